//! `pmc-pdf-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-pdf-missing", include_str!("pmc_pdf_missing.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    if package.pdf(article).is_none() {
        let name = format!("{}.pdf", article.stem());
        report
            .at(article.references.root, format!("the package has no PDF of the article, `{name}`"))
            .label("without PDF")
            .help("add the PDF beside the XML file, with the same name");
    }
}
