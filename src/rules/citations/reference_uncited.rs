//! `reference-uncited`

use crate::diagnostic::Code;
use crate::model::{Article, Metadata};
use crate::rules::citations::ranges::cited_in_ranges;
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Path;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("reference-uncited", include_str!("reference_uncited.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let references = &document.article.metadata.references;
    // The citation may be in a part that could not be read. Text in JSON-LD has no citations.
    if references.is_empty() || report.is_incomplete() || document.origin == Origin::Jsonld {
        return;
    }
    // How often each work is listed, and how often it is referred to; the list itself counts as a reference.
    let mut listed: HashMap<&str, (usize, usize)> =
        HashMap::with_capacity_and_hasher(references.len(), Default::default());
    for work in references {
        listed.entry(work.as_str()).or_default().0 += 1;
    }
    for reference in document.references() {
        if let Some((_, referred_to)) = listed.get_mut(reference.id) {
            *referred_to += 1;
        }
    }
    // A list without any citation in the text is for further reading.
    if listed.values().all(|(listed, referred_to)| referred_to <= listed) {
        return;
    }
    let in_ranges = cited_in_ranges(document.article);
    for (n, work) in references.iter().enumerate() {
        let Some((times_listed, referred_to)) = listed.remove(work.as_str()) else { continue };
        let is_cited = referred_to > times_listed || in_ranges.contains(work.as_str());
        if is_cited || !document.article.works.contains_key(work.as_str()) {
            continue;
        }
        report
            .at(
                Path::ROOT.key(Article::METADATA).key(Metadata::REFERENCES).item(n).pointer(),
                format!("`{work}` is in the reference list, but never cited"),
            )
            .label("never cited")
            .help("cite it with a `cite` node where the text relies on it, or remove it from the list");
    }
}
