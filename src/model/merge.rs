//! Two records of one thing made one: what is known first stays, and what the other adds comes to it.

use std::hash::Hash;

use crate::model::{EventKind, EventStatus, OrganizationKind, PlaceKind};
use crate::source::hash::HashSet;

/// A value of which there may be two, from two records of the same thing.
pub(crate) trait Merge {
    /// Takes from `other` what `self` does not say.
    fn merge(&mut self, other: Self);
}

impl<T> Merge for Option<T> {
    fn merge(&mut self, other: Self) {
        if self.is_none() {
            *self = other;
        }
    }
}

impl<T: Merge> Merge for Box<T> {
    fn merge(&mut self, other: Self) {
        (**self).merge(*other);
    }
}

impl<T: Eq + Hash> Merge for Vec<T> {
    fn merge(&mut self, other: Self) {
        let mut known: HashSet<&T> = self.iter().collect();
        let is_new: Vec<bool> = other.iter().map(|item| known.insert(item)).collect();
        self.extend(other.into_iter().zip(is_new).filter(|(_, is_new)| *is_new).map(|(item, _)| item));
    }
}

/// A name is what the thing is known by.
impl Merge for String {
    fn merge(&mut self, _: Self) {}
}

/// Kinds of which one is the usual.
macro_rules! kinds {
    ($($kind:ty),+) => {
        $(impl Merge for $kind {
            fn merge(&mut self, other: Self) {
                if *self == Self::default() {
                    *self = other;
                }
            }
        })+
    };
}
kinds!(OrganizationKind, PlaceKind, EventKind, EventStatus);
