//! `jats4r-orcid-missing`

use crate::diagnostic::{Code, Place};
use crate::model::{Article, Contributor, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("jats4r-orcid-missing", include_str!("jats4r_orcid_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_unreadable("people") {
        return;
    }
    let article = document.article;
    for (index, author) in article.metadata.authors.iter().enumerate() {
        let id = author.agent.as_str();
        let Some(person) = article.people.get(id).filter(|person| person.orcid.is_none()) else { continue };
        let role = if author.corresponding { "the corresponding author" } else { "the author" };
        let authors = Pointer::default().key(Article::METADATA).key(Metadata::AUTHORS);
        report
            .at(
                Place::Key(Pointer::default().key(Article::PEOPLE).key(id)),
                format!("{role} {} has no ORCID iD", person.name),
            )
            .label("no `orcid`")
            .related(authors.item(index).key(Contributor::AGENT), "listed as an author here")
            .help("ask the author for the iD and add it as `orcid`");
    }
}
