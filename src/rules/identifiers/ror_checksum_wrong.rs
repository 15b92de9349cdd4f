//! `ror-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::identifiers::checksum_wrong;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("ror-checksum-wrong", include_str!("ror_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Ror], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Ror(ror) = leaf else { return };
    if !ror.is_well_formed() {
        let finding = report
            .at(path, format!("`{ror}` is not a valid ROR id"))
            .label("expected `0`, six characters, two digits");
        finding.suggest(
            ror.as_str(),
            ror.meant(),
            "write it as the organization's ror.org page does, as in `05gq02987`",
        );
    } else if !ror.checksum_holds() {
        checksum_wrong(path, report, "ROR id", "copy the id from the organization's ror.org page");
    }
}
