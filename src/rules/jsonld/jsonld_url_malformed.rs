//! `jsonld-url-malformed`

use crate::diagnostic::Code;
use crate::model::Url;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::Node;
use crate::standards::schema_org::Term;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jsonld-url-malformed", include_str!("jsonld_url_malformed.md"))
        .families(&["value", "url"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    file.values_of(is_address).for_each(|(property, value)| judge(property.name, value, report));
}

/// Whether a text value of this property must be a URL.
fn is_address(property: &Term) -> bool {
    property.ranges().next().is_some() && property.ranges().all(|range| range.name == "URL")
}

fn judge(name: &str, value: Node<'_>, report: &mut Report<'_>) {
    let Some(whole) = value.text() else { return };
    let text = whole.trim();
    let before = whole.len() - whole.trim_start().len();
    let Some(wrong) = Url::from(text).first_fault() else { return };
    let character = text[wrong..].chars().next();
    let (message, label) = match character {
        Some(c) if c.is_whitespace() => {
            (format!("`{name}` is a URL, which cannot contain a space"), "a space")
        }
        Some(c) => (
            format!("`{name}` is a URL, which cannot contain `{}` here", c.escape_debug()),
            "not allowed here",
        ),
        None => (format!("`{name}` is a URL, and this one is incomplete"), "ends too early"),
    };
    let part = before + wrong..before + wrong + character.map_or(0, char::len_utf8);
    let span = if part.is_empty() { value.span() } else { value.span_within(part) };
    report.at(span, message).label(label).help("copy the URL from the browser's address bar");
}
