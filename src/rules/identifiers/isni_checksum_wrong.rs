//! `isni-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::identifiers::{checksum_wrong, count};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("isni-checksum-wrong", include_str!("isni_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Isni], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Isni(isni) = leaf else { return };
    if !isni.is_well_formed() {
        let finding = report
            .at(path, format!("an ISNI has sixteen digits; {}", count(isni.as_str(), &[16])))
            .label("malformed");
        finding.suggest(
            isni.as_str(),
            isni.meant(),
            "write it as its isni.org page does, as in `0000000419369094`",
        );
    } else if !isni.checksum_holds() {
        checksum_wrong(path, report, "ISNI", "copy it from its isni.org page");
    }
}
