//! Ids: those of the document, and those that are made from names.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::model::Id;
use crate::source::xml::Document;

/// The ids that are taken.
#[derive(Debug)]
pub(super) struct Ids<'d>(HashSet<Cow<'d, str>>);

impl<'d> Ids<'d> {
    /// All ids of the document are taken, whether or not the article will have them.
    pub(super) fn of(document: &'d Document<'d>) -> Self {
        let ids = document.nodes().filter(|node| node.is_element()).filter_map(|node| node.attribute("id"));
        Self(ids.map(|id| id.value()).collect())
    }

    /// An id made from a name: readable, the same for the same document, and not taken before.
    ///
    /// Of what has no name with letters or digits, it is called `otherwise`.
    pub(super) fn named(&mut self, name: &str, otherwise: &str) -> Id {
        let first = Id::from_name(name).unwrap_or_else(|| otherwise.into());
        let mut id = first.clone();
        let mut number = 2;
        while id.is_reserved() || self.0.contains(id.as_str()) {
            id = Id(format!("{first}-{number}"));
            number += 1;
        }
        self.0.insert(Cow::Owned(id.0.clone()));
        id
    }
}
