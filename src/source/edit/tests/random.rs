//! Random edits of random files do what they state, and nothing else.

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::parse;
use crate::source::edit::text::in_double;
use crate::source::edit::{Edit, apply};
use crate::source::yaml::is_plain;
use crate::source::{Kind, Node, Number, Tree, json, yaml};

/// Any small JSON value.
fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-20i64..2000).prop_map(Value::from),
        any_text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((any_key(), inner), 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}( [a-z]{1,5}){0,4}",
        "[a-c:#'\"\\[\\]{},&*!|> \\n\\t\\\\윤é\u{7}\u{2028}\\-0-9.]{0,8}",
        Just("true".to_owned()),
        Just("first line\nsecond line\n".to_owned()),
        Just("first line\n\nsecond line".to_owned()),
        Just("2023-05-15".to_owned()),
    ]
}

fn any_key() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-f]{1,3}",
        "[a-f]{1,3}",
        "[a-f]{1,3}",
        Just("a b".to_owned()),
        Just("ключ: 'x'".to_owned())
    ]
}

/// Random numbers that are drawn in advance.
struct Dice<'d>(std::iter::Cycle<std::slice::Iter<'d, u8>>);

impl Dice<'_> {
    fn below(&mut self, n: usize) -> usize {
        usize::from(*self.0.next().unwrap()) % n
    }
}

fn laid_out_json(out: &mut String, value: &Value, dice: &mut Dice<'_>, depth: usize) {
    let gap = |out: &mut String, dice: &mut Dice<'_>| match dice.below(4) {
        0 => {}
        1 => out.push(' '),
        2 => *out += &format!("\n{}", "  ".repeat(depth + 1)),
        _ => *out += &format!("\r\n{}", "\t".repeat(depth + 1)),
    };
    let (open, close, children): (_, _, Vec<(Option<&str>, &Value)>) = match value {
        Value::Array(items) => ('[', ']', items.iter().map(|item| (None, item)).collect()),
        Value::Object(members) => {
            ('{', '}', members.iter().map(|(key, value)| (Some(key.as_str()), value)).collect())
        }
        scalar => return *out += &scalar.to_string(),
    };
    out.push(open);
    for (index, (key, child)) in children.into_iter().enumerate() {
        if index > 0 {
            gap(out, dice);
            out.push(',');
        }
        gap(out, dice);
        if let Some(key) = key {
            *out += &Value::from(key).to_string();
            out.push(':');
            gap(out, dice);
        }
        laid_out_json(out, child, dice, depth + 1);
    }
    gap(out, dice);
    out.push(close);
}

/// The value in YAML, in any style that fits, with comments.
fn laid_out_yaml(out: &mut String, value: &Value, dice: &mut Dice<'_>, column: usize, is_member: bool) {
    let lead = |out: &mut String, first: bool| {
        if !first || is_member {
            *out += &format!("\n{}", " ".repeat(column));
        }
    };
    let comment = |out: &mut String, dice: &mut Dice<'_>| match dice.below(6) {
        0 => *out += " # said",
        1 => *out += &format!("\n{}# own", " ".repeat(column)),
        2 => *out += "\n",
        _ => {}
    };
    match value {
        Value::Array(items) if !items.is_empty() && dice.below(4) > 0 => {
            for (index, item) in items.iter().enumerate() {
                lead(out, index == 0);
                *out += "- ";
                laid_out_yaml(out, item, dice, column + 2, false);
                comment(out, dice);
            }
        }
        Value::Object(members) if !members.is_empty() && dice.below(4) > 0 => {
            for (index, (key, value)) in members.iter().enumerate() {
                lead(out, index == 0);
                *out += &if is_plain(key, true) && dice.below(3) > 0 {
                    key.clone()
                } else {
                    Value::from(key.as_str()).to_string()
                };
                *out += ":";
                let deeper = column + 1 + dice.below(3);
                let is_block = matches!(value, Value::Array(_) | Value::Object(_));
                if !is_block {
                    out.push(' ');
                }
                laid_out_yaml(out, value, dice, deeper, is_block);
                if !out.ends_with("# own") {
                    comment(out, dice);
                }
            }
        }
        Value::Array(_) | Value::Object(_) => {
            let text = if dice.below(2) == 0 { value.to_string() } else { flow(value, dice) };
            *out += if is_member { " " } else { "" };
            *out += &text;
        }
        Value::String(text) => *out += &styled(text, dice, Some(column)),
        scalar => *out += &scalar.to_string(),
    }
}

