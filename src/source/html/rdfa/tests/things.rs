//! Which things a page describes, and how they are related.

use super::*;

#[test]
fn things_are_within_each_other_as_in_microdata() {
    assert_eq!(
        article(
            "<div property=author typeof=Person><b property=name>Kim</b>\
             <div property=worksFor typeof=Organization><b property=name>News</b></div></div>\
             <div property=author typeof=schema:Person><b property=name>Ana</b></div>"
        ),
        json!({ "author": [
            { "@type": "Person", "name": "Kim", "worksFor": { "@type": "Organization", "name": "News" } },
            { "@type": "Person", "name": "Ana" }
        ] })
    );
}

#[test]
fn subjects_are_where_the_element_names_them() {
    let id = "https://news.example/2026/x";
    for (element, expected) in [
        (
            "<div about=x typeof=Person><b property=name>Kim</b></div>",
            json!({ "@type": "Person", "@id": id, "name": "Kim" }),
        ),
        ("<div about=x><b property=name>Kim</b></div>", json!({ "@id": id, "name": "Kim" })),
        ("<a href=x><b property=name>Kim</b></a>", json!({ "@id": id, "name": "Kim" })),
        ("<b about=x property=name>Kim</b>", json!({ "@id": id, "name": "Kim" })),
        ("<b resource=x property=name content=Kim></b>", json!({ "@id": id, "name": "Kim" })),
        ("<a href=x property=name datatype=''>Kim</a>", json!({ "@id": id, "name": "Kim" })),
        ("<b about=[ex:x] property=name>Kim</b>", json!({ "@id": "https://example.org/x", "name": "Kim" })),
        ("<b about=ex:x property=name>Kim</b>", json!({ "@id": "https://example.org/x", "name": "Kim" })),
        ("<b about=no:x property=name>Kim</b>", json!({ "@id": "no:x", "name": "Kim" })),
        (
            "<b about='' property=name>Kim</b>",
            json!({ "@id": "https://news.example/2026/tides", "name": "Kim" }),
        ),
        // Nothing: the page is the subject.
        (
            "<b about=[] property=name>Kim</b>",
            json!({ "@id": "https://news.example/2026/tides", "name": "Kim" }),
        ),
        ("<b about=_:x property=name>Kim</b>", json!({ "name": "Kim" })),
        ("<b about=[_:x] property=name>Kim</b>", json!({ "name": "Kim" })),
    ] {
        let page = format!("<body vocab=https://schema.org/ prefix='ex: https://example.org/'>{element}");
        assert_eq!(things(&page), json!([expected]), "{element}");
    }
}

#[test]
fn the_page_is_what_its_html_and_body_describe() {
    let id = "https://news.example/2026/tides";
    for page in [
        "<html vocab=https://schema.org/ typeof=Article><title property=headline>Tides</title>",
        "<html vocab=https://schema.org/><body typeof=Article><b property=headline>Tides</b>",
        "<html vocab=https://schema.org/ typeof=Article><meta property=og:title content=x>\
         <meta property=article:tag content=x><meta property=dc:title content=x>\
         <link rel='stylesheet license' href=x><body><b property=headline>Tides</b>",
    ] {
        let things = things(page);
        let things = things.as_array().unwrap();
        assert_eq!(things.len(), 1, "{things:?}");
        assert_eq!(things[0]["headline"], "Tides", "{page}");
        assert_eq!(things[0]["@id"], id, "{page}");
        assert!(things[0].as_object().unwrap().keys().all(|key| !key.contains(':')), "{page}");
    }
    // Without an address, the page has no id.
    let page = "<html vocab=https://schema.org/ typeof=Article><b property=headline>Tides</b><a property=url href=''>x</a>";
    let lenient = lenient(page, None, Limits::default());
    assert_eq!(lenient.tree.root().item(0).unwrap().get("headline").unwrap().text(), Some("Tides"));
}

