//! What has to be changed in an article that was read, to have the one that was written.

use std::collections::HashSet;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::model::{Article, Change};
use crate::source::Pointer;

/// A change at a place.
#[derive(Debug, Clone)]
pub(crate) struct ChangeAt {
    pub(crate) at: Pointer,
    pub(crate) change: Change,
    /// The place in the article that was written; of what it does not have, that around it.
    pub(crate) place: Pointer,
    /// Whether something stands there without the change.
    pub(crate) is_occupied: bool,
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

    /// How long the residue becomes with it, more or less.
    fn length(&self) -> usize {
        match &self.change {
            Change::Put(value) | Change::Insert(value) => length(&self.at, value),
            Change::Remove => length(&self.at, &Value::Null),
        }
    }
}

fn length(at: &Pointer, value: &Value) -> usize {
    at.as_str().len() + 8 + length_of(value)
}

/// How long a value is as JSON, more or less.
fn length_of(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() + 2,
        Value::Array(items) => items.iter().map(|item| length_of(item) + 1).sum::<usize>() + 2,
        Value::Object(members) => {
            members.iter().map(|(key, member)| key.len() + 4 + length_of(member)).sum::<usize>() + 2
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => 5,
    }
}

/// What makes `read()`, an article that was read from what had been written, the `article` again: in the order in which
/// a residue is restored, each at the smallest place that works.
pub(crate) fn changes(article: &Article, read: impl Fn() -> Article) -> Vec<ChangeAt> {
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
        if wanted == found {
            return;
        }
        let [wanted, found] = [wanted, found]
            .map(|value| serde_json::to_value(value).expect("the model has no maps with odd keys"));
        let at = Pointer::default().key(name);
        // What is empty is left out, but for the body.
        let is_there = name == "body" || wanted.as_array().is_none_or(|items| !items.is_empty());
        let is_there = is_there && wanted.as_object().is_none_or(|members| !members.is_empty());
        let place = if is_there { at.clone() } else { Pointer::default() };
        match wanted {
            Value::Null => self.remove(at, Pointer::default()),
            wanted => self.compare(&at, &place, &wanted, &found),
        }
    }

    fn compare(&mut self, at: &Pointer, place: &Pointer, wanted: &Value, found: &Value) {
        if wanted == found {
            return;
        }
        match (wanted, found) {
            (Value::Object(members), Value::Object(found))
                if !is_of_another_type(members, found) && !self.wholes.contains(at.as_str()) =>
            {
                self.in_parts(at, place, wanted, |parts| parts.members(at, place, members, found));
            }
            (Value::Array(items), Value::Array(found))
                if !found.is_empty() && !self.wholes.contains(at.as_str()) =>
            {
                self.in_parts(at, place, wanted, |parts| parts.items(at, place, items, found));
            }
            (_, found) => {
                let is_occupied = found.as_array().is_none_or(|items| !items.is_empty());
                self.put(at, place, wanted.clone(), is_occupied);
            }
        }
    }

    /// Takes the changes within a value, unless the value as a whole is shorter.
    fn in_parts(&mut self, at: &Pointer, place: &Pointer, wanted: &Value, compare: impl FnOnce(&mut Self)) {
        let before = [self.inserted.len(), self.put.len(), self.removed.len()];
        compare(self);
        let lists = [&self.inserted, &self.put, &self.removed];
        let added = || lists.into_iter().zip(before).flat_map(|(changes, before)| &changes[before..]);
        let is_nested = at.as_str().matches('/').count() > 1;
        if is_nested
            && added().nth(1).is_some()
            && added().map(ChangeAt::length).sum::<usize>() > length(at, wanted)
        {
            self.inserted.truncate(before[0]);
            self.put.truncate(before[1]);
            self.removed.truncate(before[2]);
            self.put(at, place, wanted.clone(), true);
        }
    }

    fn members(
        &mut self,
        at: &Pointer,
        place: &Pointer,
        wanted: &Map<String, Value>,
        found: &Map<String, Value>,
    ) {
        for (key, value) in wanted {
            let (at, place) = (at.clone().key(key), place.clone().key(key));
            match found.get(key) {
                Some(found) => self.compare(&at, &place, value, found),
                None => self.put(&at, &place, value.clone(), false),
            }
        }
        for (key, value) in found.iter().filter(|(key, _)| !wanted.contains_key(*key)) {
            let at = at.clone().key(key);
            match (key.as_str(), value) {
                // These are always there, though it is not written that nothing is in them.
                ("dates" | "identifiers", Value::Object(found)) => {
                    self.members(&at, place, &Map::new(), found)
                }
                (_, Value::Bool(true)) => self.put(&at, place, Value::Bool(false), true),
                _ => self.remove(at, place.clone()),
            }
        }
    }

    /// Between the items that are alike, one that is wanted is compared with what stands in its place; where the lists
    /// are not of one length, some are missing, or too many.
    fn items(&mut self, at: &Pointer, place: &Pointer, wanted: &[Value], found: &[Value]) {
        let (mut w, mut f) = (0, 0);
        // Where an item stands while changes are made: those that are missing are there then, those too many still are.
        let mut index = 0;
        for (next_w, next_f) in alike(wanted, found).into_iter().chain([(wanted.len(), found.len())]) {
            while w < next_w || f < next_f {
                let (missing, too_many) = (next_w - w, next_f - f);
                // Unless the next one fits better.
                let is_pair = missing > 0
                    && too_many > 0
                    && !(missing > too_many
                        && fits(&wanted[w + 1], &found[f])
                        && !fits(&wanted[w], &found[f]))
                    && !(missing < too_many
                        && fits(&wanted[w], &found[f + 1])
                        && !fits(&wanted[w], &found[f]));
                let (at, item) = (at.clone().item(index), place.clone().item(w));
                if is_pair {
                    self.compare(&at, &item, &wanted[w], &found[f]);
                    (w, f) = (w + 1, f + 1);
                } else if missing > too_many {
                    let change = Change::Insert(wanted[w].clone());
                    self.inserted.push(ChangeAt { at, change, place: item, is_occupied: false });
                    w += 1;
                } else {
                    self.remove(at, place.clone());
                    f += 1;
                }
                index += 1;
            }
            (index, w, f) = (index + 1, w + 1, f + 1);
        }
    }

    fn put(&mut self, at: &Pointer, place: &Pointer, value: Value, is_occupied: bool) {
        let (at, place) = (at.clone(), place.clone());
        self.put.push(ChangeAt { at, change: Change::Put(value), place, is_occupied });
    }

    fn remove(&mut self, at: Pointer, place: Pointer) {
        self.removed.push(ChangeAt { at, change: Change::Remove, place, is_occupied: true });
    }
}

