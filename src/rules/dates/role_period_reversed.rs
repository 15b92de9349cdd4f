//! `role-period-reversed`

use crate::diagnostic::Code;
use crate::rules::dates::reversed;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("role-period-reversed", include_str!("role_period_reversed.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, person) in &document.article.people {
        for (n, role) in person.roles.iter().enumerate() {
            let (Some(start), Some(end)) = (&role.start, &role.end) else { continue };
            let Some(severity) = reversed(start, end) else { continue };
            let role = Pointer::default().key("people").key(id.as_str()).key("roles").item(n);
            report
                .at(
                    role.clone().key("end"),
                    format!("this role of `{id}` ends in `{end}`, before it begins in `{start}`"),
                )
                .severity(severity)
                .label("before the start")
                .related(role.key("start"), "begins here")
                .help("exchange the two dates, or correct one of them");
        }
    }
}