#[test]
fn things_that_are_named_are_written_where_they_are_described() {
    let (kim, news) = ("https://news.example/2026/tides#kim", "https://news.example/2026/tides#news");
    let page = "<body vocab=https://schema.org/><article typeof=Article><a property=author href=#kim>Kim</a>\
        <div property=publisher typeof=Organization resource=#news><b property=name>News</b>\
        <link property=url href=#news></div><link property=sourceOrganization href=#news></article>\
        <p typeof=Person resource=#kim><b property=name>Kim</b><link property=sameAs href=/kim></p>";
    assert_eq!(
        things(page),
        json!([
            {
                "@type": "Article", "author": { "@id": kim },
                "publisher": { "@type": "Organization", "@id": news, "name": "News", "url": news },
                "sourceOrganization": { "@id": news }
            },
            { "@type": "Person", "@id": kim, "name": "Kim", "sameAs": "https://news.example/kim" }
        ])
    );
    // What refers to the article does not contain it.
    let page = "<body vocab=https://schema.org/><article typeof=Article resource=#a>\
        <div typeof=Comment><link property=about href=#a><b property=text>So it is.</b></div></article>";
    let id = "https://news.example/2026/tides#a";
    assert_eq!(
        things(page),
        json!([
            { "@type": "Article", "@id": id },
            { "@type": "Comment", "about": { "@id": id }, "text": "So it is." }
        ])
    );
}

#[test]
fn things_without_an_iri_have_an_id_if_several_refer_to_them() {
    let page = |second: &str| {
        format!(
            "<body vocab=https://schema.org/><div typeof=Article><b property=author resource=_:k></b>{second}</div>\
             <p about=_:k typeof=Person><b property=name>Kim</b></p>"
        )
    };
    assert_eq!(
        things(&page("")),
        json!([{ "@type": "Article", "author": { "@type": "Person", "name": "Kim" } }])
    );
    let both = things(&page("<b property=editor resource=[_:k]></b>"));
    let id = &both[1]["@id"];
    assert!(id.as_str().unwrap().starts_with("_:"), "{both}");
    assert_eq!(
        both,
        json!([
            { "@type": "Article", "author": { "@id": id }, "editor": { "@id": id } },
            { "@type": "Person", "@id": id, "name": "Kim" }
        ])
    );
    let ring = "<body vocab=https://schema.org/><p about=_:a typeof=Person><b property=knows resource=_:b></b></p>\
        <p about=_:b typeof=Person><b property=knows resource=_:a></b></p>";
    let ring = things(ring);
    let id = &ring[0]["@id"];
    assert_eq!(
        ring,
        json!([{ "@type": "Person", "@id": id, "knows": { "@type": "Person", "knows": { "@id": id } } }])
    );
    let itself =
        things("<p vocab=https://schema.org/ about=_:a typeof=Person><b property=knows resource=_:a>");
    let id = &itself[0]["@id"];
    assert_eq!(itself, json!([{ "@type": "Person", "@id": id, "knows": { "@id": id } }]));
}

#[test]
fn relations_are_completed_by_what_is_within() {
    for (body, expected) in [
        ("<a rel=author href=/kim>Kim</a>", json!({ "author": "https://news.example/kim" })),
        (
            "<a rel=author href=/kim typeof=Person><b property=name>Kim</b></a>",
            json!({ "author": { "@type": "Person", "@id": "https://news.example/kim", "name": "Kim" } }),
        ),
        (
            "<div rel=author><p><b typeof=Person property=name>Kim</b></p></div>",
            json!({ "author": { "name": { "@type": "Person" } } }),
        ),
        (
            "<div rel=author><p typeof=Person><b property=name>Kim</b></p><p typeof=Person><b property=name>Ana</b></p></div>",
            json!({ "author": [{ "@type": "Person", "name": "Kim" }, { "@type": "Person", "name": "Ana" }] }),
        ),
        ("<div rel=author><b property=name>Kim</b></div>", json!({ "author": { "name": "Kim" } })),
        (
            "<div rel=image><img src=/a.jpg><a href=/b.jpg></a></div>",
            json!({ "image": ["https://news.example/a.jpg", "https://news.example/b.jpg"] }),
        ),
        ("<div rel=author></div>", json!({})),
        // With `property`, only compact IRIs are relations.
        (
            "<a property=url rel='author nofollow' href=/kim>Kim</a>",
            json!({ "url": "https://news.example/kim" }),
        ),
        (
            "<a property=name rel='author schema:url' href=/kim>Kim</a>",
            json!({ "url": "https://news.example/kim", "name": "Kim" }),
        ),
        // Types of links in HTML are no properties of schema.org.
        (
            "<a rel='nofollow NOOPENER author' href=/kim>Kim</a>",
            json!({ "author": "https://news.example/kim" }),
        ),
    ] {
        assert_eq!(article(body), expected, "{body}");
    }
    let page = "<body vocab=https://schema.org/><p about=/kim rev=author><b typeof=Article property=headline content=x></b></p>";
    assert_eq!(
        things(page),
        json!([{ "@type": "Article", "headline": "x", "author": "https://news.example/kim" }])
    );
    let page = "<body vocab=https://schema.org/><a about=/kim rev=author href=/a typeof=Person>";
    let kim = json!({ "@type": "Person", "@id": "https://news.example/kim" });
    assert_eq!(things(page), json!([{ "@id": "https://news.example/a", "author": kim }]));
}

