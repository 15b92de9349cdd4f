//! `jsonld-type-missing`

use crate::diagnostic::Code;
use crate::rules::jsonld::kinds::one_of;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::Name;
use crate::standards::schema_org::vocabulary;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-type-missing", include_str!("jsonld_type_missing.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for object in &file.objects {
        let is_typed = !object.types.is_empty() || object.has_other_types;
        if is_typed || file.properties(object).is_empty() {
            continue;
        }
        let help = match object.held_by.map(|member| file.graph.name(member)) {
            None => "add `@type`, such as `NewsArticle`".to_owned(),
            Some(Name::SchemaOrg(name)) => match vocabulary().property(name) {
                // Where any type is allowed, little is lost.
                Some(property) if property.ranges().any(|range| range.name != "Thing") => {
                    format!("add `@type`; `{name}` is {}", one_of(property.ranges().map(|range| range.name)))
                }
                _ => continue,
            },
            Some(Name::Keyword(_) | Name::Own(_) | Name::Foreign(_)) => continue,
        };
        report.at(object.node.brief_span(), "this has no `@type`").label("no `@type`").help(help);
    }
}
