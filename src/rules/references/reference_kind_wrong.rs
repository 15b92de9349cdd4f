//! `reference-kind-wrong`

use crate::diagnostic::{Code, Place};
use crate::model::Collection;
use crate::rules::references::{maps, one_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("reference-kind-wrong", include_str!("reference_kind_wrong.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.has_wrong_references() {
        return;
    }
    document.each_reference(|path, reference| {
        let Some(other) = document.declared_as(reference.id).next() else { return };
        if document.declared_as(reference.id).any(|declared| reference.to.contains(&declared.collection)) {
            return;
        }
        let pointer = path.pointer();
        let id = reference.id;
        let is_index = |step: &String| step.parse::<usize>().is_ok();
        let field = pointer.steps().filter(|step| !is_index(step)).last().unwrap_or_default();
        let field = match pointer.steps().last().is_some_and(|step| is_index(&step)) {
            true => format!("each item of `{field}`"),
            false => format!("`{field}`"),
        };
        let (wanted, is) = (one_of(reference.to), other.collection.singular());
        let finding = report.at(pointer, format!("{field} must be {wanted}; `{id}` is {is}")).label(is);
        if let Some(declaration) = other.pointer() {
            finding.related(Place::Key(declaration), "declared here");
        }
        let can_act = reference.to.contains(&Collection::Organizations);
        finding.help(if can_act && other.collection == Collection::Places {
            format!(
                "a state or city that acts is an organization: declare it in `organizations`, with \
                `\"place\": \"{id}\"`"
            )
        } else {
            format!("write the id of {wanted} from {}", maps(reference.to))
        });
    });
}
