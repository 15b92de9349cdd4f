use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::{Blank, TAGGED, decode};
use crate::source::hash::IndexMap;
use crate::source::json;

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Article {
    title: String,
    status: Option<Status>,
    year: Option<u16>,
    #[serde(default)]
    people: IndexMap<Id, Person>,
    #[serde(default)]
    body: Vec<Block>,
    #[serde(default)]
    pair: (u8, bool),
}

#[derive(Debug, Default, PartialEq, Eq, Hash, Deserialize)]
struct Id(String);

#[derive(Debug, PartialEq, Deserialize)]
struct Person {
    name: Name,
    #[serde(default)]
    tags: Vec<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Name {
    first: String,
    last: String,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Status {
    DraftOnly,
    Final,
}

/// Tagged first, as by the model's macro; a bare string is a paragraph, a list is a group.
#[derive(Debug, PartialEq)]
enum Block {
    Paragraph(Paragraph),
    Image(Image),
    Group(Vec<Block>),
}

#[derive(Debug, PartialEq, Deserialize)]
struct Paragraph {
    text: String,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Image {
    url: String,
    width: u32,
}

impl<'de> Deserialize<'de> for Block {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "lowercase")]
        enum Tag {
            Paragraph,
            Image,
        }

        struct BlockVisitor;

        impl<'de> Visitor<'de> for BlockVisitor {
            type Value = Block;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a block")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Block, E> {
                Ok(Block::Paragraph(Paragraph { text: text.to_owned() }))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Block, A::Error> {
                let mut blocks = Vec::new();
                while let Some(block) = items.next_element()? {
                    blocks.push(block);
                }
                Ok(Block::Group(blocks))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Block, A::Error> {
                if members.next_key::<String>()?.as_deref() != Some("type") {
                    return Err(A::Error::missing_field("type"));
                }
                let tag = members.next_value()?;
                let rest = MapAccessDeserializer::new(members);
                Ok(match tag {
                    Tag::Paragraph => Block::Paragraph(Paragraph::deserialize(rest)?),
                    Tag::Image => Block::Image(Image::deserialize(rest)?),
                })
            }
        }

        deserializer.deserialize_newtype_struct(TAGGED, BlockVisitor)
    }
}

/// The value, whether it is complete, and what is blank, as pointers.
fn decoded<T: for<'de> Deserialize<'de>>(text: &str) -> (Option<T>, bool, Vec<String>) {
    let tree = json::parse(text).unwrap();
    let decoded = decode(&tree);
    let pointer = |blank: &Blank| match blank {
        Blank::Value(node) => tree.node(*node).pointer().to_string(),
        Blank::Member(node, name) => format!("{} lacks {name}", tree.node(*node).pointer()),
    };
    (decoded.value, decoded.complete, decoded.blanks.iter().map(pointer).collect())
}

fn article(text: &str) -> (Article, bool, Vec<String>) {
    let (value, complete, blanks) = decoded(text);
    (value.unwrap(), complete, blanks)
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(Paragraph { text: text.to_owned() })
}

#[test]
fn a_matching_value_is_complete() {
    let (article, complete, blanks) = article(
        r#"{ "title": "A", "status": "final", "year": 2023, "pair": [1, true],
             "people": { "kim": { "name": { "first": "a", "last": "b" }, "tags": ["x"] } },
             "body": ["one", { "width": 3, "type": "image", "url": "u" }, ["two"]] }"#,
    );
    assert!(complete && blanks.is_empty());
    assert_eq!(article.status, Some(Status::Final));
    assert_eq!(article.people[&Id("kim".into())].name.last, "b");
    let image = Block::Image(Image { url: "u".into(), width: 3 });
    assert_eq!(article.body, [paragraph("one"), image, Block::Group(vec![paragraph("two")])]);
}

