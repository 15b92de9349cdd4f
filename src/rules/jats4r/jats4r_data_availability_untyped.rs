//! `jats4r-data-availability-untyped`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "jats4r-data-availability-untyped",
        include_str!("jats4r_data_availability_untyped.md"),
    ),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for title in file.each("title") {
        let Some(holder) =
            title.parent().filter(|parent| matches!(parent.name(), "sec" | "notes" | "ack" | "app"))
        else {
            continue;
        };
        let words = title.text().trim().to_lowercase();
        let is_statement = words.len() < 60
            && words.contains("data")
            && (words.contains("availability")
                || words.contains("accessibility")
                || words.starts_with("data sharing"));
        let is_typed = ["sec-type", "notes-type"]
            .iter()
            .filter_map(|name| holder.attribute(name))
            .any(|kind| kind.value().to_ascii_lowercase().contains("data"));
        if is_statement && !is_typed {
            report
                .at(holder.name_span(), "this data availability statement is not tagged as such")
                .label("known only by its title")
                .related(title.content_span(), "its title")
                .help("write it as `<sec sec-type=\"data-availability\">`");
        }
    }
}
