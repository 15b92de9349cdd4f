//! `url-relative`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType, Url};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("url-relative", include_str!("url_relative.md"))
        .families(&["url"])
        .fixable(Applicability::Ask),
    check: Check::Leaf(&[LeafType::Url, LeafType::Uri], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let text = leaf.as_str();
    let is_page = match leaf {
        Leaf::Url(url) if url.scheme().is_none() => true,
        Leaf::Uri(uri) if uri.scheme().is_none() => false,
        _ => return,
    };
    if text.trim().is_empty() || Url::from(text).first_fault().is_some() {
        return;
    }
    let pointer = path.pointer();
    let whole = whole(text);
    if !leaves_the_site(pointer.as_str(), is_page)
        && (whole.is_none() || pointer.as_str().ends_with("/scheme"))
    {
        return;
    }
    report
        .at(pointer, format!("`{text}` is relative to an unknown site"))
        .label("no `https://` and host")
        .suggest(text, whole, "write the full URL, from `https://` on");
}

/// Whether the value is used away from the site of the article.
///
/// A link or an embed in the text may point to another page of the site, an image is a file of the article, and a
/// vocabulary may have a name instead of a URL.
fn leaves_the_site(pointer: &str, is_page: bool) -> bool {
    let is_in_text = pointer.starts_with("/body/") || pointer.starts_with("/back/");
    let is_embedded = is_in_text && pointer.ends_with("/url");
    is_page && !is_embedded || pointer.contains("/sameAs/") || pointer.ends_with("/identifiers/uri")
}

/// The full URL, if only the scheme was left out: `www.example.org`, `//example.org`.
fn whole(text: &str) -> Option<String> {
    const DOMAINS: [&str; 6] = ["com", "org", "net", "edu", "gov", "int"];
    let whole = match text.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => format!("https://{text}"),
    };
    let host = whole["https://".len()..].split(['/', '?', '#', ':']).next().unwrap_or_default();
    let has_dot = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    let is_host = text.starts_with("//")
        || host.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
        // `setup.com` in a text may be a file.
        || text.contains('/') && host.rsplit('.').next().is_some_and(|last| DOMAINS.contains(&last));
    (has_dot && is_host && Url::from(whole.as_str()).is_well_formed()).then_some(whole)
}
