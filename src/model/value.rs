//! Values that keep the text as it was written and answer questions about it.
//!
//! Reading one fails on structure only, never on spelling: a misspelt date is a rule's business.

/// Declares a type that is a string in the file.
macro_rules! string_value {
    (
        $(#[doc = $doc:literal])+
        $name:ident { $(default: $default:literal,)? $(pattern: $pattern:literal,)? $(format: $format:literal,)? examples: [$($example:literal),+] }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
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

        impl Default for $name {
            fn default() -> Self {
                Self(concat!($($default)?).to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "description": crate::model::value::first_paragraph(concat!($($doc, "\n"),+)),
                    "type": "string",
                    $("pattern": $pattern,)?
                    $("format": $format,)?
                    "examples": [$($example),+],
                })
            }
        }
    };
}
pub(crate) use string_value;

/// The part for the person who writes the file; the rest is for programmers.
pub(crate) fn first_paragraph(doc: &str) -> String {
    doc.lines().map(str::trim).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}
