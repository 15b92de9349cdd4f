//! `funder-id-foreign`

use crate::diagnostic::Code;
use crate::model::{Article, Organization, Scheme};
use crate::rules::{Check, Document, JatsFile, Origin, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("funder-id-foreign", include_str!("funder_id_foreign.md")),
    check: Check::Each(&[Check::Article(check), Check::Jats(in_file)]),
};

/// The prefix of all DOIs in the registry.
const PREFIX: &str = "10.13039/";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // In JATS, the file says which identifiers are from the registry.
    if document.origin == Origin::Jats {
        return;
    }
    for (id, organization) in &document.article.organizations {
        let Some(doi) = &organization.funder_doi else { continue };
        // Another rule reports malformed DOIs.
        if Scheme::Doi.read(doi.as_str()).is_some_and(|doi| !doi.starts_with(PREFIX)) {
            let organizations = Path::ROOT.key(Article::ORGANIZATIONS);
            let at = organizations.key(id.as_str()).key(Organization::FUNDER_DOI).pointer();
            report.at(at, message(doi.as_str())).label(LABEL).help(HELP);
        }
    }
}

fn in_file(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for id in file.each("institution-id") {
        let says = |name: &str, values: &[&str]| {
            id.attribute(name)
                .is_some_and(|said| values.iter().any(|one| one.eq_ignore_ascii_case(&said.value())))
        };
        let is_of_registry = says("institution-id-type", &["FundRef", "open-funder-registry"])
            || says("vocab", &["open-funder-registry"]);
        let text = id.text();
        let value = text.trim();
        if !is_of_registry || value.is_empty() {
            continue;
        }
        if !Scheme::Doi.read(value).is_some_and(|doi| doi.starts_with(PREFIX)) {
            report.at(id.content_span(), message(value)).label(LABEL).help(HELP);
        }
    }
}

const LABEL: &str = "not in the registry";
const HELP: &str = "write the funder's DOI from the registry: it begins with `10.13039/`";

fn message(value: &str) -> String {
    format!("`{value}` is not a DOI of the Funder Registry")
}
