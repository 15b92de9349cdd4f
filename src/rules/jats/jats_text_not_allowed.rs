//! `jats-text-not-allowed`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::Span;
use crate::source::xml::Node;
use crate::standards::dtd::Fault;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-text-not-allowed", include_str!("jats_text_not_allowed.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for violation in
        file.violations().iter().filter(|violation| matches!(violation.fault, Fault::TextNotAllowed))
    {
        let parent = violation.node.parent().map_or("", |parent| parent.qualified_name());
        report
            .at(without_space(violation.node), format!("text is not allowed directly in `{parent}`"))
            .label("elements only")
            .help("put it in an element, such as `p`, or remove it");
    }
}

/// The span of the text, without surrounding white space.
fn without_space(text: Node<'_>) -> Span {
    let (span, raw) = (text.span(), text.raw());
    let start = span.start + raw.len() - raw.trim_start().len();
    Span::new(start, start + raw.trim().len())
}
