//! `time-without-offset`

use crate::diagnostic::Code;
use crate::model::{Date, DateForm, Leaf, LeafType, Zone};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("time-without-offset", include_str!("time_without_offset.md")).families(&["date"]),
    check: Check::Leaf(&[LeafType::Date], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Date(date) = leaf else { return };
    let Some(time) = local_time(date) else { return };
    report
        .at(path, format!("`{time}` has no UTC offset, so its time zone is unknown"))
        .label("no offset")
        .help(format!("add the local offset, as in `{time}+09:00`, or `Z` for UTC"));
}

/// The first time without an offset: the date itself, or an end of the interval.
fn local_time(date: &Date) -> Option<Date> {
    let has_no_offset = |date: &Date| matches!(date.form(), Some(DateForm::Time { zone: Zone::Unknown, .. }));
    if !date.as_str().contains('T') {
        return None;
    }
    let (start, end) = date.ends();
    [start, end].into_iter().flatten().find(has_no_offset)
}
