//! Duplicate keys.

use std::collections::hash_map::Entry;

use super::{Kind, NodeId, Tree};

use crate::source::hash::HashMap;

/// Objects up to this size are compared key by key, without allocation; larger ones are hashed.
const SMALL: usize = 12;

pub(super) fn repeated_keys(tree: &Tree<'_>) -> Vec<(NodeId, NodeId)> {
    let mut repeated = Vec::new();
    let mut members = Vec::new();
    for object in tree.nodes().filter(|node| node.kind() == Kind::Object) {
        members.clear();
        members.extend(object.children().filter_map(|member| Some((member.key()?, member.id()))));
        if members.len() <= SMALL {
            compare(&members, &mut repeated);
        } else {
            hash(&members, &mut repeated);
        }
    }
    repeated
}

fn compare(members: &[(&str, NodeId)], repeated: &mut Vec<(NodeId, NodeId)>) {
    for (position, (key, id)) in members.iter().enumerate() {
        if let Some((_, first)) = members[..position].iter().find(|(earlier, _)| earlier == key) {
            repeated.push((*first, *id));
        }
    }
}

fn hash(members: &[(&str, NodeId)], repeated: &mut Vec<(NodeId, NodeId)>) {
    let mut firsts = HashMap::with_capacity_and_hasher(members.len(), Default::default());
    for (key, id) in members {
        match firsts.entry(*key) {
            Entry::Vacant(vacant) => {
                vacant.insert(*id);
            }
            Entry::Occupied(first) => repeated.push((*first.get(), *id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::source::json;

    fn repeated(text: &str) -> Vec<(String, String)> {
        let tree = json::parse(text).unwrap();
        let raw = |id| tree.node(id).raw().to_owned();
        tree.repeated_keys().into_iter().map(|(first, again)| (raw(first), raw(again))).collect()
    }

    #[test]
    fn duplicate_keys_are_found_with_the_first_one() {
        let found = repeated(r#"{"a": 1, "b": {"a": 2}, "\u0061": 3, "a": 4}"#);
        assert_eq!(found, [("1".into(), "3".into()), ("1".into(), "4".into())]);
        assert_eq!(repeated(r#"[{"a": 1}, {"a": 1}]"#), []);
    }

    #[test]
    fn large_objects_do_not_take_quadratic_time() {
        let members: String = (0..100_000).map(|n| format!("\"{n}\":{n},")).collect();
        let text = format!("{{{members}\"7\":-7}}");
        assert_eq!(repeated(&text), [("7".into(), "-7".into())]);
    }
}
