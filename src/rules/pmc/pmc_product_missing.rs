//! `pmc-product-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-product-missing", include_str!("pmc_product_missing.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let Some(kind) = file.document.root().attribute("article-type") else { return };
    let said = kind.value();
    if matches!(said.as_ref(), "book-review" | "product-review") && file.each("product").next().is_none() {
        report
            .at(kind.value_span(), format!("this `{said}` does not name what it reviews"))
            .label("no `product`")
            .help("add `product`, with what is known about the book or product, to `article-meta`");
    }
}
