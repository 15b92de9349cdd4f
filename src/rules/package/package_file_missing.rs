//! `package-file-missing`

use crate::diagnostic::Code;
use crate::rules::package_files::Target;
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("package-file-missing", include_str!("package_file_missing.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    for reference in &article.references.list {
        let help = match package.target(article, reference) {
            Target::Files(_) | Target::OtherCase(_) | Target::Outside => continue,
            Target::Missing => "add the file to the package, or correct the reference".to_owned(),
            Target::Elsewhere(file) => {
                let file = article.relative(file);
                format!("`{file}` has this name: move the file, or write the path to it")
            }
        };
        report
            .at(reference.span, format!("the file `{}` is missing from the package", reference.href))
            .label("no such file")
            .help(help);
    }
}
