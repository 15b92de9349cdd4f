//! `page-language-contradicted`

use crate::diagnostic::Code;
use crate::model::Language;
use crate::rules::page::{contradictions, may_be_equal};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("page-language-contradicted", include_str!("page_language_contradicted.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for found in contradictions(file, &["inLanguage"], language, may_be_equal) {
        let text = |value: Node<'_>| value.text().unwrap_or_default().trim().to_owned();
        let (language, better) = (text(found.other), text(found.better));
        let message = |name: &str, better_name: &str| {
            format!("`{name}` is `{language}`, but `{better_name}` is `{better}`")
        };
        found
            .report(file, "inLanguage", message, report)
            .label("another language")
            .help("write the language of the text in both: browsers and screen readers use that of the page");
    }
}

/// The language of a tag, whatever the country and the script; `None` if it is no tag.
fn language(value: Node<'_>) -> Option<String> {
    let tag = Language::from(value.text()?.trim().replace('_', "-").as_str());
    tag.is_well_formed().then(|| tag.primary().to_ascii_lowercase())
}
