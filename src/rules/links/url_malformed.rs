//! `url-malformed`

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::{Leaf, LeafType, Uri};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("url-malformed", include_str!("url_malformed.md"))
        .families(&["url"])
        .fixable(Applicability::Ask),
    check: Check::Leaf(&[LeafType::Url, LeafType::Uri], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let wrong = match leaf {
        Leaf::Url(url) => url.first_fault(),
        Leaf::Uri(uri) => uri.first_fault(),
        _ => return,
    };
    let text = leaf.as_str();
    match wrong {
        Some(wrong) => fault(path, text, wrong, report),
        None => {
            let (rest, message, label) = if let Some(rest) = second_url(text) {
                (rest, format!("the URL `{text}` has a duplicate prefix"), "extra `https://`")
            } else if let Some(rest) = without_host(text) {
                (rest, format!("the URL `{text}` has no host"), "no `//` and host")
            } else {
                return;
            };
            let finding = report.at(path, message).label(label);
            let whole = format!("https://{rest}");
            if rest.is_empty() || !Uri(whole.clone()).is_well_formed() {
                finding.help("copy the URL from the browser's address bar");
            } else {
                finding.help(format!("did you mean `{whole}`?")).fix_text(text, whole);
            }
        }
    }
}

fn fault(path: &Path<'_>, text: &str, wrong: usize, report: &mut Report<'_>) {
    let character = text[wrong..].chars().next();
    let (message, label) = match character {
        Some(c) if c.is_whitespace() => ("a URL cannot contain a space".to_owned(), "a space"),
        Some('%') => (
            "`%` in a URL must be followed by two hexadecimal digits".to_owned(),
            "expected two hexadecimal digits",
        ),
        Some(c) => (format!("a URL cannot contain `{}` here", c.escape_debug()), "not allowed here"),
        None => ("the URL is incomplete".to_owned(), "ends too early"),
    };
    let place = match character {
        Some(c) => Place::Within(path.pointer(), wrong..wrong + c.len_utf8()),
        None => Place::At(path.pointer()),
    };
    let help = "copy the URL from the browser's address bar";
    report.at(place, message).label(label).suggest(text, corrected(text), help);
}

/// What follows `http:` or `https:` and any slashes, if it is not two slashes and a host.
fn without_host(text: &str) -> Option<&str> {
    let rest = after_scheme(text)?;
    let is_without = match rest.strip_prefix("://") {
        Some(host) => host.is_empty() || host.starts_with(['/', '?', '#', ':']),
        // A page may be called `http`, but probably not `http//`.
        None => rest.starts_with(':') || rest.starts_with("//"),
    };
    is_without.then(|| without_slashes(rest))
}

/// What follows the second `https://` in two URLs pasted together.
fn second_url(text: &str) -> Option<&str> {
    let rest = after_scheme(after_scheme(text)?.strip_prefix("://")?)?;
    let is_scheme = rest.starts_with("://") || rest.starts_with("//");
    is_scheme.then(|| without_slashes(rest))
}

fn without_slashes(rest: &str) -> &str {
    rest.trim_start_matches(':').trim_start_matches('/')
}

/// What follows `http` or `https`, if the text begins with one of them.
fn after_scheme(text: &str) -> Option<&str> {
    let end = text.find([':', '/']).filter(|&end| matches!(end, 4 | 5))?;
    let (scheme, rest) = text.split_at(end);
    (scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")).then_some(rest)
}

/// The URL with disallowed characters percent-encoded, if that makes it valid.
///
/// Not an identifier with white space: it was cut or filled in by mistake, and encoded it identifies something else.
fn corrected(text: &str) -> Option<String> {
    let text = text.trim();
    if text.contains(char::is_whitespace) && is_of_registry(text) {
        return None;
    }
    let mut encoded = String::new();
    for (start, c) in text.char_indices() {
        let after = &text[start + c.len_utf8()..];
        let is_octet = |digits: &str| digits.bytes().all(|b| b.is_ascii_hexdigit());
        let has_to_be = match c {
            '%' => !after.get(..2).is_some_and(is_octet),
            _ => c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c),
        };
        if has_to_be {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().for_each(|byte| encoded.push_str(&format!("%{byte:02X}")));
        } else {
            encoded.push(c);
        }
    }
    (encoded.len() <= 200 && Uri(encoded.clone()).is_well_formed()).then_some(encoded)
}

/// Whether the URL is that of an identifier.
fn is_of_registry(text: &str) -> bool {
    const HOSTS: [&str; 5] = ["doi.org", "orcid.org", "ror.org", "isni.org", "hdl.handle.net"];
    let host = after_scheme(text).map_or(text, without_slashes).split('/').next().unwrap_or_default();
    let host = host.trim().to_ascii_lowercase();
    HOSTS.iter().any(|one| host.strip_suffix(one).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_with_a_blank_is_not_encoded() {
        assert_eq!(corrected("https://doi.org/10.7554/ tides"), None);
        assert_eq!(corrected("http://dx.doi.org/10.7554/tides 1"), None);
        assert_eq!(corrected("https://a.example/ tides").as_deref(), Some("https://a.example/%20tides"));
    }

    #[test]
    fn malformed_beginnings_of_urls_are_found() {
        for text in [
            "http:/a.example",
            "https:a.example",
            "https:///a.example",
            "http//a.example",
            "HTTP://",
            "http://?q",
        ] {
            assert!(without_host(text).is_some(), "{text}");
        }
        assert_eq!(second_url("https://http://a.example"), Some("a.example"));
        assert_eq!(second_url("http://https//a.example"), Some("a.example"));
        for text in [
            "https://a.example//b",
            "http/a",
            "https.html",
            "mailto:a",
            "/http//a",
            "https://http/a",
            "https://x.example/https://a.example",
        ] {
            assert!(without_host(text).is_none() && second_url(text).is_none(), "{text}");
        }
    }
}
