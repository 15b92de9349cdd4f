//! What a cross-reference leads to in the article.

use std::borrow::Cow;

use crate::formats::jats::read::body::blocks::has_words;
use crate::formats::jats::read::body::elements::is_block;
use crate::formats::jats::read::body::figures::is_figure;
use crate::formats::jats::read::body::formulas::is_formula;
use crate::formats::jats::read::body::tables::is_table;
use crate::source::xml::Node;

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target<'d> {
    /// A work in a reference list, with its id.
    Work(Cow<'d, str>),
    /// A block or a note with the id.
    Block,
    /// A part of foreign markup.
    Foreign,
    /// Something the article will not have, or not with this id.
    Nothing,
}

/// What the article will have for an element of the document.
pub(super) fn target<'d>(node: Node<'d>) -> Target<'d> {
    let work = std::iter::once(node).chain(node.ancestors()).find(|node| node.is("ref"));
    if let Some(work) = work.filter(|_| !node.is("fn")) {
        return work.attribute("id").map_or(Target::Nothing, |id| Target::Work(id.value()));
    }
    if node.is("sub-article") || node.is("response") {
        return Target::Block;
    }
    let mut is_in_text = false;
    for around in node.ancestors() {
        match around.name() {
            "contrib" | "aff" => return Target::Nothing,
            "author-notes" | "event" | "ref" | "body" | "back" | "abstract" | "trans-abstract"
            | "floats-group" | "article-title" | "subtitle" | "notes" => is_in_text = true,
            _ if is_foreign(around) => return Target::Foreign,
            _ => {}
        }
    }
    if !is_in_text {
        Target::Nothing
    } else if is_foreign(node) {
        Target::Foreign
    } else if has_id(node) {
        Target::Block
    } else {
        Target::Nothing
    }
}

/// Whether an element in a text becomes foreign markup.
fn is_foreign(node: Node<'_>) -> bool {
    match node.name() {
        "fig" => !is_figure(node),
        "table-wrap" => !is_table(node),
        "disp-formula" => !is_formula(node),
        "code" | "preformat" => node.elements().next().is_some(),
        "supplementary-material" => !has_words(node),
        "disp-formula-group"
        | "array"
        | "answer"
        | "answer-set"
        | "question"
        | "question-wrap"
        | "question-wrap-group"
        | "explanation"
        | "address"
        | "chem-struct-wrap"
        | "block-alternatives"
        | "related-article"
        | "related-object"
        | "chem-struct"
        | "styled-content"
        | "abbrev"
        | "inline-supplementary-material"
        | "element-citation"
        | "mixed-citation"
        | "funding-source"
        | "target"
        | "verse-group"
        | "index-term"
        | "overline"
        | "roman"
        | "sans-serif" => true,
        _ => false,
    }
}

/// Whether the article will have the id of this element.
fn has_id(node: Node<'_>) -> bool {
    match node.name() {
        "p" => {
            let mut children = node.children();
            let is_text = |child: Node<'_>| !(child.is_blank() || child.is_element() && is_block(child));
            node.elements().next().is_none() || children.any(is_text)
        }
        "term" => node.parent().is_some_and(|parent| parent.child("term") == Some(node)),
        "graphic" | "media" => !node.parent().is_some_and(|parent| parent.is("table-wrap")),
        "fig-group" | "table-wrap-group" | "inline-graphic" | "inline-media" | "sec" | "corresp" | "ack"
        | "app" | "notes" | "glossary" | "bio" | "fn-group" | "fn" | "disp-quote" | "list" | "def-list"
        | "table-wrap" | "fig" | "code" | "preformat" | "disp-formula" | "boxed-text" | "speech"
        | "statement" => true,
        "supplementary-material" => has_words(node),
        _ => false,
    }
}
