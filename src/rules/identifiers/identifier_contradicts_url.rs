//! `identifier-contradicts-url`

use crate::diagnostic::Code;
use crate::rules::identifiers::elsewhere::{self, Role};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("identifier-contradicts-url", include_str!("identifier_contradicts_url.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for map in elsewhere::FIELDS {
        elsewhere::each(document.article, map, &mut |found| {
            let Some(own) = found.own.and_then(|own| found.scheme.read(own)) else { return };
            // An entity may have several identifiers, but `sameAs` says that it is the same entity.
            if found.role == Role::Other || found.scheme.is_same(&own, &found.id) {
                return;
            }
            let (scheme, id) = (found.scheme, &found.id);
            let field = found.field.steps().last().unwrap_or_default();
            report
                .at(found.at, format!("this URL has a different {scheme}, `{id}`, from that in `{field}`"))
                .label(format!("not `{own}`"))
                .related(found.field, format!("the {scheme}"))
                .help("check which is right, and correct the other");
        });
    }
}
