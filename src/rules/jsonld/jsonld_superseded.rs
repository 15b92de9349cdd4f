//! `jsonld-superseded`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Property, Report, Rule};
use crate::source::Span;
use crate::source::jsonld::Name;
use crate::standards::schema_org::{Term, vocabulary};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-superseded", include_str!("jsonld_superseded.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for object in &file.objects {
        for kind in file.graph.types(object.node) {
            if let Name::SchemaOrg(name) = kind.name
                && let Some(term) = vocabulary().type_named(name)
            {
                judge(term, kind.node.span(), report);
            }
        }
        for Property { member, name: _, term } in file.properties(object) {
            if let Some(property) = term {
                judge(property, member.key_span().unwrap_or(member.span()), report);
            }
        }
    }
}

fn judge(term: &Term, span: Span, report: &mut Report<'_>) {
    if let Some(instead) = term.superseded_by().next() {
        report
            .at(span, format!("`{}` is superseded in schema.org", term.name))
            .label("superseded")
            .help(format!("write `{}`", instead.name));
    }
}
