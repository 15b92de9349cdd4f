//! Which elements are blocks.

use crate::source::xml::Node;

/// Whether an element in mixed content is a block and parts the text around it.
pub(in crate::formats::jats) fn is_block(node: Node<'_>) -> bool {
    matches!(
        node.name(),
        "p" | "sec"
            | "ack"
            | "address"
            | "answer"
            | "answer-set"
            | "array"
            | "block-alternatives"
            | "boxed-text"
            | "chem-struct-wrap"
            | "code"
            | "def-list"
            | "disp-formula"
            | "disp-formula-group"
            | "disp-quote"
            | "explanation"
            | "fig"
            | "fig-group"
            | "graphic"
            | "list"
            | "media"
            | "preformat"
            | "question"
            | "question-wrap"
            | "question-wrap-group"
            | "speech"
            | "statement"
            | "supplementary-material"
            | "table-wrap"
            | "table-wrap-group"
            | "verse-group"
    )
}
