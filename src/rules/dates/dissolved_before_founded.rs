//! `dissolved-before-founded`

use crate::diagnostic::Code;
use crate::model::{Article, Organization};
use crate::rules::dates::reversed;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("dissolved-before-founded", include_str!("dissolved_before_founded.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, organization) in &document.article.organizations {
        let (Some(founded), Some(dissolved)) = (&organization.founded, &organization.dissolved) else {
            continue;
        };
        let Some(severity) = reversed(founded, dissolved) else { continue };
        let organization = Pointer::default().key(Article::ORGANIZATIONS).key(id.as_str());
        report
            .at(
                organization.clone().key(Organization::DISSOLVED),
                format!("`{id}` was dissolved in `{dissolved}`, before it was founded in `{founded}`"),
            )
            .severity(severity)
            .label("before it was founded")
            .related(organization.key(Organization::FOUNDED), "founded here")
            .help("swap the dates, or correct one of them");
    }
}
