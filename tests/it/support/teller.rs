//! Walks an article and records each value in its field.
//!
//! Running text counts as its words, and each mark in it as a separate entry.

use std::collections::BTreeMap;

use byline::model::Foreign;
use serde_json::{Map, Value, json};

/// How often each value occurs in each field.
pub(crate) type Account = BTreeMap<(String, String), usize>;

const ENTITIES: [&str; 6] = ["people", "organizations", "places", "events", "works", "quotes"];

/// The account of an article in which references are replaced by names.
pub(crate) fn of_value(article: &Value) -> Account {
    let mut teller = Teller::default();
    teller.article("", article);
    teller.account
}

/// The name of an entry.
pub(crate) fn label(entry: &Value) -> String {
    let texts = ["name", "title", "text"].iter().filter_map(|key| Some(words(entry.get(key)?)));
    texts.map(|text| text.trim().to_owned()).find(|text| !text.is_empty()).unwrap_or("something".to_owned())
}

/// The words of a text, with or without marks.
pub(crate) fn words(text: &Value) -> String {
    match text {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(words).collect(),
        Value::Object(_) => text.get("content").map(words).unwrap_or_default(),
        _ => String::new(),
    }
}

#[derive(Default)]
struct Teller {
    account: Account,
    /// The owner of the field, if it has a name.
    owner: String,
}

impl Teller {
    fn add(&mut self, field: &str, value: &str) {
        // An empty text does not count.
        if value.is_empty() {
            return;
        }
        *self.account.entry((field.to_owned(), format!("{}{value}", self.owner))).or_default() += 1;
    }

    fn article(&mut self, before: &str, article: &Value) {
        for (key, member) in members(article) {
            let field = format!("{before}{key}");
            match key.as_str() {
                "body" => self.blocks(member),
                "back" => self.sections(&field, member),
                "subArticles" => {
                    for (index, one) in items(member).enumerate() {
                        self.article(&format!("{field}.{index}."), one);
                    }
                }
                key if ENTITIES.contains(&key) => {
                    for (_, entry) in members(member) {
                        // The title of a work may be lost without the rest.
                        if key != "works" {
                            self.owner = format!("{}: ", squeezed(&label(entry)));
                        }
                        self.value(&field, entry);
                    }
                    self.owner.clear();
                }
                _ => self.value(&field, member),
            }
        }
    }

    fn value(&mut self, field: &str, value: &Value) {
        let own = field.rfind("metadata").map_or(field, |start| &field[start..]);
        match own {
            "metadata.title"
            | "metadata.subtitle"
            | "metadata.corrections.text"
            | "works.title"
            | "works.note"
            | "works.unstructured" => {
                return self.text(field, value);
            }
            "metadata.abstracts.content" => return self.blocks(value),
            "metadata.notes" => return self.sections(field, value),
            _ => {}
        }
        match value {
            Value::Null => {}
            Value::Array(list) => list.iter().for_each(|item| self.value(field, item)),
            Value::Object(members) => {
                let outside = self.owner.clone();
                for (key, member) in members.iter().filter(|(key, _)| *key != "owner") {
                    if let Some(Value::String(agent)) = members.get("owner")
                        && key != "agent"
                    {
                        self.owner = format!("{outside}{agent}: ");
                    }
                    self.value(&format!("{field}.{key}"), member);
                    self.owner.clone_from(&outside);
                }
            }
            Value::String(text) => {
                let long = match field.rsplit('.').next().unwrap_or_default() {
                    "authors" | "editors" if field.starts_with("works.") => match text.split_once(", ") {
                        Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => {
                            self.add(&format!("{field}.family"), &squeezed(family));
                            return self.add(&format!("{field}.given"), &squeezed(given));
                        }
                        _ => "literal",
                    },
                    "authors" | "contributors" | "participants" => "agent",
                    "keywords" | "subjects" | "genres" => "term",
                    "roles" if field.contains("contributors") || field.contains("authors") => "term",
                    "alternateNames" => "name",
                    "causedBy" => "event",
                    _ => return self.add(field, &squeezed(text)),
                };
                self.add(&format!("{field}.{long}"), &squeezed(text));
            }
            Value::Bool(_) | Value::Number(_) => self.add(field, &value.to_string()),
        }
    }

    fn sections(&mut self, field: &str, sections: &Value) {
        for section in items(sections) {
            for (key, member) in members(section) {
                match key.as_str() {
                    "content" => self.blocks(member),
                    "title" => self.text(&format!("{field}.title"), member),
                    key => self.value(&format!("{field}.{key}"), member),
                }
            }
        }
    }

    fn blocks(&mut self, blocks: &Value) {
        match blocks {
            Value::Array(list) => list.iter().for_each(|block| self.block(block)),
            one => self.block(one),
        }
    }

