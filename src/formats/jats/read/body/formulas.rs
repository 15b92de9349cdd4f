//! Reading formulas.

use std::borrow::Cow;

use crate::formats::jats::read::body::blocks::has_words;
use crate::formats::jats::read::body::foreign::foreign_inline;
use crate::formats::jats::read::body::line::words;
use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::tex;
use crate::model::{Block, Inline, Math, MathBlock};
use crate::source::Path;
use crate::source::xml::{Node, plain_mathml};

/// The parts of a formula that can be read.
#[derive(Debug, Default)]
struct Parts<'d> {
    label: Option<Node<'d>>,
    tex: Option<Node<'d>>,
    mathml: Option<Node<'d>>,
    /// Images of the formula.
    others: Vec<Node<'d>>,
}

impl<'d> Reader<'d> {
    /// [`<inline-formula>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/inline-formula.html), or a
    /// formula in the text without it
    pub(super) fn inline_formula(&mut self, node: Node<'d>) -> Inline {
        let Some(parts) = inline_parts(node) else { return foreign_inline(node) };
        let (tex, mathml) = self.tex_and_mathml(node, parts);
        Inline::Math(Math { tex, mathml })
    }

    /// [`<disp-formula>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/disp-formula.html)
    pub(super) fn disp_formula(&mut self, node: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        let parts = if node.is("disp-formula") { parts(node) } else { formula(node) };
        let Some(parts) = parts else { return self.foreign_block(node, at, blocks) };
        let here = at.item(blocks.len());
        self.note(&here, node);
        let label = parts.label.map(words);
        let (tex, mathml) = self.tex_and_mathml(node, parts);
        let id = if node.is("disp-formula") { self.id(node) } else { None };
        blocks.push(Block::Math(MathBlock { id, label, tex, mathml }));
    }

    /// [`<disp-formula-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/disp-formula-group.html):
    /// its formulas, if it has no other content
    pub(super) fn disp_formula_group(&mut self, group: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        let says_nothing = group.attributes().next().is_none()
            && group.elements().all(|child| matches!(child.name(), "disp-formula" | "disp-formula-group"));
        if !says_nothing {
            return self.foreign_block(group, at, blocks);
        }
        for formula in group.elements() {
            self.block(formula, at, blocks);
        }
    }

    fn tex_and_mathml(&mut self, node: Node<'d>, parts: Parts<'d>) -> (Option<String>, Option<String>) {
        let Parts { label, tex, mathml, others } = parts;
        if node.name() != "math" {
            self.ignore_other_attributes(node, &["id"]);
        }
        label.into_iter().for_each(|label| self.ignore_other_attributes(label, &[]));
        others.into_iter().for_each(|other| self.ignore(other));
        let tex = tex.map(|tex| {
            self.ignore_other_attributes(tex, &["id"]);
            tex::formula_in(&text_within(tex)).to_owned()
        });
        let mathml = mathml.map(|math| self.mathml(math));
        (tex, mathml)
    }
}

impl<'d> Reader<'d> {
    /// MathML without prefixes, and without an attribute that only MathML 2 had.
    fn mathml(&mut self, math: Node<'d>) -> String {
        let source = without_number(&math.to_fragment()).to_string();
        let Some(name) = math.attribute("name") else { return plain_mathml(&source) };
        self.lose_attribute(math, name);
        let attribute = &math.document().source()[name.span().range()];
        plain_mathml(&source.replacen(&format!(" {attribute}"), "", 1))
    }
}

/// MathML without an id that is only a counter, since that follows from the position.
fn without_number(source: &str) -> Cow<'_, str> {
    let tag = source.find('>').map_or(source, |end| &source[..end]);
    let found = tag.find(" id=\"math-").and_then(|start| {
        let number = &tag[start + " id=\"math-".len()..];
        let (number, _) = number.split_once('"')?;
        let end = start + " id=\"math-".len() + number.len() + 1;
        number.bytes().all(|byte| byte.is_ascii_digit()).then_some((start, end))
    });
    match found {
        Some((start, end)) => Cow::Owned(format!("{}{}", &source[..start], &source[end..])),
        None => Cow::Borrowed(source),
    }
}

impl Parts<'_> {
    fn has_formula(&self) -> bool {
        self.tex.is_some() || self.mathml.is_some()
    }
}

/// Whether a `<disp-formula>` can be read.
pub(super) fn is_formula(node: Node<'_>) -> bool {
    parts(node).is_some()
}

/// Whether a formula without `<disp-formula>` can be read.
pub(super) fn is_formula_alone(node: Node<'_>) -> bool {
    formula(node).is_some()
}

fn inline_parts<'d>(node: Node<'d>) -> Option<Parts<'d>> {
    let parts = if node.is("inline-formula") { parts(node) } else { formula(node) };
    parts.filter(|parts| parts.label.is_none() && parts.has_formula())
}

fn formula<'d>(node: Node<'d>) -> Option<Parts<'d>> {
    let mut parts = Parts::default();
    parts.add(node).then_some(parts)
}

/// The parts of an element with a formula; `None` if it has content that would not be read.
fn parts<'d>(node: Node<'d>) -> Option<Parts<'d>> {
    let mut parts = Parts::default();
    for child in node.children() {
        let is_read = match child.name() {
            "" => child.is_blank(),
            "label" => parts.label.replace(child).is_none(),
            "alternatives" => child.elements().all(|one| {
                if matches!(one.name(), "graphic" | "inline-graphic" | "media") {
                    parts.others.push(one);
                    return true;
                }
                parts.add(one)
            }),
            _ => parts.add(child),
        };
        if !is_read {
            return None;
        }
    }
    (parts.has_formula() || parts.others.is_empty()).then_some(parts)
}

impl<'d> Parts<'d> {
    /// Adds a formula, if it is the first of its kind.
    fn add(&mut self, node: Node<'d>) -> bool {
        match node.name() {
            "tex-math" => self.tex.replace(node).is_none(),
            "math" => !has_words(node) && self.mathml.replace(node).is_none(),
            _ => false,
        }
    }
}

/// The text of an element, without literal white space at its ends.
fn text_within(node: Node<'_>) -> String {
    let mut text = node.text().into_owned();
    let mut children = node.children();
    if children.clone().next().is_some_and(|first| first.begins_with_space()) {
        let raw = children.clone().next().map_or("", |first| first.raw());
        let spaces = raw.len() - raw.trim_ascii_start().len();
        // A line end may be two bytes in the source, but is one in the text.
        let pairs = raw[..spaces].matches("\r\n").count();
        text.drain(..(spaces - pairs).min(text.len()));
    }
    if let Some(last) = children.by_ref().last().filter(|last| last.ends_with_space()) {
        let raw = last.raw();
        let tail = &raw[raw.trim_ascii_end().len()..];
        let spaces = tail.len() - tail.matches("\r\n").count();
        text.truncate(text.len().saturating_sub(spaces));
    }
    text
}
