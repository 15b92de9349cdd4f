//! What JSON-LD says, and what it never says.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use byline::diagnostic::Place;
use byline::formats::jsonld::{NAMESPACE, Options, Shape, write, write_html};
use byline::formats::{Residue, Written};
use byline::model::Article;
use serde_json::{Map, Value, json};
use support::losses::places;

const EVERY_FIELD: &str = include_str!("fixtures/jsonld/every_field.json");
const BROKEN: &str = include_str!("fixtures/jsonld/broken.json");
const SHAPES: [Shape; 2] = [Shape::Nested, Shape::Graph];

#[test]
fn every_field_has_its_place() {
    let written = write(&article(EVERY_FIELD), Options::default());
    support::golden("tests/fixtures/jsonld/every_field.jsonld", &written.text);
}

#[test]
fn a_small_article_needs_schema_org_only() {
    let article = json!({ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted." });
    let written = write(&serde_json::from_value(article).unwrap(), Options::default());
    let expected = r##"{
  "@context": "https://schema.org",
  "@type": "Article",
  "@id": "#article",
  "headline": "Council votes",
  "inLanguage": "en",
  "wordCount": 2,
  "articleBody": "It voted."
}
"##;
    assert_eq!(written.text, expected);
    assert!(written.losses.is_empty());
}

#[test]
fn a_graph_is_flat_and_begins_with_the_article() {
    let document =
        parsed(&write(&article(EVERY_FIELD), Options { shape: Shape::Graph, ..Options::default() }));
    let members: Vec<_> = document.as_object().unwrap().keys().collect();
    assert_eq!(members, ["@context", "@graph"]);
    assert_eq!(document["@graph"][0]["@type"], "ReviewNewsArticle");
    for node in document["@graph"].as_array().unwrap() {
        let mut inside = Vec::new();
        node.as_object()
            .unwrap()
            .values()
            .for_each(|member| each_node(member, &mut |node| inside.push(node.clone())));
        assert!(
            inside.iter().all(|node| node.len() == 1 || !node.contains_key("@id")),
            "a node with an id stands in another: {node}"
        );
    }
}

#[test]
fn every_id_referred_to_is_defined_exactly_once() {
    for article in [article(EVERY_FIELD), article(BROKEN)] {
        for shape in SHAPES {
            let mut defined = BTreeMap::new();
            let mut referred = BTreeSet::new();
            each_node(&parsed(&write(&article, Options { shape, ..Options::default() })), &mut |node| {
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
fn both_shapes_hold_the_same_nodes() {
    for article in [article(EVERY_FIELD), article(BROKEN)] {
        let [nested, graph] = SHAPES.map(|shape| {
            let mut nodes = BTreeMap::new();
            each_node(&parsed(&write(&article, Options { shape, ..Options::default() })), &mut |node| {
                if node.len() > 1
                    && let Some(id) = node.get("@id")
                {
                    let mut own = node.clone();
                    own.remove("@context");
                    nodes.insert(
                        id.to_string(),
                        Value::Object(own.into_iter().map(|(k, v)| (k, shallow(v))).collect()),
                    );
                }
            });
            nodes
        });
        assert_eq!(nested, graph);
    }
}

#[test]
fn every_declared_thing_is_there_even_when_nothing_refers_to_it() {
    let article = article(EVERY_FIELD);
    let text = write(&article, Options::default()).text;
    let ids = article.people.keys().chain(article.organizations.keys()).chain(article.places.keys());
    let ids = ids.chain(article.events.keys()).chain(article.works.keys()).chain(article.quotes.keys());
    for id in ids {
        assert!(text.contains(&format!("\"@id\": \"#{id}\",\n")), "{id} is not defined");
    }
}

#[test]
fn nothing_is_null_or_empty() {
    fn look(value: &Value) {
        match value {
            Value::Null => panic!("a null"),
            Value::Array(items) => {
                assert!(!items.is_empty(), "an empty list");
                items.iter().for_each(look);
            }
            Value::Object(members) if members.get("@type") != Some(&json!("@json")) => {
                members.values().for_each(look)
            }
            _ => {}
        }
    }
    for shape in SHAPES {
        look(&parsed(&write(&article(EVERY_FIELD), Options { shape, ..Options::default() })));
    }
}

#[test]
fn a_script_element_carries_the_same_document_and_no_markup() {
    for article in [article(EVERY_FIELD), article(BROKEN)] {
        for shape in SHAPES {
            let html = write_html(&article, Options { shape, ..Options::default() }).text;
            let json = html.strip_prefix("<script type=\"application/ld+json\">\n").unwrap();
            let json = json.strip_suffix("\n</script>\n").unwrap();
            assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(value, parsed(&write(&article, Options { shape, ..Options::default() })));
        }
    }
}

#[test]
fn an_address_that_a_browser_would_run_is_never_written() {
    let written = write(&article(BROKEN), Options { residue: Residue::LeaveOut, ..Options::default() });
    assert!(!written.text.contains("javascript:") && !written.text.contains("data:"));
    assert!(lost(&written).contains(&"/metadata/identifiers/url".to_owned()));
    assert!(lost(&written).contains(&"/metadata/image".to_owned()));
}

#[test]
fn the_page_lists_our_own_terms_and_no_others() {
    let page = include_str!("../src/formats/jsonld/README.md");
    let page = page.split("## Our own terms").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split(" | ").next().unwrap());
    let listed: BTreeSet<_> = cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).collect();

    let mut used = BTreeSet::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/formats/jsonld");
    let sources = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let sources: Vec<_> = sources.filter(|path| path.extension().is_some_and(|e| e == "rs")).collect();
    let texts: Vec<_> = sources.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for text in &texts {
        used.extend(text.split("rename = \"byline:").skip(1).map(|rest| rest.split('"').next().unwrap()));
    }
    assert_eq!(listed, used);
}

#[test]
fn our_namespace_is_declared_when_one_of_its_terms_is_used() {
    let mut article = small();
    assert_eq!(parsed(&write(&article, Options::default()))["@context"], "https://schema.org");
    article.metadata.unstated.push("authors".to_owned());
    let context = json!(["https://schema.org", { "byline": NAMESPACE }]);
    assert_eq!(parsed(&write(&article, Options::default()))["@context"], context);
}

#[test]
fn ids_are_fragments_of_the_articles_address() {
    let document = nested(json!({
        "metadata": {
            "title": "T", "language": "en", "authors": ["article"],
            "identifiers": { "url": "https://example.org/a?b=1#top" }
        },
        "people": { "article": { "name": "Ann Article" } },
        "body": "B."
    }));
    assert_eq!(document["@id"], "https://example.org/a?b=1#this-article");
    assert_eq!(document["author"][0]["@id"], "https://example.org/a?b=1#article");
    assert_eq!(document["url"], "https://example.org/a?b=1#top");
}

#[test]
fn an_author_is_a_plain_person_and_their_role_stands_beside() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en", "authors": [{ "agent": "costa", "roles": ["reporter"] }] },
        "people": { "costa": { "name": "Ana Costa" } },
        "body": "B."
    }));
    assert_eq!(document["author"], json!([{ "@type": "Person", "@id": "#costa", "name": "Ana Costa" }]));
    let role = json!([{ "@type": "Role", "roleName": "reporter", "contributor": { "@id": "#costa" } }]);
    assert_eq!(document["contributor"], role);
}

