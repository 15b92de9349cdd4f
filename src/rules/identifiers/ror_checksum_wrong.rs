//! `ror-checksum-wrong`

use crate::diagnostic::Code;
use crate::model::Leaf;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("ror-checksum-wrong", include_str!("ror_checksum_wrong.md")),
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Ror(ror) = leaf else { return };
    if !ror.is_well_formed() {
        report
            .at(path.pointer(), format!("`{ror}` does not have the form of a ROR id"))
            .label("`0`, six signs, two digits")
            .help("write it as `05gq02987`, as the organization's page on ror.org has it");
    } else if !ror.checksum_holds() {
        report
            .at(path.pointer(), "the last two digits of this ROR id are not its checksum")
            .label("mistyped somewhere")
            .help("copy the id from the organization's page on ror.org");
    }
}
