//! What an article says, as an account: how often it says which value in which field.
//!
//! Ids are handles, so a reference counts as the name of what it refers to. Running text counts as its words, and each
//! mark in it as an entry of its own.

use std::collections::BTreeMap;

use byline::formats::Losses;
use byline::model::{Article, Collection, Leaf};
use serde_json::{Map, Value};

/// How often there is which value in which field.
type Account = BTreeMap<(String, String), usize>;

const ENTITIES: [&str; 6] = ["people", "organizations", "places", "events", "works", "quotes"];

/// What `article` says and `back` does not, though no loss declares it; and what is declared lost and there all the same.
///
/// `back` is what was read from the text for which `losses` were declared.
pub(crate) fn declared_wrongly(article: &Article, losses: &Losses, back: &Article) -> Vec<String> {
    let (rest, declared) = without(article, losses);
    let back = account(back);
    let count = |account: &Account, entry| account.get(entry).copied().unwrap_or_default();
    let silent = rest.iter().filter(|(entry, there)| count(&back, entry) < **there);
    let silent = silent.map(|((field, value), _)| format!("lost without a word: {field} = {value:?}"));
    let idle = declared.keys().filter(|entry| count(&back, entry) > count(&rest, entry));
    let idle = idle.map(|(field, value)| format!("declared lost, and read: {field} = {value:?}"));
    silent.chain(idle).collect()
}

/// The account of an article.
fn account(article: &Article) -> Account {
    of_value(&with_names(article))
}

/// The accounts of what an article says without what is declared lost, and of what is declared lost.
fn without(article: &Article, losses: &Losses) -> (Account, Account) {
    let all = with_names(article);
    let mut rest = all.clone();
    for loss in losses.iter() {
        let steps: Vec<String> = loss.at.steps().collect();
        assert!(remove(&mut rest, &steps), "{} is declared, and the article has no such place", loss.at);
    }
    let rest = of_value(&rest);
    let mut declared = of_value(&all);
    for (entry, count) in &rest {
        if let Some(all) = declared.get_mut(entry) {
            *all = all.saturating_sub(*count);
        }
    }
    declared.retain(|_, count| *count > 0);
    (rest, declared)
}

fn of_value(article: &Value) -> Account {
    let mut teller = Teller::default();
    teller.article("", article);
    teller.account
}

/// The article as JSON, with names in the place of references.
fn with_names(article: &Article) -> Value {
    let mut value = serde_json::to_value(article).unwrap();
    let plain = value.clone();
    article.walk(&mut |path, leaf| {
        let Leaf::Reference(reference) = leaf else { return };
        if reference.to == [Collection::Blocks] {
            return;
        }
        let entry = reference.to.iter().find_map(|map| plain.get(map.name())?.get(reference.id));
        let name = entry.map_or("nothing", label);
        let steps: Vec<String> = path.pointer().steps().collect();
        *at(&mut value, &steps).unwrap() = Value::from(format!("→ {name}"));
    });
    value
}

fn label(entry: &Value) -> &str {
    ["name", "title", "text"].iter().find_map(|key| entry.get(key)?.as_str()).unwrap_or("something")
}

/// What the way in the long form leads to; in the short form, the string there.
fn at<'v>(value: &'v mut Value, steps: &[String]) -> Option<&'v mut Value> {
    let Some((step, rest)) = steps.split_first() else { return Some(value) };
    match value {
        Value::Object(members) => at(members.get_mut(step)?, rest),
        Value::Array(items) => at(items.get_mut(step.parse::<usize>().ok()?)?, rest),
        Value::String(_) => Some(value),
        _ => None,
    }
}

/// Removes what the way leads to, and whether there was anything.
fn remove(value: &mut Value, steps: &[String]) -> bool {
    // What lies in something that was removed is removed, too.
    if value.is_null() {
        return true;
    }
    let Some(found) = at(value, steps) else {
        return steps.len() > 1 && remove(value, &steps[..steps.len() - 1]);
    };
    *found = match found.get("type").and_then(Value::as_str) {
        Some("break") => Value::from(" "),
        _ => Value::Null,
    };
    true
}

