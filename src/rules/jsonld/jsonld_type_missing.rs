//! `jsonld-type-missing`

use crate::diagnostic::{Code, Place};
use crate::rules::jsonld::kinds::one_of;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::{Name, brief};
use crate::standards::schema_org::vocabulary;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jsonld-type-missing", include_str!("jsonld_type_missing.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for object in &file.objects {
        let is_typed = !object.types.is_empty() || object.has_other_types;
        if is_typed || file.properties(object).next().is_none() {
            continue;
        }
        let property = object.held_by.and_then(|member| match file.graph.name(member) {
            Name::SchemaOrg(name) => vocabulary().property(name),
            Name::Keyword(_) | Name::Own(_) | Name::Foreign(_) => None,
        });
        let help = match property {
            Some(property) => {
                format!("add `@type`; `{}` is {}", property.name, one_of(property.ranges()))
            }
            None => "add `@type`, such as `NewsArticle`".to_owned(),
        };
        report
            .at(Place::Text(brief(object.node)), "nothing says what this is")
            .label("no `@type`")
            .help(help);
    }
}
