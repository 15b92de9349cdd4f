//! Tables.

use std::borrow::Cow;
use std::num::NonZeroU32;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::record::record;
use crate::model::short_list::ShortList;
use crate::model::shorthand::{self, Shorthand, shorthand};
use crate::model::{Blocks, Id, Inlines};

record! {
    /// A table, row by row. A cell that spans others is written once, where it begins.
    pub struct Table {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its number.
        #[schemars(example = &"Table 1")]
        pub label: Option<String> = default,
        /// Its title, if it has one in addition to the caption.
        pub title: Option<Inlines> = default,
        /// What it shows. A line break parts paragraphs.
        pub caption: Option<Inlines> = default,
        /// How many rows at the top are headings.
        pub header_rows: u32 = default,
        /// How many columns at the left are headings.
        pub header_columns: u32 = default,
        /// Which sides have a line.
        pub frame: Option<TableFrame> = default,
        /// Which lines part the cells.
        pub rules: Option<TableRules> = default,
        /// The rows, each a list of cells.
        pub rows: Vec<Vec<Cell>>,
        /// Notes under the table.
        pub notes: Vec<Inlines> = default,
    }
}

record! {
    /// A cell of a table: a string, or an object.
    #[serde(remote = "Self")]
    #[schemars(transform = shorthand::or_string)]
    pub struct Cell {
        /// Its content.
        pub content: Blocks,
        /// How many columns it takes.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        pub colspan: NonZeroU32,
        /// How many rows it takes.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        pub rowspan: NonZeroU32,
        /// How its content is aligned.
        pub align: Option<Alignment> = default,
    }
}

/// Which sides of a table have a line, as in [HTML 4](https://www.w3.org/TR/html4/struct/tables.html#adef-frame).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TableFrame {
    /// None.
    Void,
    /// The top.
    Above,
    /// The bottom.
    Below,
    /// The top and the bottom.
    HSides,
    /// The left.
    Lhs,
    /// The right.
    Rhs,
    /// The left and the right.
    VSides,
    /// All four.
    Box,
    /// All four.
    Border,
}

/// Which lines part the cells of a table, as in [HTML 4](https://www.w3.org/TR/html4/struct/tables.html#adef-rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum TableRules {
    /// None.
    None,
    /// Those between head and body, and between groups of columns.
    Groups,
    /// Those between rows.
    Rows,
    /// Those between columns.
    Cols,
    /// All.
    All,
}

/// How the content of a cell is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Alignment {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
    /// At both sides.
    Justify,
    /// At a character, such as a decimal point.
    Char,
}

shorthand!(Cell);

impl Shorthand for Cell {
    fn from_short(short: String) -> Self {
        Self { content: Blocks::from_short(&short), colspan: one(), rowspan: one(), align: None }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let Self { content, colspan, rowspan, align } = self;
        let is_bare = is_one(colspan) && is_one(rowspan) && align.is_none();
        content.as_short().filter(|_| is_bare).map(Cow::Borrowed)
    }
}

fn one() -> NonZeroU32 {
    NonZeroU32::MIN
}

fn is_one(value: &NonZeroU32) -> bool {
    *value == one()
}
