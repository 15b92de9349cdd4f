//! JSON-LD in a web page: its script elements.

use std::ops::ControlFlow;

use crate::model::Language;
use crate::source::Span;
use crate::source::html::{self, Tag};

/// The relevant parts of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The language of the page.
    pub(super) language: Option<Language>,
    /// The contents of its JSON-LD scripts.
    pub(super) scripts: Vec<Span>,
}

/// The spans of JSON-LD script contents in a page.
///
/// As in browsers, a comment contains no script, and a script ends at its first end tag, even within a string.
pub(super) fn page(page: &str) -> Page {
    let mut found = Page::default();
    let mut open: Option<usize> = None;
    html::tags(page, &mut |tag| {
        match (tag.name.as_str(), tag.is_end) {
            ("script", true) => {
                found.scripts.extend(open.take().map(|start| Span::new(start, tag.span.start)));
            }
            ("script", false) if is_json_ld(&tag) => open = Some(tag.span.end),
            ("html", false) if found.language.is_none() => {
                let language = tag.attribute("lang").map(|lang| Language::from(&*lang.value));
                found.language = language.filter(Language::is_well_formed);
            }
            _ => {}
        }
        ControlFlow::Continue(())
    });
    found.scripts.extend(open.map(|start| Span::new(start, page.len())));
    found
}

/// The first tag with more than `most` attributes. The tokenizer takes stack for each.
pub(super) fn overlong_tag(page: &str, most: usize) -> Option<Span> {
    let bytes = page.as_bytes();
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'<', &bytes[at..]).map(|found| at + found) {
        let name = page[start + 1..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or_default();
        let name = &page[start + 1..start + 1 + name];
        let rest = &page[start..];
        at = match name {
            "" if rest.starts_with("<!--") => start + rest.find("-->").unwrap_or(rest.len()),
            "" => start + 1,
            name => {
                let Some(end) = tag_end(bytes, start, most) else {
                    return Some(Span::new(start, start + 1 + name.len()));
                };
                // What is in these is not markup.
                let is_raw =
                    ["script", "style", "textarea", "title"].iter().any(|raw| name.eq_ignore_ascii_case(raw));
                let close = || page[end..].find("</").unwrap_or(page.len() - end);
                if is_raw { end + close() } else { end }
            }
        };
    }
    None
}

/// The end of the tag at `start`; `None` if it has more than `most` attributes.
fn tag_end(bytes: &[u8], start: usize, most: usize) -> Option<usize> {
    let (mut at, mut attributes, mut is_between, mut is_value) = (start, 0, false, false);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'>' => break,
            b'"' | b'\'' if is_value => {
                at += memchr::memchr(byte, &bytes[at..]).map_or(bytes.len() - at, |length| length + 1);
                (is_between, is_value) = (true, false);
            }
            b'=' => is_value = true,
            b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' => is_between = true,
            _ => {
                attributes += usize::from(is_between && !is_value);
                (is_between, is_value) = (false, false);
            }
        }
        if attributes > most {
            return None;
        }
    }
    Some(at)
}

/// Whether the [type](https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents) of a
/// script is that of JSON-LD, with or without parameters.
fn is_json_ld(script: &Tag) -> bool {
    let Some(kind) = script.attribute("type") else { return false };
    let kind = kind.value.split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}

#[cfg(test)]
mod tests {
    fn found(page: &str) -> Vec<&str> {
        super::page(page).scripts.into_iter().map(|span| &page[span.range()]).collect()
    }

    #[test]
    fn tags_with_very_many_attributes_are_found() {
        let is_overlong = |page: &str| super::overlong_tag(page, 3).is_some();
        for page in ["<a b c d e>", "<p><a b='1' c=2 d=\"\"e>", "<a b/c/d/e", "<a b=x c = 'y > z' d=z\ne=''>"]
        {
            assert!(is_overlong(page), "{page}");
        }
        for page in [
            "<a b='1 2 3 4 5' c=2 d>",
            "a < b c d e f g",
            "<!-- <a b c d e> -->",
            "<script>if (a <b && c d e f) {}</script>",
            "<a b><i c d><u e f>",
            "<",
            "<a b='",
        ] {
            assert!(!is_overlong(page), "{page}");
        }
    }

    #[test]
    fn scripts_are_found_as_in_browsers() {
        for (page, expected) in [
            ("<p>é</p><script type=\"application/ld+json\">{\"é\":1}</script>", vec!["{\"é\":1}"]),
            ("<SCRIPT data-a TYPE='Application/LD+JSON; charset=utf-8' >[1]</ScRiPt >[2]", vec!["[1]"]),
            ("<!-- <script type=application/ld+json>[1]</script> -->", vec![]),
            ("<script>'<script type=application/ld+json>[1]'</script>", vec![]),
            ("<title><script type=application/ld+json>[1]</script></title>", vec![]),
            (
                "<script type=application/ld+json>\"</p>&amp;<!-- x -->\"</script>",
                vec!["\"</p>&amp;<!-- x -->\""],
            ),
            ("<script type=application/ld+json>[1]", vec!["[1]"]),
            ("<script type=application/json>[1]</script>", vec![]),
            (
                "<script type=application/ld+json>1</script>\r\n<script type=application/ld+json>2</script>",
                vec!["1", "2"],
            ),
        ] {
            assert_eq!(found(page), expected, "{page}");
        }
    }
}
