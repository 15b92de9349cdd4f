//! `jats-iso-date-malformed`

use crate::diagnostic::{Applicability, Code};
use crate::model::Date;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-iso-date-malformed", include_str!("jats_iso_date_malformed.md"))
        .fixable(Applicability::Ask),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for date in file.each_of(&["pub-date", "date", "date-in-citation", "access-date", "year", "conf-date"]) {
        of_attribute(date, "iso-8601-date", report);
    }
    for period in file.each("ali:free_to_read") {
        ["start_date", "end_date"].into_iter().for_each(|name| of_attribute(period, name, report));
    }
}

fn of_attribute(node: Node<'_>, name: &str, report: &mut Report<'_>) {
    let Some(iso) = node.attribute(name) else { return };
    let value = iso.value();
    if is_iso(&value) {
        return;
    }
    let finding = report.at(iso.value_span(), format!("`{value}` is not an ISO 8601 date"));
    finding.label("expected `2024-03-05`, `2024-03` or `2024`");
    match meant(&value) {
        Some(meant) => finding.help(format!("write `{meant}`")).replace(iso.value_span(), meant),
        None => finding.help("write year, month and day with hyphens, or remove the attribute"),
    };
}

/// A day, month or year; a time may follow the day, and a conference may have two days with a slash between.
fn is_iso(value: &str) -> bool {
    !value.is_empty()
        && value.split('/').all(|date| {
            let day = date.split('T').next().unwrap_or_default();
            let is_plain = day.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            is_plain && Date::from(day).as_iso().is_some()
        })
}

/// The date with missing zeros and hyphens added, if that makes it valid.
fn meant(value: &str) -> Option<String> {
    let parts: Vec<&str> = match value.split(['-', '/', '.']).collect::<Vec<_>>()[..] {
        [whole] if whole.len() == 8 && whole.is_ascii() => vec![&whole[..4], &whole[4..6], &whole[6..]],
        [year, month, day] if year.len() == 4 => vec![year, month, day],
        _ => return None,
    };
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let [year, month, day] = numbers?[..] else { return None };
    // An unknown day is not day 0.
    let date = match day {
        0 => format!("{year:04}-{month:02}"),
        _ => format!("{year:04}-{month:02}-{day:02}"),
    };
    is_iso(&date).then_some(date)
}
