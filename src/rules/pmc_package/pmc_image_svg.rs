//! `pmc-image-svg`

use crate::diagnostic::Code;
use crate::rules::package_files::{MediaKind, Signature, file_name};
use crate::rules::{Check, Package, PackageArticle, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-image-svg", include_str!("pmc_image_svg.md")),
    check: Check::Package(check),
};

fn check(package: &Package, article: &PackageArticle, report: &mut Report<'_>) {
    for (reference, file) in package.referenced(article) {
        let is_svg = MediaKind::of_name(file) == Some(MediaKind::Svg)
            || package.files.signature(file) == Signature::Of(MediaKind::Svg);
        if is_svg && matches!(&*reference.element, "graphic" | "inline-graphic") {
            report
                .at(reference.span, format!("the image `{}` is SVG", file_name(file)))
                .label("not accepted")
                .help("deliver the image as TIFF or EPS");
        }
    }
}
