//! What pages with Microdata say, construct by construct: the cases of the W3C's tests for Microdata to RDF, in items of
//! schema.org.

use serde_json::{Value, json};

use super::add_items;
use crate::source::html::parse;
use crate::source::json::LenientParser;
use crate::source::{Limits, Markup};

/// The items of a page, as JSON.
fn items(page: &str) -> Value {
    let document = parse(page, Limits::default()).unwrap();
    let mut parser = LenientParser::new(page, Limits::default());
    let base = Some("https://news.example/2026/tides");
    parser.add_others(Markup::Microdata, |tree, most| add_items(&document, base, tree, most));
    let lenient = parser.finish();
    assert_eq!(lenient.errors, [], "{page}");
    Value::from(lenient.tree.root())
}

/// An item with this content.
fn person(content: &str) -> String {
    format!("<div itemscope itemtype=https://schema.org/Person>{content}</div>")
}

const PERSON: &str = "https://schema.org/Person";

#[test]
fn values_are_where_the_element_has_them() {
    let address = "https://news.example/2026/foo";
    for (element, value) in [
        ("<meta itemprop=p content=foo>", "foo"),
        ("<audio itemprop=p src=foo></audio>", address),
        ("<embed itemprop=p src=foo>", address),
        ("<iframe itemprop=p src=foo></iframe>", address),
        ("<img itemprop=p src=foo>", address),
        ("<source itemprop=p src=foo>", address),
        ("<track itemprop=p src=foo>", address),
        ("<video itemprop=p src=foo></video>", address),
        ("<a itemprop=p href=foo></a>", address),
        ("<area itemprop=p href=foo>", address),
        ("<link itemprop=p href=foo>", address),
        ("<object itemprop=p data=foo></object>", address),
        ("<time itemprop=p datetime=00:00:00Z>midnight</time>", "00:00:00Z"),
        ("<time itemprop=p datetime=foo>28 June</time>", "foo"),
        ("<time itemprop=p>P2Y6M</time>", "P2Y6M"),
        ("<data itemprop=p value=1.1>one</data>", "1.1"),
        ("<meter itemprop=p value=1>one</meter>", "1"),
        ("<meter itemprop=p>one</meter>", ""),
        ("<a itemprop=p>no address</a>", ""),
        ("<b itemprop=p>The\n <i>sea</i></b>", "The sea"),
    ] {
        assert_eq!(items(&person(element)), json!([{ "@type": PERSON, "p": value }]), "{element}");
    }
}

#[test]
fn a_property_has_all_its_values_in_order() {
    let page = person("<b itemprop='name fullName'>Kim</b><b itemprop=name>Min</b>");
    assert_eq!(items(&page), json!([{ "@type": PERSON, "name": ["Kim", "Min"], "fullName": "Kim" }]));
}

#[test]
fn items_have_ids_and_several_types() {
    let page = "<div itemscope itemid=subj itemtype='https://schema.org/Person http://xmlns.com/foaf/0.1/Person'>\
                <b itemprop=name>Amanda</b></div>";
    let types = json!([PERSON, "http://xmlns.com/foaf/0.1/Person"]);
    let expected = json!([{ "@type": types, "@id": "https://news.example/2026/subj", "name": "Amanda" }]);
    assert_eq!(items(page), expected);
}

#[test]
fn items_within_others_may_have_no_type() {
    let page = person("<div itemprop=knows itemscope=''><b itemprop=name>Jeni</b></div>");
    assert_eq!(items(&page), json!([{ "@type": PERSON, "knows": { "name": "Jeni" } }]));
}

#[test]
fn what_is_referred_to_is_in_every_item_that_does() {
    let page = "<div itemscope itemtype=https://schema.org/Person itemref='a b'></div>\
                <div itemscope itemtype=https://schema.org/Person itemref=a><b itemprop=name>Gregg</b></div>\
                <p id=a>My name is <b itemprop=name>Kellogg</b></p>\
                <div id=b itemprop=band itemscope itemtype=https://schema.org/MusicGroup itemref=c></div>\
                <div id=c><b itemprop=size>12</b></div>";
    let band = json!({ "@type": "https://schema.org/MusicGroup", "size": "12" });
    let expected = json!([
        { "@type": PERSON, "name": "Kellogg", "band": band },
        { "@type": PERSON, "name": ["Gregg", "Kellogg"] }
    ]);
    assert_eq!(items(page), expected);
}

#[test]
fn an_item_within_itself_ends_there() {
    let page = person(
        "<div id=ref><b itemprop=name>one</b><div itemprop=knows itemscope><b itemprop=name>two</b>\
         <div itemprop=knows itemscope itemref=ref></div></div></div>",
    );
    let knows = json!({ "name": "two", "knows": { "name": "one", "knows": "" } });
    assert_eq!(items(&page), json!([{ "@type": PERSON, "name": "one", "knows": knows }]));
}

#[test]
fn properties_may_be_addresses_and_of_other_vocabularies() {
    let page = person(
        "<b itemprop=http://xmlns.com/foaf/0.1/nick>Mandy</b><b itemprop=http://schema.org/name>A</b>",
    );
    let expected = json!([{ "@type": PERSON, "http://xmlns.com/foaf/0.1/nick": "Mandy", "http://schema.org/name": "A" }]);
    assert_eq!(items(&page), expected);
    for page in [
        "<div itemscope><b itemprop=http://schema.org/name>A</b></div>",
        "<div itemscope itemtype=''><b itemprop=name>A</b></div>",
        "<div itemscope itemtype=Person><b itemprop=name>A</b></div>",
        "<div itemscope itemtype=http://foo#bar><b itemprop=name>A</b></div>",
    ] {
        assert_eq!(items(page), json!([]), "{page}");
    }
}

/// `itemprop-reverse` was a proposal of the note on Microdata to RDF; HTML does not have it, nor do search engines.
#[test]
fn there_are_no_reverse_properties() {
    let page = person("<b itemprop=name>William</b><link itemprop-reverse=creator href=foo>");
    assert_eq!(items(&page), json!([{ "@type": PERSON, "name": "William" }]));
}
