//! `lei-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::identifiers::checksum_wrong;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("lei-checksum-wrong", include_str!("lei_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Lei], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Lei(lei) = leaf else { return };
    if !lei.is_well_formed() {
        let finding = report.at(path, format!("`{lei}` is not a valid LEI")).label("malformed");
        finding.suggest(
            lei.as_str(),
            lei.meant(),
            "write 18 capital letters or digits and two check digits, as search.gleif.org does",
        );
    } else if !lei.checksum_holds() {
        checksum_wrong(path, report, "LEI", "copy the LEI from search.gleif.org");
    }
}