#[derive(Default)]
struct Teller {
    account: Account,
}

impl Teller {
    fn add(&mut self, field: &str, value: &str) {
        *self.account.entry((field.to_owned(), value.to_owned())).or_default() += 1;
    }

    fn article(&mut self, before: &str, article: &Value) {
        for (key, member) in members(article) {
            let field = format!("{before}{key}");
            match key.as_str() {
                "body" => self.blocks(member),
                "back" => self.sections(&field, member),
                "subArticles" => items(member).for_each(|one| self.article("subArticles.", one)),
                key if ENTITIES.contains(&key) => {
                    for (_, entry) in members(member) {
                        self.value(&field, entry);
                    }
                }
                _ => self.value(&field, member),
            }
        }
    }

    fn value(&mut self, field: &str, value: &Value) {
        match field.strip_prefix("subArticles.").unwrap_or(field) {
            "metadata.title" | "metadata.subtitle" | "metadata.corrections.text" | "works.unstructured" => {
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
                members.iter().for_each(|(key, member)| self.value(&format!("{field}.{key}"), member));
            }
            Value::String(text) => {
                let long = match field.rsplit('.').next().unwrap_or_default() {
                    "authors" | "editors" if field.starts_with("works.") => "literal",
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
            block => block.get("type").and_then(Value::as_str).unwrap_or("paragraph").to_owned(),
        };
        for (key, member) in members(block) {
            let field = format!("{kind}.{key}");
            match (kind.as_str(), key.as_str()) {
                (_, "type") if kind == "paragraph" => {}
                ("paragraph", "content") | (_, "title" | "caption" | "attribution") => {
                    self.text(&field, member)
                }
                (_, "content") => self.blocks(member),
                ("table", "notes") => items(member).for_each(|note| self.text(&field, note)),
                ("list", "items") => items(member).for_each(|item| self.blocks(item)),
                ("definitionList", "items") => {
                    for item in items(member) {
                        for (key, member) in members(item) {
                            match key.as_str() {
                                "term" => self.text("definitionList.term", member),
                                _ => self.blocks(member),
                            }
                        }
                    }
                }
                ("table", "rows") => {
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
                self.add("footnote", "");
                self.blocks(mark.get("content").unwrap_or(&Value::Null));
                self.value("footnote.id", mark.get("id").unwrap_or(&Value::Null));
                return String::new();
            }
            "foreign" => {
                let source = mark.get("source").and_then(Value::as_str).unwrap_or_default();
                return roxmltree::Document::parse(source).map_or(String::new(), |markup| {
                    markup
                        .descendants()
                        .filter(|node| node.is_text())
                        .filter_map(|node| node.text())
                        .collect()
                });
            }
            _ => {}
        }
        let mut words = String::new();
        let mut is_whole = true;
        for (key, member) in mark {
            match key.as_str() {
                "type" => is_whole &= !member.is_null(),
                "content" => words = self.words(member),
                "text" => words = member.as_str().unwrap_or_default().to_owned(),
                // What is not said to be a formula is text.
                "tex" if kind.is_empty() => words = member.as_str().unwrap_or_default().to_owned(),
                // A citation of several works is several citations.
                "refs" => items(member).for_each(|work| self.value("cite.refs", work)),
                key => {
                    is_whole &= !(member.is_null() && matches!(key, "ref" | "target" | "href"));
                    self.value(&format!("inline.{kind}.{key}"), member);
                }
            }
        }
        // Of what is not said to be meant only the words are left.
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

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text without the numbers of works in brackets, which a citation without words of its own is printed as.
fn without_numbers(text: &str) -> String {
    let mut rest = text;
    let mut found = String::new();
    while let Some((before, after)) = rest.split_once('[') {
        found.push_str(before);
        match after.split_once(']') {
            Some((within, after)) if within.chars().all(|c| c.is_ascii_digit() || " ,;–".contains(c)) => {
                rest = after
            }
            _ => {
                found.push('[');
                rest = after;
            }
        }
    }
    found + rest
}
