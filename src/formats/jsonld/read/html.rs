//! The parts of a web page that say something about the article.

use crate::formats::jsonld::read::head::Head;
use crate::source::html::{self, Document, Node, Outline};
use crate::source::json::{Lenient, LenientParser};
use crate::source::{Markup, Source, Span, SyntaxError};

/// What a page says.
pub(super) struct Page<'s> {
    /// Its statements: first those of its scripts, then those of its elements, then those of its head.
    pub(super) statements: Lenient<'s>,
    /// Whether it has any, read or not.
    pub(super) has_statements: bool,
}

/// Reads the scripts with JSON-LD, the items of Microdata, the things of RDFa, and the head.
pub(super) fn page(source: &Source) -> Result<Page<'_>, SyntaxError> {
    let document = html::parse(&source.text, source.limits)?;
    let mut parser = LenientParser::new(&source.text, source.limits);
    let scripts = document.root().descendants().filter(|node| is_json_ld(*node));
    let scripts: Vec<Span> = scripts.filter_map(content).collect();
    scripts.iter().for_each(|script| parser.add(*script));
    let base = base(&document, source.url.as_deref());
    parser
        .add_others(Markup::Microdata, |tree, most| html::add_items(&document, base.as_deref(), tree, most));
    parser.add_others(Markup::Rdfa, |tree, most| html::add_things(&document, base.as_deref(), tree, most));
    let head = Head::of(&document);
    for markup in head.markups() {
        parser.add_others(markup, |tree, most| head.add_to(markup, tree, most));
    }
    let statements = Lenient { outline: Some(Outline::of(&document)), ..parser.finish() };
    let is_in_elements = |(_, markup): &(_, Markup)| markup.is_of_schema_org();
    let has_statements = !scripts.is_empty()
        || !statements.errors.is_empty()
        || statements.others.iter().any(is_in_elements)
        || head.is_of_article();
    Ok(Page { statements, has_statements })
}

/// Whether it is a script of the [type](https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents) of JSON-LD,
/// with or without parameters.
fn is_json_ld(node: Node<'_>) -> bool {
    let Some(kind) = node.attribute("type").filter(|_| node.name() == "script") else { return false };
    let kind = kind.value().split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case("application/ld+json")
}

/// The place of the text in a script. It ends at its first end tag, even within a string.
fn content(script: Node<'_>) -> Option<Span> {
    let mut texts = script.children().filter_map(Node::span);
    let first = texts.next()?;
    Some(Span::new(first.start, texts.last().unwrap_or(first).end))
}

/// The address that others are relative to, if it is known.
fn base(document: &Document<'_>, url: Option<&str>) -> Option<String> {
    let base = document.root().descendants().find(|node| node.is("base") && node.attribute("href").is_some());
    let address = base.and_then(|base| base.attribute("href")).map(|href| href.value().trim());
    let Some(address) = address else { return url.map(str::to_owned) };
    let relative = fluent_uri::IriRef::parse(address).ok()?;
    match url.and_then(|url| fluent_uri::Iri::parse(url).ok()) {
        Some(url) => relative.resolve_against(&url).ok().map(|base| base.into_string()),
        None => relative.has_scheme().then(|| address.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str) -> Vec<&str> {
        let document = html::parse(page, Default::default()).expect("it is within the limits");
        let scripts = document.root().descendants().filter(|node| is_json_ld(*node));
        scripts.filter_map(content).map(|span| &page[span.range()]).collect()
    }

    #[test]
    fn scripts_are_found_as_in_browsers() {
        for (page, expected) in [
            ("<p>é</p><script type=\"application/ld+json\">{\"é\":1}</script>", vec!["{\"é\":1}"]),
            ("<SCRIPT data-a TYPE='Application/LD+JSON; charset=utf-8' >[1]</ScRiPt >[2]", vec!["[1]"]),
            ("<!-- <script type=application/ld+json>[1]</script> -->", vec![]),
            ("<script>'<script type=application/ld+json>[1]'</script>", vec![]),
            ("<title><script type=application/ld+json>[1]</script></title>", vec![]),
            ("<template><script type=application/ld+json>[1]</script></template>", vec![]),
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

    #[test]
    fn the_base_of_addresses_is_that_of_the_page() {
        for (page, url, expected) in [
            ("<p>", None, None),
            ("<p>", Some("https://a.example/b"), Some("https://a.example/b")),
            ("<base href='/c/'>", Some("https://a.example/b"), Some("https://a.example/c/")),
            ("<base href='https://d.example/'>", None, Some("https://d.example/")),
            ("<base href='/c/'>", None, None),
        ] {
            let document = html::parse(page, Default::default()).expect("it is within the limits");
            assert_eq!(base(&document, url).as_deref(), expected, "{page}");
        }
    }
}