#[test]
fn an_unknown_member_makes_the_value_incomplete() {
    let (article, complete, blanks) = article(r#"{ "title": "A", "tittle": "B" }"#);
    assert_eq!((article.title.as_str(), complete, blanks.len()), ("A", false, 0));
    assert!(!decoded::<Vec<Block>>(r#"[{ "type": "paragraph", "text": "", "colour": 1 }]"#).1);
}

#[test]
fn the_first_of_duplicate_keys_counts() {
    let (article, complete, _) = article(r#"{ "title": "A", "title": "B", "year": 1, "year": "x" }"#);
    assert_eq!((article.title.as_str(), article.year, complete), ("A", Some(1), false));
}

#[test]
fn a_value_of_the_wrong_type_hides_nothing_else() {
    let (article, complete, blanks) = article(
        r#"{ "title": 7, "status": "finall", "year": "2023", "pair": [1, "x"],
             "people": { "kim": { "name": { "first": "a", "last": ["b"] }, "tags": ["x", 5, "z"] }, "lee": [] },
             "body": [1, "two", { "type": "image", "url": 3, "width": 4 }] }"#,
    );
    assert!(!complete);
    assert_eq!(
        blanks,
        [
            "/title",
            "/status",
            "/year",
            "/pair/1",
            "/people/kim/name/last",
            "/people/kim/tags/1",
            "/people/lee",
            "/body/0",
            "/body/2/url"
        ]
    );
    assert_eq!(
        (article.title.as_str(), &article.status, article.year, article.pair),
        ("", &None, None, (1, false))
    );
    let kim = Person {
        name: Name { first: "a".into(), last: String::new() },
        tags: vec!["x".into(), String::new(), "z".into()],
    };
    assert_eq!(article.people[0], kim);
    assert_eq!(article.people[1].name, Name { first: String::new(), last: String::new() });
    assert_eq!(
        article.body,
        [paragraph(""), paragraph("two"), Block::Image(Image { url: String::new(), width: 4 })]
    );
}

#[test]
fn a_missing_member_gets_a_complete_placeholder() {
    let (article, complete, blanks) =
        article(r#"{ "people": { "kim": {}, "lee": { "name": { "last": "b" } } } }"#);
    assert!(!complete);
    assert_eq!(blanks, [" lacks title", "/people/kim lacks name", "/people/lee/name lacks first"]);
    assert_eq!(article.people[1].name, Name { first: String::new(), last: "b".into() });
}

#[test]
fn null_is_a_value_of_the_wrong_type() {
    let (article, complete, blanks) = article(r#"{ "title": null, "year": null }"#);
    assert_eq!((article, complete), (Article::default(), false));
    assert_eq!(blanks, ["/title", "/year"]);
}

#[test]
fn an_array_is_not_accepted_as_an_object() {
    let (_, complete, blanks) = article(r#"{ "title": "A", "people": { "kim": { "name": ["a", "b"] } } }"#);
    assert_eq!((complete, blanks), (false, vec!["/people/kim/name".to_owned()]));
}

#[test]
fn a_missing_or_unknown_tag_becomes_the_first_variant() {
    let (blocks, _, blanks) =
        decoded::<Vec<Block>>(r#"[{ "text": "a" }, { "text": "b", "type": "para" }, { "type": 3 }]"#);
    assert_eq!(blocks.unwrap(), [paragraph("a"), paragraph("b"), paragraph("")]);
    assert_eq!(blanks, ["/0 lacks type", "/1/type", "/2 lacks text", "/2/type"]);
}

#[test]
fn tagged_types_get_placeholders() {
    #[derive(Debug, Deserialize)]
    #[serde(tag = "type", rename_all = "lowercase")]
    #[allow(dead_code)]
    enum Derived {
        Image { url: String },
    }
    let (value, _, blanks) = decoded::<Vec<Derived>>(r#"[{ "type": "image", "url": "u" }, 5]"#);
    // serde's own tagged enums buffer: no placeholder fits in their place, so the list is blank.
    assert_eq!((value.unwrap().len(), blanks), (0, vec![String::new()]));
}

#[test]
fn a_value_without_a_placeholder_makes_its_parent_blank() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Endless {
        next: Box<Endless>,
    }
    #[derive(Debug, Deserialize)]
    #[serde(transparent)]
    struct Letter(#[allow(dead_code)] char);

    let (value, complete, blanks) = decoded::<Endless>(r#"{ "next": {} }"#);
    assert!(value.is_none() && !complete && blanks.len() == 1);
    let (value, _, blanks) = decoded::<Vec<Letter>>(r#"["a", "bc"]"#);
    assert_eq!((value.unwrap().len(), blanks), (0, vec![String::new()]));
}

#[test]
fn hundreds_of_errors_are_all_found() {
    let (value, _, blanks) = decoded::<Vec<String>>(&format!("[{}\"a\"]", "1, ".repeat(500)));
    assert_eq!((value.unwrap().len(), blanks.len()), (501, 500));
}

#[test]
fn every_serde_type_can_be_decoded() {
    #[derive(Debug, PartialEq, Deserialize)]
    enum Outer {
        Unit,
        Newtype(u8),
        Struct { a: i8 },
    }
    let (value, complete, _) =
        decoded::<Vec<Outer>>(r#"["Unit", { "Newtype": 1 }, { "Struct": { "a": -1 } }]"#);
    assert_eq!(
        (value.unwrap(), complete),
        (vec![Outer::Unit, Outer::Newtype(1), Outer::Struct { a: -1 }], true)
    );
    let (value, complete, _) = decoded::<serde_json::Value>(r#"{ "a": [null, true, 1.5, -2, "é"] }"#);
    assert_eq!((value.unwrap(), complete), (serde_json::json!({ "a": [null, true, 1.5, -2, "é"] }), true));
    let (value, _, blanks) = decoded::<(f64, Option<bool>, serde_json::Value)>(r#"["x", 3, {}]"#);
    assert_eq!((value.unwrap().0, blanks), (0.0, vec!["/0".to_owned(), "/1".to_owned()]));
}
