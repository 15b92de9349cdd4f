//! The copy of the article that a document holds, for those who want all of it back.

use crate::model::Article;

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
