//! Parts of a body that lack their `type`: what they are meant to be.

use serde_json::{Value, json};

use crate::source::edit::line;
use crate::source::{Kind, Node};

/// What people call parts of a body, and their `type`.
const NAMES: [(&str, &str); 14] = [
    ("bold", "strong"),
    ("b", "strong"),
    ("strong", "strong"),
    ("italic", "emphasis"),
    ("i", "emphasis"),
    ("emphasis", "emphasis"),
    ("underline", "underline"),
    ("strike", "strike"),
    ("subscript", "subscript"),
    ("superscript", "superscript"),
    ("figure", "figure"),
    ("image", "figure"),
    ("photo", "figure"),
    ("picture", "figure"),
];

/// Fields that people write around the text of a paragraph.
const PARAGRAPHS: [&str; 4] = ["paragraph", "text", "content", "p"];

/// A longer text is not shown.
const LONGEST: usize = 200;

/// How to write what has one field and no `type`; `tags` are the types there can be.
pub(super) fn meant(node: Node<'_>, tags: &[&str]) -> Option<String> {
    let field = node.children().next().filter(|_| node.len() == 1 && node.raw().len() <= LONGEST)?;
    let key = field.key()?;
    if field.kind() == Kind::String && !node.raw().starts_with('{') && key.contains(' ') {
        let text = node.raw().trim();
        return Some(format!("put text with a colon in quotes: `{}`", item(node, &text.into())));
    }
    let text = field.text()?;
    if PARAGRAPHS.contains(&key) && tags.contains(&"paragraph") {
        return Some(format!("a paragraph is its text: `{}`", item(node, &text.into())));
    }
    let tag = NAMES.iter().find(|(name, tag)| *name == key && tags.contains(tag))?.1;
    let value = match tag {
        "figure" => json!({ "type": tag, "media": [{ "src": text }] }),
        _ => json!({ "type": tag, "content": text }),
    };
    Some(format!("write `{}`", item(node, &value)))
}

/// The value in the place of the node, with the dash of a list in block style.
fn item(node: Node<'_>, value: &Value) -> String {
    let source = node.tree().source();
    let has_dash = source.get(..node.span().start).is_some_and(|before| before.ends_with("- "));
    format!("{}{}", if has_dash { "- " } else { "" }, line(node, value))
}
