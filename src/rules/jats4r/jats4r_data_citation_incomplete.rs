//! `jats4r-data-citation-incomplete`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "jats4r-data-citation-incomplete",
        include_str!("jats4r_data_citation_incomplete.md"),
    ),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for citation in file.each_of(&["element-citation", "mixed-citation"]) {
        let has = |names: &[&str]| {
            citation.descendants().any(|part| part.is_element() && names.contains(&part.name()))
        };
        let said = citation.attribute("publication-type");
        let is_data = said.is_some_and(|said| said.value() == "data");
        if !is_data {
            if let Some(title) = citation.child("data-title") {
                report
                    .at(citation.name_span(), "data is cited here, but `publication-type` is not `data`")
                    .label("not `data`")
                    .related(title.name_span(), "a data title")
                    .help("write `publication-type=\"data\"`");
            }
            continue;
        }
        let (what, help) = if !has(&["data-title", "source"]) {
            ("no title or archive", "add `data-title`, and `source` with the archive")
        } else if !has(&["pub-id", "ext-link", "uri", "object-id"]) {
            ("no identifier or URL", "add `pub-id` with the DOI or the accession number, or `ext-link`")
        } else {
            continue;
        };
        report
            .at(citation.name_span(), format!("the cited data has {what}"))
            .label("cannot be found")
            .help(help);
    }
}
