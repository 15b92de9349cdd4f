//! What has to be changed in one JSON value to make it another.

use serde_json::{Map, Value};

use crate::formats::lossless::pairs::pairs;
use crate::model::Change;
use crate::source::Pointer;
use crate::source::hash::HashSet;

/// A change that makes what was found more like what is wanted.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Difference {
    /// The way to the place that is changed, after all changes before.
    pub(super) at: Pointer,
    pub(super) change: Change,
    /// What of the value that is wanted differs.
    pub(super) spots: Vec<Spot>,
}

/// A place where two values differ.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Spot {
    /// The way to it in the value that is wanted.
    pub(super) at: Pointer,
    pub(super) how: How,
}

/// In what two values differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// What stands there is not found.
    Missing,
    /// Something else is found.
    Other,
    /// More is found than stands there.
    Surplus,
}

/// All changes to `found` that make it `wanted`: as deep, and as few, as they can be. The places in `wholes` are not
/// changed in parts.
///
/// Items that are inserted come first, for other changes count with them; those that are removed come after all changes
/// within their list.
pub(super) fn differences(wanted: &Value, found: &Value, wholes: &HashSet<Pointer>) -> Vec<Difference> {
    let mut differences = Differences::new(wholes);
    differences.compare(&Place::default(), wanted, found);
    let Differences { wholes: _, mut inserted, others } = differences;
    inserted.extend(others);
    inserted
}

/// Where two values stand that are compared.
#[derive(Debug, Clone, Default)]
struct Place {
    /// Among what is found, when all that is missing has been inserted and nothing removed.
    at: Pointer,
    /// In what is wanted.
    wanted: Pointer,
}

impl Place {
    fn key(&self, name: &str) -> Self {
        Self { at: self.at.clone().key(name), wanted: self.wanted.clone().key(name) }
    }

    fn item(&self, at: usize, wanted: usize) -> Self {
        Self { at: self.at.clone().item(at), wanted: self.wanted.clone().item(wanted) }
    }

    fn spot(&self, how: How) -> Vec<Spot> {
        vec![Spot { at: self.wanted.clone(), how }]
    }
}

#[derive(Debug)]
struct Differences<'w> {
    wholes: &'w HashSet<Pointer>,
    inserted: Vec<Difference>,
    others: Vec<Difference>,
}

impl<'w> Differences<'w> {
    fn new(wholes: &'w HashSet<Pointer>) -> Self {
        Self { wholes, inserted: Vec::new(), others: Vec::new() }
    }

    /// Adds what makes `found` what is `wanted`, which it is not.
    fn compare(&mut self, place: &Place, wanted: &Value, found: &Value) {
        let mut parts = Self::new(self.wholes);
        match (wanted, found) {
            (Value::Object(wanted), Value::Object(found)) if is_of_one_type(place, wanted, found) => {
                parts.members(place, wanted, found);
            }
            (Value::Array(wanted), Value::Array(found)) => parts.items(place, wanted, found),
            _ => return self.put(place, wanted, place.spot(How::Other)),
        }
        let is_shorter = is_member_of_the_article(place) || parts.cost() <= cost(&place.at, size(wanted));
        if is_shorter && !self.wholes.contains(&place.at) {
            self.inserted.append(&mut parts.inserted);
            self.others.append(&mut parts.others);
        } else {
            let spots = parts.inserted.into_iter().chain(parts.others).flat_map(|part| part.spots);
            self.put(place, wanted, spots.collect());
        }
    }

    fn members(&mut self, place: &Place, wanted: &Map<String, Value>, found: &Map<String, Value>) {
        for key in found.keys().filter(|key| !wanted.contains_key(*key)) {
            self.remove(place.key(key).at, place.spot(How::Surplus));
        }
        for (key, wanted) in wanted {
            match found.get(key) {
                Some(found) if wanted == found => {}
                Some(found) => self.compare(&place.key(key), wanted, found),
                None => {
                    let place = place.key(key);
                    self.put(&place, wanted, place.spot(How::Missing));
                }
            }
        }
    }

    fn items(&mut self, place: &Place, wanted: &[Value], found: &[Value]) {
        let (mut paired, mut surplus) = (Vec::new(), Vec::new());
        // Where an item stands when those that are missing are inserted, and those too many not yet removed.
        let mut index = 0;
        let (mut w, mut f) = (0, 0);
        for (next_w, next_f) in pairs(wanted, found).into_iter().chain([(wanted.len(), found.len())]) {
            for (w, item) in (w..).zip(&wanted[w..next_w]) {
                self.insert(place.item(index, w), item);
                index += 1;
            }
            surplus.extend(index..index + (next_f - f));
            index += next_f - f;
            if let (Some(wanted), Some(found)) = (wanted.get(next_w), found.get(next_f))
                && wanted != found
            {
                paired.push((place.item(index, next_w), wanted, found));
            }
            (index, w, f) = (index + 1, next_w + 1, next_f + 1);
        }
        for (place, wanted, found) in paired {
            self.compare(&place, wanted, found);
        }
        for index in surplus.into_iter().rev() {
            self.remove(place.at.clone().item(index), place.spot(How::Surplus));
        }
    }

    fn insert(&mut self, place: Place, value: &Value) {
        let spots = place.spot(How::Missing);
        self.inserted.push(Difference { at: place.at, change: Change::Insert(value.clone()), spots });
    }

