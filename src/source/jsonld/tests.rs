use super::*;
use crate::source::Limits;
use crate::source::json::parse_leniently;

/// Calls `check` with the graph of a document of one block.
fn with_graph(text: &str, check: impl FnOnce(&Graph<'_>, Node<'_>)) {
    let document = parse_leniently(text, Limits::default());
    let graph = Graph::of(&document);
    let block = document.tree.root().item(0).expect("it is JSON");
    check(&graph, block);
}

/// The texts of a property, each with its language.
fn texts(graph: &Graph<'_>, node: Node<'_>, term: &str) -> Vec<(String, Option<String>)> {
    let mut values = Vec::new();
    for member in graph.members(node).iter().filter(|member| member.name.is(term)) {
        graph.each_value(member.node, &mut values, &mut |_| {});
    }
    let text = |value| graph.text(value).or(graph.id(value)).unwrap_or_default().to_owned();
    values.into_iter().map(|value| (text(value), graph.language(value).map(str::to_owned))).collect()
}

#[test]
fn names_are_resolved_by_their_context() {
    let names = [
        ("headline", Name::SchemaOrg("headline")),
        ("schema:headline", Name::SchemaOrg("headline")),
        ("sdo:headline", Name::SchemaOrg("headline")),
        ("http://www.schema.org/headline", Name::SchemaOrg("headline")),
        ("https://schema.org#headline", Name::SchemaOrg("headline")),
        ("titel", Name::SchemaOrg("headline")),
        ("ueberschrift", Name::SchemaOrg("headline")),
        ("wer", Name::SchemaOrg("author")),
        ("b:kind", Name::Own("kind")),
        ("https://w3id.org/byline/ns#kind", Name::Own("kind")),
        ("byline:article", Name::Own("article")),
        ("id", Name::Keyword("@id")),
        ("kennung", Name::Keyword("@id")),
        ("type", Name::Keyword("@type")),
        ("nothing", Name::Foreign("nothing")),
        ("name", Name::Foreign("ex:name")),
        ("ex:headline", Name::Foreign("ex:headline")),
        ("https://schema.organization/headline", Name::Foreign("https://schema.organization/headline")),
    ];
    let members: Vec<String> = names.iter().map(|(name, _)| format!("\"{name}\": 1")).collect();
    let text = format!(
        r##"{{ "@context": ["http://schema.org", {{ "titel": "sdo:headline", "ueberschrift": "titel",
          "sdo": "https://schema.org/", "b": "https://w3id.org/byline/ns#", "kennung": "@id", "nothing": null,
          "wer": {{ "@id": "http://schema.org/author", "@type": "@id" }}, "ex": "https://example.org/",
          "name": "ex:name" }}], {} }}"##,
        members.join(", ")
    );
    with_graph(&text, |graph, block| {
        let found: Vec<_> = graph.members(block)[1..].iter().map(|member| member.name).collect();
        assert_eq!(found, names.map(|(_, meaning)| meaning));
    });
}

#[test]
fn contexts_apply_where_they_are() {
    let text = r#"{ "@context": { "@vocab": "https://example.org/", "work": { "@id": "work", "@context": { "@vocab": "http://schema.org/" } },
          "Person": { "@id": "http://schema.org/Person", "@context": { "called": "http://schema.org/name" } } },
        "name": 1, "work": { "@type": "Article", "name": 2 }, "who": { "@type": "Person", "called": 3, "knows": { "called": 4 } } }"#;
    with_graph(text, |graph, block| {
        let name = |path: &[&str]| {
            let node = path.iter().fold(block, |node, key| node.get(key).expect("it is there"));
            graph.name(node)
        };
        assert_eq!(name(&["name"]), Name::Foreign("name"));
        assert_eq!(name(&["work", "name"]), Name::SchemaOrg("name"));
        assert_eq!(name(&["who", "called"]), Name::SchemaOrg("name"));
        assert_eq!(name(&["who", "knows", "called"]), Name::Foreign("called"));
    });
}

