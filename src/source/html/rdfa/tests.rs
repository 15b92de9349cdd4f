//! What pages with RDFa say, construct by construct.

mod limits;
mod random;
mod things;

use serde_json::{Value, json};

use super::add_things;
use crate::source::html::parse;
use crate::source::json::{Lenient, LenientParser};
use crate::source::{Limits, Markup, Node};

const BASE: &str = "https://news.example/2026/tides#top";

fn lenient<'p>(page: &'p str, base: Option<&str>, limits: Limits) -> Lenient<'p> {
    let document = parse(page, Limits::default()).unwrap();
    let mut parser = LenientParser::new(page, limits);
    parser.add_others(Markup::Rdfa, |tree, most| add_things(&document, base, tree, most));
    parser.finish()
}

/// The things of a page, as JSON.
fn things(page: &str) -> Value {
    let lenient = lenient(page, Some(BASE), Limits::default());
    assert_eq!(lenient.errors, [], "{page}");
    Value::from(lenient.tree.root())
}

/// The properties of the only thing in a body with the vocabulary of schema.org, without its type `Article`.
fn article(body: &str) -> Value {
    let page = format!("<body vocab='https://schema.org/'><article typeof=Article>{body}</article>");
    let mut things = things(&page);
    let article = things.get_mut(0).and_then(Value::as_object_mut).unwrap_or_else(|| panic!("{page}"));
    assert_eq!(article.remove("@type"), Some(json!("Article")), "{page}");
    things[0].take()
}

#[test]
fn values_are_where_the_element_has_them() {
    for (element, value) in [
        ("<b property=name>The <i>sea</i></b>", json!("The sea")),
        ("<meta property=name content=' sea '>", json!("sea")),
        ("<b property=name content=sea>The sea</b>", json!("sea")),
        ("<a property=name href=sea>The sea</a>", json!("https://news.example/2026/sea")),
        ("<img property=name src=/sea.jpg>", json!("https://news.example/sea.jpg")),
        ("<b property=name resource=#sea>The sea</b>", json!("https://news.example/2026/tides#sea")),
        ("<a property=name resource=#sea href=x>y</a>", json!("https://news.example/2026/tides#sea")),
        ("<time property=name datetime=2026-03-14>today</time>", json!("2026-03-14")),
        ("<time property=name datetime=2026-03-14 content=x>today</time>", json!("x")),
        ("<time property=name>2026</time>", json!("2026")),
        ("<b property=name datatype=xsd:integer content=7>seven</b>", json!("7")),
        ("<b property=name datatype=rdf:HTML content=7>The <i>sea</i></b>", json!("The sea")),
        ("<b property=name datatype=unknown>sea</b>", json!("sea")),
        ("<p property=name>The\n <b>sea</b><p property=name>x", json!(["The sea", "x"])),
        ("<b property=name></b>", json!("")),
    ] {
        assert_eq!(article(element), json!({ "name": value }), "{element}");
    }
    let prose = "<div property=articleBody><p>It  rose.<p>It fell.</div>";
    assert_eq!(article(prose), json!({ "articleBody": "It rose.\n\nIt fell." }));
}

#[test]
fn names_are_terms_compact_iris_or_iris() {
    for (name, key) in [
        ("name", "name"),
        ("schema:name", "name"),
        ("SCHEMA:name", "name"),
        ("s:name", "name"),
        ("x:name", "name"),
        ("http://schema.org/name", "name"),
        ("foaf:name", "http://xmlns.com/foaf/0.1/name"),
        ("other:name", "other:name"),
        ("ex:name", "https://example.org/name"),
        ("ex://name", "ex://name"),
        (":next", "http://www.w3.org/1999/xhtml/vocab#next"),
        ("type", "https://schema.org/type"),
        ("schema:@id", "https://schema.org/@id"),
        ("a:b:c", "a:b:c"),
    ] {
        let body = format!(
            "<div prefix='s: http://schema.org/ ex: https://example.org/ lost _: x' xmlns:x=http://schema.org/>\
             <b property='{name}'>x</b></div>"
        );
        assert_eq!(article(&body), json!({ key: "x" }), "{name}");
    }
    for name in ["_:a", "7", "", "[schema:name]"] {
        assert_eq!(article(&format!("<b property='{name}'>x</b>")), json!({}), "{name}");
    }
}

#[test]
fn vocabularies_and_prefixes_hold_within_their_element() {
    assert_eq!(
        article(
            "<div vocab=https://example.org/><b property=a>1</b>\
             <div vocab='' prefix='schema: https://example.org/'><b property=b>2</b><b property=schema:c>3</b></div>\
             <b property=schema:d>4</b></div><b property=e>5</b>"
        ),
        json!({ "https://example.org/a": "1", "https://example.org/c": "3", "d": "4", "e": "5" })
    );
    // The slash is often forgotten.
    for page in [
        "<div vocab=https://schema.org typeof=Article>",
        "<div prefix='s: http://schema.org' typeof=s:Article>",
        "<div prefix='s: http://www.schema.org' typeof=s:/Article>",
    ] {
        assert_eq!(things(page), json!([{ "@type": "Article" }]), "{page}");
    }
    // Without a vocabulary, only these terms mean something.
    let page = "<div typeof=schema:Article><b property='license headline'>x</b></div>";
    assert_eq!(
        things(page),
        json!([{ "@type": "Article", "http://www.w3.org/1999/xhtml/vocab#license": "x" }])
    );
}

#[test]
fn texts_have_a_language_where_it_is_not_that_of_the_page() {
    let page = "<html lang=en vocab=https://schema.org/><div typeof=Person><b property=name lang=EN>Ann</b>\
        <p lang=pt><b property=name>Ana</b><b property=url lang='' content=x></b>\
        <time property=birthDate datetime=2000-01-01></time><b property=age datatype=xsd:integer>7</b>";
    assert_eq!(
        things(page),
        json!([{
            "@type": "Person", "name": ["Ann", { "@value": "Ana", "@language": "pt" }],
            "url": "x", "birthDate": "2000-01-01", "age": "7"
        }])
    );
}

#[test]
fn places_are_those_of_the_page() {
    let page = "<p vocab=http://schema.org/ typeof='Person schema:Author' resource=#kim><a property='x schema:name' \
        content=' Kim '></a><b property=url>a &amp; <i>b</i> </b><b property=knows typeof=Person></b>";
    let lenient = lenient(page, Some(BASE), Limits::default());
    let person = lenient.tree.root().item(0).unwrap();
    let raw = |node: Option<Node<'_>>| node.unwrap().raw().to_owned();
    let key = |node: Option<Node<'_>>| page[node.unwrap().key_span().unwrap().range()].to_owned();
    let name = person.get("name");
    assert_eq!((key(name), raw(name)), ("schema:name".into(), "Kim".into()));
    let types = person.get("@type");
    assert_eq!((key(types), raw(types)), ("typeof".into(), "Person schema:Author".into()));
    assert_eq!(raw(types.unwrap().item(1)), "schema:Author");
    let id = person.get("@id");
    assert_eq!((key(id), raw(id)), ("resource".into(), "#kim".into()));
    assert_eq!(raw(person.get("url")), "a &amp; <i>b</i>");
    assert_eq!(raw(person.get("knows")), "<b property=knows typeof=Person>");
    assert!(raw(Some(person)).starts_with("<p vocab") && raw(Some(person)).ends_with("typeof=Person>"));
}