    fn block(&mut self, block: &Value) {
        let kind = match block {
            Value::String(_) => return self.text("paragraph.content", block),
            // A block without a type is its content.
            block => block.get("type").and_then(Value::as_str).unwrap_or_default().to_owned(),
        };
        for (key, member) in members(block) {
            let field = format!("{kind}.{key}");
            match (kind.as_str(), key.as_str()) {
                ("paragraph", "type") => {}
                ("paragraph", "content") | (_, "title" | "caption" | "attribution") => {
                    // A text without a type is a paragraph.
                    self.text(if kind.is_empty() { "paragraph.content" } else { &field }, member)
                }
                (_, "content") => self.blocks(member),
                ("table" | "", "notes") => items(member).for_each(|note| self.text(&field, note)),
                ("list" | "definitionList" | "", "items") => {
                    for item in items(member) {
                        match (item.get("term"), item.get("definition")) {
                            (None, None) => self.blocks(item),
                            (term, definition) => {
                                let field =
                                    if kind.is_empty() { "paragraph.content" } else { "definitionList.term" };
                                self.text(field, term.unwrap_or(&Value::Null));
                                self.blocks(definition.unwrap_or(&Value::Null));
                            }
                        }
                    }
                }
                ("table" | "", "rows") => {
                    for cell in items(member).flat_map(items) {
                        match cell {
                            Value::Object(members) => {
                                for (key, member) in members {
                                    match key.as_str() {
                                        "content" => self.blocks(member),
                                        key => self.value(&format!("cell.{key}"), member),
                                    }
                                }
                            }
                            text => self.blocks(text),
                        }
                    }
                }
                _ => self.value(&field, member),
            }
        }
    }

    /// The words of running text are one entry, each mark is another.
    fn text(&mut self, field: &str, text: &Value) {
        let words = squeezed(&without_numbers(&self.words(text)));
        if !words.is_empty() {
            self.add(field, &words);
        }
    }

    fn words(&mut self, text: &Value) -> String {
        match text {
            Value::String(text) => text.clone(),
            Value::Array(list) => list.iter().map(|item| self.words(item)).collect(),
            Value::Object(mark) => self.mark(mark),
            _ => String::new(),
        }
    }

    fn mark(&mut self, mark: &Map<String, Value>) -> String {
        let kind = mark.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        match kind.as_str() {
            "footnote" => {
                self.add("footnote", "there");
                self.blocks(mark.get("content").unwrap_or(&Value::Null));
                self.value("footnote.id", mark.get("id").unwrap_or(&Value::Null));
                return String::new();
            }
            "foreign" | "" if mark.contains_key("source") => {
                let format = mark.get("format").and_then(Value::as_str).unwrap_or("jats");
                let foreign = json!({ "format": format, "source": mark["source"] });
                return serde_json::from_value(foreign)
                    .map_or(String::new(), |foreign: Foreign| foreign.plain_text());
            }
            _ => {}
        }
        // A single letter is a formula in italics.
        if let ("math", Some(tex), None) = (
            kind.as_str(),
            mark.get("tex").and_then(Value::as_str),
            mark.get("mathml").and_then(Value::as_str),
        ) && tex.chars().count() == 1
            && tex.chars().all(char::is_alphabetic)
        {
            self.add("inline.emphasis", tex);
            return tex.to_owned();
        }
        let mut words = String::new();
        let mut is_whole = true;
        for (key, member) in mark {
            match key.as_str() {
                "type" => is_whole &= !member.is_null(),
                "content" => words = self.words(member),
                "text" => words = member.as_str().unwrap_or_default().to_owned(),
                // An unknown formula or image is text.
                "tex" | "alt" if kind.is_empty() => words = member.as_str().unwrap_or_default().to_owned(),
                // A citation of several works counts as several citations.
                "refs" => items(member).for_each(|work| self.value("cite.refs", work)),
                key => {
                    is_whole &=
                        !(member.is_null() && kind != "quote" && matches!(key, "ref" | "target" | "href"));
                    self.value(&format!("inline.{kind}.{key}"), member);
                }
            }
        }
        // An unknown mark is its words.
        if is_whole && kind != "cite" {
            self.add(&format!("inline.{kind}"), &squeezed(&without_numbers(&words)));
        }
        if kind == "break" { " ".to_owned() } else { words }
    }
}

fn members(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without reference numbers in brackets and a locator, which is how a citation without text is printed.
fn without_numbers(text: &str) -> String {
    let mut rest = text;
    let mut found = String::new();
    while let Some((before, after)) = rest.split_once('[') {
        found.push_str(before);
        match after.split_once(']') {
            Some((within, after)) if within.starts_with(|c: char| c.is_ascii_digit()) => rest = after,
            _ => {
                found.push('[');
                rest = after;
            }
        }
    }
    found + rest
}
