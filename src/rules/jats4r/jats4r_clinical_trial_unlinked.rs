//! `jats4r-clinical-trial-unlinked`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("jats4r-clinical-trial-unlinked", include_str!("jats4r_clinical_trial_unlinked.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for part in file.each("abstract") {
        for text in part.descendants().filter(|node| node.is_text()) {
            let raw = text.raw();
            let found = raw.match_indices("NCT").find_map(|(start, _)| {
                let number = raw.get(start..start + 11)?;
                number[3..].bytes().all(|b| b.is_ascii_digit()).then_some((start, number))
            });
            let Some((start, number)) = found else { continue };
            let is_linked =
                text.ancestors().any(|node| matches!(node.name(), "related-object" | "ext-link" | "uri"))
                    || file.each("related-object").any(|object| {
                        object.attribute("document-id").is_some_and(|id| id.value() == number)
                            || object.text().contains(number)
                    });
            if is_linked {
                continue;
            }
            let start = text.span().start + start;
            report
                .at(Span::new(start, start + number.len()), format!("the trial `{number}` is not linked"))
                .label("plain text")
                .help("tag it as `related-object` with the registry and the number");
        }
    }
}
