//! `orcid-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::identifiers::{checksum_wrong, count};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("orcid-checksum-wrong", include_str!("orcid_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Orcid], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Orcid(orcid) = leaf else { return };
    if !orcid.is_well_formed() {
        let finding = report
            .at(path, format!("an ORCID iD has sixteen digits; {}", count(orcid.as_str(), &[16])))
            .label("malformed");
        finding.suggest(
            orcid.as_str(),
            orcid.meant(),
            "write it as the person's orcid.org page does, as in `0000-0002-1825-0097`",
        );
    } else if !orcid.checksum_holds() {
        checksum_wrong(path, report, "ORCID iD", "copy the iD from the person's orcid.org page");
    }
}
