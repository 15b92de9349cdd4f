//! `url-scheme-forbidden`

use crate::diagnostic::Code;
use crate::model::Leaf;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("url-scheme-forbidden", include_str!("url_scheme_forbidden.md")),
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let scheme = match leaf {
        Leaf::Url(url) if url.is_forbidden() => url.scheme(),
        Leaf::Uri(uri) if uri.is_forbidden() => uri.scheme(),
        _ => return,
    };
    let scheme = scheme.unwrap_or_default();
    let (message, help) = match scheme.as_str() {
        "file" => (
            "a `file:` address leads nowhere on another machine",
            "write the file's name relative to the article",
        ),
        "data" => (
            "a `data:` address holds its content in itself",
            "put the content into a file of its own, and write that file's name",
        ),
        _ => (
            "an address that runs a script is not published",
            "write the address that readers should be led to",
        ),
    };
    report.at(path.pointer(), message).label(format!("`{scheme}:` is not allowed")).help(help);
}
