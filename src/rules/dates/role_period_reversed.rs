//! `role-period-reversed`

use crate::diagnostic::Code;
use crate::model::{Article, Person, Role};
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
            let role = Pointer::default().key(Article::PEOPLE).key(id.as_str()).key(Person::ROLES).item(n);
            report
                .at(
                    role.clone().key(Role::END),
                    format!("this role of `{id}` ends in `{end}`, before it begins in `{start}`"),
                )
                .severity(severity)
                .label("before the start")
                .related(role.key(Role::START), "begins here")
                .help("swap the dates, or correct one of them");
        }
    }
}