/// Whether one cannot become the other in parts.
fn is_of_another_type(wanted: &Map<String, Value>, found: &Map<String, Value>) -> bool {
    matches!((wanted.get("type"), found.get("type")), (Some(wanted), Some(found)) if wanted != found)
}

/// Whether one may be the other with a few changes.
fn fits(wanted: &Value, found: &Value) -> bool {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => !is_of_another_type(wanted, found),
        (wanted, found) => wanted.is_string() && found.is_string(),
    }
}

/// The positions of items that both lists have, in order: as many as can be.
fn alike(wanted: &[Value], found: &[Value]) -> Vec<(usize, usize)> {
    let first = wanted.iter().zip(found).take_while(|(wanted, found)| wanted == found).count();
    let (wanted, found) = (&wanted[first..], &found[first..]);
    let last =
        wanted.iter().rev().zip(found.iter().rev()).take_while(|(wanted, found)| wanted == found).count();
    let (wanted_len, found_len) = (wanted.len() - last, found.len() - last);
    let mut alike: Vec<(usize, usize)> = (0..first).map(|n| (n, n)).collect();
    // Of very long lists only the ends are told from one another.
    const MOST: usize = 1_000_000;
    if (1..=MOST).contains(&(wanted_len * found_len)) {
        let between = common(&wanted[..wanted_len], &found[..found_len]);
        alike.extend(between.into_iter().map(|(w, f)| (first + w, first + f)));
    }
    alike.extend((0..last).map(|n| (first + wanted_len + n, first + found_len + n)));
    alike
}

