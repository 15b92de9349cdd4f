//! `quote-anchor-mismatch`

use crate::diagnostic::Code;
use crate::model::{Anchor, Article, Quote, QuoteKind};
use crate::rules::quotes::layout::Node;
use crate::rules::quotes::nearest::difference;
use crate::rules::quotes::normal_form::{self, make_up};
use crate::rules::quotes::passages::shortened;
use crate::rules::quotes::quote_location::QuoteLocation;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::error("quote-anchor-mismatch", include_str!("quote_anchor_mismatch.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.has_text() || report.is_text_unreadable() {
        return;
    }
    for (id, quote) in &document.article.quotes {
        let pointer = Pointer::default().key(Article::QUOTES).key(id.as_str());
        let are_found = anchors_are_found(document, quote, &pointer, report);
        if quote.kind != QuoteKind::Direct || quote.text.trim().is_empty() {
            continue;
        }
        let passages = document.passages();
        match passages.locations().get(id.as_str()) {
            QuoteLocation::Nodes(nodes) => {
                let nodes = relevant(nodes);
                let parts: Vec<&str> =
                    nodes.iter().map(|node| &passages.written()[node.place.clone()]).collect();
                if !is_made_up(
                    &quote.text,
                    &parts.iter().map(|part| normal_form::of(part)).collect::<Vec<_>>(),
                ) {
                    let finding = report
                        .at(
                            pointer.key(Quote::TEXT),
                            format!("the `quote` nodes that name `{id}` do not add up to its text"),
                        )
                        .label("differs from the body");
                    finding.help(mismatch_help(&parts.join(" "), &quote.text, "the nodes"));
                    for place in nodes.iter().take(3).filter_map(|node| passages.place(&node.place)) {
                        finding.related(place, "marked here");
                    }
                }
            }
            _ if are_found && !quote.anchors.is_empty() => {
                let parts: Vec<&str> = quote.anchors.iter().map(|anchor| anchor.exact.as_str()).collect();
                if !is_made_up(
                    &quote.text,
                    &parts.iter().map(|part| normal_form::of(part)).collect::<Vec<_>>(),
                ) {
                    report
                        .at(
                            pointer.key(Quote::TEXT),
                            format!("the anchors of `{id}` do not add up to its text"),
                        )
                        .label("differs from the anchors")
                        .help(mismatch_help(&parts.join(" "), &quote.text, "the anchors"));
                }
            }
            _ => {}
        }
    }
}

/// The help if the quote and `those`, together, have different words.
fn mismatch_help(said: &str, text: &str, those: &str) -> String {
    match difference(said, text) {
        Some(lines) => format!("make the quote (-) and {those} (+) match{lines}"),
        None => format!("make both match; {those} say `{}`", shortened(said)),
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
        let passages = document.passages();
        let found = |around: bool| passages.selected(anchor, around, 1);
        // `reference-dangling` reports an anchor to a missing block.
        if anchor.exact.trim().is_empty() || found(true).is_none_or(|places| !places.is_empty()) {
            continue;
        }
        are_found = false;
        let place =
            anchor.block.as_ref().map_or("the body".to_owned(), |block| format!("the block `{block}`"));
        let elsewhere = || passages.occurrences(&anchor.exact, usize::MAX, 1).into_iter().next();
        let (help, related) = if let Some(without) = found(false).and_then(|places| places.into_iter().next())
        {
            (
                "correct or remove `prefix` and `suffix`: the words are in the text, but not between these"
                    .to_owned(),
                Some((without, "only the words")),
            )
        } else if let Some(place) = anchor.block.as_ref().and_then(|_| elsewhere()) {
            ("the words are in another block: name that one, or none".to_owned(), Some((place, "found here")))
        } else {
            match passages.nearest(&anchor.exact) {
                Some(nearest) => (
                    format!("make the anchor (-) and the body (+) match{}", nearest.lines),
                    Some((nearest.place, "the nearest passage")),
                ),
                None => ("copy the words from the body, or remove the anchor".to_owned(), None),
            }
        };
        let finding = report
            .at(
                pointer.clone().key(Quote::ANCHORS).item(n).key(Anchor::EXACT),
                format!("{place} does not contain the words of this anchor"),
            )
            .label("not found")
            .help(help);
        if let Some((place, label)) = related.and_then(|(part, label)| Some((passages.place(&part)?, label)))
        {
            finding.related(place, label);
        }
    }
    are_found
}

/// The nodes that together are the quote: a pull quote repeats other words, but a single one is the quote.
fn relevant(nodes: &[Node]) -> Vec<&Node> {
    let all_pull = nodes.iter().all(|node| node.is_pull);
    nodes.iter().filter(|node| all_pull || !node.is_pull).collect()
}

fn is_made_up(text: &str, parts: &[impl AsRef<str>]) -> bool {
    let text = normal_form::of(text);
    make_up(&text, parts.iter().map(AsRef::as_ref)) || has_gaps_where(&text, parts)
}

/// Whether `text` is the parts with marked omissions: `Neither … alone.`
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
            .map(|n| format!("“Sentence number {n} is ours,” Kim said. {}", "The weather held. ".repeat(300)))
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
