//! `jats4r-author-affiliation-unlinked`

use crate::diagnostic::Code;
use crate::model::{Article, Contributor, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "jats4r-author-affiliation-unlinked",
        include_str!("jats4r_author_affiliation_unlinked.md"),
    ),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    if report.is_unreadable("metadata") || report.is_unreadable("people") {
        return;
    }
    let authors = &article.metadata.authors;
    let belongs = |author| !article.affiliations_of(author).is_empty();
    let Some(first) = authors.iter().position(belongs) else { return };
    for (index, author) in authors.iter().enumerate() {
        let Some(person) = article.people.get(author.agent.as_str()) else { continue };
        if belongs(author) {
            continue;
        }
        let listed = Pointer::default().key(Article::METADATA).key(Metadata::AUTHORS);
        report
            .at(
                listed.clone().item(index).key(Contributor::AGENT),
                format!("{} has no affiliation, but other authors do", person.name),
            )
            .label("no affiliation")
            .related(listed.item(first).key(Contributor::AGENT), "this author has one")
            .help("add `affiliations` to the author, or a role with an `organization` to the person");
    }
}