/// A longest common subsequence.
fn common(wanted: &[Value], found: &[Value]) -> Vec<(usize, usize)> {
    let width = found.len() + 1;
    // How many items the rests of the lists have in common.
    let mut lengths = vec![0_u32; (wanted.len() + 1) * width];
    for w in (0..wanted.len()).rev() {
        for f in (0..found.len()).rev() {
            lengths[w * width + f] = match wanted[w] == found[f] {
                true => lengths[(w + 1) * width + f + 1] + 1,
                false => lengths[(w + 1) * width + f].max(lengths[w * width + f + 1]),
            };
        }
    }
    let (mut w, mut f, mut common) = (0, 0, Vec::new());
    while w < wanted.len() && f < found.len() {
        if wanted[w] == found[f] {
            common.push((w, f));
            (w, f) = (w + 1, f + 1);
        } else if lengths[(w + 1) * width + f] >= lengths[w * width + f + 1] {
            w += 1;
        } else {
            f += 1;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The residue of an article with these members that reads as one with those.
    fn residue(wanted: Value, found: Value) -> Value {
        let [wanted, found] = [wanted, found].map(|members| -> Article {
            let mut article = json!({ "metadata": { "title": "T", "language": "en" }, "body": "B" });
            article.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
            serde_json::from_value(article).unwrap()
        });
        let changes = changes(&wanted, || found.clone());
        let residue: Map<String, Value> = changes.into_iter().map(ChangeAt::into_member).collect();
        let mut restored = found;
        assert_eq!(crate::formats::residue::restore(&mut restored, residue.clone()), [""; 0]);
        assert_eq!(restored, wanted);
        residue.into()
    }

    #[test]
    fn an_item_that_is_missing_is_put_back_alone() {
        let found = json!({ "body": ["A.", { "type": "code", "text": "c" }] });
        let wanted = json!({ "body": ["A.", "B.", { "type": "code", "text": "c", "language": "rust" }] });
        assert_eq!(residue(wanted, found), json!({ "+/body/1": "B.", "/body/2/language": "rust" }));
    }

    #[test]
    fn what_is_read_besides_is_taken_away() {
        let metadata = |dates: Value| json!({ "title": "T", "language": "en", "dates": dates });
        let found = json!({
            "metadata": metadata(json!({ "published": "2026", "revised": ["2025"] })),
            "people": { "a": { "name": "A" } },
            "body": ["A.", "B.", "C."],
        });
        let wanted = json!({ "metadata": metadata(json!({})), "body": ["A.", "C."] });
        let expected = json!({
            "-/metadata/dates/published": null,
            "-/metadata/dates/revised": null,
            "-/people/a": null,
            "-/body/1": null,
        });
        assert_eq!(residue(wanted, found), expected);
    }

    #[test]
    fn what_cannot_be_changed_in_parts_is_put_as_a_whole() {
        let quote = |speaker: Value| json!({ "quotes": { "q": { "text": "No.", "speaker": speaker } } });
        let found = quote(json!("a"));
        let wanted = quote(json!({ "unnamed": "an official" }));
        assert_eq!(residue(wanted, found), json!({ "/quotes/q/speaker": { "unnamed": "an official" } }));
    }

    #[test]
    fn changes_all_over_a_value_are_one() {
        let person = |end: &str| json!({ "people": { "a": { "name": format!("A{end}"), "prefix": end, "suffix": end, "degrees": end } } });
        let expected = json!({ "/people/a": { "name": "A1", "prefix": "1", "suffix": "1", "degrees": "1" } });
        assert_eq!(residue(person("1"), person("2")), expected);
    }
}
