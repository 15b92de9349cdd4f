//! What is wrong with the few articles that are not right.

use serde_json::{Value, json};

/// Puts one defect into an article; which one, the number says.
pub(super) fn put_into(article: &mut Value, which: u64) {
    match which % 4 {
        0 => article["metadata"]["keyword"] = json!("misspelt"),
        1 => article["metadata"]["about"] = json!(["nothing-declared"]),
        2 => article["metadata"]["title"] = json!("ALL OF THIS TITLE IS SHOUTED"),
        _ => article["metadata"]["dates"]["modified"] = json!("2017-02-30"),
    }
}
