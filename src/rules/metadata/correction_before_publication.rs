//! `correction-before-publication`

use crate::diagnostic::Code;
use crate::model::{Article, Correction, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("correction-before-publication", include_str!("correction_before_publication.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    let at = Path::ROOT.key(Article::METADATA);
    let dates = at.key(Metadata::DATES);
    let mut published =
        [("published", &metadata.dates.published), ("publishedPrint", &metadata.dates.published_print)]
            .into_iter()
            .filter_map(|(field, date)| date.as_ref().map(|date| (field, date)));
    let Some((field, first)) = published.next() else { return };
    let other = published.next();
    for (n, correction) in metadata.corrections.iter().enumerate() {
        let date = &correction.date;
        if !date.is_certainly_before(first)
            || other.is_some_and(|(_, other)| !date.is_certainly_before(other))
        {
            continue;
        }
        report
            .at(
                at.key(Metadata::CORRECTIONS).item(n).key(Correction::DATE).pointer(),
                format!("this correction is dated `{date}`, before the article was published in `{first}`"),
            )
            .label("before publication")
            .related(dates.key(field).pointer(), "published here")
            .help("correct one of the dates; changes before publication need no notice");
    }
}
