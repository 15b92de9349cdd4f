//! `character-lost`

use memchr::memmem;

use crate::diagnostic::{Code, Place};
use crate::model::Leaf;
use crate::rules::text::Oddity;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("character-lost", include_str!("character_lost.md")),
    check: Check::OddText(Oddity::LOST, check),
};

/// U+FFFD.
const LOST: &str = "\u{FFFD}";

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Text(text) = leaf else { return };
    let Some(start) = memmem::find(text.as_bytes(), LOST.as_bytes()) else { return };
    let more = match memmem::find_iter(text.as_bytes(), LOST.as_bytes()).count() - 1 {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    report
        .at(
            Place::Within(path.pointer(), start..start + LOST.len()),
            format!("this text contains U+FFFD{more}, which replaces a lost character"),
        )
        .label("a lost character")
        .help("restore the character from the source; the text was once read in the wrong encoding");
}
