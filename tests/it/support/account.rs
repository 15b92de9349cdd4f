//! What an article says, as an account: how often it says which value in which field.
//!
//! Ids are handles, so a reference counts as the name of what it refers to. Running text counts as its words, and each
//! mark in it as an entry of its own.

use std::collections::{BTreeMap, BTreeSet};

use byline::formats::Losses;
use byline::model::{Article, Collection, Foreign, Leaf};
use serde_json::{Map, Value, json};

/// How often there is which value in which field.
type Account = BTreeMap<(String, String), usize>;

/// What readers know from something else that is written: a work that is only related has some type, an affiliation is where
/// somebody has a position, an address says which license it is, and a correction that there is a related work. A description
/// is a summary, and a table has as many rows and columns of headings as it has room for.
const SURPLUS: [&str; 7] = [
    "works.type",
    "people.roles.organization",
    "metadata.licenses.spdx",
    "metadata.related.relation",
    "metadata.abstracts.kind",
    "table.headerRows",
    "table.headerColumns",
];

const ENTITIES: [&str; 6] = ["people", "organizations", "places", "events", "works", "quotes"];

/// What `article` says and `back` does not, though no loss declares it; and what is declared lost and there all the same.
///
/// `back` is what was read from the text for which `losses` were declared.
///
/// Where `has_plain_text`, running text is one plain text.
pub(crate) fn declared_wrongly(
    article: &Article,
    losses: &Losses,
    back: &Article,
    has_plain_text: bool,
) -> Vec<String> {
    let (mut rest, mut declared) = without(article, losses);
    let mut back = account(back);
    if has_plain_text {
        for account in [&mut rest, &mut declared, &mut back] {
            *account = by_words(std::mem::take(account));
        }
    }
    let count = |account: &Account, entry| account.get(entry).copied().unwrap_or_default();
    let silent = rest.iter().filter(|(entry, there)| count(&back, entry) < **there);
    let silent = silent.map(|((field, value), _)| format!("lost without a word: {field} = {value:?}"));
    // What is only a `Thing` is read as a keyword. The words of tables are in a plain text.
    let is_surplus = |field: &str| {
        field.starts_with("metadata.keywords")
            || SURPLUS.iter().any(|name| field.ends_with(name))
            || (has_plain_text && field == "paragraph.content")
    };
    let declared = declared.keys().filter(|(field, _)| !is_surplus(field));
    let idle = declared.filter(|entry| count(&back, entry) > count(&rest, entry));
    let idle = idle.map(|(field, value)| format!("declared lost, and read: {field} = {value:?}"));
    silent.chain(idle).collect()
}

/// The same of running text as it is in one plain text: by words, whichever paragraph they are in.
fn by_words(account: Account) -> Account {
    let mut words = Account::new();
    for ((field, value), count) in account {
        if field == "paragraph.content" || field == "back.title" {
            let field = "paragraph.content";
            for word in value.split(' ') {
                *words.entry((field.to_owned(), word.to_owned())).or_default() += count;
            }
        } else {
            words.insert((field, value), count);
        }
    }
    words
}

/// The article as a sound one is: no two people, organizations, places, events or works have one name, no text is blank or has a
/// blank line, and no list says the same again. Of others, formats can tell less apart than they say.
pub(crate) fn sound(mut article: Value) -> Value {
    fill(&mut article);
    for (map, key) in [
        ("people", "name"),
        ("organizations", "name"),
        ("places", "name"),
        ("events", "name"),
        ("works", "title"),
    ] {
        let entries = article.get_mut(map).and_then(Value::as_object_mut).into_iter().flatten();
        let mut names = BTreeSet::new();
        for (index, (_, entry)) in entries.enumerate() {
            let name = entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            if !names.insert(squeezed(&name)) {
                let name = format!("{name} {}", index + 2);
                names.insert(squeezed(&name));
                entry[key] = name.into();
            }
        }
    }
    article
}

