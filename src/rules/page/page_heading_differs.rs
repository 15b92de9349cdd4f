//! `page-heading-differs`

use crate::diagnostic::Code;
use crate::rules::page::values_by_syntax;
use crate::rules::page::words::Words;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::advice("page-heading-differs", include_str!("page_heading_differs.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    /// A heading with fewer words may be the name of the site or of a section.
    const FEWEST: usize = 4;
    // With several headings, any may be that of the article.
    let Some([(heading, span)]) = file.graph.outline().map(|outline| outline.headings.as_slice()) else {
        return;
    };
    let shown = Words::of(heading);
    let titles = values_by_syntax(file, &["headline", "alternativeHeadline", "name"]);
    let mut titles = titles.into_iter().flat_map(|(_, values)| values);
    let Some(first) = titles.next().filter(|_| file.article.is_some() && shown.len() >= FEWEST) else {
        return;
    };
    let is_alike = |title: &str| Words::of(title).share(&shown, 50);
    if std::iter::once(first).chain(titles).any(|title| is_alike(title.text().unwrap_or_default())) {
        return;
    }
    let name = file.graph.written_name(first, "headline");
    report
        .at(*span, format!("the heading on the page differs from `{name}`"))
        .label("other words")
        .related(first.brief_span(), format!("`{name}`"))
        .help("describe the article that readers see; if this is intended, ignore this advice");
}
