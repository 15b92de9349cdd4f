//! `schema-version-other`

use crate::diagnostic::{Code, Finding};
use crate::formats::article::SCHEMA_ID;
use crate::source::Tree;

pub(in crate::formats::article) static SCHEMA_VERSION_OTHER: Code =
    Code::warning("schema-version-other", include_str!("schema_version_other.md"));

/// A finding if `$schema` names another major version of byline's schema.
pub(in crate::formats::article) fn other_version(tree: &Tree<'_>) -> Option<Finding> {
    let named = tree.root().get("$schema")?;
    let other = major_version(named.text()?)?;
    let ours = major_version(SCHEMA_ID)?;
    if other == ours {
        return None;
    }
    let message =
        format!("`$schema` names version {other} of the schema, but this byline knows version {ours}");
    let mut finding = Finding::new(&SCHEMA_VERSION_OTHER, named.pointer(), message);
    finding.label("another version").help(format!(
        "use a byline that knows version {other}, or write `{SCHEMA_ID}` once the article follows it"
    ));
    Some(finding)
}

/// The `1` of `https://w3id.org/byline/1/article.schema.json`.
fn major_version(schema: &str) -> Option<&str> {
    let address = schema.strip_prefix("https://").or_else(|| schema.strip_prefix("http://"))?;
    let (version, _) = address.strip_prefix("w3id.org/byline/")?.split_once('/')?;
    version.bytes().all(|byte| byte.is_ascii_digit()).then_some(version).filter(|version| !version.is_empty())
}
