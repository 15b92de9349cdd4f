//! `jsonld-quotation-without-text`

use crate::diagnostic::{Code, Place};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::brief;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-quotation-without-text", include_str!("jsonld_quotation_without_text.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for object in &file.objects {
        if object.is_a("Quotation")
            && !file.graph.is_reference(object.node)
            && file.values(object, "text").is_empty()
        {
            report
                .at(Place::Text(brief(object.node)), "a quotation has no words")
                .label("no `text`")
                .help("add the words that were said as `text`");
        }
    }
}
