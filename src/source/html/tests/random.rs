//! What holds for every page.

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use proptest::prelude::*;

use super::{document, shown};
use crate::source::Limits;
use crate::source::html::Node;
use crate::source::html::sink::Sink;

/// Parts of pages that make a difference.
const PARTS: &[&str] = &[
    "<a>",
    "</a>",
    "<a href=b>",
    "<b>",
    "</b>",
    "<b c='d&amp;e'>",
    "<i>",
    "</i>",
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<caption>",
    "<colgroup>",
    "<col>",
    "<select>",
    "<option>",
    "</select>",
    "<svg>",
    "</svg>",
    "<math>",
    "<mi>",
    "<annotation-xml encoding='text/html'>",
    "<foreignObject>",
    "<font color=a>",
    "<template>",
    "</template>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "</title>",
    "<textarea>",
    "</textarea>",
    "<noscript>",
    "</noscript>",
    "<pre>",
    "<head>",
    "</head>",
    "<body a>",
    "</body>",
    "<html b=c>",
    "</html>",
    "<frameset>",
    "</frameset>",
    "<input type=hidden>",
    "<br>",
    "</br>",
    "<li>",
    "<form>",
    "</form>",
    "<button>",
    "<h1>",
    "<h2>",
    "</h1>",
    "<nobr>",
    "<marquee>",
    "</marquee>",
    "<iframe>",
    "</iframe>",
    "<x-y Z=\"é\r\n\" z>",
    "</x-y>",
    "<plaintext>",
    "<!-- a",
    "-->",
    "<!doctype html>",
    "<![CDATA[",
    "]]>",
    "\0",
    "\n",
    "\r\n",
    " ",
    "é",
    "text",
    "&lt;",
    "&copy",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "=",
    "/",
    "<p a",
    "</p b=c>",
];
/// Pages of a few parts.
fn pages() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PARTS), 0..40).prop_map(|parts| parts.concat())
}

/// Pages of parts that are repeated, often so many times that limits are reached.
fn deep_pages() -> impl Strategy<Value = String> {
    let repeated = (prop::sample::select(PARTS), prop::sample::select(PARTS), 1_usize..300);
    let parts = prop::collection::vec(repeated, 0..6);
    parts.prop_map(|parts| {
        parts.into_iter().map(|(one, other, number)| [one, other].concat().repeat(number)).collect()
    })
}

/// The tree that html5ever makes with its own tokenizer, which knows no places.
fn reference(page: &str) -> String {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::new("", Limits::default()), options);
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(page));
    // It stops after each script.
    while !queue.is_empty() {
        _ = tokenizer.feed(&queue);
    }
    tokenizer.end();
    shown(tokenizer.sink.sink.nodes.into_inner().finish().root())
}

/// All places are in the page, and say what the tree says; nodes have the parents whose children they are.
fn check(page: &str) -> Result<(), TestCaseError> {
    let document = document(page);
    let root = document.root();
    for node in root.descendants() {
        let written = node.span().map(|span| &page[span.range()]);
        match written {
            Some(tag) if node.is_element() => prop_assert!(tag.starts_with('<') && tag.ends_with('>')),
            Some(written) => {
                let is_decoded = written.contains(['&', '\r', '\0']) || written.contains("<![CDATA[");
                prop_assert!(is_decoded || node.text() == written, "{:?} {written:?}", node.text());
            }
            None => prop_assert!(!node.is_text()),
        }
        for attribute in node.attributes() {
            let (name, value) = (&page[attribute.name_span().range()], &page[attribute.value_span().range()]);
            prop_assert!(name.eq_ignore_ascii_case(attribute.name()) || name.contains('\0'), "{name:?}");
            prop_assert!(value == attribute.value() || value.contains(['&', '\r', '\0']), "{value:?}");
        }
        for child in node.children() {
            prop_assert_eq!(child.parent().map(Node::id), Some(node.id()));
            prop_assert!(child.is_within(node.id()) && child.id() > node.id());
        }
    }
    let children: usize = root.descendants().map(|node| node.children().count()).sum();
    prop_assert_eq!(children + 1, root.descendants().count());
    Ok(())
}

proptest! {
    #[test]
    fn places_are_in_the_page(page in pages()) {
        check(&page)?;
    }

    #[test]
    fn any_text_is_a_page(page in any::<String>()) {
        check(&page)?;
    }

    #[test]
    fn the_tree_is_that_of_html5ever(page in pages()) {
        prop_assert_eq!(shown(document(&page).root()), reference(&page));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn places_are_in_deep_pages(page in deep_pages()) {
        check(&page)?;
    }
}
