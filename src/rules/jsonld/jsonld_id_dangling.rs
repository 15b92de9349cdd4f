//! `jsonld-id-dangling`

use crate::diagnostic::{Code, Severity, nearest};
use crate::rules::jsonld::kinds::MOST_GUESSES;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jsonld-id-dangling", include_str!("jsonld_id_dangling.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    const MOST_IDS: usize = 1000;
    let page = address_of_article(file);
    let described = file.objects.iter().filter(|object| !file.graph.is_reference(object.node));
    let ids = described.filter_map(|object| file.graph.id(object.node));
    let known: Vec<&str> = ids.take(MOST_IDS).collect();
    let mut guesses = 0;
    for object in file.objects.iter().filter(|object| file.graph.is_reference(object.node)) {
        let Some(value) = file.graph.keyword(object.node, "@id") else { continue };
        let Some(id) =
            file.graph.id(object.node).map(str::trim).filter(|id| file.graph.with_id(id).is_none())
        else {
            continue;
        };
        let is_of_page = id.split_once('#').is_some_and(|(before, fragment)| {
            !fragment.is_empty() && (before.is_empty() || page == Some(before))
        });
        let is_blank = id.starts_with("_:");
        if !is_blank && !is_of_page {
            continue;
        }
        let finding = report.at(value.span(), format!("nothing here has the `@id` `{id}`"));
        // The target may be a part of the page outside JSON-LD.
        if !is_blank {
            finding.severity(Severity::Warning);
        }
        finding.label("no such `@id`");
        let near = if guesses < MOST_GUESSES { nearest(id, known.iter().copied()) } else { None };
        guesses += 1;
        match near {
            Some(near) => finding.help(format!("write `{near}`, or describe `{id}`")),
            None => finding
                .help(format!("describe `{id}`, with its `@type` and `name`, or write its name instead")),
        };
    }
}

/// The URL of the article's page, without a fragment.
fn address_of_article<'d>(file: &JsonldFile<'d>) -> Option<&'d str> {
    let article = file.graph.tree.node(file.article?);
    let id = file.graph.id(article)?;
    Some(id.split('#').next().unwrap_or(id)).filter(|page| !page.is_empty())
}
