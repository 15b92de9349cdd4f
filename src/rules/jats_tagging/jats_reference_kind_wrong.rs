//! `jats-reference-kind-wrong`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats-reference-kind-wrong", include_str!("jats_reference_kind_wrong.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for (node, rid) in file.references() {
        let Some(kind) = node.attribute("ref-type").filter(|_| node.is("xref")) else { continue };
        let said = kind.value();
        for id in rid.raw_value().split_ascii_whitespace() {
            // `jats-idref-dangling` reports missing targets.
            let Some(target) = file.by_id(id) else { continue };
            let is_right = match expected(&said) {
                Some(expected) => {
                    let mut around = std::iter::once(target).chain(target.ancestors());
                    around.any(|node| expected.contains(&node.name()))
                }
                // Nothing but `aff` leads to an affiliation.
                None => !target.is("aff") || said.starts_with("custom"),
            };
            if is_right {
                continue;
            }
            let found = format!("`{}`", target.name());
            report
                .at(
                    rid.value_span(),
                    format!("the type `{said}` does not match its target: `{id}` is {found}"),
                )
                .label(found.clone())
                .related(target.name_span(), format!("`{id}`"))
                .help("correct `rid`, or `ref-type`");
        }
    }
}

/// The elements that a reference must lead to, or into.
fn expected(ref_type: &str) -> Option<&'static [&'static str]> {
    Some(match ref_type {
        "bibr" => {
            &["ref", "ref-list", "element-citation", "mixed-citation", "citation", "nlm-citation", "product"]
        }
        "fig" => &[
            "fig",
            "fig-group",
            "graphic",
            "media",
            "boxed-text",
            "disp-formula",
            "chem-struct-wrap",
            "supplementary-material",
        ],
        "table" => &[
            "table-wrap",
            "table-wrap-group",
            "array",
            "table",
            "fig",
            "boxed-text",
            "supplementary-material",
        ],
        "aff" => &["aff", "aff-alternatives", "institution"],
        "corresp" => &["corresp", "author-notes", "fn"],
        "sec" => &[
            "sec",
            "app",
            "boxed-text",
            "abstract",
            "ack",
            "notes",
            "sub-article",
            "response",
            "fn-group",
            "glossary",
        ],
        "app" => &["app", "app-group", "sec", "supplementary-material"],
        "disp-formula" => &["disp-formula", "disp-formula-group"],
        "table-fn" => &["fn", "table-wrap-foot", "fn-group", "table-wrap"],
        _ => return None,
    })
}
