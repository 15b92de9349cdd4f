//! HTML in texts: publishing systems write strings of JSON-LD as if they were parts of a page.

use crate::source::html;

/// Elements that end a paragraph or a line.
const BLOCKS: [&str; 30] = [
    "article",
    "blockquote",
    "body",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "hr",
    "html",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "ul",
];

/// Elements within paragraphs.
const INLINES: [&str; 27] = [
    "a", "abbr", "b", "big", "cite", "code", "del", "em", "font", "i", "iframe", "img", "ins", "kbd",
    "label", "mark", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u",
];

/// The text that a browser shows for `text`, if it contains HTML elements or character references.
pub(super) fn shown(text: &str) -> Option<String> {
    memchr::memchr2(b'&', b'<', text.as_bytes())?;
    let has_elements = has_elements(text);
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_changed = false;
    while let Some(at) = memchr::memchr2(b'&', b'<', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        shown.push_str(before);
        let tag = tag(from).filter(|_| has_elements);
        let length = match tag {
            Some(Tag { name, length, is_end: _ }) => {
                shown.push_str(if name == "br" {
                    "\n"
                } else if is_block(name) {
                    "\n\n"
                } else {
                    ""
                });
                length
            }
            None => match reference(from) {
                Some((length, character)) => {
                    shown.push_str(&character);
                    length
                }
                None => {
                    shown.push_str(&from[..1]);
                    rest = &from[1..];
                    continue;
                }
            },
        };
        is_changed = true;
        rest = &from[length..];
    }
    shown.push_str(rest);
    is_changed.then(|| if has_elements { without_spare_breaks(&shown) } else { shown })
}

/// Whether a text has elements of HTML: one that is closed, or a paragraph or line break. A lone `<b` may be "less than b".
fn has_elements(text: &str) -> bool {
    let tags = memchr::memchr_iter(b'<', text.as_bytes()).filter_map(|at| tag(&text[at..]));
    tags.into_iter().any(|tag| tag.is_end || matches!(tag.name, "p" | "br" | "img"))
}

struct Tag {
    name: &'static str,
    is_end: bool,
    length: usize,
}

/// The tag of a known element at the start of a text.
fn tag(text: &str) -> Option<Tag> {
    let length = text.find('>')? + 1;
    let inner = text[1..length - 1].trim_end_matches('/').trim_end();
    let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let (name, attributes) = inner.split_at(end);
    let known = BLOCKS.into_iter().chain(INLINES).find(|known| known.eq_ignore_ascii_case(name))?;
    let is_tag =
        attributes.is_empty() || attributes.starts_with(char::is_whitespace) && attributes.contains('=');
    is_tag.then_some(Tag { name: known, is_end, length })
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name)
}

/// A character reference at the start of a text, such as `&amp;`, with its length and what it means.
pub(super) fn reference(text: &str) -> Option<(usize, String)> {
    /// The longest in HTML is `&CounterClockwiseContourIntegral;`.
    const LONGEST: usize = 33;
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &text[1..end];
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_name(name.strip_prefix('#').unwrap_or(name)) {
        return None;
    }
    let whole = &text[..=end];
    let shown = html::text_of(whole);
    // A name that HTML does not know, or knows only the beginning of, is no reference.
    (shown.chars().count() <= 2 && shown != whole).then_some((end + 1, shown))
}

/// The text without white space around lines, and with at most one blank line between them.
fn without_spare_breaks(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn elements_and_references_are_read_as_browsers_show_them() {
        for (text, expected) in [
            ("Council votes &quot;yes&quot; &amp; no", "Council votes \"yes\" & no"),
            ("doesn&#8217;t, &#x27;so&#x27;", "doesn’t, 'so'"),
            ("<p>One <b>two</b>.</p>\n<p>Three<br/>four</p>", "One two.\n\nThree\nfour"),
            ("<a href=\"https://a.example\">Link</a> and <i>Homo</i>", "Link and Homo"),
            ("the tag &lt;p&gt; begins a paragraph", "the tag <p> begins a paragraph"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "A & B; C",
            "https://a.example/?copy=1&copy=2",
            "&unheardof; of",
            "a < b and c > d",
            "x <b and c> y",
            "1 <i> 2",
            "<custom>text</custom>",
            "&;",
            "<",
            "&",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
    }
}
