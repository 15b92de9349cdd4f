//! `pmc-package-not-zip`

use crate::diagnostic::Code;
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-package-not-zip", include_str!("pmc_package_not_zip.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    if let Some(archive) = package.archive.as_ref().filter(|archive| *archive != "zip") {
        report
            .at(article.references.root, format!("the article is in an archive of the kind `{archive}`"))
            .label("not in a ZIP file")
            .help("pack the files of the article in a ZIP file");
    }
}
