//! `jsonld-quotation-without-text`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-quotation-without-text", include_str!("jsonld_quotation_without_text.md"))
        .families(&["value"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for object in &file.objects {
        // The original words of a translation may be unknown.
        let is_original =
            object.held_by.is_some_and(|member| file.graph.name(member).is("translationOfWork"));
        if object.is_a("Quotation")
            && !is_original
            && !file.graph.is_reference(object.node)
            && file.values(object, "text").is_empty()
        {
            report
                .at(object.node.brief_span(), "this quotation has no text")
                .label("no `text`")
                .help("add the quoted words as `text`");
        }
    }
}
