//! `portico-folder-shared`

use crate::diagnostic::Code;
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::advice("portico-folder-shared", include_str!("portico_folder_shared.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    let has_images = package.referenced(article).next().is_some();
    if has_images && package.articles_beside(article) > 1 {
        report
            .at(article.references.root, "the article and its files share a folder with other articles")
            .label("not in its own folder")
            .help("put each article and its files in a folder of its own");
    }
}
