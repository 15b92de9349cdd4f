//! `page-address-contradicted`

use crate::diagnostic::Code;
use crate::rules::page::{contradictions, may_be_equal};
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::Graph;
use crate::source::{Kind, Node};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("page-address-contradicted", include_str!("page_address_contradicted.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    let graph = file.graph;
    // An address that is not absolute contradicts nothing.
    let page = |value| address(graph, value).map(plain);
    for found in contradictions(file, &["url", "mainEntityOfPage"], page, may_be_equal) {
        let shown = |value| address(graph, value).unwrap_or_default();
        let (address, better) = (shown(found.other), shown(found.better));
        let message = |name: &str, better_name: &str| {
            format!("`{name}` is `{address}`, but `{better_name}` is `{better}`")
        };
        found
            .report(file, "url", message, report)
            .label("another page")
            .help("write the same address in both: search engines may take them for two pages");
    }
}

/// The absolute address in a value.
fn address<'d>(graph: &'d Graph<'d>, value: Node<'d>) -> Option<&'d str> {
    let text = match value.kind() {
        Kind::Object => graph.id(value),
        _ => graph.text(value),
    };
    text.map(str::trim).filter(|text| text.starts_with("http://") || text.starts_with("https://"))
}

/// An address without what makes no other page: the protocol, `www.`, what follows `?` and `#`, and a slash at the end.
fn plain(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent_encoding::percent_decode_str(rest.trim_end_matches('/')).decode_utf8_lossy();
    let decoded = decoded.to_lowercase();
    decoded.strip_prefix("www.").unwrap_or(&decoded).to_owned()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn forms_of_an_address_are_one_page() {
        for other in [
            "http://www.herald.example/2026/Vote%C3%A9/",
            "https://herald.example/2026/voteé?utm_source=x#top",
        ] {
            assert_eq!(plain("https://herald.example/2026/voteé"), plain(other));
        }
        for other in ["https://herald.example/2026/vote", "https://m.herald.example/2026/voteé"] {
            assert_ne!(plain("https://herald.example/2026/voteé"), plain(other));
        }
    }
}
