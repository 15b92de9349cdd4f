//! `package-file-unreferenced`

use crate::diagnostic::Code;
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("package-file-unreferenced", include_str!("package_file_unreferenced.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    for file in package.unreferenced(article) {
        let file = article.relative(file);
        report
            .at(article.references.root, format!("nothing in the article refers to `{file}`"))
            .label("no reference")
            .help("remove the file from the package, or refer to it");
    }
}
