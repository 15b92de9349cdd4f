//! `date-unquoted`

use std::sync::LazyLock;

use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value};

use super::name_of;
use crate::diagnostic::{Applicability, Code, Finding};
use crate::model::Date;
use crate::source::edit::Edit;
use crate::source::{Kind, Node, Pointer};

pub(in crate::formats::article) static DATE_UNQUOTED: Code =
    Code::error("date-unquoted", include_str!("date_unquoted.md")).fixable(Applicability::Safe);

/// What the schemas of dates have, and no other.
static EXAMPLES: LazyLock<Option<Value>> =
    LazyLock::new(|| Date::json_schema(&mut SchemaGenerator::default()).get("examples").cloned());

/// A finding if the value is a number in the place of a date, which only needs quotation marks.
pub(super) fn date_unquoted(
    node: Node<'_>,
    at: &Pointer,
    around: Option<&Map<String, Value>>,
) -> Option<Finding> {
    let is_date = around?.get("examples").is_some_and(|examples| Some(examples) == EXAMPLES.as_ref());
    let raw = node.raw();
    if !is_date || node.kind() != Kind::Number || !raw.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // ISO 8601 also allows days without hyphens; here the hyphens are added.
    let with_hyphens = match raw.len() {
        8 => format!("{}-{}-{}", &raw[..4], &raw[4..6], &raw[6..]),
        _ => raw.to_owned(),
    };
    let date = Date(with_hyphens);
    let date = if date.edtf().is_ok() { date.as_str() } else { raw };
    let message = format!("{} is the number {raw}, not a date", name_of(node));
    let mut finding = Finding::new(&DATE_UNQUOTED, at.clone(), message);
    finding
        .label("no quotation marks")
        .help(format!("put it in quotes: `\"{date}\"`"))
        .fix([Edit::set(at.clone(), date)]);
    Some(finding)
}
