//! Articles as JSON-LD.

use std::collections::{BTreeMap, BTreeSet};

use byline::diagnostic::Place;
use byline::formats::html::HtmlWriter;
use byline::formats::jsonld::{Events, JsonldWriter, Shape};
use byline::formats::{Writer, Written};
use byline::model::Article;
use serde_json::{Map, Value, json};

use crate::support;

const EVERY_FIELD: &str = include_str!("../fixtures/jsonld/every_field.json");
const BROKEN: &str = include_str!("../fixtures/jsonld/broken.json");
const SHAPES: [Shape; 2] = [Shape::Nested, Shape::Graph];

#[test]
fn every_field_is_written_in_its_place() {
    let written = write(&article(EVERY_FIELD));
    support::golden("tests/fixtures/jsonld/every_field.jsonld", &written.text);
}

#[test]
fn losses_are_recorded() {
    let written = write(&article(EVERY_FIELD));
    let lines =
        written.losses.iter().map(|loss| format!("{} ({}): {}\n", loss.at.as_str(), loss.values, loss.why));
    support::golden("tests/fixtures/jsonld/every_field.lost.txt", &lines.collect::<String>());
}

#[test]
fn a_small_article_is_small() {
    let written = write(&article(
        r#"{ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted." }"#,
    ));
    let expected = r##"{
  "@context": "https://schema.org",
  "@type": "Article",
  "headline": "Council votes",
  "inLanguage": "en",
  "wordCount": 2
}
"##;
    assert_eq!(written.text, expected);
    assert_eq!(lost(&written), ["/body"]);
}

#[test]
fn a_graph_is_flat_and_begins_with_the_article() {
    let document = parsed(&shaped(&article(EVERY_FIELD), Shape::Graph));
    let members: Vec<_> = document.as_object().unwrap().keys().collect();
    assert_eq!(members, ["@context", "@graph"]);
    assert_eq!(document["@graph"][0]["@id"], "_:article");
    for node in document["@graph"].as_array().unwrap() {
        assert!(node.get("@id").is_some(), "no id: {node}");
        let mut inside = Vec::new();
        for member in node.as_object().unwrap().values() {
            each_node(member, &mut |node| inside.push(node.clone()));
        }
        assert!(
            inside.iter().all(|node| node.len() == 1 || !node.contains_key("@id")),
            "a node with an id is in another: {node}"
        );
    }
}

#[test]
fn only_referenced_ids_are_defined_exactly_once() {
    for article in [article(EVERY_FIELD), article(BROKEN)] {
        for shape in SHAPES {
            let mut defined = BTreeMap::new();
            let mut referred = BTreeSet::new();
            each_node(&parsed(&shaped(&article, shape)), &mut |node| {
                let Some(id) = node.get("@id") else { return };
                let id = id.as_str().unwrap().to_owned();
                if node.len() == 1 {
                    referred.insert(id);
                } else {
                    *defined.entry(id).or_insert(0) += 1;
                }
            });
            let dangling: Vec<_> = referred.iter().filter(|id| !defined.contains_key(*id)).collect();
            assert!(dangling.is_empty(), "{dangling:?}");
            let repeated: Vec<_> = defined.iter().filter(|(_, times)| **times > 1).collect();
            assert!(repeated.is_empty(), "{repeated:?}");
        }
    }
}

#[test]
fn both_shapes_lose_the_same() {
    for article in [article(EVERY_FIELD), article(BROKEN)] {
        let [nested, graph] = SHAPES.map(|shape| {
            let mut lost = lost(&shaped(&article, shape));
            lost.sort();
            lost
        });
        assert_eq!(nested, graph);
    }
}

#[test]
fn nothing_is_null_or_empty() {
    fn look(value: &Value) {
        match value {
            Value::Null => panic!("a null"),
            Value::String(text) => assert!(!text.trim().is_empty(), "a blank text"),
            Value::Array(items) => {
                assert!(!items.is_empty(), "an empty list");
                items.iter().for_each(look);
            }
            Value::Object(members) => {
                assert!(!members.is_empty(), "an empty object");
                members.values().for_each(look);
            }
            Value::Bool(_) | Value::Number(_) => {}
        }
    }
    for article in [article(EVERY_FIELD), article(BROKEN)] {
        SHAPES.into_iter().for_each(|shape| look(&parsed(&shaped(&article, shape))));
    }
}