#[test]
fn lists_are_the_values_of_their_property_in_order() {
    for (body, expected) in [
        (
            "<b property=keywords inlist>a</b><p><b property=keywords inlist>b</b></p>",
            json!({ "keywords": ["a", "b"] }),
        ),
        (
            "<div rel=author inlist><p typeof=Person><b property=name>Kim</b></p><a href=/ana></a></div>",
            json!({ "author": [{ "@type": "Person", "name": "Kim" }, "https://news.example/ana"] }),
        ),
        ("<a rel=author inlist href=/kim></a>", json!({ "author": "https://news.example/kim" })),
        ("<div rel=author inlist></div>", json!({})),
        (
            "<b property=keywords inlist>a</b><div property=author typeof=Person><b property=keywords inlist>b</b></div>",
            json!({ "keywords": "a", "author": { "@type": "Person", "keywords": "b" } }),
        ),
    ] {
        assert_eq!(article(body), expected, "{body}");
    }
}

#[test]
fn patterns_are_copied() {
    let page = "<body vocab=https://schema.org/><div typeof=Article><link property=rdfa:copy href=#p></div>\
        <div typeof=Book><link property=rdfa:copy href=#p></div>\
        <div resource=#p typeof=rdfa:Pattern><b property=name>x</b><link property=rdfa:copy href=#q></div>\
        <div resource=#q typeof=rdfa:Pattern><b property=genre>y</b><link property=rdfa:copy href=#p></div>";
    assert_eq!(
        things(page),
        json!([{ "@type": "Article", "name": "x", "genre": "y" }, { "@type": "Book", "name": "x", "genre": "y" }])
    );
}

#[test]
fn only_pages_with_terms_of_schema_org_say_anything() {
    for page in [
        "<html prefix='og: http://ogp.me/ns#'><meta property=og:title content=x><meta property=article:tag content=x>",
        "<html><meta property=schema content=x><link rel=schema.dc href=http://purl.org/dc/elements/1.1/>",
        "<html vocab=https://schema.org/><link rel=stylesheet href=a.css><meta property=og:title content=x>",
        "<div typeof='sioc:Item foaf:Document' about=/node/1><b property=dc:title>x</b></div>",
        "<div typeof=schema itemtype=https://schema.org/Article></div>",
    ] {
        assert_eq!(things(page), json!([]), "{page}");
    }
    // Of things in other vocabularies there is the type.
    let page = "<div vocab=https://schema.org/ typeof=Article><b property=foaf:topic>y</b>\
        <div property=author typeof=foaf:Person><b property=foaf:name>Kim</b></div></div>";
    assert_eq!(
        things(page),
        json!([{
            "@type": "Article", "http://xmlns.com/foaf/0.1/topic": "y",
            "author": { "@type": "http://xmlns.com/foaf/0.1/Person" }
        }])
    );
    let page = "<p about=#a property=rdf:type resource=schema:Article><b property=schema:name>x</b></p>";
    assert_eq!(things(page)[0]["@type"], "Article");
}
