//! `page-card-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::advice("page-card-missing", include_str!("page_card_missing.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let names = file.graph.outline().map(|outline| outline.previews.as_slice()).unwrap_or_default();
    let mut of_card = names.iter().filter(|(name, _)| name.starts_with("twitter:"));
    let Some((name, first)) = of_card.next() else { return };
    if names.iter().all(|(name, _)| name != "twitter:card") {
        report
            .at(*first, format!("this page has `{name}`, but no `twitter:card`"))
            .label("no card type")
            .help("add `<meta name=\"twitter:card\" content=\"summary_large_image\">`, or `summary` for a small image");
    }
}