    fn put(&mut self, place: &Place, value: &Value, spots: Vec<Spot>) {
        self.others.push(Difference { at: place.at.clone(), change: Change::Put(value.clone()), spots });
    }

    fn remove(&mut self, at: Pointer, spots: Vec<Spot>) {
        self.others.push(Difference { at, change: Change::Remove, spots });
    }

    /// How long all changes are in a residue.
    fn cost(&self) -> usize {
        let cost = |Difference { at, change, spots: _ }: &Difference| match change {
            Change::Put(value) | Change::Insert(value) => cost(at, size(value)),
            Change::Remove => cost(at, 4),
        };
        self.inserted.iter().chain(&self.others).map(cost).sum()
    }
}

/// Whether this is a part of the whole article that never stands in a residue as a whole if a part of it can.
fn is_member_of_the_article(place: &Place) -> bool {
    place.at.as_str().matches('/').count() <= 1
}

/// Whether two objects have the same members: a heading and a paragraph have not. The type of a work is a member like
/// any other.
fn is_of_one_type(place: &Place, wanted: &Map<String, Value>, found: &Map<String, Value>) -> bool {
    wanted.get("type") == found.get("type") || place.at.as_str().starts_with("/works/")
}

/// How long a change is in a residue, more or less.
fn cost(at: &Pointer, value: usize) -> usize {
    at.as_str().len() + 8 + value
}

/// How long a value is as JSON, more or less.
fn size(value: &Value) -> usize {
    match value {
        Value::String(text) => text.len() + 2,
        Value::Array(items) => items.iter().map(|item| size(item) + 1).sum::<usize>() + 2,
        Value::Object(members) => {
            members.iter().map(|(key, member)| key.len() + 4 + size(member)).sum::<usize>() + 2
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => 5,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The changes as a residue has them.
    fn between(wanted: Value, found: Value) -> Vec<String> {
        let differences = differences(&wanted, &found, &HashSet::default());
        let shown = |Difference { at, change, spots: _ }: &Difference| match change {
            Change::Put(value) => format!("{at} {value}"),
            Change::Insert(value) => format!("+{at} {value}"),
            Change::Remove => format!("-{at}"),
        };
        differences.iter().map(shown).collect()
    }

    fn spots(wanted: Value, found: Value) -> Vec<(String, How)> {
        let differences = differences(&wanted, &found, &HashSet::default());
        let spots = differences.into_iter().flat_map(|difference| difference.spots);
        spots.map(|spot| (spot.at.as_str().to_owned(), spot.how)).collect()
    }

    const LONG: &str = "a text that nobody wants to see twice, since it is quite long";

    #[test]
    fn what_is_the_same_is_not_changed() {
        assert_eq!(between(json!({ "body": ["a", "b"] }), json!({ "body": ["a", "b"] })), [""; 0]);
    }

    #[test]
    fn only_what_differs_is_changed() {
        let wanted = json!({ "people": { "kim": { "name": "Kim", "note": LONG, "age": 1 } } });
        let found = json!({ "people": { "kim": { "name": "Lee", "note": LONG, "more": 2 } } });
        let expected = ["-/people/kim/more", "/people/kim/name \"Kim\"", "/people/kim/age 1"];
        assert_eq!(between(wanted, found), expected);
    }

    #[test]
    fn items_are_inserted_first_and_removed_last() {
        let wanted = json!({ "body": ["new", LONG, { "type": "list", "items": ["x"] }] });
        let found = json!({ "body": [LONG, { "type": "list", "items": ["y"] }, "more", "and more"] });
        let expected = ["+/body/0 \"new\"", "/body/2/items/0 \"x\"", "-/body/4", "-/body/3"];
        assert_eq!(between(wanted, found), expected);
    }

    #[test]
    fn what_is_longer_in_parts_is_changed_as_a_whole() {
        let wanted = json!({ "metadata": { "dates": { "a": 1, "b": 2, "c": 3 } } });
        let found = json!({ "metadata": { "dates": {} } });
        assert_eq!(between(wanted.clone(), found.clone()), ["/metadata/dates {\"a\":1,\"b\":2,\"c\":3}"]);
        let parts = ["a", "b", "c"].map(|key| (format!("/metadata/dates/{key}"), How::Missing));
        assert_eq!(spots(wanted, found), parts);
    }

    #[test]
    fn nodes_of_another_type_are_changed_as_a_whole() {
        let node = |kind: &str, id: &str| json!({ "type": kind, "text": LONG, "id": id });
        let expected = [format!("/body/0 {}", node("code", "a"))];
        assert_eq!(
            between(json!({ "body": [node("code", "a")] }), json!({ "body": [node("math", "a")] })),
            expected
        );
        let works = |kind| json!({ "works": { "w": node(kind, "w") } });
        assert_eq!(between(works("book"), works("song")), ["/works/w/type \"book\""]);
    }

    #[test]
    fn places_are_those_of_what_is_wanted() {
        let wanted = json!({ "body": [LONG, { "id": "a", "more": LONG }] });
        let found = json!({ "body": ["x", "y", LONG, { "id": "b", "more": LONG }] });
        let expected = [("/body/1/id", How::Other), ("/body", How::Surplus), ("/body", How::Surplus)];
        assert_eq!(spots(wanted, found), expected.map(|(at, how)| (at.to_owned(), how)));
    }
}
