//! `credit-role-unknown`

use crate::diagnostic::{Applicability, Code, nearest};
use crate::model::{CreditRole, Term};
use crate::rules::contributor_roles::{RolePlace, contributor_roles};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("credit-role-unknown", include_str!("credit_role_unknown.md"))
        .fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (at, role) in contributor_roles(document.article).filter(|(_, role)| role.is_credit()) {
        self::role(at, role, report);
    }
}

fn role(at: RolePlace, role: &Term, report: &mut Report<'_>) {
    let Term { term, scheme: _, code, url, broader: _, language: _ } = role;
    let by_url = url.as_ref().map(|url| url.as_str()).filter(|url| url.contains("credit.niso.org"));
    // The URL or code identifies the role, whatever the language of the name.
    let by_name = CreditRole::named(term);
    let by_code = code.as_deref().and_then(|code| CreditRole::named(code).or_else(|| CreditRole::at(code)));
    if let Some(url) = by_url {
        if CreditRole::at(url).is_some() {
            return;
        }
        let finding = report
            .at(at.field(Term::URL), format!("`{url}` is not the URL of a CRediT role"))
            .label("not one of the 14 roles");
        finding.suggest(url, by_name.or(by_code).map(CreditRole::url), WHERE);
        return;
    }
    if by_name.is_some() || by_code.is_some() {
        return;
    }
    let finding = report
        .at(at.field(Term::TERM), format!("`{term}` is not a CRediT role"))
        .label("not one of the 14 roles");
    finding.suggest(term, meant(term), WHERE);
}

const WHERE: &str =
    "write one of the 14 roles from https://credit.niso.org/, or do not mark the role as CRediT";

/// The role with a British spelling, an inexact name or a typo.
fn meant(term: &str) -> Option<&'static str> {
    let american = term.to_lowercase().replace("isation", "ization");
    let half = match american.trim() {
        "writing" | "original draft" | "drafting" => Some("Writing – original draft"),
        "editing" | "review and editing" | "review & editing" | "reviewing" => {
            Some("Writing – review & editing")
        }
        "funding" => Some("Funding acquisition"),
        "data" => Some("Data curation"),
        "programming" => Some("Software"),
        _ => None,
    };
    half.or_else(|| nearest(&american, CreditRole::all().map(|role| role.name)))
}
