//! `pmc-article-type-unknown`

use crate::diagnostic::{Applicability, Code, nearest};
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-article-type-unknown", include_str!("pmc_article_type_unknown.md"))
        .fixable(Applicability::Ask),
    check: Check::Jats(check),
};

const KNOWN: [&str; 47] = [
    "abstract",
    "addendum",
    "announcement",
    "article-commentary",
    "autobiography",
    "biography",
    "book-review",
    "books-received",
    "brief-report",
    "calendar",
    "case-report",
    "clinical-trial",
    "collection",
    "correction",
    "data-paper",
    "discussion",
    "dissertation",
    "editorial",
    "expression-of-concern",
    "filler",
    "guideline",
    "in-brief",
    "index",
    "introduction",
    "letter",
    "meeting-report",
    "methods-article",
    "news",
    "obituary",
    "oration",
    "other",
    "partial-retraction",
    "preprint",
    "product-review",
    "protocol",
    "rapid-communication",
    "reply",
    "report",
    "reprint",
    "research-article",
    "retraction",
    "review-article",
    "study-protocol",
    "systematic-review",
    "toc",
    "translation",
    "tutorial",
];

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(kind) = file.document.root().attribute("article-type") else { return };
    let said = kind.value();
    if KNOWN.contains(&said.as_ref()) {
        return;
    }
    let finding = report.at(kind.value_span(), format!("PubMed Central has no article type `{said}`"));
    finding.label("not on its list");
    match nearest(&said, KNOWN) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")).replace(kind.value_span(), meant),
        None => finding.help("write the nearest type, or `other`"),
    };
}
