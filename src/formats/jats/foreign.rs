//! Markup of other formats.

use crate::formats::jats::writer::Jats;
use serde::Serialize;

use crate::model::{Block, Foreign, ForeignFormat};
use crate::source::Path;
use crate::source::xml::{WriteXml, check_fragment};

/// The prefixes that the root element declares.
pub(super) const PREFIXES: [&str; 3] = ["xlink", "mml", "ali"];

/// Writes JATS as it stands, and declares everything else lost.
pub(super) fn foreign<'a>(jats: &mut Jats<'a>, foreign: &'a Foreign, at: &Path<'_>) {
    let Foreign { format, source } = foreign;
    match format {
        ForeignFormat::Html => jats.keep_item(at, &node(foreign), "JATS cannot hold HTML"),
        ForeignFormat::Jats => match check_fragment(source, &PREFIXES) {
            Ok(_) => jats.raw(source.trim()),
            Err(error) => {
                jats.keep_item(at, &node(foreign), format_args!("this is not well-formed XML: {error}"));
            }
        },
    }
}

/// The node as it stands in an article: among blocks and among inlines alike.
fn node(foreign: &Foreign) -> impl Serialize {
    Block::Foreign(foreign.clone())
}

/// Whether it is one element of this name.
pub(super) fn is_element(foreign: &Foreign, name: &str) -> bool {
    foreign.format == ForeignFormat::Jats
        && check_fragment(&foreign.source, &PREFIXES).is_ok_and(|fragment| fragment.root == name)
}
