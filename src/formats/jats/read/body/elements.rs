//! Which elements are blocks, and which are kept as foreign if not understood.

use crate::source::xml::Node;

/// Whether an element in mixed content is a block, which splits the text around it.
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

/// Whether an element in block content is a block, not text without a paragraph.
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

/// Whether an element that is not understood is valid in running text of any version. For any other, such as an element
/// of another version of JATS, only the text is read.
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

/// Whether an element is allowed in a paragraph, but not in every inline.
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
