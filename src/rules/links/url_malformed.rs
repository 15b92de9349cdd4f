//! `url-malformed`

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::{Leaf, Uri};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;
use crate::source::edit::Edit;

pub(super) static RULE: Rule = Rule {
    code: Code::error("url-malformed", include_str!("url_malformed.md")).fixable(Applicability::Ask),
    check: Check::Leaf(check),
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
            if let Some(rest) = without_host(text) {
                let finding = report
                    .at(path.pointer(), format!("the address `{text}` names no host"))
                    .label("`//` and a host are missing");
                let whole = format!("https://{rest}");
                if rest.is_empty() || !Uri(whole.clone()).is_well_formed() {
                    finding.help("copy the address from the browser's address bar");
                } else {
                    finding.help(format!("write `{whole}`, if that is meant")).fix([Edit::text(
                        path.pointer(),
                        text,
                        whole,
                    )]);
                }
            }
        }
    }
}

fn fault(path: &Path<'_>, text: &str, wrong: usize, report: &mut Report<'_>) {
    let sign = text[wrong..].chars().next();
    let (message, label) = match sign {
        Some(c) if c.is_whitespace() => ("an address cannot hold a space".to_owned(), "a space"),
        Some('%') => (
            "`%` in an address stands before two hexadecimal digits".to_owned(),
            "not two hexadecimal digits",
        ),
        Some(c) => (format!("an address cannot hold `{}` here", c.escape_debug()), "not allowed here"),
        None => ("the address is cut off".to_owned(), "ends too early"),
    };
    let place = match sign {
        Some(c) => Place::Within(path.pointer(), wrong..wrong + c.len_utf8()),
        None => Place::At(path.pointer()),
    };
    let finding = report.at(place, message).label(label);
    match corrected(text) {
        Some(corrected) => {
            finding.help(format!("write `{corrected}`")).fix([Edit::text(path.pointer(), text, corrected)])
        }
        None => finding.help("copy the address from the browser's address bar"),
    };
}

/// What follows `http:` or `https:` and any slashes, when it is not two slashes and a host.
fn without_host(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let host = rest.strip_prefix("//").unwrap_or_default();
    (host.is_empty() || host.starts_with(['/', '?', '#', ':'])).then(|| rest.trim_start_matches('/'))
}

/// The address with what it cannot hold percent-encoded, if that makes it one.
fn corrected(text: &str) -> Option<String> {
    let text = text.trim();
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
