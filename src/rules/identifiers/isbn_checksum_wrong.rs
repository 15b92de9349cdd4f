//! `isbn-checksum-wrong`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::identifiers::{checksum_wrong, count};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("isbn-checksum-wrong", include_str!("isbn_checksum_wrong.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(&[LeafType::Isbn], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    let Leaf::Isbn(isbn) = leaf else { return };
    if !isbn.is_well_formed() {
        let finding = report
            .at(path, format!("an ISBN has ten or thirteen digits; {}", count(isbn.as_str(), &[10, 13])))
            .label("malformed");
        finding.suggest(
            isbn.as_str(),
            isbn.meant(),
            "write it as printed in the book, as in `978-0-306-40615-7`",
        );
    } else if !isbn.checksum_holds() {
        checksum_wrong(path, report, "ISBN", "copy it from the book's imprint page");
    }
}
