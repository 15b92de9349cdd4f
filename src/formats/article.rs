//! byline's own JSON, YAML and Markdown.

mod defaults;
mod read;
mod schema;
pub(crate) mod shape;
mod write;

pub use defaults::Defaults;
pub(crate) use defaults::{Layer, Layers};
pub(super) use read::repeated_keys;
pub(crate) use read::{ENCODING_CONTRADICTED, locate};
pub use read::{Read, read};
pub(crate) use read::{SYNTAX_CODES, leaves_a_blank, read_over, syntax_code};
pub(crate) use schema::generate as generate_schema;
pub use schema::{SCHEMA, SCHEMA_ID};
pub(crate) use schema::{for_editors, structure};
pub(crate) use shape::SHAPE_CODES;
pub use write::{Unformattable, write};

/// The syntax of a file with an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// JSON ([RFC 8259](https://www.rfc-editor.org/rfc/rfc8259)).
    Json,
    /// YAML 1.2, core schema.
    Yaml,
    /// Markdown ([CommonMark](https://spec.commonmark.org/)) whose front matter is YAML.
    Markdown,
}

impl Syntax {
    /// The syntax for the extension of a file name.
    ///
    /// ```
    /// use byline::formats::article::Syntax;
    /// assert_eq!(Syntax::of("news/article.yml"), Some(Syntax::Yaml));
    /// assert_eq!(Syntax::of("article.xml"), None);
    /// ```
    pub fn of(name: &str) -> Option<Self> {
        match name.rsplit_once('.')?.1.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }
}
