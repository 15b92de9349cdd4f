//! `pmc-file-name-character`

use crate::diagnostic::Code;
use crate::rules::package_files::file_name;
use crate::rules::{Check, Package, PackageArticle, Report, Rule};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-file-name-character", include_str!("pmc_file_name_character.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    check_name(article.references.root, file_name(&article.path), report);
    for (reference, file) in package.referenced(article) {
        check_name(reference.span, file_name(file), report);
    }
}

/// Reports the first character of a file name that is not allowed there. A slash is between folders.
fn check_name(place: Span, name: &str, report: &mut Report<'_>) {
    let is_forbidden = |c: &char| c.is_whitespace() || "?%#:".contains(*c);
    let Some(character) = name.chars().find(is_forbidden) else { return };
    let what = if character.is_whitespace() { "a space".to_owned() } else { format!("`{character}`") };
    report
        .at(place, format!("the file name `{name}` contains {what}"))
        .label("not allowed in names")
        .help("rename the file and correct the references to it: use letters, digits, `-`, `_` and `.`");
}
