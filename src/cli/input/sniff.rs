//! Which files of a directory are articles.

use std::path::Path;

use crate::formats::article::{SCHEMA_ID, Syntax};
use crate::source::{Source, json};

/// Whether this is the name of a JSON or YAML file.
pub(super) fn is_own(path: &Path) -> bool {
    syntax(path).is_some()
}

/// The syntax of a file by its name, which may not be valid UTF-8.
fn syntax(path: &Path) -> Option<Syntax> {
    Syntax::of(&path.to_string_lossy())
}

/// Whether a JSON or YAML file contains an article.
pub(super) fn is_article(path: &Path, bytes: &[u8]) -> bool {
    let Some(syntax) = syntax(path) else { return false };
    let source = Source::from_bytes("", bytes.to_vec()).unwrap_or_else(|undecodable| undecodable.source);
    source.text.contains(SCHEMA_ID) || has_metadata(&source.text, syntax)
}

/// Whether this is the name of a file in another format that can be read.
pub(super) fn is_foreign(path: &Path) -> bool {
    const ENDINGS: [&str; 6] = ["xml", "nxml", "jsonld", "html", "htm", "xhtml"];
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
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
