//! Why and where decoding stopped.

use std::fmt::{self, Display};

use serde::de::{Error, Expected, Unexpected};

use super::Blank;
use crate::source::NodeId;

/// Why decoding stopped, and where, if known. It has no message: the caller words it.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) place: Option<Place>,
    pub(super) trouble: Trouble,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
    /// At a value of the tree.
    Node(NodeId),
    /// At a placeholder of this type, for a blank or a part of one.
    Placeholder { blank: Blank, wanted: &'static str },
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Trouble {
    /// The value does not fit the type.
    Unreadable,
    /// The object lacks a member.
    Missing(&'static str),
    /// No other placeholder can be tried.
    Hopeless,
}

impl Failure {
    pub(super) const HOPELESS: Self = Self { place: None, trouble: Trouble::Hopeless };
    pub(super) const UNREADABLE: Self = Self { place: None, trouble: Trouble::Unreadable };

    /// Sets the place, unless it is already set from further inside.
    pub(super) fn at(self, place: Place) -> Self {
        Self { place: self.place.or(Some(place)), ..self }
    }
}

impl Error for Failure {
    fn custom<T: Display>(_: T) -> Self {
        Self::UNREADABLE
    }

    fn missing_field(field: &'static str) -> Self {
        Self { place: None, trouble: Trouble::Missing(field) }
    }

    // The following avoid formatting messages that are never shown.

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::UNREADABLE
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::UNREADABLE
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::UNREADABLE
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.trouble {
            Trouble::Unreadable | Trouble::Hopeless => f.write_str("a value does not fit its type"),
            Trouble::Missing(field) => write!(f, "`{field}` is missing"),
        }
    }
}

impl std::error::Error for Failure {}
