//! `jats4r-related-article-unidentified`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "jats4r-related-article-unidentified",
        include_str!("jats4r_related_article_unidentified.md"),
    ),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for related in file.each("related-article") {
        let is_identified = related.attribute("xlink:href").is_some_and(|href| !href.value().trim().is_empty())
            || related.descendants().any(|part| matches!(part.name(), "pub-id" | "object-id" | "ext-link" | "uri"))
            // PubMed's way: journal, volume and page.
            || related.attribute("page").is_some() && related.attribute("vol").is_some();
        if !is_identified {
            report
                .at(related.name_span(), "this related article has no identifier")
                .label("no `xlink:href`")
                .help("add the DOI as `xlink:href`, with `ext-link-type=\"doi\"`");
        }
    }
}
