//! The lossless copy of the article in a document.

use crate::model::Article;

/// The copy of the article: JSON, with escapes for characters that XML cannot contain or would change.
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
