//! `jats-date-part-wrong`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-date-part-wrong", include_str!("jats_date_part_wrong.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for date in file.each_of(&["pub-date", "date"]) {
        let is_own =
            !date.ancestors().any(|node| matches!(node.name(), "ref" | "product" | "related-object"));
        if !is_own {
            continue;
        }
        let number = |part: &str| date.child(part).and_then(|node| node.text().trim().parse::<u32>().ok());
        let (year, month) = (number("year"), number("month"));
        for part in date.elements() {
            let text = part.text();
            let text = text.trim();
            // Another rule reports empty elements, and months in words are for people.
            let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            let (is_wrong, what) = match part.name() {
                "year" => (
                    !(text.is_empty() || is_number && text.len() == 4),
                    "is not a four-digit year".to_owned(),
                ),
                "month" => (
                    is_number && !month.is_some_and(|month| (1..=12).contains(&month)),
                    "is not 1 to 12".to_owned(),
                ),
                "day" => {
                    let days = days(year, month);
                    let is_day = number("day").is_some_and(|day| (1..=days).contains(&day));
                    (!(text.is_empty() || is_number && is_day), format!("is not 1 to {days}"))
                }
                _ => continue,
            };
            if is_wrong {
                report
                    .at(part.content_span(), format!("the {} `{text}` {what}", part.name()))
                    .label(format!("no {}", part.name()))
                    .help("correct it; leave out what is not known");
            }
        }
    }
}

/// The number of days in the month, as far as year and month are known.
fn days(year: Option<u32>, month: Option<u32>) -> u32 {
    match (month, year) {
        (Some(4 | 6 | 9 | 11), _) => 30,
        (Some(2), Some(year)) if year % 4 != 0 || year % 100 == 0 && year % 400 != 0 => 28,
        (Some(2), _) => 29,
        _ => 31,
    }
}
