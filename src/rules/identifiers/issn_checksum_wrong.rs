//! `issn-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::identifiers::{checksum_wrong, count};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("issn-checksum-wrong", include_str!("issn_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Issn], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Issn(issn) = leaf else { return };
    if !issn.is_well_formed() {
        let finding = report
            .at(
                path,
                format!("an ISSN has eight digits in two groups of four; {}", count(issn.as_str(), &[8])),
            )
            .label("malformed");
        finding.suggest(issn.as_str(), issn.meant(), "write it as portal.issn.org does, as in `2049-3630`");
    } else if !issn.checksum_holds() {
        checksum_wrong(path, report, "ISSN", "copy it from portal.issn.org");
    }
}
