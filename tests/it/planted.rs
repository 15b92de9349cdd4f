//! What is wrong in a paragraph is wrong wherever running text is allowed, and what is right is right.
//!
//! The places are taken from the JSON Schema, so a new field is tested immediately.

use byline::diagnostic::{Finding, Place as At};
use byline::internals::article_structure;
use byline::model::Article;
use byline::{Profile, RuleSet};
use serde_json::{Map, Value, json};

use crate::support::shown::{branches, members};

/// A place for running text.
struct Place {
    /// JSON Pointer to the text.
    pointer: String,
    /// The types and fields around the text: `metadata`, `abstracts`, `Block "figure"`, `title`.
    inside: Vec<String>,
    /// An article with a marker in place of the text.
    article: Value,
}

/// The marker for the text to insert.
const TEXT: &str = "<text>";

impl Place {
    /// The article with this text in it.
    fn with(&self, text: &Value) -> Value {
        fn replace(value: &mut Value, text: &Value) {
            match value {
                Value::String(mark) if mark == TEXT => *value = text.clone(),
                Value::Array(items) => items.iter_mut().for_each(|item| replace(item, text)),
                Value::Object(members) => members.values_mut().for_each(|member| replace(member, text)),
                _ => {}
            }
        }
        let mut article = self.article.clone();
        replace(&mut article, text);
        article
    }

    fn is_inside(&self, what: &str) -> bool {
        self.inside.iter().any(|step| step == what)
    }
}

/// A walk through the schema.
struct Places {
    schema: Value,
    found: Vec<Place>,
    /// The definitions being visited: each is entered once on the way to a place.
    open: Vec<String>,
    inside: Vec<String>,
}

impl Places {
    /// Every place for running text.
    fn all() -> Vec<Place> {
        let schema: Value = article_structure();
        let mut places =
            Self { schema: schema.clone(), found: Vec::new(), open: Vec::new(), inside: Vec::new() };
        places.value(&schema, "", &|article| article);
        places.found
    }

    /// A value with this schema; `whole` inserts it into an article.
    fn value(&mut self, schema: &Value, pointer: &str, whole: &dyn Fn(Value) -> Value) {
        if let Some(name) = definition(schema) {
            if !self.open.iter().any(|open| open == name) {
                self.open.push(name.to_owned());
                self.value(&self.schema["$defs"][name].clone(), pointer, whole);
                self.open.pop();
            }
            return;
        }
        match definition(&schema["items"]) {
            Some("Inline") => self.place(pointer.to_owned(), whole(TEXT.into())),
            Some("Block") => {
                let paragraph = json!([{ "type": "paragraph", "content": TEXT }]);
                self.place(format!("{pointer}/0/content"), whole(paragraph));
            }
            _ => {}
        }
        if schema["items"].is_object() {
            self.value(&schema["items"], &format!("{pointer}/0"), &|item| whole(json!([item])));
        }
        if schema["additionalProperties"].is_object() {
            let entry = &schema["additionalProperties"];
            self.value(entry, &format!("{pointer}/entry"), &|entry| whole(json!({ "entry": entry })));
        }
        self.fields(schema, pointer, Map::new(), whole);
        for (tag, branch) in branches(schema) {
            self.inside.push(format!("{} {tag:?}", self.open.last().unwrap()));
            let of_type = Map::from_iter([("type".to_owned(), tag.into())]);
            self.fields(branch, pointer, of_type, whole);
            self.inside.pop();
        }
    }

