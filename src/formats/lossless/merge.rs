//! Merging edits of the plain part of a file into the copy.

use serde_json::{Map, Value};

use crate::formats::lossless::pairs::pairs;
use crate::source::Pointer;

/// A copy with the edits that were made to the rest of the file.
pub(super) struct Merged {
    pub(super) value: Value,
    /// Where the edits are.
    pub(super) edits: Vec<Pointer>,
}

/// Applies to `copy` the changes from `expected` to `plain`.
pub(super) fn merge(expected: &Value, plain: &Value, copy: &Value) -> Merged {
    let mut merge = Merge { edits: Vec::new() };
    let value = merge.values(expected, plain, copy, &Pointer::default());
    Merged { value, edits: merge.edits }
}

struct Merge {
    edits: Vec<Pointer>,
}

impl Merge {
    fn values(&mut self, expected: &Value, plain: &Value, copy: &Value, at: &Pointer) -> Value {
        if expected == plain {
            return copy.clone();
        }
        match (expected, plain, copy) {
            (Value::Object(expected), Value::Object(plain), Value::Object(copy))
                if expected.get("type") == plain.get("type") =>
            {
                Value::Object(self.members(expected, plain, copy, at))
            }
            (Value::Array(expected), Value::Array(plain), Value::Array(copy)) => {
                Value::Array(self.items(expected, plain, copy, at))
            }
            _ => {
                self.edits.push(at.clone());
                in_long_form(expected, plain, copy)
                    .or_else(|| with_text_change(copy, &words(expected)?, &words(plain)?))
                    .unwrap_or_else(|| plain.clone())
            }
        }
    }

    fn members(
        &mut self,
        expected: &Map<String, Value>,
        plain: &Map<String, Value>,
        copy: &Map<String, Value>,
        at: &Pointer,
    ) -> Map<String, Value> {
        let mut merged = Map::new();
        let added = plain.keys().filter(|name| !copy.contains_key(*name));
        for name in copy.keys().chain(added) {
            let at = at.clone().key(name);
            let value = match (expected.get(name), plain.get(name), copy.get(name)) {
                (Some(expected), Some(plain), Some(copy)) => Some(self.values(expected, plain, copy, &at)),
                (None, None, copy) => copy.cloned(),
                // The copy expresses it differently.
                (Some(expected), Some(plain), None) if expected == plain => None,
                (_, Some(plain), _) => {
                    self.edits.push(at);
                    Some(plain.clone())
                }
                (Some(_), None, copy) => {
                    if copy.is_some() {
                        self.edits.push(at);
                    }
                    None
                }
            };
            merged.extend(value.map(|value| (name.clone(), value)));
        }
        merged
    }

    fn items(&mut self, expected: &[Value], plain: &[Value], copy: &[Value], at: &Pointer) -> Vec<Value> {
        let partners = |pairs: Vec<(usize, usize)>| {
            let mut partners = vec![None; expected.len()];
            pairs.into_iter().for_each(|(item, partner)| partners[item] = Some(partner));
            partners
        };
        let in_copy = match expected.len() == copy.len() {
            true => (0..copy.len()).map(Some).collect(),
            false => partners(pairs(expected, copy)),
        };
        let in_plain = partners(pairs(expected, plain));
        let mut merged = Vec::with_capacity(plain.len());
        // What only the copy has stays after what it follows.
        let (mut next_in_copy, mut next_in_plain) = (0, 0);
        for (index, expected) in expected.iter().enumerate() {
            if let Some(partner) = in_plain[index] {
                self.inserted(&plain[next_in_plain..partner], &mut merged, at);
                next_in_plain = partner + 1;
            }
            if let Some(partner) = in_copy[index] {
                merged.extend_from_slice(&copy[next_in_copy..partner]);
                next_in_copy = partner + 1;
            }
            let here = at.clone().item(merged.len());
            match (in_plain[index], in_copy[index]) {
                (Some(in_plain), Some(in_copy)) => {
                    merged.push(self.values(expected, &plain[in_plain], &copy[in_copy], &here));
                }
                (Some(in_plain), None) if *expected != plain[in_plain] => {
                    self.edits.push(here);
                    merged.push(plain[in_plain].clone());
                }
                (None, Some(_)) => self.edits.push(at.clone()),
                (_, None) => {}
            }
        }
        self.inserted(&plain[next_in_plain..], &mut merged, at);
        merged.extend_from_slice(&copy[next_in_copy..]);
        merged
    }

    fn inserted(&mut self, items: &[Value], merged: &mut Vec<Value>, at: &Pointer) {
        for item in items {
            self.edits.push(at.clone().item(merged.len()));
            merged.push(item.clone());
        }
    }
}

