//! `isni-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Isni, Leaf};
use crate::rules::identifiers::{count, suggest};
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
            .at(path, format!("an ISNI has sixteen digits; {}", count(isni.as_str(), &[16])))
            .label("malformed");
        suggest(
            finding,
            path,
            isni.as_str(),
            isni.meant().as_ref().map(Isni::as_str),
            "write it as its isni.org page does, as in `0000000419369094`",
        );
    } else if !isni.checksum_holds() {
        report
            .at(path, "the checksum of this ISNI is wrong")
            .label("mistyped somewhere")
            .help("copy it from its isni.org page");
    }
}
