//! What a file contains, by its name and content.

use std::borrow::Cow;
use std::fmt;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};

use super::selection::Reason;
use crate::formats::Format;
use crate::formats::article::{SCHEMA_ID, Syntax};
use crate::source::markdown::front_matter;
use crate::source::{BYTE_ORDER_MARK, Source, html};

/// How many bytes of a file tell what it is, if its name does not.
pub(super) const START: usize = 1 << 10;

/// How far the root of an XML file is looked for.
const ROOT_WITHIN: usize = 1 << 16;

/// The first bytes of a file, or `None` if they cannot be read.
pub(super) fn start(file: &mut impl Read) -> Option<Vec<u8>> {
    let mut start = Vec::with_capacity(START);
    file.take(START as u64).read_to_end(&mut start).ok()?;
    Some(start)
}

/// The format of a file with this name, which may also be JSON-LD if it is JSON; `None` if the name does not say.
pub(super) fn by_name(path: &Path) -> Option<Format> {
    Format::by_extension(&path.file_name()?.to_string_lossy())
}

/// The format of a file whose name says nothing, by its start: a page, JATS, an article or JSON-LD.
pub(super) fn by_start(start: &[u8]) -> Option<Format> {
    let text = text(start);
    let text = text.trim_start();
    let format = Format::of("", text);
    let is_certain = match format {
        Format::Html => true,
        Format::Jats => is_jats(text) == Some(true),
        Format::Json => text.contains("\"metadata\"") || text.contains(SCHEMA_ID),
        Format::Jsonld => text.contains("\"@"),
        Format::Markdown => front_matter(text).is_some_and(|front| has_metadata(front, Syntax::Yaml)),
        Format::Yaml => false,
    };
    is_certain.then_some(format)
}

/// The format of a file of a folder or an archive, or why it is passed over.
pub(super) fn format(path: &Path, bytes: &[u8]) -> Result<Format, Reason> {
    let beginning = |most: usize| &bytes[..bytes.len().min(most)];
    let Some(format) = by_name(path).or_else(|| by_start(beginning(START))) else {
        return Err(Reason::Unknown);
    };
    match format {
        Format::Html | Format::Jsonld => Ok(format),
        // What has no root at all is broken, and is reported.
        Format::Jats if is_jats(&text(beginning(ROOT_WITHIN))) == Some(false) => Err(Reason::Xml),
        Format::Jats => Ok(format),
        Format::Json => {
            let text = text(bytes);
            match Format::of(".json", &text) {
                Format::Json if !is_article(&text, Syntax::Json) => Err(Reason::Data),
                format => Ok(format),
            }
        }
        Format::Yaml if is_article(&text(bytes), Syntax::Yaml) => Ok(format),
        Format::Yaml => Err(Reason::Data),
        Format::Markdown if is_article(&text(bytes), Syntax::Markdown) => Ok(format),
        Format::Markdown => Err(Reason::Unknown),
    }
}

/// The text in `bytes`, as far as it can be decoded.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text.trim_start_matches(BYTE_ORDER_MARK)),
        Err(_) => {
            let decoded = Source::from_bytes("", bytes.to_vec());
            Cow::Owned(decoded.unwrap_or_else(|undecodable| undecodable.source).text)
        }
    }
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
    let text = match syntax {
        Syntax::Markdown => front_matter(text).unwrap_or_default(),
        Syntax::Json | Syntax::Yaml => text,
    };
    text.contains(SCHEMA_ID) || has_metadata(text, syntax)
}

/// Whether `metadata` is at the top level, as far as this is known despite syntax errors.
fn has_metadata(text: &str, syntax: Syntax) -> bool {
    match syntax {
        // An article is an object: a list or a string is not an article, with or without syntax errors.
        Syntax::Json if text.trim_start().starts_with(['[', '"']) => false,
        Syntax::Json => {
            let mut is_there = false;
            let parsed = serde_json::Deserializer::from_str(text).deserialize_any(TopLevel(&mut is_there));
            is_there || parsed.is_err() && text.contains("\"metadata\"")
        }
        Syntax::Yaml | Syntax::Markdown if text.trim_start().starts_with('{') => text.contains("metadata"),
        Syntax::Yaml | Syntax::Markdown => {
            let keys = ["metadata", "\"metadata\"", "'metadata'", "? metadata"];
            let is_key = |line: &str| {
                let rest = keys.iter().find_map(|key| line.strip_prefix(key));
                rest.is_some_and(|rest| rest.trim_start().starts_with(':') || rest.trim().is_empty())
            };
            text.lines().any(is_key)
        }
    }
}

/// Reads a JSON object until it finds `metadata`.
struct TopLevel<'a>(&'a mut bool);

impl<'de> Visitor<'de> for TopLevel<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut members: M) -> Result<(), M::Error> {
        while let Some(key) = members.next_key::<String>()? {
            if key == "metadata" {
                *self.0 = true;
                break;
            }
            members.next_value::<IgnoredAny>()?;
        }
        Ok(())
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
        assert!(!has_metadata(r#"[{ "metadata": 1 }]"#, Syntax::Json));
        assert!(!has_metadata(r#""metadata""#, Syntax::Json));
        assert!(!has_metadata("7", Syntax::Json));
        assert!(has_metadata("body: x\nmetadata:\n  title: y\n", Syntax::Yaml));
        assert!(has_metadata("{ metadata: { title: y } }", Syntax::Yaml));
        assert!(!has_metadata("config:\n  metadata: 1\nmetadata-version: 2\n", Syntax::Yaml));
    }

    #[test]
    fn a_broken_file_with_metadata_counts_as_an_article() {
        assert!(has_metadata(r#"{"metadata": {,}}"#, Syntax::Json));
        assert!(has_metadata(r#"{"body": 'x', "metadata": {}}"#, Syntax::Json));
        assert!(has_metadata("// a comment\n{ \"metadata\": {} }", Syntax::Json));
        assert!(!has_metadata(r#"{"compilerOptions": { // a comment"#, Syntax::Json));
    }
}