#[test]
fn a_script_element_has_the_same_document_and_no_markup() {
    for article in [article(EVERY_FIELD), article(BROKEN)].map(free) {
        for shape in SHAPES {
            for lossless in [false, true] {
                let jsonld = JsonldWriter { shape, lossless, ..JsonldWriter::default() };
                let document = parsed(&jsonld.export(&article).unwrap());
                let html = HtmlWriter { jsonld, ..HtmlWriter::default() }.export(&article).unwrap().text;
                let (_, script) = html.split_once("<script type=\"application/ld+json\">\n").unwrap();
                let (script, _) = script.split_once("\n</script>").unwrap();
                assert!(!script.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
                assert_eq!(serde_json::from_str::<Value>(script).unwrap(), document);
            }
        }
    }
}

#[test]
fn urls_that_a_browser_would_execute_are_never_written() {
    let written = write(&article(BROKEN));
    assert!(!written.text.contains("javascript:") && !written.text.contains("data:"));
    assert!(lost(&written).contains(&"/metadata/identifiers/url".to_owned()));
    assert!(lost(&written).contains(&"/metadata/image".to_owned()));
}

#[test]
fn the_copy_is_the_only_custom_term() {
    for article in [article(EVERY_FIELD), article(BROKEN)] {
        assert!(!write(&article).text.contains("byline"));
    }
    let article = free(article(EVERY_FIELD));
    for shape in SHAPES {
        let lossless = JsonldWriter { shape, lossless: true, ..JsonldWriter::default() };
        let written = lossless.export(&article).unwrap();
        assert!(written.losses.is_empty());
        let document = parsed(&written);
        assert_eq!(
            document["@context"],
            json!(["https://schema.org", { "byline": "https://w3id.org/byline/ns#" }])
        );
        let root = if shape == Shape::Graph { &document["@graph"][0] } else { &document };
        let (last, copy) = root.as_object().unwrap().iter().next_back().unwrap();
        assert_eq!((last.as_str(), &copy["@type"]), ("byline:article", &json!("@json")));
        assert_eq!(copy["@value"], serde_json::to_value(&article).unwrap());
    }
}

#[test]
fn paywalled_text_is_not_in_the_file() {
    let article = article(
        r#"{ "metadata": { "title": "T", "language": "en", "isAccessibleForFree": false }, "people": { "kim": { "name": "Kim" } },
          "quotes": { "q": { "text": "We said so", "speaker": "kim" } },
          "body": ["“We said so”, Kim said.", { "type": "figure", "caption": "A gate.",
            "media": [{ "src": "https://a.example/a.jpg", "credit": "Kim", "alt": "Open gate" }] }] }"#,
    );
    let selector = Some(".paywall".to_owned());
    let written =
        JsonldWriter { paywall_selector: selector, ..JsonldWriter::default() }.export(&article).unwrap();
    let part =
        json!([{ "@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".paywall" }]);
    assert_eq!(parsed(&written)["hasPart"], part);
    assert!(!written.text.contains("said so") && !written.text.contains("gate"));
    assert_eq!(lost(&written), ["/quotes/q", "/body"]);
    for writer in [
        JsonldWriter { article_body: true, ..JsonldWriter::default() },
        JsonldWriter { lossless: true, ..JsonldWriter::default() },
    ] {
        let findings = writer.export(&article).unwrap_err();
        assert_eq!(findings[0].code.id, "not-exportable");
        assert_eq!(findings[0].place, Place::At("/metadata/isAccessibleForFree".into()));
    }
}

#[test]
fn ids_are_fragments_of_the_articles_url() {
    let document = nested(json!({
        "metadata": {
            "title": "T", "language": "en", "authors": ["article"],
            "identifiers": { "url": "https://example.org/a?b=1#top" }
        },
        "people": { "article": { "name": "Ann Article" } },
        "quotes": { "q": { "text": "No.", "speaker": "article" } },
        "body": "B."
    }));
    assert_eq!(document["@id"], "https://example.org/a?b=1#article");
    assert_eq!(document["author"][0]["@id"], "https://example.org/a?b=1#people.article");
    assert_eq!(document["hasPart"][0]["creator"]["@id"], "https://example.org/a?b=1#people.article");
    assert_eq!(document["url"], "https://example.org/a?b=1#top");
}

#[test]
fn an_author_is_a_plain_person() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en", "authors": [{ "agent": "costa", "roles": ["reporter"] }] },
        "people": { "costa": { "name": "Ana Costa" } },
        "body": "B."
    }));
    assert_eq!(document["author"], json!([{ "@type": "Person", "name": "Ana Costa" }]));
    assert!(document.get("contributor").is_none());
}

