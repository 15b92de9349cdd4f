//! `jats4r-affiliation-unlinked`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-affiliation-unlinked", include_str!("jats4r_affiliation_unlinked.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let is_alone = file.each("aff").nth(1).is_none();
    if is_alone {
        return;
    }
    let linked: HashSet<&str> =
        file.references().flat_map(|(_, rid)| rid.raw_value().split_ascii_whitespace()).collect();
    for aff in file.each("aff") {
        let Some(parent) = aff.parent() else { continue };
        // Affiliations of a group within a contributor belong to that group.
        let is_listed = matches!(parent.name(), "contrib-group" | "article-meta" | "front-stub");
        let holder = if parent.is("contrib-group") { parent.parent().unwrap_or(parent) } else { parent };
        let count = |name: &str| {
            let groups = holder.elements().filter(|child| child.is("contrib-group"));
            groups.chain([holder]).flat_map(|group| group.elements()).filter(|child| child.is(name)).count()
        };
        let is_linked = aff.attribute("id").is_some_and(|id| linked.contains(id.raw_value()));
        if is_listed && !is_linked && count("aff") > 1 && count("contrib") > 1 {
            report.at(aff.name_span(), "no author is linked to this affiliation").label("not linked").help(
                "add `<xref ref-type=\"aff\" rid=\"…\"/>` with its `id` to each author who belongs to it",
            );
        }
    }
}
