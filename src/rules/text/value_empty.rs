//! `value-empty`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, Table};
use crate::rules::text::Oddity;
use crate::rules::{Check, Report, Rule};
use crate::source::edit::Edit;
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("value-empty", include_str!("value_empty.md"))
        .families(&["empty"])
        .fixable(Applicability::Safe),
    check: Check::OddText(Oddity::BLANK_START, check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let text = match leaf {
        Leaf::Text(text) => text,
        Leaf::Url(url) => url.as_str(),
        Leaf::Uri(uri) => uri.as_str(),
        // Other rules report an empty date or identifier as malformed. The contents of extensions are not checked.
        _ => return,
    };
    if !text.trim_start().is_empty() {
        return;
    }
    let pointer = path.pointer();
    if !may_be_empty(&pointer) {
        let field = pointer.steps().filter(|step| step.parse::<usize>().is_err()).last().unwrap_or_default();
        let fix = can_be_left_out(&pointer, &field).then(|| Edit::remove(pointer.clone()));
        report
            .at(pointer, format!("`{field}` is empty"))
            .label("says nothing")
            .help("fill it in, or remove it")
            .fix(fix);
    }
}

/// Whether the field is optional for every entity. In the body, an empty value may be a mistake.
fn can_be_left_out(pointer: &Pointer, field: &str) -> bool {
    const OPTIONAL: [&str; 36] = [
        "abbreviatedTitle",
        "awards",
        "code",
        "containerTitle",
        "cue",
        "description",
        "edition",
        "elocationId",
        "email",
        "family",
        "familyName",
        "firstPage",
        "geonames",
        "given",
        "givenName",
        "holder",
        "image",
        "issue",
        "label",
        "lastPage",
        "literal",
        "logo",
        "note",
        "number",
        "page",
        "prefix",
        "publisherPlace",
        "sameAs",
        "section",
        "statement",
        "subtitle",
        "suffix",
        "unstated",
        "unstructured",
        "url",
        "volume",
    ];
    let is_in_text = pointer.steps().next().is_some_and(|first| first == "body" || first == "back");
    !is_in_text && OPTIONAL.binary_search(&field).is_ok()
}

/// Whether an empty value may be intended here.
fn may_be_empty(pointer: &Pointer) -> bool {
    let steps: Vec<String> = pointer.steps().collect();
    let Some((field, above)) = steps.split_last() else { return true };
    match field.as_str() {
        // A decorative image; an anchor without context.
        "alt" | "prefix" | "suffix" => true,
        // A cell.
        "content" => above.iter().any(|step| step == Table::ROWS),
        // A listing without lines.
        "text" => above.iter().any(|step| step == "body" || step == "back"),
        // White space between two marked inlines; only these two fields are lists of texts.
        item if item.parse::<usize>().is_ok() => {
            !matches!(above.last().map(String::as_str), Some("awards" | "unstated"))
        }
        _ => false,
    }
}
