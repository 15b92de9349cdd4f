//! `isni-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Isni, Leaf};
use crate::rules::identifiers::{count, mend};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("isni-checksum-wrong", include_str!("isni_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Isni(isni) = leaf else { return };
    if !isni.is_well_formed() {
        let finding = report
            .at(path.pointer(), format!("an ISNI has sixteen digits; {}", count(isni.as_str(), &[16])))
            .label("not the form of an ISNI");
        mend(
            finding,
            path,
            isni.as_str(),
            isni.meant().as_ref().map(Isni::as_str),
            "write it as `0000000419369094`, as its page on isni.org has it",
        );
    } else if !isni.checksum_holds() {
        report
            .at(path.pointer(), "the last character of this ISNI is not its checksum")
            .label("mistyped somewhere")
            .help("copy it from its page on isni.org");
    }
}
