//! The lossless copy of the article in a document.

use serde_json::Value;

use crate::formats::jats::vocabulary::COPY;
use crate::source::xml::{Document, Node};

/// The lossless copy of the article, if the document has one.
pub(in crate::formats::jats) fn copy(document: &Document<'_>) -> Option<Value> {
    let meta = document.root().child("front")?.child("article-meta")?.child("custom-meta-group")?;
    let meta = meta.elements().filter(|meta| is_copy(*meta)).last()?;
    serde_json::from_str(&meta.child("meta-value")?.text()).ok()
}

/// Whether a `<custom-meta>` contains the copy of the article.
pub(super) fn is_copy(meta: Node<'_>) -> bool {
    meta.is("custom-meta") && meta.child("meta-name").is_some_and(|name| name.text().trim() == COPY)
}
