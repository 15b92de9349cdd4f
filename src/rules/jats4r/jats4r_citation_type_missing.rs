//! `jats4r-citation-type-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-citation-type-missing", include_str!("jats4r_citation_type_missing.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for citation in file.each_of(&["element-citation", "mixed-citation"]) {
        let has_type =
            ["publication-type", "citation-type"].iter().any(|name| citation.attribute(name).is_some());
        // A note without a citation has no parts.
        let cites = citation
            .elements()
            .any(|part| matches!(part.name(), "source" | "article-title" | "pub-id" | "year"));
        if cites && !has_type {
            report
                .at(citation.name_span(), "this citation has no publication type")
                .label("no `publication-type`")
                .help("add `publication-type`, such as `journal`, `book` or `data`");
        }
    }
}
