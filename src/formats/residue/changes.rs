//! What has to be changed in an article that was read, to have the one that was written.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::{Article, Change};
use crate::source::Pointer;

/// A change at a place, and whether something stands there without it.
#[derive(Debug, Clone)]
pub(super) struct ChangeAt {
    pub(super) at: Pointer,
    pub(super) change: Change,
    pub(super) is_occupied: bool,
}

impl ChangeAt {
    /// The member of a residue that says so.
    pub(super) fn into_member(self) -> (String, Value) {
        let (sign, value) = match self.change {
            Change::Put(value) => ("", value),
            Change::Insert(value) => ("+", value),
            Change::Remove => ("-", Value::Null),
        };
        (format!("{sign}{}", self.at), value)
    }
}

/// What makes `read()`, an article that was read from what had been written, the `article` again: in the order in which
/// a residue is restored, each at the smallest place that works.
pub(super) fn changes(article: &Article, read: impl Fn() -> Article) -> Vec<ChangeAt> {
    // Places that cannot be changed in parts.
    let mut wholes = HashSet::new();
    loop {
        let mut found = read();
        let changes = differences(article, &found, &wholes);
        let unfit =
            changes.iter().filter(|ChangeAt { at, change, .. }| found.change(at, change.clone()).is_err());
        let mut unfit: Vec<Pointer> = unfit.map(|change| change.at.clone()).collect();
        if unfit.is_empty() {
            if *article == found {
                return changes;
            }
            unfit =
                differences(article, &found, &HashSet::new()).into_iter().map(|change| change.at).collect();
        }
        let known = wholes.len();
        let around: Vec<String> = unfit.iter().map(|at| whole_around(at, &wholes)).collect();
        wholes.extend(around);
        if wholes.len() == known {
            return changes;
        }
    }
}

/// The place around `at` that is changed as a whole, when `at` cannot be changed in what is around it.
fn whole_around(at: &Pointer, wholes: &HashSet<String>) -> String {
    let mut place = at.as_str();
    loop {
        place = place.rsplit_once('/').map_or("", |(above, _)| above);
        // A member of the article can always be put as a whole.
        if place.matches('/').count() <= 1 || !wholes.contains(place) {
            return if place.is_empty() { at.as_str().to_owned() } else { place.to_owned() };
        }
    }
}

fn differences(article: &Article, found: &Article, wholes: &HashSet<String>) -> Vec<ChangeAt> {
    let Article {
        schema,
        metadata,
        people,
        organizations,
        places,
        events,
        works,
        quotes,
        body,
        back,
        sub_articles,
        extensions,
    } = article;
    let mut differences = Differences { wholes, inserted: Vec::new(), put: Vec::new(), removed: Vec::new() };
    differences.member("$schema", schema, &found.schema);
    differences.member("metadata", metadata, &found.metadata);
    differences.member("people", people, &found.people);
    differences.member("organizations", organizations, &found.organizations);
    differences.member("places", places, &found.places);
    differences.member("events", events, &found.events);
    differences.member("works", works, &found.works);
    differences.member("quotes", quotes, &found.quotes);
    differences.member("body", body, &found.body);
    differences.member("back", back, &found.back);
    differences.member("subArticles", sub_articles, &found.sub_articles);
    differences.member("extensions", extensions, &found.extensions);
    let Differences { wholes: _, inserted, put, removed } = differences;
    inserted.into_iter().chain(put).chain(removed.into_iter().rev()).collect()
}

/// The changes so far, by the order in which they are made.
struct Differences<'w> {
    wholes: &'w HashSet<String>,
    inserted: Vec<ChangeAt>,
    put: Vec<ChangeAt>,
    /// From the front to the back: they are made from the back to the front.
    removed: Vec<ChangeAt>,
}

impl Differences<'_> {
    /// A member of the article. What is the same is compared without being serialized.
    fn member<T: PartialEq + Serialize>(&mut self, name: &str, wanted: &T, found: &T) {
        if wanted != found {
            let value = |member| serde_json::to_value(member).expect("the model has no maps with odd keys");
            self.compare(Pointer::default().key(name), value(wanted), value(found));
        }
    }

    fn compare(&mut self, at: Pointer, wanted: Value, found: Value) {
        if wanted == found {
            return;
        }
        match (wanted, found) {
            (Value::Null, _) => self.remove(at),
            (Value::Object(wanted), Value::Object(found))
                if !is_of_another_type(&wanted, &found) && !self.wholes.contains(at.as_str()) =>
            {
                self.members(&at, wanted, found);
            }
            (Value::Array(wanted), Value::Array(found)) if !self.wholes.contains(at.as_str()) => {
                self.items(&at, wanted, found);
            }
            (wanted, found) => self.put(at, wanted, !found.is_null()),
        }
    }

    fn members(&mut self, at: &Pointer, wanted: Map<String, Value>, mut found: Map<String, Value>) {
        for (key, value) in wanted {
            let at = at.clone().key(&key);
            match found.remove(&key) {
                Some(found) if value.is_null() || found.is_null() => {
                    // `null` stands only in data that is nobody's but its owner's.
                    if value != found {
                        self.put(at, value, true);
                    }
                }
                Some(found) => self.compare(at, value, found),
                None => self.put(at, value, false),
            }
        }
        for key in found.keys() {
            self.remove(at.clone().key(key));
        }
    }

    /// Items that are there on both sides are compared one by one; what is there on one side only stands between them.
    fn items(&mut self, at: &Pointer, mut wanted: Vec<Value>, mut found: Vec<Value>) {
        let is_gone_only = wanted.len() > found.len() && is_subsequence(&found, &wanted);
        if is_gone_only {
            let mut found = found.into_iter().peekable();
            for (index, value) in wanted.into_iter().enumerate() {
                if found.next_if(|found| *found == value).is_none() {
                    self.insert(at.clone().item(index), value);
                }
            }
            return;
        }
        while let (true, Some(value), true) = (wanted.len() != found.len(), wanted.last(), !found.is_empty())
        {
            if Some(value) != found.last() {
                break;
            }
            wanted.pop();
            found.pop();
        }
        let shared = wanted.len().min(found.len());
        for (index, value) in wanted.drain(shared..).enumerate() {
            self.insert(at.clone().item(shared + index), value);
        }
        for index in shared..found.len() {
            self.remove(at.clone().item(index));
        }
        for (index, (wanted, found)) in wanted.into_iter().zip(found).enumerate() {
            if wanted.is_null() || found.is_null() {
                self.put(at.clone().item(index), wanted, true);
            } else {
                self.compare(at.clone().item(index), wanted, found);
            }
        }
    }

    fn insert(&mut self, at: Pointer, value: Value) {
        self.inserted.push(ChangeAt { at, change: Change::Insert(value), is_occupied: false });
    }

    fn put(&mut self, at: Pointer, value: Value, is_occupied: bool) {
        self.put.push(ChangeAt { at, change: Change::Put(value), is_occupied });
    }

    fn remove(&mut self, at: Pointer) {
        self.removed.push(ChangeAt { at, change: Change::Remove, is_occupied: true });
    }
}

/// Whether one cannot become the other in parts.
fn is_of_another_type(wanted: &Map<String, Value>, found: &Map<String, Value>) -> bool {
    matches!((wanted.get("type"), found.get("type")), (Some(wanted), Some(found)) if wanted != found)
}

/// Whether `part` is `whole` without some of its items.
fn is_subsequence(part: &[Value], whole: &[Value]) -> bool {
    let mut whole = whole.iter();
    part.iter().all(|item| whole.any(|other| other == item))
}
