//! `pmc-heading-repeated`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-heading-repeated", include_str!("pmc_heading_repeated.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let mut first: Option<Node<'_>> = None;
    for subject in file.each("subject") {
        let Some(group) = subject.parent() else { continue };
        let is_heading = group.attribute("subj-group-type").is_some_and(|kind| kind.value() == "heading");
        let Some(categories) = group.parent().filter(|_| is_heading) else { continue };
        match first.filter(|first| first.ancestors().any(|node| node == categories)) {
            Some(first) => {
                report
                    .at(subject.content_span(), "the article has a second heading")
                    .label("extra heading")
                    .related(first.content_span(), "the first")
                    .help(
                        "keep one heading, and give the others another `subj-group-type`, such as \
                        `discipline`",
                    );
            }
            None => first = Some(subject),
        }
    }
}