#[test]
fn ids_distinguish_entities_with_one_name() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en", "authors": ["kim"] },
        "people": { "kim": { "name": "Kim" }, "kim-2": { "name": "Kim" } },
        "body": "B."
    }));
    assert_eq!(document["author"][0]["@id"], "_:kim");
    assert_eq!(document["mentions"][0]["@id"], "_:kim-2");
}

#[test]
fn past_roles_are_not_written() {
    let article: Article = serde_json::from_value(json!({
        "metadata": { "title": "T", "language": "en", "authors": ["costa"] },
        "people": { "costa": { "name": "Ana Costa", "roles": [
            { "title": "chair", "end": "2004" }, { "title": "editor", "start": "2005" }, { "title": "printer" }] } },
        "body": "B."
    }))
    .unwrap();
    let written = write(&article);
    assert_eq!(parsed(&written)["author"][0]["jobTitle"], "editor");
    let roles = "/people/costa/roles";
    let expected = [format!("{roles}/0"), format!("{roles}/1/start"), format!("{roles}/2"), "/body".into()];
    assert_eq!(lost(&written), expected);
}

#[test]
fn an_unnamed_speaker_gets_no_invented_name() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en" },
        "quotes": { "q": { "text": "No.", "speaker": { "unnamed": "a sailor" } } },
        "body": "“No.”"
    }));
    assert_eq!(
        document["hasPart"],
        json!([{ "@type": "Quotation", "text": "No.", "creditText": "a sailor" }])
    );
}

#[test]
fn an_uncertain_date_does_not_become_a_certain_one() {
    let article = json!({
        "metadata": { "title": "T", "language": "en", "dates": { "published": "2019?", "modified": "2020-01-02" } },
        "events": { "e": { "name": "E", "date": "2019?/2020-05" }, "f": { "name": "F", "date": "198X" },
            "g": { "name": "G", "date": "2019/2020-05~" } },
        "body": "B."
    });
    let all = JsonldWriter { events: Events::All, ..JsonldWriter::default() };
    let document = parsed(&all.export(&serde_json::from_value(article).unwrap()).unwrap());
    assert!(document.get("datePublished").is_none());
    assert_eq!(document["dateModified"], "2020-01-02");
    let events = json!([
        { "@type": "Event", "name": "E", "endDate": "2020-05" },
        { "@type": "Event", "name": "F" },
        { "@type": "Event", "name": "G", "startDate": "2019" }
    ]);
    assert_eq!(document["mentions"], events);
}

#[test]
fn an_event_without_a_date_or_a_place_is_a_thing() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en" },
        "places": { "p": { "name": "P", "kind": "city" } },
        "events": { "e": { "name": "E", "date": "2019", "places": ["p"] }, "f": { "name": "F", "date": "2019" } },
        "body": "B."
    }));
    assert_eq!(document["mentions"][1]["@type"], "Event");
    assert_eq!(document["mentions"][2], json!({ "@type": "Thing", "name": "F" }));
}

