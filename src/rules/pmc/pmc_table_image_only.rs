//! `pmc-table-image-only`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-table-image-only", include_str!("pmc_table_image_only.md")),
    check: Check::Jats(check),
};

/// Readable content that a table may have.
const WORDS: [&str; 8] =
    ["table", "array", "disp-quote", "preformat", "list", "p", "def-list", "disp-formula"];

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let mut last = None;
    for picture in file.each_of(&["graphic", "media"]) {
        let Some(wrap) = picture.ancestors().find(|node| node.is("table-wrap")) else { continue };
        let is_known = last.replace(wrap.id()) == Some(wrap.id());
        let has_words = wrap.descendants().any(|part| part.is_element() && WORDS.contains(&part.name()));
        if !is_known && !has_words {
            report
                .at(wrap.name_span(), "this table is only an image")
                .label("no `table`")
                .help("add the table with its rows and cells; keep the image in `alternatives`");
        }
    }
}
