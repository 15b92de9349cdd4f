//! `text-has-markup`

use memchr::memmem;

use std::ops::Range;

use crate::diagnostic::{Applicability, Code, Place};
use crate::model::Leaf;
use crate::rules::text::Oddity;
use crate::rules::text::prose::is_prose;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("text-has-markup", include_str!("text_has_markup.md")).fixable(Applicability::Ask),
    check: Check::OddText(Oddity::MARKUP, check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let (text, is_address) = match leaf {
        Leaf::Text(text) => (text, false),
        Leaf::Url(url) => (url.as_str(), true),
        Leaf::Uri(uri) => (uri.as_str(), true),
        _ => return,
    };
    let Some((range, language)) = (if is_address { reference(text) } else { first(text) }) else { return };
    let pointer = path.pointer();
    if !is_address && !is_prose(&pointer) {
        return;
    }
    let written = &text[range.clone()];
    let finding = report
        .at(
            Place::Within(pointer, range.clone()),
            format!("`{written}` is {language}, and would be printed literally"),
        )
        .label(format!("{language}, not text"));
    if written.starts_with('&') {
        finding.help("write the character itself").fix_text(text, decoded(text));
    } else {
        finding.help("use nodes instead, such as `emphasis`, `link` or `break`, or remove it");
    }
}

/// The first piece of markup in a text, and its language.
fn first(text: &str) -> Option<(Range<usize>, &'static str)> {
    let bytes = text.as_bytes();
    for start in memchr::memchr3_iter(b'<', b'&', b'*', bytes) {
        let found = match bytes[start] {
            b'<' => tag(&text[start..]).map(|length| (start..start + length, "markup")),
            b'&' => entity(&text[start..]).map(|(length, _)| (start..start + length, "markup")),
            _ => strong(text, start).map(|length| (start..start + length, "Markdown")),
        };
        if found.is_some() {
            return found;
        }
    }
    link(text).map(|range| (range, "Markdown"))
}

/// The first `&amp;` in a URL.
fn reference(address: &str) -> Option<(Range<usize>, &'static str)> {
    let start =
        memchr::memchr_iter(b'&', address.as_bytes()).find(|at| address[*at..].starts_with("&amp;"))?;
    Some((start..start + 5, "markup"))
}

/// The length of the HTML or JATS tag at the start of `text`: one that is an end tag, empty, or has attributes.
///
/// A start tag alone, `<b>`, may be the subject of the text, or part of a formula.
fn tag(text: &str) -> Option<usize> {
    const NAMES: [&str; 43] = [
        "a",
        "b",
        "i",
        "u",
        "p",
        "s",
        "br",
        "hr",
        "em",
        "strong",
        "sub",
        "sup",
        "span",
        "div",
        "img",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "font",
        "blockquote",
        "figure",
        "small",
        "code",
        "pre",
        "cite",
        "script",
        "style",
        "iframe",
        "italic",
        "bold",
        "sc",
        "xref",
        "ext-link",
    ];
    // No tag contains another, so nothing is scanned more than once.
    let end = text.bytes().skip(1).position(|b| matches!(b, b'<' | b'>'))? + 1;
    let inner = text[..=end].strip_suffix('>')?.get(1..)?;
    let closes = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let is_empty = inner.ends_with('/');
    let name = inner.split([' ', '/', '\n']).next().unwrap_or_default();
    let has_attributes = inner[name.len()..].contains('=');
    let is_void = name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("hr");
    let is_tag = NAMES.iter().any(|known| known.eq_ignore_ascii_case(name));
    (is_tag && (closes || is_empty || has_attributes || is_void)).then_some(end + 1)
}

