//! `jats-element-misplaced`

use crate::diagnostic::Code;
use crate::rules::jats::listed::listed;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::standards::dtd::{Fault, Move};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-element-misplaced", include_str!("jats_element_misplaced.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    if file.edition.is_some() {
        check_root(file, report);
    }
    for violation in file.violations() {
        let Fault::ElementMisplaced { possible, target } = &violation.fault else { continue };
        let (node, name) = (violation.node, violation.node.qualified_name());
        let parent = node.parent().map_or("", |parent| parent.qualified_name());
        let message = format!("`{name}` is not allowed here in `{parent}`");
        let finding = report.at(node.name_span(), message);
        finding.label("not here");
        match target {
            Some(Move::Before(sibling)) => finding
                .related(sibling.name_span(), "must come after it")
                .help(format!("move it before `<{}>`", sibling.qualified_name())),
            Some(Move::After(sibling)) => finding
                .related(sibling.name_span(), "must come before it")
                .help(format!("move it after `<{}>`", sibling.qualified_name())),
            None if possible.is_empty() => {
                finding.help(format!("nothing more is allowed in `{parent}`: remove it"))
            }
            None => finding.help(format!("allowed here: {}", listed(possible))),
        };
    }
}

/// The outermost element must be the one that the document type declaration names.
fn check_root(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let root = file.document.root();
    if let Some(doctype) = file.document.doctype().filter(|doctype| doctype.name != root.qualified_name()) {
        report
            .at(
                root.name_span(),
                format!("the root element is `{}`, not `{}`", root.qualified_name(), doctype.name),
            )
            .label("not the one declared")
            .related(doctype.span, "declared here")
            .help("make both the same");
    }
}
