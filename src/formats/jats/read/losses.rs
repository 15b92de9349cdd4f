//! What of a document the article has no place for, counted by kind.

use crate::diagnostic::{Finding, Place};
use crate::formats::LOST_ON_IMPORT;
use crate::source::Span;
use crate::source::hash::IndexMap;
use crate::source::xml::{Attribute, Node};

/// What was lost, by what it is: `article-meta/counts`, `xref/@specific-use`.
#[derive(Debug, Default)]
pub(super) struct Losses(IndexMap<String, Loss>);

#[derive(Debug)]
struct Loss {
    count: usize,
    /// The first of its kind.
    first: Span,
}

impl Losses {
    pub(super) fn element(&mut self, node: Node<'_>) {
        let parent = node.parent().map_or("", |parent| parent.name());
        self.add(format!("{parent}/{}", node.name()), node.name_span());
    }

    pub(super) fn attribute(&mut self, node: Node<'_>, attribute: Attribute<'_>) {
        self.add(format!("{}/@{}", node.name(), attribute.qualified_name()), attribute.name_span());
    }

    fn add(&mut self, what: String, at: Span) {
        self.0.entry(what).or_insert(Loss { count: 0, first: at }).count += 1;
    }

    /// One finding for each kind, at the first of it.
    pub(super) fn into_findings(self) -> impl Iterator<Item = Finding> {
        let finding = |(what, loss): (String, Loss)| {
            let times = match loss.count {
                1 => String::new(),
                count => format!(", {count} times"),
            };
            let message = format!("no field of the article holds `{what}`{times}");
            let mut finding = Finding::new(&LOST_ON_IMPORT, Place::Text(loss.first), message);
            finding.label("not imported").help("keep the original file if you need it");
            finding
        };
        self.0.into_iter().map(finding)
    }
}
