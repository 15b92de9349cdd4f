//! The edition of JATS in which a file is valid, although it is not in the one that it declares.

use crate::source::xml::{Document, ElementNames, Node};
use crate::standards::dtd::{Fault, Violation};
use crate::standards::jats::{Edition, TagSet};

/// The nearest other edition that accepts the document.
pub(super) fn other_edition<'d>(
    edition: Edition,
    document: &'d Document<'d>,
    names: &ElementNames<'d>,
    violations: &[Violation<'d>],
) -> Option<Edition> {
    if violations.iter().all(is_of_version) || violations.iter().any(is_wrong_everywhere) {
        return None;
    }
    let doubtful = doubtful(violations);
    nearest_first(edition).into_iter().find(|other| accepts(*other, document, names, &doubtful))
}

/// The elements with violations.
fn doubtful<'d>(violations: &[Violation<'d>]) -> Vec<Node<'d>> {
    let around = violations.iter().flat_map(|violation| [violation.node.parent(), Some(violation.node)]);
    let mut elements: Vec<_> = around.flatten().filter(|node| node.is_element()).collect();
    elements.sort_by_key(|element| element.id());
    elements.dedup_by_key(|element| element.id());
    elements
}

/// Whether the document would be valid as this edition. What is wrong in one edition is mostly wrong in another, so
/// that is checked first.
fn accepts<'d>(
    edition: Edition,
    document: &'d Document<'d>,
    names: &ElementNames<'d>,
    doubtful: &[Node<'d>],
) -> bool {
    let dtd = edition.dtd();
    doubtful.iter().all(|element| dtd.check_element(document, *element).iter().all(is_of_version))
        && dtd.check_until(document, names, 2).iter().all(is_of_version)
}

/// Whether the only problem is the value of `dtd-version`, which is part of the declaration.
pub(super) fn is_of_version(violation: &Violation<'_>) -> bool {
    matches!(&violation.fault, Fault::AttributeValue { declared, .. } if declared.name == "dtd-version")
}

/// Whether no edition would accept the file.
fn is_wrong_everywhere(violation: &Violation<'_>) -> bool {
    matches!(violation.fault, Fault::IdRepeated { .. } | Fault::IdrefDangling { .. })
}

/// All other editions: first those of the same tag set, then of the looser ones; in each, the next versions up to the
/// newest, then the older ones; in each version, the edition with the same table model and MathML version first.
fn nearest_first(edition: Edition) -> Vec<Edition> {
    let mut others: Vec<Edition> = Edition::all().filter(|other| *other != edition).collect();
    let looseness = |tag_set: TagSet| TagSet::ALL.iter().position(|other| *other == tag_set);
    others.sort_by_key(|other| {
        let is_older = other.version < edition.version;
        let age = if is_older { -(other.version as i8) } else { other.version as i8 };
        let differences = (other.tables != edition.tables, other.mathml != edition.mathml);
        (other.tag_set != edition.tag_set, looseness(other.tag_set), is_older, age, differences)
    });
    others
}
