//! The elements of a head, one per line.

/// Elements as text. Values are escaped only here.
///
/// A value is written on one line, without control characters. An element with a missing or blank value is not written.
#[derive(Debug)]
pub(super) struct Tags {
    html: String,
}

impl Tags {
    pub(super) fn new() -> Self {
        // Enough for most heads.
        Self { html: String::with_capacity(4 * 1024) }
    }

    /// [`<title>`](https://html.spec.whatwg.org/multipage/semantics.html#the-title-element)
    pub(super) fn title(&mut self, text: &str) {
        self.element("<title>", text, "</title>\n");
    }

    /// [`<meta name>`](https://html.spec.whatwg.org/multipage/semantics.html#the-meta-element)
    pub(super) fn meta<'v>(&mut self, name: &str, content: impl Into<Option<&'v str>>) {
        if let Some(content) = content.into() {
            self.element(&format!("<meta name=\"{name}\" content=\""), content, "\">\n");
        }
    }

    /// `<meta property>`, [RDFa](https://www.w3.org/TR/rdfa-lite/#property) as the Open Graph protocol uses it
    pub(super) fn property<'v>(&mut self, property: &str, content: impl Into<Option<&'v str>>) {
        if let Some(content) = content.into() {
            self.element(&format!("<meta property=\"{property}\" content=\""), content, "\">\n");
        }
    }

    /// [`<link>`](https://html.spec.whatwg.org/multipage/semantics.html#the-link-element)
    pub(super) fn link<'v>(&mut self, rel: &str, href: impl Into<Option<&'v str>>) {
        if let Some(href) = href.into() {
            self.element(&format!("<link rel=\"{rel}\" href=\""), href, "\">\n");
        }
    }

    /// `<link rel="alternate" hreflang>`: the page in another language
    pub(super) fn alternate(&mut self, language: &str, href: &str) {
        self.element(&format!("<link rel=\"alternate\" hreflang=\"{language}\" href=\""), href, "\">\n");
    }

    /// All elements, followed by `script`.
    pub(super) fn and_script(mut self, script: &str) -> String {
        self.html.push_str(script);
        self.html
    }

    fn element(&mut self, start: &str, value: &str, end: &str) {
        let before = self.html.len();
        self.html.push_str(start);
        let at = self.html.len();
        push_escaped(&mut self.html, value);
        if self.html.len() == at {
            self.html.truncate(before);
        } else {
            self.html.push_str(end);
        }
    }
}

/// Appends `text` so that it ends neither an attribute nor an element: runs of white space and control characters
/// become one space, and none remain at the ends.
fn push_escaped(html: &mut String, text: &str) {
    let is_plain = |byte: u8| (b' '..0x7F).contains(&byte) && !matches!(byte, b'&' | b'<' | b'>' | b'"');
    if text.bytes().all(is_plain) && !text.contains("  ") && text.trim().len() == text.len() {
        html.push_str(text);
        return;
    }
    let at = html.len();
    let mut has_gap = false;
    for character in text.chars() {
        if is_gap(character) {
            has_gap = true;
            continue;
        }
        if has_gap && html.len() > at {
            html.push(' ');
        }
        has_gap = false;
        match character {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(character),
        }
    }
}

/// Whether it is white space where a line may break, or a character that is [not allowed in
/// HTML](https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream).
fn is_gap(character: char) -> bool {
    let is_noncharacter =
        u32::from(character) & 0xFFFE == 0xFFFE || matches!(character, '\u{FDD0}'..='\u{FDEF}');
    matches!(character, ' ' | '\u{2028}' | '\u{2029}') || character.is_control() || is_noncharacter
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Tags)) -> String {
        let mut tags = Tags::new();
        write(&mut tags);
        tags.html
    }

    #[test]
    fn values_are_on_one_line_and_cannot_end_their_element() {
        assert_eq!(
            written(|tags| tags.title(" Tides &\r\n\tturbines</title\u{0}><script>\u{9b}x ")),
            "<title>Tides &amp; turbines&lt;/title &gt;&lt;script&gt; x</title>\n"
        );
        assert_eq!(
            written(|tags| tags.meta("author", "\"Kim\"\u{FFFF}onload='x'")),
            "<meta name=\"author\" content=\"&quot;Kim&quot; onload='x'\">\n"
        );
    }

    #[test]
    fn an_element_without_a_value_is_not_written() {
        assert_eq!(written(|tags| tags.meta("author", None)), "");
        assert_eq!(written(|tags| tags.property("og:title", " \n\u{2028}")), "");
    }

    #[test]
    fn non_breaking_spaces_are_kept() {
        assert_eq!(written(|tags| tags.title("Qui\u{a0}?  Moi")), "<title>Qui\u{a0}? Moi</title>\n");
    }
}
