//! What has to be changed in one article to make it another.

use serde_json::{Map, Value};

use crate::model::{Article, Change};
use crate::source::Pointer;

/// A change that makes one article more like another.
#[derive(Debug, Clone)]
pub(super) struct Difference {
    /// The way to the place in the article that is changed, after all changes before.
    pub(super) at: Pointer,
    pub(super) change: Change,
    /// The place in the article that is wanted; of what it does not have, the nearest above.
    pub(super) place: Pointer,
}

/// All changes to `read` that make it `wanted`: as deep, and as few, as they can be.
///
/// Items that are inserted come first, for other changes count with them; those that are removed come after all
/// changes within their list.
pub(super) fn between(wanted: &Article, read: &Article) -> Vec<Difference> {
    let [wanted, read] = [wanted, read].map(json);
    let mut differences = Differences::default();
    differences.compare(&Pointer::default(), &Pointer::default(), &wanted, &read);
    let Differences { mut inserted, others } = differences;
    inserted.extend(others);
    inserted
}

/// The changes that make `read` become `wanted` by whole members of the article.
pub(super) fn at_the_top(wanted: &Article, read: &Article) -> Vec<Difference> {
    let [wanted, read] = [wanted, read].map(json);
    let (Value::Object(wanted), Value::Object(read)) = (&wanted, &read) else { return Vec::new() };
    let mut differences = Vec::new();
    for (key, value) in wanted.iter().filter(|(key, value)| read.get(*key) != Some(*value)) {
        let at = Pointer::default().key(key);
        differences.push(Difference { at: at.clone(), change: Change::Put(value.clone()), place: at });
    }
    for key in read.keys().filter(|key| !wanted.contains_key(*key)) {
        let at = Pointer::default().key(key);
        differences.push(Difference { at, change: Change::Remove, place: Pointer::default() });
    }
    differences
}

/// The article without what is meant for byline alone.
fn json(article: &Article) -> Value {
    let mut value = serde_json::to_value(article).expect("the model has no maps with odd keys");
    if let Some(Value::Object(extensions)) = value.get_mut("extensions") {
        extensions.remove("byline.allow");
    }
    value
}

#[derive(Debug, Default)]
struct Differences {
    inserted: Vec<Difference>,
    others: Vec<Difference>,
}

impl Differences {
    fn compare(&mut self, at: &Pointer, place: &Pointer, wanted: &Value, read: &Value) {
        if wanted == read {
            return;
        }
        match (wanted, read) {
            (Value::Object(wanted_members), Value::Object(read_members))
                if is_of_one_type(place, wanted_members, read_members) =>
            {
                self.smaller_than(at, place, wanted, |parts| {
                    parts.members(at, place, wanted_members, read_members);
                });
            }
            (Value::Array(wanted_items), Value::Array(read_items)) => {
                self.smaller_than(at, place, wanted, |parts| {
                    parts.items(at, place, wanted_items, read_items)
                });
            }
            _ => self.put(at, place, wanted),
        }
    }

    /// Takes the changes within a value, unless the value itself is shorter.
    fn smaller_than(
        &mut self,
        at: &Pointer,
        place: &Pointer,
        wanted: &Value,
        compare: impl FnOnce(&mut Self),
    ) {
        let mut parts = Self::default();
        compare(&mut parts);
        let cost = |one: &Difference| {
            one.at.as_str().len()
                + 8
                + match &one.change {
                    Change::Put(value) | Change::Insert(value) => size(value),
                    Change::Remove => 4,
                }
        };
        let parts_cost: usize = parts.inserted.iter().chain(&parts.others).map(cost).sum();
        let is_removable = at.as_str().matches('/').count() > 1;
        if is_removable && parts_cost > at.as_str().len() + 8 + size(wanted) {
            return self.put(at, place, wanted);
        }
        self.inserted.append(&mut parts.inserted);
        self.others.append(&mut parts.others);
    }

    fn put(&mut self, at: &Pointer, place: &Pointer, wanted: &Value) {
        let change = Change::Put(wanted.clone());
        self.others.push(Difference { at: at.clone(), change, place: place.clone() });
    }

