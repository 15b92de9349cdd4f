//! Slips in the notation of YAML and JSON that turn a value into text.

use jsonschema::JsonType;
use serde_json::Value;

use crate::source::edit::line;
use crate::source::{Kind, Node};

/// A longer text is not shown.
const LONGEST: usize = 200;

/// What to do if the value has the wrong type only because of a slip.
pub(super) fn mistake(node: Node<'_>, wanted: &[JsonType]) -> Option<String> {
    if node.parent().is_none() {
        return Some(whole_file(node));
    }
    let text = node.text().filter(|text| text.len() <= LONGEST)?;
    let is_plain = !node.raw().starts_with(['"', '\'']);
    match wanted {
        [JsonType::Array] if is_plain && is_dashed(text) => {
            Some(format!("put a space after the dash: `- {}`", text[1..].lines().next()?.trim()))
        }
        [JsonType::Array] if text.contains(", ") => {
            let items: Vec<Value> = text.split(", ").map(|item| item.trim().into()).collect();
            Some(format!("write a list: `{}`", line(node, &items.into())))
        }
        [JsonType::Object] if is_plain => member(node.raw()),
        _ => None,
    }
}

/// What to do if all of the file is no article.
fn whole_file(node: Node<'_>) -> String {
    match node.kind() {
        Kind::Array => "a file holds one article: remove the brackets around it".to_owned(),
        _ => {
            "an article begins with `metadata:`, and has its text under `body:`; `byline new` prints one to \
              start from"
                .to_owned()
        }
    }
}

fn is_dashed(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// `title = The ferry` and `title:The ferry`, as they should be.
fn member(raw: &str) -> Option<String> {
    let first = raw.lines().next()?;
    let (mark, at) = first.char_indices().find(|(_, c)| matches!(c, '=' | ':')).map(|(at, c)| (c, at))?;
    let (key, value) = (first[..at].trim_end(), first[at + 1..].trim());
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    let what = if mark == '=' { "after a key comes a colon" } else { "put a space after the colon" };
    (is_key && !value.is_empty()).then(|| format!("{what}: `{key}: {value}`"))
}
