//! `jats4r-license-url-missing`

use crate::diagnostic::Code;
use crate::model::{Article, License, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-license-url-missing", include_str!("jats4r_license_url_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (index, license) in document.article.metadata.licenses.iter().enumerate() {
        if !has_address(license) {
            let pointer = Path::ROOT.key(Article::METADATA).key(Metadata::LICENSES).item(index).pointer();
            report
                .at(pointer, "this license has no URL")
                .label("no `url`")
                .help("add `url`, the license's own URL, or its `spdx` id");
        }
    }
}

/// An SPDX id is enough: it has a page. A compound expression has none.
fn has_address(license: &License) -> bool {
    license.url.is_some() || license.spdx.as_ref().is_some_and(|id| !id.contains(' '))
}