#[test]
fn somebody_unnamed_gets_no_invented_name() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en" },
        "organizations": { "navy": { "name": "Navy", "kind": "military" } },
        "quotes": { "q": { "text": "No.", "speaker": { "unnamed": "a sailor", "organization": "navy" } } },
        "body": "“No.”"
    }));
    let quote = &document["hasPart"][0];
    assert_eq!(quote["creditText"], "a sailor");
    assert_eq!(quote["sourceOrganization"], json!({ "@id": "#navy" }));
    assert!(quote.get("creator").is_none() && quote.get("spokenByCharacter").is_none());
}

#[test]
fn an_uncertain_date_does_not_become_a_certain_one() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en", "dates": { "published": "2019?", "modified": "2020-01-02" } },
        "events": { "e": { "name": "E", "date": "2019?/2020-05" }, "f": { "name": "F", "date": "198X" } },
        "body": "B."
    }));
    assert!(document.get("datePublished").is_none());
    assert_eq!(document["byline:datePublished"], "2019?");
    assert_eq!(document["dateModified"], "2020-01-02");
    let event = &document["mentions"][0];
    assert!(event.get("startDate").is_none());
    assert_eq!((&event["endDate"], &event["byline:date"]), (&json!("2020-05"), &json!("2019?/2020-05")));
    assert!(document["mentions"][1].get("startDate").is_none());
}