fn flow(value: &Value, dice: &mut Dice<'_>) -> String {
    let comma = if dice.below(2) == 0 { ", " } else { " , " };
    match value {
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| flow(item, dice)).collect();
            let trailing = if !items.is_empty() && dice.below(3) == 0 { "," } else { "" };
            format!("[{}{trailing}]", items.join(comma))
        }
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| {
                format!("{}: {}", styled(key, &mut Dice([1].iter().cycle()), None), flow(value, dice))
            };
            let members: Vec<String> = members.iter().map(member).collect();
            format!("{{ {} }}", members.join(comma))
        }
        Value::String(text) => styled(text, dice, None),
        scalar => scalar.to_string(),
    }
}

fn styled(text: &str, dice: &mut Dice<'_>, block: Option<usize>) -> String {
    let is_tame = !text.chars().any(|c| c.is_control() && c != '\n' || c == '\u{2028}');
    match (dice.below(4), block) {
        (0, _) if is_plain(text, true) => text.to_owned(),
        (1, _) if is_tame && !text.contains('\n') => format!("'{}'", text.replace('\'', "''")),
        (2 | 3, Some(column)) if is_tame && !text.trim().is_empty() && !text.starts_with([' ', '\n']) => {
            let body = text.trim_end_matches('\n');
            let keep = ["-", "", "+", "+"][(text.len() - body.len()).min(3)];
            let indent = " ".repeat(column.max(1));
            let lines: Vec<String> = text
                .trim_end_matches('\n')
                .split('\n')
                .map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") })
                .collect();
            let blank = "\n".repeat((text.len() - body.len()).saturating_sub(1));
            format!("|{keep}\n{}{blank}", lines.join("\n"))
        }
        _ => format!("\"{}\"", in_double(text)),
    }
}

fn value(node: Node<'_>) -> Value {
    match node.kind() {
        Kind::Null => Value::Null,
        Kind::Bool(truth) => Value::Bool(truth),
        Kind::String => node.text().into(),
        Kind::Array => node.children().map(value).collect(),
        Kind::Object => {
            node.children().map(|member| (member.key().unwrap().to_owned(), value(member))).collect()
        }
        Kind::Number => match node.number().unwrap() {
            Number::Whole(whole) => whole.into(),
            Number::Negative(negative) => negative.into(),
            Number::Float(float) => float.into(),
        },
    }
}

