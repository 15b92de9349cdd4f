//! `jats-reference-kind-wrong`

use crate::diagnostic::{Code, Place};
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats-reference-kind-wrong", include_str!("jats_reference_kind_wrong.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for (node, rid) in file.references() {
        let (kind, expected): (&str, fn(&str) -> Option<Expected>) = match node.name() {
            "xref" => ("ref-type", expected),
            "named-content" => ("content-type", recorded),
            _ => continue,
        };
        let Some(kind) = node.attribute(kind) else { continue };
        let said = kind.value();
        let Some(expected) = expected(&said) else { continue };
        for id in rid.raw_value().split_ascii_whitespace() {
            // What leads nowhere has a rule of its own.
            let Some(target) = file.by_id(id) else { continue };
            let found = match expected {
                Expected::Elements(names) => {
                    let is_it = std::iter::once(target)
                        .chain(target.ancestors())
                        .any(|node| names.contains(&node.name()));
                    if is_it {
                        continue;
                    }
                    format!("`{}`", target.name())
                }
                Expected::Record(groups) => match record_group(target) {
                    Some(found) if !groups.contains(&found.as_str()) => format!("the record of `{found}`"),
                    _ => continue,
                },
            };
            report
                .at(Place::Text(rid.value_span()), format!("`{said}` does not lead to {found}, as `{id}` is"))
                .label(format!("{found}, by its id"))
                .related(Place::Text(target.name_span()), format!("`{id}`"))
                .help(format!("correct `rid`, or `{}`", kind.name()));
        }
    }
}

/// What something should lead to.
#[derive(Clone, Copy)]
enum Expected {
    /// One of these elements, or a part of one.
    Elements(&'static [&'static str]),
    /// A record in a `kwd-group` of one of these types.
    Record(&'static [&'static str]),
}

fn expected(ref_type: &str) -> Option<Expected> {
    Some(Expected::Elements(match ref_type {
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
    }))
}

fn recorded(content_type: &str) -> Option<Expected> {
    Some(Expected::Record(match content_type {
        "person" => &["person"],
        "organization" => &["organization"],
        "place" => &["place"],
        "event" => &["event"],
        // A quote leads to its speaker as well.
        "quote" => &["quote", "person", "organization"],
        _ => return None,
    }))
}

/// The kind of record that a target is, if it is one.
fn record_group(target: Node<'_>) -> Option<String> {
    let group = target.parent().filter(|parent| target.is("compound-kwd") && parent.is("kwd-group"))?;
    Some(group.attribute("kwd-group-type")?.value().into_owned())
}
