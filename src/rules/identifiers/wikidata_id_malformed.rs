//! `wikidata-id-malformed`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("wikidata-id-malformed", include_str!("wikidata_id_malformed.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::WikidataId], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::WikidataId(item) = leaf else { return };
    if item.is_well_formed() {
        return;
    }
    let text = item.as_str();
    let finding =
        report.at(path, format!("`{text}` is not a valid Wikidata item")).label("expected `Q` and a number");
    finding.suggest(
        text,
        item.meant(),
        "write the item as `Q7825`: its number is in the URL of its wikidata.org page",
    );
}
