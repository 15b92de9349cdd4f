//! `jats4r-identifier-type-missing`

use crate::diagnostic::{Applicability, Code};
use crate::model::Scheme;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::Span;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-identifier-type-missing", include_str!("jats4r_identifier_type_missing.md"))
        .fixable(Applicability::Safe),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    const KINDS: [(&str, &str); 4] = [
        ("contrib-id", "contrib-id-type"),
        ("institution-id", "institution-id-type"),
        ("pub-id", "pub-id-type"),
        ("article-id", "pub-id-type"),
    ];
    for (name, kind) in KINDS {
        for id in file.each(name).filter(|id| id.attribute(kind).is_none()) {
            let known = Scheme::of_address(id.text().trim()).and_then(|(scheme, _)| value(scheme));
            let finding = report.at(id.name_span(), format!("this `{name}` has no type"));
            finding.label(format!("no `{kind}`"));
            match known {
                Some(known) => {
                    let end = id.name_span().end;
                    finding
                        .help(format!("add `{kind}=\"{known}\"`"))
                        .replace(Span::new(end, end), format!(" {kind}=\"{known}\""))
                }
                None => finding.help(format!(
                    "add `{kind}`, such as `{}`",
                    if name == "contrib-id" { "orcid" } else { "doi" }
                )),
            };
        }
    }
}

/// The suggested value for identifiers of this registry.
fn value(scheme: Scheme) -> Option<&'static str> {
    Some(match scheme {
        Scheme::Orcid => "orcid",
        Scheme::Isni => "isni",
        Scheme::Ror => "ror",
        Scheme::Doi => "doi",
        _ => return None,
    })
}
