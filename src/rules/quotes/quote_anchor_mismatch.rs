//! `quote-anchor-mismatch`

use crate::diagnostic::Code;
use crate::model::{Quote, QuoteKind};
use crate::rules::quotes::normal_form::{self, make_up};
use crate::rules::quotes::passages::{Node, shortened};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("quote-anchor-mismatch", include_str!("quote_anchor_mismatch.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_unreadable("body") || report.is_unreadable("back") {
        return;
    }
    for (id, quote) in &document.article.quotes {
        let pointer = Pointer::default().key("quotes").key(id.as_str());
        let are_found = anchors_are_found(document, quote, &pointer, report);
        if quote.kind != QuoteKind::Direct || quote.text.trim().is_empty() {
            continue;
        }
        let nodes = document.passages().nodes(id.as_str());
        if !nodes.is_empty() {
            if !nodes_make_up(&quote.text, nodes) {
                let said: Vec<&str> = nodes.iter().map(|node| node.normal.trim()).collect();
                report
                    .at(
                        pointer.key("text"),
                        format!("the `quote` nodes that name `{id}` do not add up to its text"),
                    )
                    .label("not what the body has")
                    .help(format!("let both say the same; the nodes say `{}`", shortened(&said.join(" "))));
            }
        } else if are_found && !quote.anchors.is_empty() {
            let parts: Vec<String> =
                quote.anchors.iter().map(|anchor| normal_form::of(&anchor.exact)).collect();
            if !is_made_up(&quote.text, &parts) {
                report
                    .at(pointer.key("text"), format!("the anchors of `{id}` do not add up to its text"))
                    .label("not what the anchors have")
                    .help("let the anchors cover all words of the quote, in order, and no others");
            }
        }
    }
}

/// Whether every anchor leads to a passage; reports those that do not.
fn anchors_are_found(
    document: &Document<'_>,
    quote: &Quote,
    pointer: &Pointer,
    report: &mut Report<'_>,
) -> bool {
    let mut are_found = true;
    for (n, anchor) in quote.anchors.iter().enumerate() {
        let block = anchor.block.as_ref().map(|block| block.as_str());
        let (exact, around) = (&anchor.exact, [anchor.prefix.as_deref(), anchor.suffix.as_deref()]);
        let passages = document.passages();
        // An anchor to a block that does not exist is a dangling reference.
        if exact.trim().is_empty() || passages.contain_at(exact, block, around) != Some(false) {
            continue;
        }
        are_found = false;
        let place = block.map_or("the body".to_owned(), |block| format!("the block `{block}`"));
        let around_is_wrong = passages.contain_at(exact, block, [None, None]) == Some(true);
        let help = match (around_is_wrong, passages.nearest(exact)) {
            (true, _) => {
                "the words are there, but not between this `prefix` and `suffix`: correct these, or leave them out"
                    .to_owned()
            }
            (false, _) if block.is_some() && passages.contain(exact) => {
                "the words stand in another block: name that one, or none".to_owned()
            }
            (false, Some(nearest)) => format!("correct the words; the nearest passage is `{nearest}`"),
            (false, None) => "copy the words from the body, or take the anchor out".to_owned(),
        };
        report
            .at(
                pointer.clone().key("anchors").item(n).key("exact"),
                format!("{place} does not have the words of this anchor"),
            )
            .label("not found there")
            .help(help);
    }
    are_found
}

fn nodes_make_up(text: &str, nodes: &[Node]) -> bool {
    // A pull quote repeats what is said elsewhere; on its own it is the quote.
    let all_pull = nodes.iter().all(|node| node.is_pull);
    let parts: Vec<&Node> = nodes.iter().filter(|node| all_pull || !node.is_pull).collect();
    is_made_up(text, &parts.iter().map(|node| node.normal.as_str()).collect::<Vec<_>>())
}

fn is_made_up(text: &str, parts: &[impl AsRef<str>]) -> bool {
    let text = normal_form::of(text);
    make_up(&text, parts.iter().map(AsRef::as_ref)) || has_gaps_where(&text, parts)
}

/// Whether `text` is the parts with some words left out, and says so: `Neither … alone.`
fn has_gaps_where(text: &str, parts: &[impl AsRef<str>]) -> bool {
    if !text.contains(normal_form::GAP) {
        return false;
    }
    let said = parts.iter().map(|part| normal_form::trimmed(part.as_ref())).collect::<Vec<_>>().join(" ");
    let said = normal_form::trimmed(&said);
    let mut rest = said;
    for (n, fragment) in normal_form::fragments(text).enumerate() {
        match rest.find(fragment) {
            Some(at) if n > 0 || at == 0 || text.starts_with(normal_form::GAP) => {
                rest = &rest[at + fragment.len()..]
            }
            _ => return false,
        }
    }
    rest.is_empty() || text.trim_end().ends_with(normal_form::GAP)
}

#[cfg(test)]
mod tests {
    use crate::model::Article;
    use crate::rules::RuleSet;

    #[test]
    fn many_quotes_in_a_long_body_are_found() {
        let paragraphs: Vec<String> = (0..200)
            .map(|n| format!("“Sentence number {n} is ours,” she said. {}", "The weather held. ".repeat(300)))
            .collect();
        let quotes: serde_json::Map<String, serde_json::Value> = (0..200)
            .map(|n| {
                let text =
                    format!("{} number {n} is ours.", if n % 2 == 0 { "Sentence" } else { "The sentence" });
                (format!("q{n}"), serde_json::json!({ "text": text, "speaker": "kim" }))
            })
            .collect();
        let article = serde_json::json!({
            "metadata": { "title": "T", "language": "en" },
            "people": { "kim": { "name": "Kim" } },
            "quotes": quotes,
            "body": paragraphs,
        });
        let article: Article = serde_json::from_value(article).unwrap();
        let found = RuleSet::standard().check(&article, &[]);
        assert_eq!(found.len(), 100, "every second one has a word too many");
        assert!(found.iter().all(|finding| finding.code.id == "quote-not-in-body"));
    }
}