    fn members(
        &mut self,
        at: &Pointer,
        place: &Pointer,
        wanted: &Map<String, Value>,
        read: &Map<String, Value>,
    ) {
        let nothing = Value::Object(Map::new());
        for (key, read) in read.iter().filter(|(key, _)| !wanted.contains_key(*key)) {
            let (at, inner) = (at.clone().key(key), place.clone().key(key));
            match (key.as_str(), read) {
                // These are always there, and on paper only if they say something.
                ("dates" | "identifiers", Value::Object(_)) => self.compare(&at, &inner, &nothing, read),
                (_, Value::Bool(true)) => {
                    let change = Change::Put(Value::Bool(false));
                    self.others.push(Difference { at, change, place: place.clone() });
                }
                _ => self.others.push(Difference { at, change: Change::Remove, place: place.clone() }),
            }
        }
        for (key, wanted) in wanted {
            let (at, inner) = (at.clone().key(key), place.clone().key(key));
            match read.get(key) {
                Some(read) => self.compare(&at, &inner, wanted, read),
                None => self.put(&at, &inner, wanted),
            }
        }
    }

    fn items(&mut self, at: &Pointer, place: &Pointer, wanted: &[Value], read: &[Value]) {
        let mut pairs = Vec::new();
        let mut surplus = Vec::new();
        // Where an item stands when those that are missing are inserted, and those too many not yet removed.
        let mut index = 0;
        let (mut w, mut r) = (0, 0);
        for (next_w, next_r) in common(wanted, read).into_iter().chain([(wanted.len(), read.len())]) {
            let alike = (next_w - w).min(next_r - r);
            for _ in 0..alike {
                pairs.push((index, w, r));
                (index, w, r) = (index + 1, w + 1, r + 1);
            }
            while w < next_w {
                let (at, place) = (at.clone().item(index), place.clone().item(w));
                self.inserted.push(Difference { at, change: Change::Insert(wanted[w].clone()), place });
                (index, w) = (index + 1, w + 1);
            }
            while r < next_r {
                surplus.push(index);
                (index, r) = (index + 1, r + 1);
            }
            (index, w, r) = (index + 1, w + 1, r + 1);
        }
        for (index, w, r) in pairs {
            self.compare(&at.clone().item(index), &place.clone().item(w), &wanted[w], &read[r]);
        }
        for index in surplus.into_iter().rev() {
            let at = at.clone().item(index);
            self.others.push(Difference { at, change: Change::Remove, place: place.clone() });
        }
    }
}

/// Whether two objects have the same members: a heading and a paragraph have not.
fn is_of_one_type(place: &Pointer, wanted: &Map<String, Value>, read: &Map<String, Value>) -> bool {
    let is_node = !place.as_str().starts_with("/works/");
    !is_node || wanted.get("type") == read.get("type")
}

/// The positions of items that both lists have, in order: a longest common subsequence.
fn common(wanted: &[Value], read: &[Value]) -> Vec<(usize, usize)> {
    let before = wanted.iter().zip(read).take_while(|(a, b)| a == b).count();
    let (wanted_rest, read_rest) = (&wanted[before..], &read[before..]);
    let after = wanted_rest.iter().rev().zip(read_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (w, r) = (wanted_rest.len() - after, read_rest.len() - after);
    let mut pairs: Vec<(usize, usize)> = (0..before).map(|n| (n, n)).collect();
    // Lists without end are compared by their ends only.
    const MOST: usize = 4_000_000;
    if w > 0 && r > 0 && w * r <= MOST {
        let mut lengths = vec![0_u32; (w + 1) * (r + 1)];
        let spot = |i: usize, j: usize| i * (r + 1) + j;
        for i in (0..w).rev() {
            for j in (0..r).rev() {
                lengths[spot(i, j)] = match wanted_rest[i] == read_rest[j] {
                    true => lengths[spot(i + 1, j + 1)] + 1,
                    false => lengths[spot(i + 1, j)].max(lengths[spot(i, j + 1)]),
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < w && j < r {
            if wanted_rest[i] == read_rest[j] {
                pairs.push((before + i, before + j));
                (i, j) = (i + 1, j + 1);
            } else if lengths[spot(i + 1, j)] >= lengths[spot(i, j + 1)] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
    pairs.extend((0..after).map(|n| (before + w + n, before + r + n)));
    pairs
}

/// How long a value is, more or less, as JSON.
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
