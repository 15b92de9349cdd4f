//! `language-tag-malformed`

use crate::diagnostic::Code;
use crate::model::{Language, Leaf};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("language-tag-malformed", include_str!("language_tag_malformed.md")),
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Language(language) = leaf else { return };
    if language.is_well_formed() {
        return;
    }
    let message = match language.as_str().is_empty() {
        true => "a language tag cannot be empty".to_owned(),
        false => format!("`{language}` does not have the form of a language tag"),
    };
    // POSIX writes `en_US.UTF-8`.
    let tag = language.as_str().trim().split('.').next().unwrap_or_default();
    let corrected = Language(tag.replace(['_', ' '], "-"));
    let help = match corrected.is_well_formed() && corrected.primary().len() <= 3 {
        true => format!("write `{corrected}`"),
        false => "write a tag of BCP 47: `en`, `pt-BR`, `zh-Hant`".to_owned(),
    };
    report.at(path.pointer(), message).label("not a tag of BCP 47").help(help);
}
