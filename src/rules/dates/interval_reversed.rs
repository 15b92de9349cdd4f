//! `interval-reversed`

use crate::diagnostic::Code;
use crate::model::{Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("interval-reversed", include_str!("interval_reversed.md")),
    check: Check::Leaf(&[LeafType::Date], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    if let Leaf::Date(date) = leaf
        && date.is_reversed()
        && let Some((start, end)) = date.as_str().split_once('/')
    {
        report
            .at(path, format!("the interval ends in `{end}`, before it begins in `{start}`"))
            .label("the earlier date goes first")
            .help(format!("write `{end}/{start}`, or correct one of the dates"));
    }
}
