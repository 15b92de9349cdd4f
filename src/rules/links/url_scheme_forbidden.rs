//! `url-scheme-forbidden`

use crate::diagnostic::Code;
use crate::model::{Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("url-scheme-forbidden", include_str!("url_scheme_forbidden.md")).families(&["url"]),
    check: Check::Leaf(&[LeafType::Url, LeafType::Uri], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let scheme = match leaf {
        Leaf::Url(url) if url.is_forbidden() => url.scheme(),
        Leaf::Uri(uri) if uri.is_forbidden() => uri.scheme(),
        _ => return,
    };
    let scheme = scheme.unwrap_or_default();
    let (message, help) = match scheme.as_str() {
        "file" => ("a `file:` URL works only on one machine", "write the file name relative to the article"),
        "data" => (
            "a `data:` URL contains the file itself",
            "save the content as a separate file, and write its name",
        ),
        _ => ("a URL that runs a script cannot be published", "write the URL that readers should go to"),
    };
    report.at(path, message).label(format!("`{scheme}:` is not allowed")).help(help);
}
