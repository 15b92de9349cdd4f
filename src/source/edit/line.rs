//! Values as they would be written in a file, for messages that show how to.

use serde_json::Value;

use super::written::Look;
use crate::source::{Kind, Node};

/// The member or item at `node` with another value, on one line in the notation of its file.
pub(crate) fn line(node: Node<'_>, value: &Value) -> String {
    match node.key() {
        Some(key) => member_line(node, key, value),
        None => on_one_line(node, value),
    }
}

/// A member with this key, on one line in the notation of the file of `node`.
pub(crate) fn member_line(node: Node<'_>, key: &str, value: &Value) -> String {
    if is_toml(node) {
        return format!("{} = {}", toml_key(key), in_toml(value));
    }
    Look::of(node.tree(), node.span().start).member(key, value)
}

fn on_one_line(node: Node<'_>, value: &Value) -> String {
    if is_toml(node) { in_toml(value) } else { Look::of(node.tree(), node.span().start).on_one_line(value) }
}

/// Defaults are in TOML, whatever the article is in.
fn is_toml(node: Node<'_>) -> bool {
    let root = node.tree().root();
    let place = node.key_span().unwrap_or_else(|| node.span());
    if node.tree().in_defaults(place).is_some() {
        return true;
    }
    !node.tree().is_yaml() && root.kind() == Kind::Object && !root.raw().trim_start().starts_with('{')
}

fn toml_key(key: &str) -> String {
    let is_bare =
        !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if is_bare { key.to_owned() } else { Value::from(key).to_string() }
}

fn in_toml(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(in_toml).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| format!("{} = {}", toml_key(key), in_toml(value));
            format!("{{ {} }}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        scalar => scalar.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::member_line;
    use crate::source::{Tree, json, toml, yaml};

    #[test]
    fn a_line_is_in_the_notation_of_the_file() {
        let value = json!({ "name": "World Trade Organization", "url": "https://wto.example" });
        let shown = |tree: Tree<'_>| member_line(tree.root(), "wto", &value);
        assert_eq!(
            shown(yaml::parse("a: { b: c }\n").unwrap()),
            "wto: { name: World Trade Organization, url: \"https://wto.example\" }"
        );
        assert_eq!(
            shown(json::parse("{ \"a\": 1 }").unwrap()),
            "\"wto\": { \"name\": \"World Trade Organization\", \"url\": \"https://wto.example\" }"
        );
        assert_eq!(
            shown(toml::parse("a = 1\n").unwrap()),
            "wto = { name = \"World Trade Organization\", url = \"https://wto.example\" }"
        );
    }
}
