//! `time-without-offset`

use crate::diagnostic::Code;
use crate::model::{DateForm, Leaf, LeafType, Zone};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("time-without-offset", include_str!("time_without_offset.md")).families(&["date"]),
    check: Check::Leaf(&[LeafType::Date], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    if let Leaf::Date(date) = leaf
        && let Some(DateForm::Time { zone: Zone::Unknown, .. }) = date.form()
    {
        report
            .at(path, format!("`{date}` has no UTC offset, so its time zone is unknown"))
            .label("no offset")
            .help(format!("add the local offset, as in `{date}+09:00`, or `Z` for UTC"));
    }
}
