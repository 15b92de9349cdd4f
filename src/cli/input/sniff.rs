//! What a file contains, by its name and content.

use std::ops::ControlFlow;
use std::path::Path;

use super::selection::Reason;
use crate::formats::Format;
use crate::formats::article::{SCHEMA_ID, Syntax};
use crate::source::{Source, html, json};

/// How many bytes of a file tell what it is, if its name does not.
pub(super) const START: usize = 1 << 10;

/// What a file is at first sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    Yaml,
    Xml,
    Jsonld,
    Html,
}

impl Kind {
    /// By the extension of a file.
    pub(super) fn by_name(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "json" => Self::Json,
            "yaml" | "yml" => Self::Yaml,
            "xml" | "nxml" | "jats" => Self::Xml,
            "jsonld" => Self::Jsonld,
            "html" | "htm" | "xhtml" => Self::Html,
            _ => return None,
        })
    }

    /// By the start of a file whose name says nothing: a page, JATS, an article or JSON-LD.
    pub(super) fn by_start(start: &[u8]) -> Option<Self> {
        let text = text(start);
        let text = text.trim_start();
        match Format::of("", text) {
            Format::Html => Some(Self::Html),
            Format::Jats if is_jats(text) == Some(true) => Some(Self::Xml),
            Format::Json if text.contains("\"metadata\"") || text.contains(SCHEMA_ID) => Some(Self::Json),
            Format::Jsonld if text.contains("\"@") => Some(Self::Jsonld),
            _ => None,
        }
    }

    /// The formats that such a file may be in.
    pub(super) fn formats(self) -> &'static [Format] {
        match self {
            Self::Json => &[Format::Json, Format::Jsonld],
            Self::Yaml => &[Format::Yaml],
            Self::Xml => &[Format::Jats],
            Self::Jsonld => &[Format::Jsonld],
            Self::Html => &[Format::Html],
        }
    }
}

/// The format of a file of a folder or an archive, or why it is passed over.
pub(super) fn format(path: &Path, bytes: &[u8]) -> Result<Format, Reason> {
    let text = text(bytes);
    match Kind::by_name(path).or_else(|| Kind::by_start(bytes)) {
        None => Err(Reason::Unknown),
        Some(Kind::Html) => Ok(Format::Html),
        Some(Kind::Jsonld) => Ok(Format::Jsonld),
        // What has no root at all is broken, and is reported.
        Some(Kind::Xml) if is_jats(&text) == Some(false) => Err(Reason::Xml),
        Some(Kind::Xml) => Ok(Format::Jats),
        Some(Kind::Json) => match Format::of(".json", &text) {
            Format::Json if !is_article(&text, Syntax::Json) => Err(Reason::Data),
            format => Ok(format),
        },
        Some(Kind::Yaml) if is_article(&text, Syntax::Yaml) => Ok(Format::Yaml),
        Some(Kind::Yaml) => Err(Reason::Data),
    }
}

/// The text in `bytes`, as far as it can be decoded.
fn text(bytes: &[u8]) -> String {
    Source::from_bytes("", bytes.to_vec()).unwrap_or_else(|undecodable| undecodable.source).text
}

/// Whether the first element of a text is the root of JATS; `None` if there is no element.
fn is_jats(text: &str) -> Option<bool> {
    let beginning = text.get(..START).unwrap_or(text);
    if beginning.contains("<!DOCTYPE article") {
        return Some(true);
    }
    let mut is_root = None;
    html::tags(text, &mut |tag| {
        let has_namespace = tag.attributes.iter().any(|attribute| attribute.name == "xmlns");
        is_root = Some(matches!(tag.name.as_str(), "article" | "pmc-articleset") && !has_namespace);
        ControlFlow::Break(())
    });
    is_root
}

/// Whether a text in JSON or YAML is an article.
fn is_article(text: &str, syntax: Syntax) -> bool {
    text.contains(SCHEMA_ID) || has_metadata(text, syntax)
}

/// Whether `metadata` is at the top level, as far as this is known despite syntax errors.
fn has_metadata(text: &str, syntax: Syntax) -> bool {
    match syntax {
        Syntax::Json => match json::parse(text) {
            Ok(tree) => tree.root().get("metadata").is_some(),
            Err(_) => text.contains("\"metadata\""),
        },
        Syntax::Yaml if text.trim_start().starts_with('{') => text.contains("metadata"),
        Syntax::Yaml => {
            let keys = ["metadata", "\"metadata\"", "'metadata'", "? metadata"];
            let is_key = |line: &str| {
                let rest = keys.iter().find_map(|key| line.strip_prefix(key));
                rest.is_some_and(|rest| rest.trim_start().starts_with(':') || rest.trim().is_empty())
            };
            text.lines().any(is_key)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_has_metadata_at_its_top_level() {
        assert!(has_metadata(r#"{"body": "x", "metadata": {}}"#, Syntax::Json));
        assert!(!has_metadata(r#"{"name": "x", "config": {"metadata": {}}}"#, Syntax::Json));
        assert!(!has_metadata("[1]", Syntax::Json));
        assert!(has_metadata("body: x\nmetadata:\n  title: y\n", Syntax::Yaml));
        assert!(has_metadata("{ metadata: { title: y } }", Syntax::Yaml));
        assert!(!has_metadata("config:\n  metadata: 1\nmetadata-version: 2\n", Syntax::Yaml));
    }

    #[test]
    fn a_broken_file_with_metadata_counts_as_an_article() {
        assert!(has_metadata(r#"{"metadata": {,}}"#, Syntax::Json));
        assert!(!has_metadata(r#"{"compilerOptions": { // a comment"#, Syntax::Json));
    }
}
