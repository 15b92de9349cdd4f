//! `language-subtag-deprecated`

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::{Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("language-subtag-deprecated", include_str!("language_subtag_deprecated.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Language], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Language(language) = leaf else { return };
    let Some((range, modern)) = language.modern() else { return };
    let tag = language.as_str();
    report
        .at(
            Place::Within(path.pointer(), range.clone()),
            format!("`{}` is deprecated in language tags", &tag[range]),
        )
        .label("replaced in the registry")
        .write(tag, modern);
}