#[test]
fn the_body_is_plain_text_without_its_notes() {
    let article = json!({
        "metadata": { "title": "T", "language": "en" },
        "works": { "w": { "title": "W" }, "v": { "title": "V" } },
        "body": [
            { "type": "paragraph", "content": [
                "H", { "type": "subscript", "content": "2" }, "O",
                { "type": "footnote", "content": "Water." }, " rises",
                { "type": "cite", "refs": ["v", "w"], "locator": "p. 3" }, "." ] },
            { "type": "table", "rows": [["a", "b"], ["c", "d"]] }
        ]
    });
    let written = JsonldWriter { article_body: true, ..JsonldWriter::default() }
        .export(&serde_json::from_value(article).unwrap())
        .unwrap();
    let document = parsed(&written);
    assert_eq!(document["articleBody"], "H2O rises[1, 2, p. 3].\n\na\tb\nc\td");
    assert_eq!(
        (&document["citation"][0]["name"], &document["citation"][1]["name"]),
        (&json!("V"), &json!("W"))
    );
    let content = "/body/0/content";
    let cite = ["type", "refs", "locator"].map(|field| format!("{content}/5/{field}"));
    let expected = [format!("{content}/1/type"), format!("{content}/3")].into_iter().chain(cite);
    let expected: Vec<_> = expected.chain(["/body/1".to_owned()]).collect();
    assert_eq!(lost(&written), expected);
}

#[test]
fn a_malformed_identifier_is_written_without_a_url() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en", "authors": ["a"] },
        "people": { "a": { "name": "A", "orcid": "0000-0002-1825-0098" } },
        "body": "B."
    }));
    let author = &document["author"][0];
    assert_eq!(author["identifier"][0]["value"], "0000-0002-1825-0098");
    assert!(author["identifier"][0].get("url").is_none() && author.get("sameAs").is_none());
}

#[test]
fn characters_not_allowed_in_urls_are_escaped_in_dois() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en", "identifiers": { "doi": "10.1002/(SICI)1<1::AID>3.0.CO;2-#" } },
        "body": "B."
    }));
    assert_eq!(document["identifier"][0]["value"], "10.1002/(SICI)1<1::AID>3.0.CO;2-#");
    assert_eq!(document["sameAs"], json!(["https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0.CO;2-%23"]));
}

#[test]
fn a_long_chain_of_places_is_not_deeply_nested() {
    let place =
        |n: usize| (format!("p{n}"), json!({ "name": format!("P{n}"), "partOf": format!("p{}", n + 1) }));
    let places: Map<String, Value> = (0..20_000).map(place).collect();
    let article = json!({ "metadata": { "title": "T", "language": "en" }, "places": places, "body": "B." });
    let written = write(&serde_json::from_value(article).unwrap());
    assert!(parsed(&written)["mentions"].as_array().unwrap().len() > 100);
}

fn article(json: &str) -> Article {
    serde_json::from_str(json).unwrap()
}

fn free(article: Article) -> Article {
    let mut article = article;
    article.metadata.is_accessible_for_free = Some(true);
    article
}

fn write(article: &Article) -> Written {
    JsonldWriter::default().export(article).unwrap()
}

fn shaped(article: &Article, shape: Shape) -> Written {
    JsonldWriter { shape, ..JsonldWriter::default() }.export(article).unwrap()
}

fn nested(article: Value) -> Value {
    parsed(&write(&serde_json::from_value(article).unwrap()))
}

fn parsed(written: &Written) -> Value {
    serde_json::from_str(&written.text).unwrap()
}

fn lost(written: &Written) -> Vec<String> {
    written.losses.iter().map(|loss| loss.at.as_str().to_owned()).collect()
}

/// Calls `see` with every object but the context.
fn each_node(value: &Value, see: &mut dyn FnMut(&Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| each_node(item, see)),
        Value::Object(members) => {
            see(members);
            let inside = members.iter().filter(|(key, _)| *key != "@context");
            inside.for_each(|(_, member)| each_node(member, see));
        }
        _ => {}
    }
}
