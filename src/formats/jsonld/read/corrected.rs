//! Corrections of texts in the file, in the syntax that each is written in.

use crate::formats::jsonld::read::original::Original;
use crate::source::edit::{Change, Edit, Replacement};
use crate::source::{Markup, Node};

impl Original<'_> {
    /// The replacements in the file for all of `edits`; `None` if one of them is no correction of a text that is written
    /// as it is read.
    pub(crate) fn replacements(&self, edits: &[Edit]) -> Option<Vec<Replacement>> {
        let mut replacements: Vec<_> =
            edits.iter().map(|edit| self.replacement(edit)).collect::<Option<_>>()?;
        replacements.sort_by_key(|replacement| replacement.span);
        let overlap = replacements.windows(2).any(|pair| pair[1].span.start < pair[0].span.end);
        (!overlap).then_some(replacements)
    }

    fn replacement(&self, edit: &Edit) -> Option<Replacement> {
        let Change::Text { old, new } = &edit.change else { return None };
        let (node, offset) = self.exact(&edit.at)?;
        let is_as_read = node.text()?.get(offset..offset + old.len())? == old;
        // What stays as it is may be written in any way.
        let (start, old, new) = difference(old, new);
        let span = node.span_within(offset + start..offset + start + old.len());
        let is_as_written = node.tree().source().get(span.range())? == old;
        let text = match self.document.markup(node.id()) {
            Markup::JsonLd => in_json(new),
            _ => in_html(node, new)?,
        };
        (is_as_read && is_as_written).then_some(Replacement { span, text })
    }
}

/// What differs in two texts, between what both begin and what both end with; and the length of that beginning.
fn difference<'t>(one: &'t str, other: &'t str) -> (usize, &'t str, &'t str) {
    let alike = |(a, b): &(char, char)| a == b;
    let length = |(c, _): (char, char)| c.len_utf8();
    let start: usize = one.chars().zip(other.chars()).take_while(alike).map(length).sum();
    let (one, other) = (&one[start..], &other[start..]);
    let end: usize = one.chars().rev().zip(other.chars().rev()).take_while(alike).map(length).sum();
    (start, &one[..one.len() - end], &other[..other.len() - end])
}

/// A text within a string of JSON. In a script of a page, it must not become a tag together with what follows.
fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted[1..quoted.len() - 1].replace('<', "\\u003c")
}

/// A text in an element of a page, or in the value of an attribute; `None` if that would need quotes.
fn in_html(node: Node<'_>, text: &str) -> Option<String> {
    let before = node.tree().source()[..node.span().start].trim_end();
    let is_delimited = before.ends_with(['"', '\'', '>']);
    let is_plain = |c: char| !c.is_ascii_whitespace() && !matches!(c, '=' | '`');
    if !is_delimited && (text.is_empty() || !text.chars().all(is_plain)) {
        return None;
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    Some(escaped)
}