    fn fields(
        &mut self,
        schema: &Value,
        pointer: &str,
        mut least: Map<String, Value>,
        whole: &dyn Fn(Value) -> Value,
    ) {
        for required in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            least.entry(required).or_insert_with(|| self.least(&schema["properties"][required]));
        }
        for (name, field) in members(schema, "properties") {
            self.inside.push(name.clone());
            self.value(field, &format!("{pointer}/{name}"), &|value| {
                let mut object = least.clone();
                object.insert(name.clone(), value);
                whole(object.into())
            });
            self.inside.pop();
        }
    }

    fn place(&mut self, pointer: String, mut article: Value) {
        // Quotes are only searched for if there is text.
        match &mut article["body"] {
            Value::Array(blocks) => blocks.push("The tide turned.".into()),
            body => *body = json!(["The tide turned."]),
        }
        self.found.push(Place { pointer, inside: self.inside.clone(), article });
    }

    /// The smallest value that the schema accepts, whatever its meaning.
    fn least(&self, schema: &Value) -> Value {
        if let Some(name) = definition(schema) {
            return self.least(&self.schema["$defs"][name]);
        }
        if let Some(first) = schema["enum"].get(0) {
            return first.clone();
        }
        let types = match &schema["type"] {
            Value::Array(types) => types.clone(),
            one => vec![one.clone()],
        };
        match types[0].as_str().unwrap() {
            "string" => "en".into(),
            "array" => json!([]),
            "object" => {
                let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
                required.map(|name| (name.to_owned(), self.least(&schema["properties"][name]))).collect()
            }
            other => unreachable!("no {other} is required"),
        }
    }
}

fn definition(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str()?.strip_prefix("#/$defs/")
}

/// The findings in the article: their codes and places, relative to the text at `pointer`.
fn found(rules: &RuleSet, article: &Value, pointer: &str) -> Vec<String> {
    let article: Article =
        serde_json::from_value(article.clone()).unwrap_or_else(|e| panic!("{e}: {article}"));
    let show = |finding: &Finding| {
        let (At::At(place) | At::Key(place) | At::Within(place, _)) = &finding.place else { unreachable!() };
        let place = place.as_str().strip_prefix(pointer).map_or(place.as_str(), |inside| inside);
        format!("{} at {place}", finding.code.id)
    };
    rules.check(&article, &[]).iter().map(show).collect()
}

/// The findings in `article` that are not in `before`, which lacks the inserted text.
fn found_more(rules: &RuleSet, before: &Value, article: &Value, pointer: &str) -> Vec<String> {
    let mut more = found(rules, article, pointer);
    for known in found(rules, before, pointer) {
        if let Some(at) = more.iter().position(|found| *found == known) {
            more.remove(at);
        }
    }
    more.sort();
    more
}

/// Asserts that a text has the same findings in every place as in a paragraph, namely `expected`.
fn assert_everywhere(text: impl Fn(&Place) -> Value, declared: &Value, expected: &[&str]) {
    let rules = RuleSet::with_profiles(&[Profile::Advice]);
    let mut wrong = Vec::new();
    let places = Places::all();
    for place in &places {
        let mut article = place.with(&text(place));
        let declared = declared.as_object().unwrap().clone();
        for (map, entries) in declared {
            // A place may be in a map of declarations.
            match article.get_mut(&map) {
                Some(known) => known.as_object_mut().unwrap().extend(entries.as_object().unwrap().clone()),
                None => article[&map] = entries,
            }
        }
        let more = found_more(&rules, &place.with(&json!("plain words")), &article, &place.pointer);
        if more != expected {
            wrong.push(format!("{}: {more:?}", place.inside.join(" › ")));
        }
    }
    assert!(wrong.is_empty(), "in {} of {} places:\n{}", wrong.len(), places.len(), wrong.join("\n"));
}

#[test]
fn the_schema_has_many_places() {
    let places = Places::all();
    let pointers: Vec<&str> = places.iter().map(|place| place.pointer.as_str()).collect();
    for known in [
        "/metadata/title",
        "/metadata/abstracts/0/content/0/content",
        "/works/entry/unstructured",
        "/body/0/title",
        "/body/0/rows/0/0/content/0/content",
        "/body/0/content/0/content/0/content",
        "/subArticles/0/back/0/content/0/notes/0",
    ] {
        assert!(pointers.contains(&known), "{known} is missing of {pointers:#?}");
    }
}

