//! `equal-contribution-alone`

use crate::diagnostic::Code;
use crate::model::{Article, Contributor, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("equal-contribution-alone", include_str!("equal_contribution_alone.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Metadata { authors, contributors, .. } = &document.article.metadata;
    let lists = [(Metadata::AUTHORS, authors), (Metadata::CONTRIBUTORS, contributors)];
    let mut marked = lists.into_iter().flat_map(|(field, list)| {
        let marked = list.iter().enumerate().filter(|(_, contributor)| contributor.equal_contribution);
        marked.map(move |(index, contributor)| (field, index, contributor))
    });
    let (Some((field, index, only)), None) = (marked.next(), marked.next()) else { return };
    // The others may be in the part that could not be read.
    if report.is_unreadable(Article::METADATA) {
        return;
    }
    let metadata = Path::ROOT.key(Article::METADATA);
    let at = metadata.key(field).item(index).key(Contributor::EQUAL_CONTRIBUTION).pointer();
    report
        .at(at, format!("only `{}` is marked as having contributed equally", only.agent.as_str()))
        .label("equal to no other")
        .help("mark the others who contributed as much, or remove the mark");
}