/// A random edit, and the expected value after it.
fn any_edit(tree: &Tree<'_>, new: &Value, name: &str, dice: &mut Dice<'_>) -> (Edit, Value) {
    let nodes: Vec<Node<'_>> = tree.nodes().collect();
    let node = nodes[dice.below(nodes.len())];
    let pointer = node.pointer();
    let mut whole = value(tree.root());
    let slot = whole.pointer_mut(pointer.as_str()).unwrap();
    let edit = match (dice.below(6), node.kind()) {
        (0 | 1, Kind::String) => {
            let old = node.text().unwrap();
            let mut start = 0;
            if !old.is_empty() {
                start = old.floor_char_boundary(dice.below(old.len()));
            }
            let end = old.ceil_char_boundary((start + dice.below(4)).min(old.len()));
            let text = format!("{}{name}{}", &old[..start], &old[end..]);
            *slot = text.as_str().into();
            Edit::text(pointer, old, text)
        }
        (2, Kind::Object) => {
            let members = slot.as_object_mut().unwrap();
            members.insert(name.to_owned(), new.clone());
            Edit::set(pointer.key(name), new.clone())
        }
        (2, Kind::Array) => {
            slot.as_array_mut().unwrap().push(new.clone());
            Edit::set(pointer.item(node.len()), new.clone())
        }
        (3, _) => {
            let list = Value::Array(vec![slot.clone()]);
            *slot = list.clone();
            Edit::set(pointer, list)
        }
        (4 | 5, _) if node.parent().is_some() => {
            let is_removal = dice.below(2) == 0;
            let above = node.parent().unwrap();
            let position = above.children().position(|child| child.id() == node.id()).unwrap();
            match whole.pointer_mut(above.pointer().as_str()).unwrap() {
                Value::Array(items) => drop(items.remove(position)),
                Value::Object(members) if is_removal || members.contains_key(name) => {
                    members.shift_remove(node.key().unwrap());
                }
                Value::Object(members) => {
                    *members = std::mem::take(members)
                        .into_iter()
                        .map(|(key, value)| {
                            if Some(key.as_str()) == node.key() {
                                (name.to_owned(), value)
                            } else {
                                (key, value)
                            }
                        })
                        .collect::<Map<_, _>>();
                    return (Edit::rename(pointer, name), whole);
                }
                _ => unreachable!(),
            }
            Edit::remove(pointer)
        }
        _ => {
            *slot = new.clone();
            Edit::set(pointer, new.clone())
        }
    };
    (edit, whole)
}

/// Applies a random edit to a text and checks that it, and only it, was made.
fn edit_and_look(text: &str, is_yaml: bool, new: &Value, name: &str, dice: &mut Dice<'_>) {
    let tree = parse(text, is_yaml);
    let (edit, expected) = any_edit(&tree, new, name, dice);
    let Some(replacements) = tree.replacements(std::slice::from_ref(&edit)) else { return };
    let after = apply(text, &replacements);
    let again = if is_yaml { yaml::parse(&after) } else { json::parse(&after) };
    let again = again.unwrap_or_else(|error| panic!("{error}\n{edit:?} made of\n{text}\n\nthis:\n{after}"));
    assert_eq!(value(again.root()), expected, "{edit:?} made of\n{text}\n\nthis:\n{after}");
    assert!(tree.becomes(&[edit], &again));
    let comments = |text: &str| text.matches("# own").count();
    let [replacement] = replacements.as_slice() else { panic!("one edit, one replacement") };
    let lost = comments(&text[replacement.span.range()]);
    assert!(comments(&after) + lost >= comments(text));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_edits_do_what_they_state(
        old in any_value(), new in any_value(), name in any_key(), throws in prop::collection::vec(any::<u8>(), 40),
    ) {
        let mut dice = Dice(throws.iter().cycle());
        let mut text = String::new();
        laid_out_json(&mut text, &old, &mut dice, 0);
        let is_same = parse(&text, false);
        prop_assert_eq!(value(is_same.root()), old);
        edit_and_look(&text, false, &new, &name, &mut dice);
    }

    #[test]
    fn yaml_edits_do_what_they_state(
        old in any_value(), new in any_value(), name in any_key(), throws in prop::collection::vec(any::<u8>(), 40),
        has_crlf in any::<bool>(),
    ) {
        let mut dice = Dice(throws.iter().cycle());
        let mut text = String::new();
        laid_out_yaml(&mut text, &old, &mut dice, 0, false);
        text.push('\n');
        if has_crlf {
            text = text.replace('\n', "\r\n");
        }
        // Comments between the lines of a text are part of it; such a file has another value.
        prop_assume!(yaml::parse(&text).is_ok_and(|tree| value(tree.root()) == old));
        edit_and_look(&text, true, &new, &name, &mut dice);
    }
}
