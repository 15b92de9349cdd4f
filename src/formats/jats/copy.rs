//! The copy of an article that a document holds, for those who want all of it back.

use serde_json::Value;

use crate::model::Article;
use crate::source::xml::{Document, Node};

/// The name of the `<custom-meta>` that holds the copy.
pub(super) const COPY: &str = "byline:article";

/// The article as its copy holds it: JSON, in which what XML cannot hold, or changes, is escaped.
pub(super) fn text(article: &Article) -> String {
    let json = serde_json::to_string(article).expect("the model has no maps with odd keys");
    let mut text = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '\u{7F}'..='\u{9F}' | '\u{2028}' | '\u{2029}' | '\u{FFFE}' | '\u{FFFF}' => {
                text.push_str(&format!("\\u{:04x}", u32::from(character)));
            }
            character => text.push(character),
        }
    }
    text
}

/// The copy of the article that a document holds, if it holds one.
pub(super) fn copy(document: &Document<'_>) -> Option<Value> {
    let meta = document.root().child("front")?.child("article-meta")?.child("custom-meta-group")?;
    let meta = meta.elements().filter(|meta| is_copy(*meta)).last()?;
    serde_json::from_str(&meta.child("meta-value")?.text()).ok()
}

/// Whether a `<custom-meta>` holds a copy of the article.
pub(super) fn is_copy(meta: Node<'_>) -> bool {
    meta.is("custom-meta") && meta.child("meta-name").is_some_and(|name| name.text().trim() == COPY)
}
