//! `identifier-placeholder`

use crate::diagnostic::Code;
use crate::model::{Leaf, LeafType};
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("identifier-placeholder", include_str!("identifier_placeholder.md")),
    check: Check::Leaf(
        &[
            LeafType::Doi,
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
    // Other rules report a wrong checksum.
    let is_placeholder = match leaf {
        Leaf::Doi(id) => id.is_placeholder(),
        Leaf::Orcid(id) => id.is_placeholder() && id.checksum_holds(),
        Leaf::Isni(id) => id.is_placeholder() && id.checksum_holds(),
        Leaf::Issn(id) => id.is_placeholder() && id.checksum_holds(),
        Leaf::Isbn(id) => id.is_placeholder() && id.checksum_holds(),
        Leaf::Ror(id) => id.is_placeholder() && id.checksum_holds(),
        Leaf::WikidataId(id) => id.is_placeholder(),
        _ => return,
    };
    if is_placeholder {
        report
            .at(path, format!("`{}` is an example, not a real identifier", leaf.as_str()))
            .label("a placeholder")
            .help("write the registered identifier, or remove the field until there is one");
    }
}
