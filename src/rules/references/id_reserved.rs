//! `id-reserved`

use crate::diagnostic::Code;
use crate::model::Leaf;
use crate::rules::references::declaration;
use crate::rules::{Check, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule =
    Rule { code: Code::warning("id-reserved", include_str!("id_reserved.md")), check: Check::Leaf(check) };

fn check(path: &Path<'_>, leaf: Leaf<'_>, report: &mut Report<'_>) {
    if let Leaf::Id(id, collection) = leaf
        && id.is_reserved()
    {
        report
            .at(
                declaration(path, collection),
                format!("the id `{id}` is one that exports make themselves"),
            )
            .label("made by exports, too")
            .help("choose another: for this article, the export would have to call its own thing by another name");
    }
}
