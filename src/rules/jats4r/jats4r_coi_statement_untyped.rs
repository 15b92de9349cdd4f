//! `jats4r-coi-statement-untyped`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-coi-statement-untyped", include_str!("jats4r_coi_statement_untyped.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for title in file.each("title") {
        let Some(holder) =
            title.parent().filter(|parent| matches!(parent.name(), "sec" | "notes" | "fn-group" | "ack"))
        else {
            continue;
        };
        if !is_about_interests(&title.text()) {
            continue;
        }
        let is_typed = std::iter::once(holder).chain(holder.descendants()).any(|node| {
            ["sec-type", "notes-type", "fn-type", "content-type"]
                .iter()
                .filter_map(|name| node.attribute(name))
                .any(|kind| is_type(&kind.value()))
        });
        if !is_typed {
            report
                .at(
                    holder.name_span(),
                    "this competing interests statement is not tagged as \
                    such",
                )
                .label("known only by its title")
                .related(title.content_span(), "its title")
                .help(
                    "write it as `<fn fn-type=\"coi-statement\">`, or give its `sec` the `sec-type` \
                    `coi-statement`",
                );
        }
    }
}

/// Whether this is the title of a conflict of interest statement.
fn is_about_interests(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    let (_, rest) = title.split_once(|c: char| c.is_whitespace()).unwrap_or_default();
    let begins = ["competing", "conflict", "conflicts", "declaration", "disclosure", "statement"];
    begins.iter().any(|word| title.starts_with(word)) && rest.contains("interest") && title.len() < 60
}

fn is_type(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    value.contains("coi")
        || value.contains("conflict")
        || value.contains("competing")
        || value.contains("interest")
}