/// The changed copy, if it has a long form where the others have a short one.
fn in_long_form(expected: &Value, plain: &Value, copy: &Value) -> Option<Value> {
    let (Value::String(expected), Value::String(_), Value::Object(members)) = (expected, plain, copy) else {
        return None;
    };
    let (name, _) = members.iter().find(|(name, value)| *name != "type" && *value == expected)?;
    let mut members = members.clone();
    members.insert(name.clone(), plain.clone());
    Some(Value::Object(members))
}

/// The words of running text; `None` for any other value.
fn words(text: &Value) -> Option<String> {
    match text {
        Value::String(text) => Some(text.clone()),
        Value::Array(items) => items.iter().map(words).collect(),
        Value::Object(members) => words(members.get("content").or_else(|| members.get("text"))?),
        _ => None,
    }
}

/// The text `copy` with the change from `from`, its words, to `to`: if the change is within a single inline, all marks
/// stay.
fn with_text_change(copy: &Value, from: &str, to: &str) -> Option<Value> {
    if from == to || words(copy)? != from {
        return None;
    }
    let mut start = from.bytes().zip(to.bytes()).take_while(|(old, new)| old == new).count();
    while !from.is_char_boundary(start) || !to.is_char_boundary(start) {
        start -= 1;
    }
    let shorter = from.len().min(to.len()) - start;
    let mut end =
        from.bytes().rev().zip(to.bytes().rev()).take(shorter).take_while(|(old, new)| old == new).count();
    while !from.is_char_boundary(from.len() - end) || !to.is_char_boundary(to.len() - end) {
        end -= 1;
    }
    let mut copy = copy.clone();
    let mut before = 0;
    replace(&mut copy, &mut before, start, from.len() - end, &to[start..to.len() - end]).then_some(copy)
}

/// Replaces the bytes from `start` to `end` of the words of `text` with `new`, if they are within one inline.
fn replace(text: &mut Value, before: &mut usize, start: usize, end: usize, new: &str) -> bool {
    match text {
        Value::String(passage) => {
            let (first, last) = (*before, *before + passage.len());
            *before = last;
            let holds = first <= start && end <= last;
            if holds {
                passage.replace_range(start - first..end - first, new);
            }
            holds
        }
        Value::Array(items) => items.iter_mut().any(|item| replace(item, before, start, end, new)),
        Value::Object(members) => {
            let field = if members.contains_key("content") { "content" } else { "text" };
            members.get_mut(field).is_some_and(|text| replace(text, before, start, end, new))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn merged(expected: Value, plain: Value, copy: Value) -> (Value, Vec<String>) {
        let Merged { value, edits } = merge(&expected, &plain, &copy);
        (value, edits.into_iter().map(|edit| edit.as_str().to_owned()).collect())
    }

    #[test]
    fn an_edit_changes_nothing_else() {
        let (value, edits) = merged(
            json!({ "title": "Votes", "date": "2020" }),
            json!({ "title": "Council votes", "date": "2020" }),
            json!({ "title": "Votes", "date": "2020?", "notes": ["x"] }),
        );
        assert_eq!(value, json!({ "title": "Council votes", "date": "2020?", "notes": ["x"] }));
        assert_eq!(edits, ["/title"]);
    }

    #[test]
    fn additions_and_removals_are_merged() {
        let (value, edits) = merged(
            json!({ "subtitle": "x", "authors": ["kim"] }),
            json!({ "authors": ["kim"], "published": "2020" }),
            json!({ "subtitle": "x", "authors": [{ "agent": "kim", "corresponding": true }] }),
        );
        assert_eq!(
            value,
            json!({ "authors": [{ "agent": "kim", "corresponding": true }], "published": "2020" })
        );
        assert_eq!(edits, ["/subtitle", "/published"]);
    }

    #[test]
    fn items_only_in_the_copy_stay_in_place() {
        let (value, edits) = merged(json!(["a", "c"]), json!(["new", "a", "d"]), json!(["a", "b", "c", "e"]));
        assert_eq!(value, json!(["new", "a", "b", "d", "e"]));
        assert_eq!(edits, ["/0", "/3"]);
    }

    #[test]
    fn an_edit_within_one_inline_keeps_all_marks() {
        let copy = json!(["When ", { "type": "mention", "ref": "yoon", "content": ["Yoon"] }, " sat down"]);
        let (value, _) = merged(json!("When Yoon sat down"), json!("When Yoon stood up"), copy.clone());
        assert_eq!(
            value,
            json!(["When ", { "type": "mention", "ref": "yoon", "content": ["Yoon"] }, " stood up"])
        );
        let (value, _) = merged(json!("When Yoon sat down"), json!("When Moon sat down"), copy);
        assert_eq!(
            value,
            json!(["When ", { "type": "mention", "ref": "yoon", "content": ["Moon"] }, " sat down"])
        );
    }
}
