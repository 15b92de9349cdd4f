//! `pmc-month-not-number`

use crate::diagnostic::{Applicability, Code};
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-month-not-number", include_str!("pmc_month_not_number.md"))
        .fixable(Applicability::Ask),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    const NAMES: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    for month in file.each("month") {
        let is_own = month.parent().is_some_and(|parent| matches!(parent.name(), "pub-date" | "date"));
        let text = month.text();
        let text = text.trim();
        if !is_own || text.is_empty() || text.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let lower = text.to_lowercase();
        let is_one = text.chars().all(char::is_alphabetic);
        let number = NAMES.iter().position(|name| is_one && lower.starts_with(name)).map(|index| index + 1);
        let finding = report.at(month.content_span(), format!("the month `{text}` is not a number"));
        finding.label("in words");
        match number {
            Some(number) => {
                finding.help(format!("write `{number}`")).replace(month.content_span(), number.to_string())
            }
            None => finding.help("write 1 to 12; for anything else, use `season`"),
        };
    }
}
