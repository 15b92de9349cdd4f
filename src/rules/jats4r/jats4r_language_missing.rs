//! `jats4r-language-missing`

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Attribute;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-language-missing", include_str!("jats4r_language_missing.md")),
    check: Check::Jats(check),
};

/// Elements that are translations if their language differs from the article's.
const TRANSLATED: [&str; 3] = ["trans-abstract", "trans-title-group", "trans-title"];

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let root = file.document.root();
    if root.is("article") && root.attribute("xml:lang").is_none() {
        // Most articles without a language are in English; one with an English translation is not.
        let is_english = |language: Attribute<'_>| language.value().starts_with("en");
        let is_other = file
            .languages()
            .any(|(node, language)| TRANSLATED.contains(&node.name()) && is_english(language));
        report
            .at(root.name_span(), "this article has no language")
            .severity(if is_other { Severity::Warning } else { Severity::Advice })
            .label("no `xml:lang`")
            .help("add `xml:lang`, such as `en` or `pt-BR`");
    }
}
