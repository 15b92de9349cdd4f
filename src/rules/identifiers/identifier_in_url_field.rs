//! `identifier-in-url-field`

use crate::diagnostic::{Applicability, Code};
use crate::rules::identifiers::elsewhere::{self, Role};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::edit::Edit;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("identifier-in-url-field", include_str!("identifier_in_url_field.md"))
        .fixable(Applicability::Safe),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for map in elsewhere::FIELDS {
        // The identifier's own field may be among the unread parts.
        if report.is_unreadable(map) {
            continue;
        }
        let mut last = None;
        elsewhere::each(document.article, map, &mut |found| {
            // An entity has one identifier of each scheme: the first is moved, and a different second one is then a
            // contradiction.
            if found.own.is_some() || last.as_ref() == Some(&found.field) {
                return;
            }
            let field = found.field.steps().last().unwrap_or_default();
            let (scheme, id) = (found.scheme, &found.id);
            let message = match found.role {
                Role::Other => {
                    format!("this {scheme} is listed among other identifiers, but has a field of its own")
                }
                _ => format!("this URL is the {scheme} `{id}`, which has a field of its own"),
            };
            let is_own_page = map == "metadata" && found.role == Role::Page;
            let finding = report.at(found.at, message).label(format!("belongs in `{field}`"));
            let set = Edit::set(found.field.clone(), id.as_str());
            if is_own_page {
                finding
                    .help(format!(
                        "add `\"{field}\": \"{id}\"`, and write the URL of the article's own page here"
                    ))
                    .fix([set]);
            } else {
                finding
                    .help(format!("write `\"{field}\": \"{id}\"` instead"))
                    .fix([Edit::remove(found.whole), set]);
            }
            last = Some(found.field);
        });
    }
}