#[test]
fn the_body_is_plain_text_with_notes_at_the_end() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en" },
        "works": { "w": { "title": "W" }, "v": { "title": "V" } },
        "body": [
            { "type": "paragraph", "content": [
                "H", { "type": "subscript", "content": "2" }, "O",
                { "type": "footnote", "content": "Water." }, " rises",
                { "type": "cite", "refs": ["v", "w"], "locator": "p. 3" }, "." ] },
            { "type": "table", "rows": [["a", "b"], ["c", "d"]] }
        ]
    }));
    assert_eq!(document["articleBody"], "H2O rises[1, 2, p. 3].\n\na\tb\nc\td\n\nWater.");
    assert_eq!(
        (&document["citation"][0]["name"], &document["citation"][1]["name"]),
        (&json!("V"), &json!("W"))
    );
}

#[test]
fn a_misspelt_identifier_is_kept_and_leads_nowhere() {
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
fn signs_that_no_address_may_hold_are_escaped_in_a_doi() {
    let document = nested(json!({
        "metadata": { "title": "T", "language": "en", "identifiers": { "doi": "10.1002/(SICI)1<1::AID>3.0.CO;2-#" } },
        "body": "B."
    }));
    assert_eq!(document["identifier"][0]["value"], "10.1002/(SICI)1<1::AID>3.0.CO;2-#");
    assert_eq!(document["sameAs"], json!(["https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0.CO;2-%23"]));
}

#[test]
fn what_plain_text_cannot_say_is_one_finding_with_all_its_places() {
    let passage = |words: &str| json!({ "type": "language", "language": "ko", "content": words });
    let article = json!({
        "metadata": { "title": "T", "language": "en" },
        "body": [{ "type": "paragraph", "content": [passage("한"), " and"] }, "plain", { "type": "paragraph", "content": [passage("글")] }]
    });
    let written = write(&serde_json::from_value(article).unwrap(), Options::default());
    let [loss] = written.losses.as_slice() else { panic!("{:?}", written.losses) };
    assert_eq!(loss.message, "the text is plain: it leaves out marks, ids and the structure of blocks");
    assert_eq!(loss.place, Place::At("/body/0".into()));
    assert_eq!(loss.related[0].0, Place::At("/body/2".into()));
}

fn article(json: &str) -> Article {
    serde_json::from_str(json).unwrap()
}

fn small() -> Article {
    article(r#"{ "metadata": { "title": "T", "language": "en" }, "body": "B." }"#)
}

fn nested(article: Value) -> Value {
    parsed(&write(&serde_json::from_value(article).unwrap(), Options::default()))
}

fn parsed(written: &Written) -> Value {
    serde_json::from_str(&written.text).unwrap()
}

fn lost(written: &Written) -> Vec<String> {
    places(&written.losses).into_iter().map(str::to_owned).collect()
}

/// Shows `see` every object but the context and JSON literals.
fn each_node(value: &Value, see: &mut dyn FnMut(&Map<String, Value>)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| each_node(item, see)),
        Value::Object(members) if members.get("@type") != Some(&json!("@json")) => {
            see(members);
            let inside = members.iter().filter(|(key, _)| *key != "@context");
            inside.for_each(|(_, member)| each_node(member, see));
        }
        _ => {}
    }
}

/// The value with nothing but the id of each node that has one.
fn shallow(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(shallow).collect(),
        Value::Object(members) => match members.get("@id") {
            Some(id) if members.get("@type") != Some(&json!("@json")) => json!({ "@id": id }),
            _ => Value::Object(members.into_iter().map(|(key, member)| (key, shallow(member))).collect()),
        },
        value => value,
    }
}

#[test]
fn a_role_that_names_nothing_is_declared_lost() {
    let article = json!({
        "metadata": { "title": "Council votes", "language": "en", "authors": ["costa"] },
        "people": { "costa": { "name": "Ana Costa", "roles": [{ "start": "2001" }, { "title": "chair", "end": "2004" }] } },
        "body": "It voted.",
    });
    let written = write(&serde_json::from_value(article).unwrap(), Options::default());
    let lost: Vec<_> = written.losses.iter().map(|loss| &loss.place).collect();
    assert_eq!(lost, [&Place::At("/people/costa/roles/0".into())]);
    let occupations = &parsed(&written)["author"][0]["hasOccupation"];
    let chair = json!([{ "@type": "Role", "hasOccupation": { "@type": "Occupation", "name": "chair" }, "endDate": "2004" }]);
    assert_eq!(*occupations, chair);
}
