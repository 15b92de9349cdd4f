//! Tables.

use std::borrow::Cow;
use std::num::NonZeroU32;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::short_list::ShortList;
use crate::model::shorthand::{self, Shorthand, is_default, shorthand};
use crate::model::{Blocks, Id, Inlines};

/// A table, row by row. A cell that spans others is written once, where it begins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Table {
    /// An id to refer to it by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"Table 1")]
    pub label: Option<String>,
    /// Its title, where it has one besides the caption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Inlines>,
    /// What it shows. A line break parts paragraphs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<Inlines>,
    /// How many rows at the top are headings.
    #[serde(default, skip_serializing_if = "is_default")]
    pub header_rows: u32,
    /// How many columns at the left are headings.
    #[serde(default, skip_serializing_if = "is_default")]
    pub header_columns: u32,
    /// The rows, each a list of cells.
    pub rows: Vec<Vec<Cell>>,
    /// Notes under the table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Inlines>,
}

/// A cell of a table: a string, or an object.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
#[schemars(deny_unknown_fields, transform = shorthand::or_string)]
pub struct Cell {
    /// What stands in it.
    pub content: Blocks,
    /// How many columns it takes.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub colspan: NonZeroU32,
    /// How many rows it takes.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rowspan: NonZeroU32,
}

shorthand!(Cell);

impl Shorthand for Cell {
    fn from_short(short: String) -> Self {
        Self { content: Blocks::from_short(&short), colspan: one(), rowspan: one() }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { content, colspan, rowspan } = self;
        if is_one(colspan) && is_one(rowspan) { content.as_short().map(Cow::Borrowed) } else { None }
    }
}

fn one() -> NonZeroU32 {
    NonZeroU32::MIN
}

fn is_one(value: &NonZeroU32) -> bool {
    *value == one()
}
