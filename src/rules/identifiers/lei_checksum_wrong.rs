//! `lei-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, Lei};
use crate::rules::identifiers::suggest;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("lei-checksum-wrong", include_str!("lei_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Lei(lei) = leaf else { return };
    if !lei.is_well_formed() {
        let finding = report.at(path, format!("`{lei}` is not a valid LEI")).label("malformed");
        suggest(
            finding,
            path,
            lei.as_str(),
            lei.meant().as_ref().map(Lei::as_str),
            "write 18 capital letters or digits and two check digits, as search.gleif.org does",
        );
    } else if !lei.checksum_holds() {
        report
            .at(path, "the checksum of this LEI is wrong")
            .label("mistyped somewhere")
            .help("copy the LEI from search.gleif.org");
    }
}
