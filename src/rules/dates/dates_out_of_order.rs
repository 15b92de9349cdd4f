//! `dates-out-of-order`

use crate::diagnostic::Code;
use crate::model::{Article, Date, Dates, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("dates-out-of-order", include_str!("dates_out_of_order.md")),
    check: Check::Article(check),
};

/// The number of dates that each later one is compared with: those that more revisions have say little.
const COMPARED: usize = 32;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Dates { created, received, revised, accepted, published, modified, .. } =
        &document.article.metadata.dates;
    let stages: [(&str, &[Date]); 6] = [
        ("created", created.as_slice()),
        ("received", received.as_slice()),
        ("revised", revised),
        ("accepted", accepted.as_slice()),
        ("published", published.as_slice()),
        ("modified", modified.as_slice()),
    ];
    let stated =
        || stages.iter().flat_map(|(stage, dates)| dates.iter().enumerate().map(move |date| (*stage, date)));
    for (place, (late, (n, date))) in stated().enumerate() {
        let conflict =
            stated().take(place.min(COMPARED)).find(|(_, (_, early))| is_out_of_order(early, date));
        let Some((early, (m, before))) = conflict else { continue };
        report
            .at(pointer(late, n), format!("`{late}` is `{date}`, before `{early}`, which is `{before}`"))
            .label(format!("before it was {early}"))
            .related(pointer(early, m), format!("`{early}` is later"))
            .help("correct one of the dates");
    }
}

/// Whether `late` is dated before `early`, by more than what the clocks of two programs may differ.
///
/// Dates that overlap are in order: "published in 2023" fits "received in May 2023". But a date that begins *and* ends
/// earlier is probably the earlier one.
fn is_out_of_order(early: &Date, late: &Date) -> bool {
    let is_before =
        late.is_certainly_before(early) || late.is_possibly_before(early) && leans_before(late, early);
    is_before && late.seconds_until(early).is_none_or(|seconds| seconds >= 60)
}

fn leans_before(late: &Date, early: &Date) -> bool {
    let ((late_start, late_end), (early_start, early_end)) = (late.iso_bounds(), early.iso_bounds());
    let before = |a: Option<String>, b: Option<String>| {
        a.zip(b).is_some_and(|(a, b)| Date(a).is_certainly_before(&Date(b)))
    };
    before(late_start, early_start) && before(late_end, early_end)
}

fn pointer(stage: &str, n: usize) -> Pointer {
    let pointer = Pointer::default().key(Article::METADATA).key(Metadata::DATES).key(stage);
    if stage == "revised" { pointer.item(n) } else { pointer }
}
