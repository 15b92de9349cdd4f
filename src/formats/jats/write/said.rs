//! What is written of a person, organization, place or event.

use std::ops::{BitOr, BitOrAssign, Sub};

/// What a document says of a person, organization, place or event, wherever in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Said(u16);

impl Said {
    /// Its name, in a place from which it is known what sort of thing it is.
    pub(super) const NAME: Self = Self(1);
    /// The parts of a name.
    pub(super) const PARTS: Self = Self(1 << 1);
    /// Names in other scripts.
    pub(super) const NATIVE_NAMES: Self = Self(1 << 2);
    /// All identifiers that its elements may have.
    pub(super) const IDENTIFIERS: Self = Self(1 << 3);
    /// The identifier by which a vocabulary knows it.
    pub(super) const IDENTITY: Self = Self(1 << 4);
    /// An address to write to.
    pub(super) const EMAIL: Self = Self(1 << 5);
    /// Academic degrees.
    pub(super) const DEGREES: Self = Self(1 << 6);
    /// What sort of place or organization it is.
    pub(super) const KIND: Self = Self(1 << 7);
    /// What it is a part of.
    pub(super) const WHOLE: Self = Self(1 << 8);
    /// Where it is.
    pub(super) const PLACE: Self = Self(1 << 9);
    /// The code of a country.
    pub(super) const COUNTRY: Self = Self(1 << 10);

    /// Whether all of it is said.
    pub(super) fn has(self, said: Self) -> bool {
        self.0 & said.0 == said.0
    }
}

impl BitOr for Said {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitOrAssign for Said {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}

impl Sub for Said {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}
