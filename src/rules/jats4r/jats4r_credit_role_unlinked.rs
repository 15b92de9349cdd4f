//! `jats4r-credit-role-unlinked`

use crate::diagnostic::Code;
use crate::model::{CreditRole, Term};
use crate::rules::contributor_roles::contributor_roles;
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-credit-role-unlinked", include_str!("jats4r_credit_role_unlinked.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (at, role) in contributor_roles(document.article) {
        let Some(meant) = unlinked(role) else { continue };
        report
            .at(at.field(Term::TERM), format!("`{}` is not linked to CRediT", role.term))
            .label("a CRediT role")
            .help(format!(
                "write an object with `term`, `scheme` `https://credit.niso.org/` and `url` `{}`",
                meant.url()
            ));
    }
}

/// The CRediT role that these words name unambiguously.
fn unlinked(role: &Term) -> Option<CreditRole> {
    let Term { term, scheme, code, url, broader: _, language: _ } = role;
    if scheme.is_some() || code.is_some() || url.is_some() {
        return None;
    }
    let mut words = term.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.by_ref().take(4).collect::<Vec<_>>().join("-").to_lowercase();
    let is_whole = words.next().is_none();
    CreditRole::all().find(|role| role.slug == slug).filter(|_| is_whole)
}
