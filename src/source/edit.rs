//! Changes to a document that leave everything else in its file as it was.

mod lines;
mod member;
mod outcome;
mod plan;
#[cfg(test)]
mod tests;
mod text;
mod value;
mod written;

use serde_json::Value;

use self::plan::{Deed, Planned};
use crate::source::{Pointer, Span, Tree, yaml};

/// A change to one value of a document, before anybody asked how its file writes that value.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Which value.
    pub at: Pointer,
    /// What becomes of it.
    pub change: Change,
}

/// What becomes of a value.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// A text, which read `old`, reads `new`.
    Text {
        /// The text as it was read.
        old: String,
        /// The text as it should be.
        new: String,
    },
    /// The value is this one. A member that its object does not have yet is added to it.
    Value(Value),
    /// The member is called this.
    Key(String),
    /// The member or item is gone.
    Nothing,
}

impl Edit {
    /// The text at `at`, which reads `old`, is to read `new`.
    ///
    /// It may be part of a longer string in the file, as a paragraph of a body in short form is.
    pub(crate) fn text(at: Pointer, old: impl Into<String>, new: impl Into<String>) -> Self {
        Self { at, change: Change::Text { old: old.into(), new: new.into() } }
    }

    /// The value at `at` is to be `value`; a member that is not there yet is added.
    pub(crate) fn set(at: Pointer, value: impl Into<Value>) -> Self {
        Self { at, change: Change::Value(value.into()) }
    }

    /// The member at `at` is to be called `name`.
    pub(crate) fn rename(at: Pointer, name: impl Into<String>) -> Self {
        Self { at, change: Change::Key(name.into()) }
    }

    /// The member or item at `at` is to go.
    pub(crate) fn remove(at: Pointer) -> Self {
        Self { at, change: Change::Nothing }
    }
}

/// Text to write in the place of a span of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What to replace; empty to insert.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// The text with all of `replacements` made: in the order of the text, none within another.
pub fn apply(text: &str, replacements: &[Replacement]) -> String {
    let mut applied = String::with_capacity(text.len());
    let mut done = 0;
    for Replacement { span, text: replacement } in replacements {
        applied.push_str(&text[done..span.start]);
        applied.push_str(replacement);
        done = span.end;
    }
    applied.push_str(&text[done..]);
    applied
}

impl Tree<'_> {
    /// What to replace in the source for all of `edits`, in the order of the source.
    ///
    /// `None` if one of them has no place there: the file says it in a shorter form, in another place, twice,
    /// or in a way that cannot be changed alone.
    pub fn replacements(&self, edits: &[Edit]) -> Option<Vec<Replacement>> {
        let mut replacements: Vec<Replacement> =
            edits.iter().map(|edit| self.replacement(edit)).collect::<Option<_>>()?;
        replacements.sort_by_key(|replacement| replacement.span);
        if replacements.windows(2).any(|pair| pair[1].span.start < pair[0].span.end) {
            return None;
        }
        // Where aliases are, a change in one place may be one in another; and places may not be where they seem.
        if self.has_aliases() {
            let text = apply(self.source(), &replacements);
            let holds = text.len() <= MOST_WITH_ALIASES
                && yaml::parse(&text).is_ok_and(|after| self.becomes(edits, &after));
            holds.then_some(())?;
        }
        Some(replacements)
    }

    /// Whether `after` is this document with all of `edits` made, and nothing else.
    pub fn becomes(&self, edits: &[Edit], after: &Tree<'_>) -> bool {
        let planned: Option<Vec<Planned>> = edits.iter().map(|edit| Planned::new(self, edit)).collect();
        planned.is_some_and(|planned| outcome::is_as_planned(self, &planned, after))
    }

    fn replacement(&self, edit: &Edit) -> Option<Replacement> {
        let Planned { node, deed } = Planned::new(self, edit)?;
        let node = self.node(node);
        match &deed {
            Deed::Text(part, new) => text::change(node, part.clone(), new),
            Deed::Value(value) => value::change(node, value),
            Deed::Member(key, value) => value::addition(node, Some(key), value),
            Deed::Item(value) => value::addition(node, None, value),
            Deed::Key(name) => member::renaming(node, name),
            Deed::Nothing => member::removal(node),
        }
    }
}

/// A file with aliases is parsed once more for every change; larger ones are not changed.
const MOST_WITH_ALIASES: usize = 1 << 20;
