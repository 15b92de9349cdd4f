//! What a page shows and names of itself, for comparison with what it states.

use super::document::Document;
use super::node::Node;
use super::visible::{text_span, visible_text};
use crate::source::Span;

/// The headings and dates that a page shows, and the names in its head for link previews.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The texts of the `h1` elements.
    pub headings: Vec<(String, Span)>,
    /// The values of `datetime` in `time` elements that say that they are the time of publication.
    pub published: Vec<(String, Span)>,
    /// The names of `meta` elements with a value that belong to Open Graph or Twitter, in lower case.
    pub previews: Vec<(String, Span)>,
}

/// Of each, no page needs more.
const MOST: usize = 64;

/// Words for the time of publication in the class of a `time`: those of hAtom and microformats2.
const PUBLISHED: [&str; 2] = ["published", "dt-published"];

impl Outline {
    pub(crate) fn of(page: &Document<'_>) -> Self {
        let mut outline = Self::default();
        let mut heading: Option<Node<'_>> = None;
        for element in page.root().descendants().filter(|node| node.is_element()) {
            match element.name() {
                // What is in another heading is a part of it.
                "h1" if heading.is_none_or(|last| !element.is_within(last.id())) => {
                    heading = Some(element);
                    outline.add_heading(element, page.source());
                }
                "time" => outline.add_time(element),
                "meta" => outline.add_name(element),
                _ => {}
            }
        }
        outline
    }

    fn add_heading(&mut self, element: Node<'_>, source: &str) {
        /// What has more in it is no heading, but a page with a broken one.
        const MOST_NODES: usize = 256;
        if self.headings.len() < MOST && element.descendants().len() <= MOST_NODES {
            let text = visible_text(element).split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() {
                self.headings.push((text, text_span(element, source)));
            }
        }
    }

    fn add_time(&mut self, element: Node<'_>) {
        let class = element.attribute("class").map(|class| class.value()).unwrap_or_default();
        let is_published = element.attribute("pubdate").is_some()
            || class.split_ascii_whitespace().any(|word| PUBLISHED.contains(&word));
        if let Some(value) = element.attribute("datetime").filter(|_| is_published) {
            add(&mut self.published, value.value().trim().to_owned(), value.value_span());
        }
    }

    fn add_name(&mut self, element: Node<'_>) {
        let has_value =
            element.attribute("content").is_some_and(|content| !content.value().trim().is_empty());
        for attribute in ["property", "name"].into_iter().filter_map(|name| element.attribute(name)) {
            let name = attribute.value().trim().to_ascii_lowercase();
            if has_value && (name.starts_with("og:") || name.starts_with("twitter:")) {
                add(&mut self.previews, name, attribute.value_span());
            }
        }
    }
}

/// Adds a text, unless it is known.
fn add(known: &mut Vec<(String, Span)>, text: String, span: Span) {
    if known.len() < MOST && known.iter().all(|(other, _)| *other != text) {
        known.push((text, span));
    }
}
