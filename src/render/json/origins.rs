//! From where the fields of an imported article were read.

use schemars::JsonSchema;
use serde::Serialize;

use crate::formats::FieldOrigin;
use crate::render::json::Place;
use crate::source::{Lines, Markup, Source};

/// From where the fields of the article in one file were read.
#[derive(Serialize, JsonSchema)]
pub(super) struct Origins<'a> {
    /// The file, as in the diagnostics.
    file: &'a str,
    /// The fields, in the order of the article; those that the file states nowhere are left out.
    fields: Vec<Origin<'a>>,
}

/// From where a field was read: a list from the place of its first item.
#[derive(Serialize, JsonSchema)]
struct Origin<'a> {
    /// The field of the article, as a JSON Pointer.
    field: &'a str,
    /// The syntax that states it.
    #[serde(with = "Syntax")]
    syntax: Markup,
    #[serde(flatten)]
    place: Place<'a>,
}

impl<'a> Origins<'a> {
    pub(super) fn new(source: &'a Source, fields: &'a [FieldOrigin]) -> Self {
        let lines = Lines::new(&source.text);
        let origin = |FieldOrigin { field, markup, location }: &'a FieldOrigin| Origin {
            field: field.as_str(),
            syntax: *markup,
            place: Place::new(&lines, location),
        };
        Self { file: &source.name, fields: fields.iter().map(origin).collect() }
    }
}

/// A syntax for statements about an article, in the order of precedence.
#[derive(Serialize, JsonSchema)]
#[serde(remote = "Markup", rename_all = "kebab-case")]
enum Syntax {
    /// JSON-LD, in a file or in a script of a page.
    JsonLd,
    /// Microdata in the elements of a page.
    Microdata,
    /// RDFa in the elements of a page.
    Rdfa,
    /// The `citation_*` elements of scholarly pages.
    Citation,
    /// Open Graph, with its `article:*`.
    OpenGraph,
    /// Cards of Twitter.
    Twitter,
    /// Dublin Core, other `meta` elements, the canonical link, the title and the language of the page.
    Meta,
}