#[test]
fn a_quote_is_found_wherever_it_is_marked() {
    let text = json!([
        "“",
        { "type": "quote", "ref": "q", "content": "We will wait for spring" },
        "”, said ",
        { "type": "mention", "ref": "kim", "content": "Kim" }
    ]);
    let declared = json!({
        "people": { "kim": { "name": "Kim" } },
        "quotes": { "q": { "text": "We will wait for spring", "speaker": "kim" } },
    });
    assert_everywhere(|_| text.clone(), &declared, &[]);
}

#[test]
fn a_nested_mark_is_found_everywhere() {
    let text = |place: &Place| {
        // In an inline that is already underlined, it would be the third.
        let mark = if place.is_inside("Inline \"underline\"") { "strike" } else { "underline" };
        json!([{ "type": mark, "content": ["plain ", { "type": mark, "content": "words" }] }])
    };
    assert_everywhere(text, &json!({}), &["mark-nested-in-itself at /0/content/1"]);
}

#[test]
fn an_image_without_alt_is_found_everywhere() {
    let text = json!(["plain words ", { "type": "image", "src": "wave.png" }]);
    assert_everywhere(|_| text.clone(), &json!({}), &["alt-missing at /1/src"]);
}

#[test]
fn an_invalid_character_is_found_everywhere() {
    let text = json!(["plain w\u{FFFD}rds"]);
    assert_everywhere(|_| text.clone(), &json!({}), &["character-lost at /0"]);
}

/// An article without findings, with a quote in this field.
fn quoting(field: &str, value: Value) -> Value {
    let mut article = json!({
        "metadata": { "title": "Talks resume", "language": "en" },
        "people": { "kim": { "name": "Kim" } },
        "quotes": { "q": { "text": "We will wait", "speaker": "kim" } },
        "body": "Kim spoke on Monday."
    });
    article[field] = value;
    article
}

#[test]
fn the_title_of_a_figure_may_hold_a_quote() {
    let title = json!(["“", { "type": "quote", "ref": "q", "content": "We will wait" }, "”"]);
    let figure = json!({ "type": "figure", "title": title, "media": [{ "src": "a.png", "alt": "A pier" }] });
    let article = quoting("body", json!(["Kim spoke on Monday.", figure]));
    assert_eq!(found(&RuleSet::standard(), &article, ""), [""; 0]);
}

#[test]
fn a_sub_article_may_hold_a_quote() {
    let text = json!(["“", { "type": "quote", "ref": "q", "content": "We will wait" }, "”, said Kim."]);
    let sub_article = |text: Value| {
        json!([{
            "kind": "reply",
            "metadata": { "title": "Reply", "language": "en" },
            "body": [{ "type": "paragraph", "content": text }]
        }])
    };
    for text in [text, json!("“We will wait”, said Kim.")] {
        let article = quoting("subArticles", sub_article(text));
        assert_eq!(found(&RuleSet::standard(), &article, ""), [""; 0]);
    }
}

#[test]
fn a_translation_may_repeat_a_quote_in_its_own_words() {
    let mut article = quoting("body", json!("“We will wait”, said Kim."));
    article["subArticles"] = json!([{
        "kind": "translation",
        "metadata": { "title": "Gespräche", "language": "de" },
        "body": [{
            "type": "paragraph",
            "content": ["„", { "type": "quote", "ref": "q", "content": "Wir warten" }, "“, sagte Kim."]
        }]
    }]);
    assert_eq!(found(&RuleSet::standard(), &article, ""), [""; 0]);
    article["body"] = json!([{
        "type": "paragraph",
        "content": ["“", { "type": "quote", "ref": "q", "content": "We will wait" }, "”, said Kim."]
    }]);
    assert_eq!(found(&RuleSet::standard(), &article, ""), [""; 0]);
}
