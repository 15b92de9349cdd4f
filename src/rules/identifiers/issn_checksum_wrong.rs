//! `issn-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Issn, Leaf};
use crate::rules::identifiers::{count, suggest};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("issn-checksum-wrong", include_str!("issn_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(check),
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
        suggest(
            finding,
            path,
            issn.as_str(),
            issn.meant().as_ref().map(Issn::as_str),
            "write it as portal.issn.org does, as in `2049-3630`",
        );
    } else if !issn.checksum_holds() {
        report
            .at(path, "the checksum of this ISSN is wrong")
            .label("mistyped somewhere")
            .help("copy it from portal.issn.org");
    }
}
