//! `jats4r-article-version-unlinked`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "jats4r-article-version-unlinked",
        include_str!("jats4r_article_version_unlinked.md"),
    ),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for version in file.each("article-version") {
        let text = version.text();
        let is_number = text.trim().chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | 'v' | 'V'));
        if version.attribute("vocab").is_none() && !is_number {
            report
                .at(version.name_span(), "this version has no vocabulary")
                .label("no `vocab`")
                .help("add `vocab=\"JAV\"` and `article-version-type`, such as `VoR` or `AM`");
        }
    }
}
