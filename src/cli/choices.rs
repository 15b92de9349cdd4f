//! Enumerations of the library as option values.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::formats;
use crate::formats::article::Syntax;
use crate::formats::html::Part;
use crate::formats::jats::{TagSet, Version};
use crate::formats::jsonld::{Events, Shape};
use crate::render::Format;
use crate::rules::Profile;

/// An enumeration whose values have names in the library, or get them here.
macro_rules! choices {
    ($type:ty) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &Self::ALL
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(self.name()))
            }
        }
    };
    ($type:ty { $($variant:ident = $name:literal),+ }) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &[$(Self::$variant),+]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(match self {
                    $(Self::$variant => $name,)+
                }))
            }
        }
    };
}
choices!(Format);
choices!(Profile);
choices!(formats::Format);
choices!(Syntax { Json = "json", Yaml = "yaml", Markdown = "markdown" });
choices!(Shape { Nested = "nested", Graph = "graph" });
choices!(Events { Complete = "complete", All = "all" });
choices!(Part { Head = "head", Script = "script" });
choices!(TagSet { Auto = "auto", Publishing = "publishing", Archiving = "archiving" });
choices!(Version { V1_3 = "1.3", V1_4 = "1.4" });
