//! Tables.

use std::borrow::Cow;
use std::num::NonZeroU32;

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
    }
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
