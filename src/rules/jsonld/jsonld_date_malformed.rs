//! `jsonld-date-malformed`

use crate::diagnostic::{Code, Severity};
use crate::model::{self, Date, Normalized};
use crate::rules::dates::written_date;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::Node;
use crate::standards::schema_org::Term;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jsonld-date-malformed", include_str!("jsonld_date_malformed.md"))
        .families(&["value", "date"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    file.values_of(is_date).for_each(|(_, value)| judge(value, report));
}

/// Whether the values of a property are dates or times only.
fn is_date(property: &Term) -> bool {
    let mut ranges = property.ranges().map(|range| range.name);
    let is_time = |range| matches!(range, "Date" | "DateTime" | "Time");
    ranges.clone().any(is_time) && ranges.all(|range| !matches!(range, "Text" | "URL"))
}

fn judge(value: Node<'_>, report: &mut Report<'_>) {
    let Some(text) = value.text().map(str::trim) else { return };
    if is_iso(text) {
        return;
    }
    let finding = report.at(value.span(), format!("`{text}` is not an ISO 8601 date"));
    let (meant, normalized) = model::written_date(text);
    if normalized != Normalized::No {
        // The meaning is certain, and some consumers understand it.
        finding.severity(Severity::Warning).label("different format").help(format!("write `{meant}`"));
        return;
    }
    match written_date::candidates(text).as_slice() {
        [] => finding.label("not a date").help("write it as `2023-05-15` or `2023-05-15T10:00:00+09:00`"),
        [only] => finding.label("not a date").help(format!("did you mean `{only}`?")),
        [one, other, ..] => finding.label("ambiguous").help(format!("write `{one}` or `{other}`")),
    };
}

/// Whether a text is a date, a date and time, or a time in the extended format of ISO 8601; or an EDTF date, from part
/// 2 of it.
fn is_iso(text: &str) -> bool {
    let is_date = |text: &str| Date::from(text).edtf().is_ok();
    // A complete day, which a time can follow.
    let (day, time) = match text.split_once('T') {
        Some((day, time)) => (day, time),
        None if text.contains(':') => ("2000-01-01", text),
        None => return is_date(text),
    };
    let end =
        time.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.' | ','))).unwrap_or(time.len());
    let (clock, zone) = time.split_at(end);
    let (whole, fraction) = clock.split_once(['.', ',']).unwrap_or((clock, "0"));
    let seconds = if whole.len() == 5 { ":00" } else { "" };
    let minutes = if zone.len() == 3 { ":00" } else { "" };
    !fraction.is_empty()
        && fraction.bytes().all(|b| b.is_ascii_digit())
        && is_date(&format!("{day}T{whole}{seconds}{zone}{minutes}"))
}

#[cfg(test)]
mod tests {
    use super::is_iso;

    #[test]
    fn the_extended_format_of_iso_8601_is_accepted() {
        for text in [
            "2026",
            "2026-11",
            "2026-11-24",
            "2026-11-24T09:30",
            "2026-11-24T09:30:00",
            "2026-11-24T09:30:00Z",
            "2026-11-24T09:30:00.123Z",
            "2026-11-24T09:30:00,5+09:00",
            "2026-11-24T09:30+09:00",
            "2026-11-24T09:30:00-05",
            "09:30",
            "09:30:00",
            "09:30:00+01:00",
            "2026-11/2026-12",
            "2026?",
        ] {
            assert!(is_iso(text), "{text}");
        }
        for text in [
            "",
            "T",
            "24",
            "2026-13",
            "2026-02-30",
            "2026-11-24 09:30:00",
            "2026-11-24T09:30:00+0100",
            "2026-11-24T25:00:00",
            "2026-11-24T09:30:00.Z",
            "20261124",
            "24.11.2026",
            "Nov 24, 2026",
            "2026-11-24T",
            "yesterday",
            "9:30",
            ":",
        ] {
            assert!(!is_iso(text), "{text}");
        }
    }
}
