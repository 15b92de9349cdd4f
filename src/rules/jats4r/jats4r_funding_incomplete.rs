//! `jats4r-funding-incomplete`

use crate::diagnostic::{Code, Place, Severity};
use crate::model::{Article, Funding, Identity, Metadata, Organization};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;
use crate::source::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-funding-incomplete", include_str!("jats4r_funding_incomplete.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_unreadable("metadata") || report.is_unreadable("organizations") {
        return;
    }
    let article = document.article;
    let mut seen = HashSet::default();
    for (index, funding) in article.metadata.funding.iter().enumerate() {
        let at = Pointer::default().key(Article::METADATA).key(Metadata::FUNDING).item(index);
        let id = funding.funder.as_str();
        let funder = article.organizations.get(id).filter(|funder| !is_identified(funder));
        if let Some(funder) = funder
            && seen.insert(id)
        {
            report
                .at(
                    Place::Key(Pointer::default().key(Article::ORGANIZATIONS).key(id)),
                    format!("the funder {} has no identifier", funder.name),
                )
                .label("no `funderDoi`, no `ror`")
                .related(at.clone().key(Funding::FUNDER), "the funder")
                .help("add `funderDoi`, its DOI in the Open Funder Registry, or its `ror`");
        }
        // Not all support has an award number.
        if funding.awards.is_empty() {
            report
                .at(at, "the funding has no award")
                .severity(Severity::Advice)
                .label("no `awards`")
                .help("add the grant number to `awards`, if there is one");
        }
    }
}

fn is_identified(organization: &Organization) -> bool {
    let Organization { ror, funder_doi, lei, identity: Identity { isni, wikidata, .. }, .. } = organization;
    ror.is_some() || funder_doi.is_some() || isni.is_some() || wikidata.is_some() || lei.is_some()
}
