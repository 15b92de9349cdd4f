//! Enumerations of the library as option values.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::formats;
use crate::formats::html::Part;
use crate::formats::jats::{TagSet, Version};
use crate::formats::jsonld::{Events, Shape};
use crate::render::Format;
use crate::rules::Profile;

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for Profile {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for formats::Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for Shape {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Nested, Self::Graph]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Nested => "nested",
            Self::Graph => "graph",
        }))
    }
}

impl ValueEnum for Events {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Complete, Self::All]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Complete => "complete",
            Self::All => "all",
        }))
    }
}

impl ValueEnum for Part {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Head, Self::Script]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Head => "head",
            Self::Script => "script",
        }))
    }
}

impl ValueEnum for TagSet {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Auto, Self::Publishing, Self::Archiving]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::Auto => "auto",
            Self::Publishing => "publishing",
            Self::Archiving => "archiving",
        }))
    }
}

impl ValueEnum for Version {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::V1_3, Self::V1_4]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Self::V1_3 => "1.3",
            Self::V1_4 => "1.4",
        }))
    }
}
