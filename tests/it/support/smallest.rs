//! Reduces a failing value to the parts that matter.

use serde_json::Value;

use super::difference::below;

/// Removes everything from `value` for which `fails` stays true: members, items, and parts of texts.
pub(crate) fn smallest(value: Value, fails: &dyn Fn(&Value) -> bool) -> Value {
    let mut smallest = value;
    loop {
        let before = smallest.clone();
        // Outer values first: they contain the most.
        for pointer in containers(&smallest) {
            take_out(&mut smallest, &pointer, fails);
        }
        for pointer in pointers(&smallest, Value::is_string) {
            shorten(&mut smallest, &pointer, fails);
        }
        if smallest == before {
            return smallest;
        }
    }
}

/// Removes members or items from the container at `pointer`, as many at once as possible.
fn take_out(whole: &mut Value, pointer: &str, fails: &dyn Fn(&Value) -> bool) {
    let size = |whole: &Value| match whole.pointer(pointer) {
        Some(Value::Array(items)) => items.len(),
        Some(Value::Object(members)) => members.len(),
        _ => 0,
    };
    let mut many = size(whole);
    while many > 0 {
        let mut at = size(whole).saturating_sub(many);
        loop {
            let mut without = whole.clone();
            remove(&mut without, pointer, at..at + many);
            if fails(&without) {
                *whole = without;
            }
            if at == 0 {
                break;
            }
            at = at.saturating_sub(many);
        }
        many = size(whole).min(many / 2);
    }
}

fn remove(whole: &mut Value, pointer: &str, range: std::ops::Range<usize>) {
    match whole.pointer_mut(pointer) {
        Some(Value::Array(items)) => {
            items.drain(range.start.min(items.len())..range.end.min(items.len()));
        }
        Some(Value::Object(members)) => {
            let mut at = 0;
            members.retain(|_, _| {
                at += 1;
                !range.contains(&(at - 1))
            });
        }
        _ => {}
    }
}

/// Shortens the text at `pointer`: removes pieces, longest first.
fn shorten(whole: &mut Value, pointer: &str, fails: &dyn Fn(&Value) -> bool) {
    let Some(mut letters) =
        whole.pointer(pointer).and_then(Value::as_str).map(|text| text.chars().collect::<Vec<_>>())
    else {
        return;
    };
    let mut many = letters.len();
    while many > 0 {
        let mut at = 0;
        while at < letters.len() {
            let end = (at + many).min(letters.len());
            let shorter: Vec<char> = [&letters[..at], &letters[end..]].concat();
            let mut changed = whole.clone();
            if let Some(text) = changed.pointer_mut(pointer) {
                *text = shorter.iter().collect::<String>().into();
            }
            if fails(&changed) {
                (*whole, letters) = (changed, shorter);
            } else {
                at = end;
            }
        }
        many /= 2;
    }
}

/// The pointers to all non-empty containers, outer ones first.
fn containers(value: &Value) -> Vec<String> {
    pointers(value, |value| value.is_array() || value.is_object())
}

fn pointers(value: &Value, is_meant: fn(&Value) -> bool) -> Vec<String> {
    let mut pointers = Vec::new();
    let mut waiting = std::collections::VecDeque::from([(String::new(), value)]);
    while let Some((pointer, value)) = waiting.pop_front() {
        match value {
            Value::Object(members) => {
                waiting.extend(members.iter().map(|(key, member)| (below(&pointer, key), member)));
            }
            Value::Array(items) => {
                waiting.extend(items.iter().enumerate().map(|(n, item)| (format!("{pointer}/{n}"), item)));
            }
            _ => {}
        }
        if is_meant(value) {
            pointers.push(pointer);
        }
    }
    pointers
}
