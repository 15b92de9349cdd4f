//! Which elements are blocks, and which are kept as they are if they are not understood.

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

/// Whether an element that stands beside blocks is one, and no text that has lost its paragraph.
pub(super) fn is_block_among_blocks(node: Node<'_>) -> bool {
    is_block(node)
        || matches!(
            node.name(),
            "alternatives"
                | "app"
                | "bio"
                | "fn"
                | "fn-group"
                | "glossary"
                | "math"
                | "notes"
                | "object-id"
                | "ref-list"
                | "related-article"
                | "related-object"
                | "sec-meta"
                | "tex-math"
                | "x"
        )
}

/// Whether an element that is not understood is valid in running text, wherever that is written. Of any other, such as
/// an element of another version of JATS, only the words are read.
pub(super) fn is_inline(node: Node<'_>) -> bool {
    is_block(node)
        || matches!(
            node.name(),
            "abbrev"
                | "alternatives"
                | "chem-struct"
                | "email"
                | "ext-link"
                | "fixed-case"
                | "index-term"
                | "index-term-range-end"
                | "inline-formula"
                | "inline-graphic"
                | "inline-media"
                | "inline-supplementary-material"
                | "milestone-end"
                | "milestone-start"
                | "monospace"
                | "named-content"
                | "overline"
                | "overline-end"
                | "overline-start"
                | "private-char"
                | "related-article"
                | "related-object"
                | "roman"
                | "ruby"
                | "sans-serif"
                | "styled-content"
                | "target"
                | "underline-end"
                | "underline-start"
                | "uri"
                | "x"
                | "xref"
        )
        || is_inline_in_paragraphs(node)
}

/// Whether an element may stand in a paragraph, and not in every passage of one.
fn is_inline_in_paragraphs(node: Node<'_>) -> bool {
    let is_one = matches!(
        node.name(),
        "award-id"
            | "citation-alternatives"
            | "element-citation"
            | "funding-source"
            | "mixed-citation"
            | "nlm-citation"
            | "open-access"
    );
    is_one && node.parent().is_none_or(|parent| parent.is("p"))
}
