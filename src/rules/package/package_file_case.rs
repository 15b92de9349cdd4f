//! `package-file-case`

use crate::diagnostic::Code;
use crate::rules::package_files::Target;
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("package-file-case", include_str!("package_file_case.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    for reference in &article.references.list {
        let Target::OtherCase(file) = package.target(article, reference) else { continue };
        let file = article.relative(file);
        let message = format!("`{}` has other upper and lower case letters than `{file}`", reference.href);
        report
            .at(reference.span, message)
            .label("in other case")
            .help("rename the file, or correct the reference");
    }
}
