//! `jats-date-parts-mismatch`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-date-parts-mismatch", include_str!("jats_date_parts_mismatch.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for date in file.each_of(&["pub-date", "date", "date-in-citation", "year"]) {
        let Some(iso) = date.attribute("iso-8601-date") else { continue };
        let value = iso.value();
        let mut said = value.split('T').next().unwrap_or_default().split('-');
        for part in ["year", "month", "day"] {
            let element = if date.is(part) { Some(date) } else { date.child(part) };
            let Some(said) = said.next() else { break };
            let Some(element) = element else { continue };
            let printed = element.text();
            let printed = printed.trim();
            let is_whole = said.len() == if part == "year" { 4 } else { 2 };
            if let (Some(one), Some(other)) = (number(said), number(printed))
                && is_whole
                && one != other
            {
                report
                    .at(element.content_span(), format!("the {part} `{printed}` does not match `{value}`"))
                    .label(format!("not `{said}`"))
                    .related(iso.value_span(), "the date value")
                    .help("correct one of them");
            }
        }
    }
}

/// Words, ranges and letters after a year are not compared.
fn number(part: &str) -> Option<u32> {
    if part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()) { part.parse().ok() } else { None }
}
