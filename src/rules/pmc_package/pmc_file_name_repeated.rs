//! `pmc-file-name-repeated`

use crate::diagnostic::Code;
use crate::rules::package_files::file_name;
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-file-name-repeated", include_str!("pmc_file_name_repeated.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    // Folders may be those of different volumes.
    if package.archive.is_none() {
        return;
    }
    for (reference, file) in package.referenced(article) {
        let is_same = |other: &&str| *other != file && file_name(other) == file_name(file);
        if let Some(other) = package.files.named(file_name(file)).find(is_same) {
            let (file, other) = (article.relative(file), article.relative(other));
            report
                .at(reference.span, format!("`{file}` and `{other}` have the same name"))
                .label("name of two files")
                .help("give every file of the volume a name of its own");
        }
    }
}
