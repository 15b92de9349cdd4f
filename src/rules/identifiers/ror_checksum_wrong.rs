//! `ror-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, Ror};
use crate::rules::identifiers::mend;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("ror-checksum-wrong", include_str!("ror_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Ror(ror) = leaf else { return };
    if !ror.is_well_formed() {
        let finding = report
            .at(path.pointer(), format!("`{ror}` does not have the form of a ROR id"))
            .label("`0`, six signs, two digits");
        mend(
            finding,
            path,
            ror.as_str(),
            ror.meant().as_ref().map(Ror::as_str),
            "write it as `05gq02987`, as the organization's page on ror.org has it",
        );
    } else if !ror.checksum_holds() {
        report
            .at(path.pointer(), "the last two digits of this ROR id are not its checksum")
            .label("mistyped somewhere")
            .help("copy the id from the organization's page on ror.org");
    }
}
