//! `mention-unlinked`

use crate::diagnostic::{Applicability, Code, Place};
use crate::rules::names::unlinked::unlinked;
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("mention-unlinked", include_str!("mention_unlinked.md")).fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // The mention may be in a part that could not be read. No other format can identify the entity mentioned.
    if report.is_incomplete() || document.origin != Origin::Own {
        return;
    }
    for found in unlinked(document.article) {
        // What nothing refers to is `entity-unreachable`, with the same fix.
        if !document.declared_as(found.id).any(|declared| declared.is_referred_to) {
            continue;
        }
        let (name, id) = (found.name, found.id);
        report
            .at(
                Place::Within(found.text, found.range),
                format!("the text names `{name}`, but has no mention of `{id}`"),
            )
            .label("not marked")
            .related(Place::Key(Pointer::default().key(found.map).key(id)), "declared here")
            .help(match found.link {
                Some(_) => format!("mark it as a mention of `{id}`; `--fix=all` does"),
                None => format!("mark it as a mention of `{id}`, or of the other with this name"),
            })
            .fix(found.link);
    }
}
