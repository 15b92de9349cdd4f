//! Defects of the few articles that have one.

use serde_json::{Value, json};

/// Adds one defect to an article, selected by the number.
pub(super) fn put_into(article: &mut Value, which: u64) {
    match which % 4 {
        0 => article["metadata"]["keyword"] = json!("misspelt"),
        1 => article["metadata"]["about"] = json!(["nothing-declared"]),
        2 => article["metadata"]["title"] = json!("ALL OF THIS TITLE IS SHOUTED"),
        _ => article["metadata"]["dates"]["modified"] = json!("2017-02-30"),
    }
}
