//! `portico-pdf-missing`

use crate::diagnostic::Code;
use crate::rules::package_files::MediaKind;
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("portico-pdf-missing", include_str!("portico_pdf_missing.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    if !has_pdf(package, article) {
        report
            .at(article.references.root, "the package has no PDF of the article")
            .label("without PDF")
            .help(format!("add the PDF as `{}.pdf`, or refer to it with `self-uri`", article.stem()));
    }
}

/// Whether a PDF is known to be that of the article: by its name, by a reference, or because no other article is in the
/// folder.
fn has_pdf(package: &Package, article: &PackageArticle) -> bool {
    let is_pdf = |file: &str| MediaKind::of_name(file) == Some(MediaKind::Pdf);
    let is_named = package.referenced(article).any(|(one, file)| one.element == "self-uri" && is_pdf(file));
    let is_alone = package.articles_beside(article) == 1;
    let is_beside = || is_alone && package.files.in_folder(article.folder()).any(is_pdf);
    package.pdf(article).is_some() || is_named || is_beside()
}
