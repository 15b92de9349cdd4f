//! Which facts about a person, organization, place or event are written.

use std::ops::{BitOr, BitOrAssign, Sub};

/// The facts about a person, organization, place or event that are written anywhere in the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Facts(u16);

impl Facts {
    /// Its name, in an element that implies its type.
    pub(super) const NAME: Self = Self(1);
    /// The parts of a name.
    pub(super) const PARTS: Self = Self(1 << 1);
    /// Names in other scripts.
    pub(super) const NATIVE_NAMES: Self = Self(1 << 2);
    /// All identifiers that its elements allow.
    pub(super) const IDENTIFIERS: Self = Self(1 << 3);
    /// The identifier in a vocabulary.
    pub(super) const IDENTITY: Self = Self(1 << 4);
    /// An e-mail address.
    pub(super) const EMAIL: Self = Self(1 << 5);
    /// Academic degrees.
    pub(super) const DEGREES: Self = Self(1 << 6);
    /// The kind of place or organization.
    pub(super) const KIND: Self = Self(1 << 7);
    /// The whole it is part of.
    pub(super) const WHOLE: Self = Self(1 << 8);
    /// Its location.
    pub(super) const PLACE: Self = Self(1 << 9);
    /// The country code.
    pub(super) const COUNTRY: Self = Self(1 << 10);

    /// The mark by which contributors refer to it.
    pub(super) const LABEL: Self = Self(1 << 11);

    /// Whether it includes all of `facts`.
    pub(super) fn has(self, facts: Self) -> bool {
        self.0 & facts.0 == facts.0
    }
}

impl BitOr for Facts {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Facts {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Sub for Facts {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}