/// The length of the character reference at the start of `text`, and the character.
fn entity(text: &str) -> Option<(usize, char)> {
    const NAMES: [(&str, char); 27] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", '\u{A0}'),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("lsquo", '‘'),
        ("rsquo", '’'),
        ("ldquo", '“'),
        ("rdquo", '”'),
        ("laquo", '«'),
        ("raquo", '»'),
        ("bull", '•'),
        ("middot", '·'),
        ("copy", '©'),
        ("reg", '®'),
        ("trade", '™'),
        ("euro", '€'),
        ("pound", '£'),
        ("eacute", 'é'),
        ("auml", 'ä'),
        ("ouml", 'ö'),
        ("uuml", 'ü'),
        ("szlig", 'ß'),
    ];
    let length = text.bytes().take(12).position(|b| b == b';')?;
    let name = text.get(1..length)?;
    let c = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control())?
        }
        None => NAMES.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((length + 1, c))
}

/// The text with its character references decoded.
fn decoded(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        let (before, from) = rest.split_at(start);
        decoded.push_str(before);
        let (length, c) = entity(from).unwrap_or((1, '&'));
        decoded.push(c);
        rest = &from[length..];
    }
    decoded + rest
}

/// The length of the passage in double asterisks at `start`.
fn strong(text: &str, start: usize) -> Option<usize> {
    let rest = text[start..].strip_prefix("**")?;
    let opens = !text[..start].ends_with(|c: char| c.is_alphanumeric() || c == '*')
        && rest.starts_with(char::is_alphanumeric);
    // A longer passage would not be recognised as one.
    let end = opens.then(|| memmem::find(&rest.as_bytes()[..rest.len().min(400)], b"**")).flatten()?;
    let closes = rest[..end].ends_with(|c: char| !c.is_whitespace())
        && !rest[end + 2..].starts_with(|c: char| c.is_alphanumeric() || c == '*');
    closes.then_some(end + 4)
}

/// A Markdown link: `[the words](https://…)`.
fn link(text: &str) -> Option<Range<usize>> {
    let ends = memchr::memchr_iter(b']', text.as_bytes());
    ends.filter(|middle| text.as_bytes().get(middle + 1) == Some(&b'(')).find_map(|middle| {
        let address = &text[middle + 2..];
        if !address.starts_with("http://")
            && !address.starts_with("https://")
            && !address.starts_with("mailto:")
        {
            return None;
        }
        let bytes = address.as_bytes();
        let end = bytes.iter().position(|b| matches!(b, b')' | b' ' | b'[' | b']'))?;
        if bytes[end] != b')' {
            return None;
        }
        let start = text.as_bytes()[middle.saturating_sub(400)..middle].iter().rposition(|b| *b == b'[')?;
        Some(middle.saturating_sub(400) + start..middle + 2 + end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        first(text).map(|(range, _)| &text[range])
    }

    #[test]
    fn unambiguous_markup_is_found() {
        assert_eq!(found("a <b>tidal</b> barrage"), Some("</b>"));
        assert_eq!(found("line<br>line"), Some("<br>"));
        assert_eq!(found("see <a href=\"x\">this"), Some("<a href=\"x\">"));
        assert_eq!(found("R&amp;D"), Some("&amp;"));
        assert_eq!(found("caf&#233;"), Some("&#233;"));
        assert_eq!(found("a **tidal** barrage"), Some("**tidal**"));
        assert_eq!(found("see [this](https://a.example/b)."), Some("[this](https://a.example/b)"));
    }

    #[test]
    fn formulas_and_texts_about_markup_are_accepted() {
        for text in [
            "a < b and c > d",
            "if x<y then z>y",
            "use the <b> element",
            "Q&A; R&D;",
            "AT&T",
            "2**3**4 is large",
            "f(a)[0](b)",
            "** see note",
            "p < 0.05; r > .3",
            "<3",
            "List<String>",
            "&c.; and so on",
            "*starred*",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn character_references_are_decoded() {
        assert_eq!(decoded("R&amp;D &mdash; AT&T&nbsp;&#x27;s"), "R&D — AT&T\u{A0}'s");
    }
}