#[test]
fn values_are_found_in_every_form() {
    let some = |texts: &[(&str, Option<&str>)]| -> Vec<(String, Option<String>)> {
        texts.iter().map(|(text, language)| ((*text).to_owned(), language.map(str::to_owned))).collect()
    };
    let text = r##"{ "@context": [{ "@vocab": "http://schema.org/", "@base": "https://example.org/a/", "@language": "en", "ex": "https://example.org/",
          "headline": { "@container": "@language" }, "author": { "@container": "@id" }, "citation": { "@container": "@type" },
          "keywords": { "@container": "@index" }, "group": "@nest", "image": { "@type": "@id" }, "isPartOf": { "@reverse": "hasPart" },
          "about": { "@id": "about", "@language": null } }],
        "@id": "#article", "headline": { "en": "Vote", "pt": ["Voto", "Votos"], "@none": "V" }, "author": { "ex:ana": { "name": "Ana" } },
        "citation": { "Book": { "name": "Tides" } }, "keywords": { "a": "flood", "b": ["tide"] }, "image": ["ex:a.jpg", "b.jpg"],
        "group": { "name": { "@value": "N" }, "description": [{ "@value": "D", "@language": "de" }, { "@list": ["E"] }] },
        "about": "X", "isPartOf": { "@id": "ex:whole", "name": "Whole" } }"##;
    with_graph(text, |graph, block| {
        let texts = |term| texts(graph, block, term);
        assert_eq!(graph.id(block), Some("https://example.org/a/#article"));
        assert_eq!(
            texts("headline"),
            some(&[("Vote", Some("en")), ("Voto", Some("pt")), ("Votos", Some("pt")), ("V", None)])
        );
        assert_eq!(texts("author")[0].0, "https://example.org/ana");
        assert_eq!(texts("keywords"), some(&[("flood", Some("en")), ("tide", Some("en"))]));
        assert_eq!(texts("name"), some(&[("N", None)]));
        assert_eq!(texts("description"), some(&[("D", Some("de")), ("E", Some("en"))]));
        assert_eq!(texts("about"), some(&[("X", None)]));
        let images: Vec<String> = texts("image").into_iter().map(|(text, _)| text).collect();
        assert_eq!(images, ["https://example.org/a.jpg", "https://example.org/a/b.jpg"]);
        let book = block.get("citation").and_then(|map| map.get("Book")).expect("it is there");
        assert_eq!(graph.types(book).map(|kind| kind.name).collect::<Vec<_>>(), [Name::SchemaOrg("Book")]);
        let whole = graph.with_id("https://example.org/whole").expect("it is described");
        assert_eq!(
            graph.reversed(whole).iter().map(|member| member.name).collect::<Vec<_>>(),
            [Name::SchemaOrg("hasPart")]
        );
        assert_eq!(graph.top().len(), 2);
    });
}

#[test]
fn a_context_that_was_not_read_leaves_its_names_uncertain() {
    for (context, is_uncertain) in [
        (r#""https://schema.org""#, false),
        (r#"["//schema.org/", { "a": "https://example.org/" }]"#, false),
        (r#"["https://schema.org", "https://example.org/context"]"#, true),
        (r#"{ "@import": "https://example.org/context" }"#, true),
        (r#"["https://example.org/context", null]"#, false),
    ] {
        with_graph(&format!(r#"{{ "@context": {context}, "name": "N" }}"#), |graph, block| {
            assert_eq!(graph.is_uncertain(block), is_uncertain, "{context}");
        });
    }
}

#[test]
fn what_a_term_says_is_json_is_no_json_ld() {
    let text = r#"{ "@context": ["https://schema.org", { "about": { "@id": "schema:about", "@type": "@json" } }],
      "about": [{ "@id": "a", "headline": "No headline" }], "citation": { "@id": "b", "headline": "A headline" } }"#;
    with_graph(text, |graph, _| {
        let headlines = graph.members.iter().filter(|member| member.name.is("headline"));
        assert_eq!(headlines.map(|member| member.node.text()).collect::<Vec<_>>(), [Some("A headline")]);
        assert!(graph.with_id("a").is_none() && graph.with_id("b").is_some());
    });
}
