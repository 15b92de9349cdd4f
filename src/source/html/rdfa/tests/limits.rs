//! Pages that were made to take much time or space.

use super::*;

fn error(page: &str, limits: Limits) -> String {
    let lenient = lenient(page, Some(BASE), limits);
    assert!(lenient.tree.root().is_empty());
    lenient.errors.first().map(|error| error.message.clone()).unwrap_or_default()
}

/// Things in a chain of references, each without an IRI.
fn chain(length: usize) -> String {
    let links = (0..length).map(|number| {
        format!("<p about=_:{number} typeof=Person><b property=knows resource=_:{}></b></p>", number + 1)
    });
    format!("<body vocab=https://schema.org/>{}", links.collect::<String>())
}

#[test]
fn things_within_each_other_too_deeply_are_an_error() {
    let nested =
        format!("<body vocab=https://schema.org/>{}", "<div property=knows typeof=Person>".repeat(400));
    for page in [nested, chain(1000), chain(5_000)] {
        let message = error(&page, Limits::default());
        assert!(message.contains("are nested more than"), "{message}");
    }
    assert_eq!(error(&chain(0), Limits::default()), "");
}

#[test]
fn a_long_chain_of_named_things_is_no_error() {
    let page = chain(5_000).replace("_:", "#");
    let things = things(&page);
    assert_eq!(things.as_array().unwrap().len(), 5_000);
    // A long ring.
    let ring = format!("{page}<p about=#5000 typeof=Person><b property=knows resource=#0></b></p>");
    assert_eq!(super::things(&ring).as_array().unwrap().len(), 5_001);
}

#[test]
fn names_cannot_multiply_what_a_page_has() {
    let names: String = (0..2000).map(|number| format!("n{number} ")).collect();
    let relations =
        format!("<body vocab=https://schema.org/><p rel='{names}'>{}", "<a href=x></a>".repeat(5000));
    let texts = format!("<body vocab=https://schema.org/><p property='{names}'>{}", "x ".repeat(10_000));
    let vocabulary = format!("<body vocab=https://schema.org/{}><p property='{names}'>", "x".repeat(10_000));
    let base = format!("<body vocab=https://schema.org/>{}", "<a href=x></a>".repeat(10));
    let parts: String = names.split(' ').map(|name| format!("<b property={name}>x</b>")).collect();
    let uses = "<p typeof=Person><b property=rdfa:copy href=#p></b></p>".repeat(5000);
    let patterns =
        format!("<body vocab=https://schema.org/>{uses}<p resource=#p typeof=rdfa:Pattern>{parts}</p>");
    let value =
        format!("<p vocab=https://schema.org/ property='{names}' content='&amp;{}'>", "x".repeat(10_000));
    let language = format!("<p vocab=https://schema.org/ lang='&amp;{}'>{parts}", "x".repeat(10_000));
    let datatype = format!(
        "<body vocab=https://schema.org/ prefix='p: {}'>{}",
        "x".repeat(10_000),
        "<b property=name datatype=p:x>x</b>".repeat(1000)
    );
    for page in [relations, texts, vocabulary, patterns, value, language, datatype] {
        let message = error(&page, Limits::default());
        assert!(message.contains("repeats its names and values"), "{message} {}", &page[..80]);
    }
    assert_eq!(error(&base, Limits::default()), "");
}

#[test]
fn there_are_no_more_values_than_the_limit() {
    let page = format!("<p vocab=https://schema.org/ typeof=Person>{}", "<b property=name>a</b>".repeat(100));
    let message = error(&page, Limits { values: 50, ..Limits::default() });
    assert!(message.contains("more than"), "{message}");
}
