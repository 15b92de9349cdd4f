//! Values that keep the text as it was written and answer questions about it.
//!
//! Reading one fails on structure only, never on spelling: a misspelt date is a rule's business.

use schemars::Schema;
use serde_json::Value;

/// Declares a type that is a string in the file; empty by default, if it names no other text.
macro_rules! string_value {
    ($(#[doc = $doc:literal])+ $name:ident { default: $default:literal, $($about:tt)+ }) => {
        string_value! { #[derive()] $(#[doc = $doc])+ $name { $($about)+ } }

        #[automatically_derived]
        impl Default for $name {
            fn default() -> Self {
                Self($default.to_owned())
            }
        }
    };
    ($(#[doc = $doc:literal])+ $name:ident { $($about:tt)+ }) => {
        string_value! { #[derive(Default)] $(#[doc = $doc])+ $name { $($about)+ } }
    };
    (
        #[derive($($default:ident)?)]
        $(#[doc = $doc:literal])+
        $name:ident {
            $(pattern: $pattern:literal,)? $(format: $format:literal,)? examples: [$($example:literal),+]
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, $($default)?)]
        #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(transparent)]
        #[schemars(inline, transform = crate::model::value::keep_first_paragraph)]
        #[schemars($(extend("pattern" = $pattern),)? $(extend("format" = $format),)?)]
        #[schemars(extend("examples" = [$($example),+]))]
        pub struct $name(
            /// The text, as written.
            pub String,
        );

        impl $name {
            /// The text, as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        #[automatically_derived]
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl<T: Into<String>> From<T> for $name {
            fn from(text: T) -> Self {
                Self(text.into())
            }
        }
    };
}
pub(crate) use string_value;

/// Keeps the part for the person who writes the file; the rest is for programmers.
pub(crate) fn keep_first_paragraph(schema: &mut Schema) {
    let text = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    let first = text.lines().take_while(|line| !line.trim().is_empty());
    let first = first.map(str::trim).collect::<Vec<_>>().join(" ");
    schema.insert("description".to_owned(), first.into());
}
