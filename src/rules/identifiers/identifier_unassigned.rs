//! `identifier-unassigned`

use crate::diagnostic::Code;
use crate::model::{Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::error("identifier-unassigned", include_str!("identifier_unassigned.md")),
    check: Check::Leaf(&[LeafType::Orcid, LeafType::Isbn], check),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    // Other rules report wrong checksums and placeholders.
    match leaf {
        Leaf::Orcid(orcid)
            if orcid.is_well_formed()
                && orcid.checksum_holds()
                && !orcid.is_placeholder()
                && !orcid.is_in_block() =>
        {
            report
                .at(path, format!("`{orcid}` is not in the ranges of numbers for ORCID iDs"))
                .label("never assigned")
                .help("copy the iD from the person's orcid.org page; an ISNI goes in `isni`");
        }
        Leaf::Isbn(isbn)
            if isbn.is_well_formed()
                && isbn.checksum_holds()
                && !isbn.is_placeholder()
                && !isbn.has_prefix_of_books() =>
        {
            report
                .at(
                    path,
                    format!(
                        "`{isbn}` begins neither with 978 nor with 979, as all ISBNs of thirteen digits do"
                    ),
                )
                .label("not a book")
                .help("copy it from the book's imprint page");
        }
        _ => {}
    }
}
