//! Edits of a document that leave everything else in its file unchanged.

mod line;
mod lines;
mod markdown;
mod member;
mod outcome;
mod plan;
#[cfg(test)]
mod tests;
mod text;
mod value;
mod written;

pub(crate) use line::{line, member_line};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::plan::{Action, Planned};
use crate::source::markdown::parse_within as parse_markdown;
use crate::source::{Limits, Pointer, Span, Tree, yaml};

/// A change of one value, independent of how the file writes that value.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// The value.
    pub at: Pointer,
    /// The change.
    pub change: Change,
}

/// How a value is changed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// A text is changed from `old` to `new`.
    Text {
        /// The text as it was read.
        old: String,
        /// The corrected text.
        new: String,
    },
    /// The value is set. A member that does not exist yet is added.
    Value(Value),
    /// The member is renamed.
    Key(String),
    /// The member or item is removed.
    Nothing,
}

impl Edit {
    /// Changes the text at `at` from `old` to `new`.
    ///
    /// It may be part of a longer string in the file, such as a paragraph of a body in short form.
    pub(crate) fn text(at: Pointer, old: impl Into<String>, new: impl Into<String>) -> Self {
        Self { at, change: Change::Text { old: old.into(), new: new.into() } }
    }

    /// Sets the value at `at` to `value`; adds a member that does not exist yet.
    pub(crate) fn set(at: Pointer, value: impl Into<Value>) -> Self {
        Self { at, change: Change::Value(value.into()) }
    }

    /// Renames the member at `at` to `name`.
    pub(crate) fn rename(at: Pointer, name: impl Into<String>) -> Self {
        Self { at, change: Change::Key(name.into()) }
    }

    /// Removes the member or item at `at`.
    pub(crate) fn remove(at: Pointer) -> Self {
        Self { at, change: Change::Nothing }
    }
}

/// A text that replaces a span of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// The span to replace; empty for an insertion.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// The text with all `replacements` applied, which are in document order and do not overlap.
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
    /// Returns the replacements in the source for all of `edits`, in document order.
    ///
    /// `None` if one of them has no place there: the file has a shorter form, has the value in another place or more
    /// than once, or in a form that cannot be changed separately.
    pub fn replacements(&self, edits: &[Edit]) -> Option<Vec<Replacement>> {
        let mut replacements: Vec<Replacement> =
            edits.iter().map(|edit| self.replacement(edit)).collect::<Option<_>>()?;
        replacements.sort_by_key(|replacement| replacement.span);
        if replacements.windows(2).any(|pair| pair[1].span.start < pair[0].span.end) {
            return None;
        }
        // What a change of Markdown means depends on what is around it.
        if self.is_markdown() {
            let text = apply(self.source(), &replacements);
            let after = (text.len() <= MOST_WITH_ALIASES)
                .then(|| parse_markdown(&text, Limits::default()).ok())
                .flatten()?;
            return self.becomes(edits, &after.tree).then_some(replacements);
        }
        // With aliases, a change in one place may also be one in another, and values may be in another place.
        if self.is_out_of_order() {
            let text = apply(self.source(), &replacements);
            let holds = text.len() <= MOST_WITH_ALIASES
                && yaml::parse(&text).is_ok_and(|after| self.becomes(edits, &after));
            holds.then_some(())?;
        }
        Some(replacements)
    }

    /// Whether `after` is this document with all of `edits` applied, and nothing else changed.
    pub fn becomes(&self, edits: &[Edit], after: &Tree<'_>) -> bool {
        let planned: Option<Vec<Planned>> = edits.iter().map(|edit| Planned::new(self, edit)).collect();
        planned.is_some_and(|planned| outcome::is_as_planned(self, &planned, after))
    }

    fn replacement(&self, edit: &Edit) -> Option<Replacement> {
        let Planned { node, action } = Planned::new(self, edit)?;
        let node = self.node(node);
        if node.is_markdown() {
            return markdown::change(node, &action);
        }
        match &action {
            Action::Text(part, new) => text::change(node, part.clone(), new),
            Action::Value(value) => value::change(node, value),
            Action::Member(key, value) => value::addition(node, Some(key), value),
            Action::Item(value) => value::addition(node, None, value),
            Action::Key(name) => member::renaming(node, name),
            Action::Nothing => member::removal(node),
        }
    }
}

/// A file with aliases or in Markdown is parsed again for every edit; larger ones are not edited.
const MOST_WITH_ALIASES: usize = 1 << 20;
