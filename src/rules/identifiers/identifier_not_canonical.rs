//! `identifier-not-canonical`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("identifier-not-canonical", include_str!("identifier_not_canonical.md"))
        .fixable(Applicability::Safe),
    check: Check::Leaf(
        &[
            LeafType::Orcid,
            LeafType::Isni,
            LeafType::Issn,
            LeafType::Isbn,
            LeafType::Ror,
            LeafType::WikidataId,
        ],
        check,
    ),
};

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    // Other rules report typos.
    let (what, canonical) = match leaf {
        Leaf::Orcid(id) if id.is_well_formed() && id.checksum_holds() => ("an ORCID iD", id.canonical()),
        Leaf::Isni(id) if id.is_well_formed() && id.checksum_holds() => ("an ISNI", id.canonical()),
        Leaf::Issn(id) if id.is_well_formed() && id.checksum_holds() => ("an ISSN", id.canonical()),
        Leaf::Isbn(id) if id.is_well_formed() && id.checksum_holds() => ("an ISBN", id.canonical()),
        Leaf::Ror(id) if id.is_well_formed() && id.checksum_holds() => ("a ROR id", id.canonical()),
        Leaf::WikidataId(id) if id.is_well_formed() => ("a Wikidata item", id.canonical().to_owned()),
        _ => return,
    };
    let text = leaf.as_str();
    if text == canonical {
        return;
    }
    let (message, label) = if text.contains('/') {
        (format!("{what} must be written without a URL prefix"), "a URL")
    } else if text.ends_with('x') {
        (format!("the last character of {what} must be a capital `X`"), "lower-case `x`")
    } else {
        (format!("`{text}` is not the canonical form of {what}"), "wrong hyphens or spaces")
    };
    report.at(path, message).label(label).write(text, canonical);
}
