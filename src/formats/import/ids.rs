//! Ids: those of the document, and those that are made from names.

use std::borrow::Cow;

use crate::model::Id;
use crate::source::hash::{HashMap, HashSet};

/// The ids that are taken.
#[derive(Debug)]
pub(in crate::formats) struct Ids<'d> {
    taken: HashSet<Cow<'d, str>>,
    /// The number that the next thing of a name gets; what is taken stays so.
    next: HashMap<Id, usize>,
}

impl<'d> Ids<'d> {
    /// These ids are taken, whether or not the article will have them.
    pub(in crate::formats) fn taken(ids: impl IntoIterator<Item = Cow<'d, str>>) -> Self {
        Self { taken: ids.into_iter().collect(), next: HashMap::default() }
    }

    /// The id of the document itself, if it is one and nothing else in the article has it already.
    pub(in crate::formats) fn own(&mut self, id: &str) -> Option<Id> {
        (Id::could_be(id) && self.taken.insert(Cow::Owned(id.to_owned()))).then(|| Id::from(id))
    }

    /// An id made from a name: readable, the same for the same document, and not taken before.
    ///
    /// Of what has no name with letters or digits, it is called `otherwise`.
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
