//! `date-malformed`

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::{Date, Leaf, LeafType};
use crate::rules::dates::written_date;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("date-malformed", include_str!("date_malformed.md"))
        .families(&["date"])
        .fixable(Applicability::Ask),
    check: Check::Leaf(&[LeafType::Date], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Date(date) = leaf else { return };
    let Err(wrong) = date.edtf() else { return };
    if date.is_reversed() {
        return;
    }
    let text = date.as_str();
    if text.is_empty() {
        report.at(path, "the date is empty").label("no date").help("remove the field");
        return;
    }
    let start = text.floor_char_boundary(wrong.offset.min(text.len()));
    let candidates = written_date::candidates(text);
    let help = match candidates.as_slice() {
        [] => match month_before(text, start) {
            Some(month) => format!("correct the day, or write only the month: `{month}`"),
            None => "write it as `2023-05-15`, `2023-05` or `2023`; an interval as `1910/1945`".to_owned(),
        },
        [only] => format!("write `{only}`"),
        [one, other, ..] => format!("write `{one}` or `{other}`"),
    };
    let place = match text[start..].chars().next() {
        Some(_) => Place::Within(path.pointer(), start..end_of_part(text, start)),
        None => Place::At(path.pointer()),
    };
    let finding = report.at(place, format!("`{text}` is not a valid EDTF date"));
    finding.label(label(wrong.message)).help(help);
    if let [only] = candidates.as_slice() {
        finding.fix_text(text, only);
    }
}

/// The month that `text` names before the day at `start`, if everything up to there is valid.
fn month_before(text: &str, start: usize) -> Option<&str> {
    let month = text[..start].strip_suffix('-')?;
    (month.len() == 7 && Date::from(month).edtf().is_ok()).then_some(month)
}

/// The end of the run of digits or letters at `start`, or of the single character there.
fn end_of_part(text: &str, start: usize) -> usize {
    let part = text[start..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - start);
    match text[start..].chars().next() {
        Some(first) if part == 0 => start + first.len_utf8(),
        _ => start + part,
    }
}

/// The label: shorter than the parser's message.
fn label(message: &str) -> &'static str {
    const LABELS: [(&str, &str); 11] = [
        ("white", "white space"),
        ("month must be two", "two digits needed"),
        ("day must be two", "two digits needed"),
        ("month must", "no such month"),
        ("day is out", "no such day"),
        ("year must", "four digits needed"),
        ("expected '-'", "`-` expected here"),
        ("unexpected", "unexpected text"),
        ("time must", "needs `hh:mm:ss`"),
        ("time shift", "no such offset"),
        ("interval must", "extra `/`"),
    ];
    LABELS
        .iter()
        .find_map(|(start, label)| message.starts_with(start).then_some(*label))
        .unwrap_or("not understood from here")
}
