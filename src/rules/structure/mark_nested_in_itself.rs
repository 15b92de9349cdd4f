//! `mark-nested-in-itself`

use crate::diagnostic::Code;
use crate::model::Inline;
use crate::rules::{Check, Document, Part, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("mark-nested-in-itself", include_str!("mark_nested_in_itself.md")),
    check: Check::Part(check),
};

fn check(_: &Document<'_>, path: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    let Part::Inline(inline, marks) = part else { return };
    if !marks.hold(inline) {
        return;
    }
    let (what, help) = match inline {
        Inline::Emphasis(_) => ("an emphasis", "remove the inner one, or end the outer one before it"),
        Inline::Strong(_) => ("a strong passage", "remove the inner one"),
        Inline::Underline(_) => ("an underlined passage", "remove the inner one"),
        Inline::Strike(_) => ("a struck passage", "remove the inner one"),
        Inline::SmallCaps(_) => ("a passage in small capitals", "remove the inner one"),
        Inline::Link(_) => ("a link", "keep the one that readers should follow, or put the two side by side"),
        Inline::Footnote(_) => ("a footnote", "put it in the outer note, or in a separate note to the text"),
        // A quotation may be nested in a quotation.
        _ => return,
    };
    report.at(path, format!("{what} is nested in another")).label("nested").help(help);
}
