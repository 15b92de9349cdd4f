//! `wikidata-id-malformed`

use crate::diagnostic::Code;
use crate::model::Leaf;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("wikidata-id-malformed", include_str!("wikidata_id_malformed.md")),
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::WikidataId(item) = leaf else { return };
    if item.is_well_formed() {
        return;
    }
    let text = item.as_str();
    let number =
        text.rsplit(['/', ':']).next().unwrap_or_default().trim().trim_start_matches(['Q', 'q', '0']);
    let help = match number.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty() {
        true => format!("write `Q{number}`"),
        false => {
            "write the item as `Q7825`: its number is in the address of its page on wikidata.org".to_owned()
        }
    };
    report
        .at(path.pointer(), format!("`{text}` is not a Wikidata item"))
        .label("not `Q` and a number")
        .help(help);
}
