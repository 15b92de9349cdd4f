//! Ids: those of the document, and those generated from names.

use std::borrow::Cow;

use crate::model::Id;
use crate::source::hash::{HashMap, HashSet};

/// The ids that are in use.
#[derive(Debug)]
pub(in crate::formats) struct Ids<'d> {
    taken: HashSet<Cow<'d, str>>,
    /// Those of the document that are in the article.
    claimed: HashSet<Id>,
    /// The next number for each name; ids are never released.
    next: HashMap<Id, usize>,
}

impl<'d> Ids<'d> {
    /// Reserves these ids, whether or not the article will have them.
    pub(in crate::formats) fn taken(ids: impl IntoIterator<Item = Cow<'d, str>>) -> Self {
        Self { taken: ids.into_iter().collect(), claimed: HashSet::default(), next: HashMap::default() }
    }

    /// The document's own id, if it is valid and not yet in the article.
    pub(in crate::formats) fn own(&mut self, id: &str) -> Option<Id> {
        (Id::could_be(id) && self.taken.insert(Cow::Owned(id.to_owned()))).then(|| Id::from(id))
    }

    /// A reserved id of the document, if it is valid and not yet in the article.
    pub(in crate::formats) fn claim(&mut self, id: &str) -> Option<Id> {
        let id = Some(Id::from(id)).filter(|id| Id::could_be(id.as_str()))?;
        self.claimed.insert(id.clone()).then_some(id)
    }

    /// An id generated from a name: readable, stable for the same document, and not used before.
    ///
    /// For a name without letters or digits, it is made from `otherwise`.
    pub(in crate::formats) fn named(&mut self, name: &str, otherwise: &str) -> Id {
        let first = Id::from_name(name).unwrap_or_else(|| otherwise.into());
        let mut id = first.clone();
        while id.is_reserved() || self.taken.contains(id.as_str()) {
            let number = self.next.entry(first.clone()).or_insert(2);
            id = Id(format!("{first}-{number}"));
            *number += 1;
        }
        self.taken.insert(Cow::Owned(id.0.clone()));
        id
    }
}