fn fill(value: &mut Value) {
    match value {
        Value::String(text) if text.trim().is_empty() => *text = "blank".to_owned(),
        Value::String(text) => {
            while let Some((before, after)) = text
                .split_once('\n')
                .filter(|(_, after)| after.trim_start_matches([' ', '\t', '\r']).starts_with('\n'))
            {
                *text = format!("{before} {}", after.trim_start());
            }
        }
        Value::Array(items) => {
            items.iter_mut().for_each(fill);
            let mut said = BTreeSet::new();
            items.retain(|item| match item.get("agent").unwrap_or(item) {
                Value::String(text) => said.insert(text.clone()),
                one if one.get("scheme").is_some() => {
                    said.insert(format!("{:?} {:?}", one.get("scheme"), one.get("value")))
                }
                _ => true,
            });
        }
        Value::Object(members) => members.iter_mut().for_each(|(key, member)| {
            fill(member);
            if key == "unstructured" {
                without_notes(member);
            }
        }),
        _ => {}
    }
}

/// A printed reference has no notes.
fn without_notes(text: &mut Value) {
    match text {
        Value::Array(items) => {
            items.retain(|item| item["type"] != "footnote");
            items.iter_mut().for_each(without_notes);
        }
        Value::Object(members) => members.iter_mut().for_each(|(_, member)| without_notes(member)),
        _ => {}
    }
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
        let text = match leaf {
            Leaf::Reference(reference) if reference.to == [Collection::Blocks] || reference.id.is_empty() => {
                return;
            }
            Leaf::Reference(reference) => {
                let entry = reference.to.iter().find_map(|map| plain.get(map.name())?.get(reference.id));
                format!("→ {}", entry.map_or("nothing", label))
            }
            // However they are written.
            Leaf::Orcid(orcid) => orcid.canonical(),
            Leaf::Isni(isni) => isni.canonical(),
            Leaf::Issn(issn) => issn.canonical(),
            Leaf::Ror(ror) => ror.canonical(),
            Leaf::WikidataId(id) => id.canonical().to_owned(),
            _ => return,
        };
        let steps: Vec<String> = path.pointer().steps().collect();
        // Whose all else is, though who it is may be lost.
        if let Some((last, contributor)) = steps.split_last()
            && last == "agent"
            && steps.iter().any(|step| step == "metadata")
            && let Some(Value::Object(members)) = at(&mut value, contributor)
        {
            members.insert("owner".to_owned(), Value::from(text.as_str()));
        }
        *at(&mut value, &steps).unwrap() = Value::from(text);
    });
    value
}

fn label(entry: &Value) -> &str {
    let texts = ["name", "title", "text"].iter().filter_map(|key| entry.get(key)?.as_str());
    texts.map(str::trim).find(|text| !text.is_empty()).unwrap_or("something")
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
    /// Whose field it is, where that is known by a name.
    owner: String,
}

impl Teller {
    fn add(&mut self, field: &str, value: &str) {
        // An empty text says nothing.
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
                        // What a work is called may be lost where the rest is not.
                        if key != "works" {
                            self.owner = format!("{}: ", squeezed(label(entry)));
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
            // What is not said to be a block of some kind is what it holds.
            block => block.get("type").and_then(Value::as_str).unwrap_or_default().to_owned(),
        };
        for (key, member) in members(block) {
            let field = format!("{kind}.{key}");
            match (kind.as_str(), key.as_str()) {
                ("paragraph", "type") => {}
                ("paragraph", "content") | (_, "title" | "caption" | "attribution") => {
                    // What is not said to be a title is a paragraph.
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
        // A letter by itself is a formula in italics.
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
                // What is not said to be a formula or a picture is text.
                "tex" | "alt" if kind.is_empty() => words = member.as_str().unwrap_or_default().to_owned(),
                // A citation of several works is several citations.
                "refs" => items(member).for_each(|work| self.value("cite.refs", work)),
                key => {
                    is_whole &=
                        !(member.is_null() && kind != "quote" && matches!(key, "ref" | "target" | "href"));
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

/// The text without the numbers of works in brackets and a locator, which a citation without words of its own is printed as.
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
