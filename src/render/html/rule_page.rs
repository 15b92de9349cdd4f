//! The Markdown of rules as HTML.

use pulldown_cmark::html::push_html;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The page of a rule. Its headings are one level lower, below the heading of the report.
pub(super) fn page_html(markdown: &str) -> String {
    let mut html = String::new();
    push_html(&mut html, events(markdown));
    html
}

/// A line of Markdown, without a paragraph around it.
pub(super) fn inline_html(markdown: &str) -> String {
    let is_inline =
        |event: &Event<'_>| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph));
    let mut html = String::new();
    push_html(&mut html, events(markdown).filter(is_inline));
    html
}

fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        // A tag in a page is an example.
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        event => event,
    })
}

fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_html_without_tags_of_their_own() {
        let page = "# A `<b>` is wrong\n\nSee <b> and *this*.\n\n## Fails\n";
        let expected = "<h2>A <code>&lt;b&gt;</code> is wrong</h2>\n\
                        <p>See &lt;b&gt; and <em>this</em>.</p>\n<h3>Fails</h3>\n";
        assert_eq!(page_html(page), expected);
        assert_eq!(inline_html("A `b` & c"), "A <code>b</code> &amp; c");
    }
}
