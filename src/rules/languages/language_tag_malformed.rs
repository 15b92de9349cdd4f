//! `language-tag-malformed`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Language, Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("language-tag-malformed", include_str!("language_tag_malformed.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Language], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Language(language) = leaf else { return };
    if language.is_well_formed() {
        return;
    }
    let message = match language.as_str().is_empty() {
        true => "the language tag is empty".to_owned(),
        false => format!("`{language}` is not a valid language tag"),
    };
    // POSIX writes `en_US.UTF-8`; a comma at the end of a line is one of JSON.
    let tag = language.as_str().trim().trim_end_matches([',', ';']).split('.').next().unwrap_or_default();
    let corrected = Language(tag.replace(['_', ' '], "-"));
    let meant = (corrected.is_well_formed() && corrected.primary().len() <= 3).then_some(corrected);
    let help = "write a BCP 47 tag: `en`, `pt-BR`, `zh-Hant`";
    report.at(path, message).label("not BCP 47").suggest(language.as_str(), meant, help);
}
