//! `jats4r-caption-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("jats4r-caption-missing", include_str!("jats4r_caption_missing.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for object in file.each_of(&["fig", "table-wrap"]) {
        let is_named = |node: Node<'_>| node.child("label").is_some() || node.child("caption").is_some();
        let is_in_named =
            object.parent().is_some_and(|parent| parent.name().ends_with("-group") && is_named(parent));
        if !is_named(object) && !is_in_named {
            report
                .at(object.name_span(), "this has neither a label nor a caption")
                .label("no `label`, no `caption`")
                .help("add `caption`, and `label` if there are several");
        }
    }
}
