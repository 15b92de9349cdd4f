//! `credit-role-contradicts-url`

use crate::diagnostic::Code;
use crate::model::{CreditRole, Term};
use crate::rules::contributor_roles::contributor_roles;
use crate::rules::{Check, Document, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("credit-role-contradicts-url", include_str!("credit_role_contradicts_url.md")),
    check: Check::Each(&[Check::Article(check), Check::Jats(in_file)]),
};

const HELP: &str = "check what the contributor did, and correct the other";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (at, role) in contributor_roles(document.article) {
        let Term { term, scheme: _, code: _, url, broader: _, language: _ } = role;
        let Some(linked) = url.as_ref().and_then(|url| CreditRole::at(url.as_str())) else { continue };
        // The name may be in any language.
        let Some(named) = CreditRole::named(term).filter(|named| *named != linked) else { continue };
        report
            .at(at.field(Term::URL), format!("this is the URL of `{}`, but `term` is `{term}`", linked.name))
            .label(format!("`{}`", linked.name))
            .related(at.field(Term::TERM), format!("`{}`", named.name))
            .help(HELP);
    }
}

/// `vocab-term` of JATS, which the article does not keep.
fn in_file(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for role in file.each("role") {
        let (Some(term), Some(address)) =
            (role.attribute("vocab-term"), role.attribute("vocab-term-identifier"))
        else {
            continue;
        };
        let (Some(named), Some(linked)) =
            (CreditRole::named(&term.value()), CreditRole::at(&address.value()))
        else {
            continue;
        };
        // If the text disagrees with the URL as well, the URL is wrong, and that is reported in the article.
        let is_reported = CreditRole::named(&role.text()).is_some_and(|printed| printed != linked);
        if named != linked && !is_reported {
            report
                .at(
                    term.value_span(),
                    format!("the term is `{}`, but the URL is that of `{}`", named.name, linked.name),
                )
                .label(format!("`{}`", named.name))
                .related(address.value_span(), format!("`{}`", linked.name))
                .help(HELP);
        }
    }
}
