//! `jats4r-review-incomplete`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-review-incomplete", include_str!("jats4r_review_incomplete.md")),
    check: Check::Jats(check),
};

/// The suggested values for such materials.
const REVIEWS: [&str; 9] = [
    "reviewer-report",
    "referee-report",
    "editor-report",
    "author-comment",
    "community-comment",
    "aggregated-review-documents",
    "decision-letter",
    "peer-review",
    "reviewer-comments",
];

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for article in file.each_of(&["article", "sub-article"]) {
        let Some(kind) = article.attribute("article-type").filter(|kind| REVIEWS.contains(&kind.raw_value()))
        else {
            continue;
        };
        let front = article.child("front-stub").or_else(|| article.child("front")?.child("article-meta"));
        let Some(front) = front else { continue };
        let has_doi = front.elements().any(|id| {
            id.is("article-id") && id.attribute("pub-id-type").is_some_and(|kind| kind.value() == "doi")
        });
        let has_title = front.child("title-group").is_some();
        let has_contributor =
            front.elements().any(|group| group.is("contrib-group") && group.child("contrib").is_some());
        let missing: Vec<&str> = [
            (has_doi, "`article-id` with its DOI"),
            (has_title, "`title-group`"),
            (has_contributor, "`contrib-group`"),
        ]
        .into_iter()
        .filter_map(|(is_there, what)| (!is_there).then_some(what))
        .collect();
        if let Some(first) = missing.first() {
            report
                .at(kind.value_span(), format!("this `{}` cannot be cited on its own", kind.raw_value()))
                .label(format!("no {first}"))
                .help(format!("add {}", missing.join(", ")));
        }
    }
}
