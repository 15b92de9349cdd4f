//! `quote-anchor-ambiguous`

use std::ops::Range;

use crate::diagnostic::{Applicability, Code, Finding, Severity};
use crate::model::{Anchor, Article, Quote, QuoteKind, Speaker};
use crate::rules::quotes::names;
use crate::rules::quotes::passages::Passages;
use crate::rules::quotes::quote_location::QuoteLocation;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;
use crate::source::edit::Edit;

pub(super) static RULE: Rule = Rule {
    code: Code::error("quote-anchor-ambiguous", include_str!("quote_anchor_ambiguous.md"))
        .fixable(Applicability::Safe),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_text_unreadable() {
        return;
    }
    for (id, quote) in &document.article.quotes {
        let passages = document.passages();
        let pointer = Pointer::default().key(Article::QUOTES).key(id.as_str());
        match passages.locations().get(id.as_str()) {
            QuoteLocation::Nodes(_) | QuoteLocation::Unsearched => {}
            QuoteLocation::Anchors(anchors) => {
                for (n, (places, anchor)) in anchors.iter().zip(&quote.anchors).enumerate() {
                    let places = in_the_text(passages, places);
                    if places.len() < 2 || anchor.exact.trim().is_empty() {
                        continue;
                    }
                    let at = pointer.clone().key(Quote::ANCHORS).item(n);
                    let finding = report
                        .at(
                            at.clone().key(Anchor::EXACT),
                            "the words of this anchor appear more than once in the text",
                        )
                        .label("ambiguous")
                        .help("add a `prefix` or `suffix`: a few words right before or after the passage");
                    relate(passages, finding, &places);
                    let meant = meant(passages, quote, &places);
                    if let Some(anchor) = meant.and_then(|place| with_context(passages, anchor, place)) {
                        let around = [("prefix", anchor.prefix), ("suffix", anchor.suffix)];
                        let known = &quote.anchors[n];
                        let known = [known.prefix.as_ref(), known.suffix.as_ref()];
                        let new =
                            around.into_iter().zip(known).filter(|((_, new), old)| new.as_ref() != *old);
                        finding.fix(
                            new.filter_map(|((key, new), _)| Some(Edit::set(at.clone().key(key), new?))),
                        );
                    }
                }
            }
            QuoteLocation::Text(places) if quote.kind == QuoteKind::Direct => {
                let places = in_the_text(passages, places);
                let paragraph = |place: &Range<usize>| passages.layout.paragraph_at(place.start);
                let is_in_one = places.windows(2).all(|pair| paragraph(&pair[0]) == paragraph(&pair[1]));
                if places.len() < 2 || is_in_one || meant(passages, quote, &places).is_some() {
                    continue;
                }
                let finding = report
                    .at(
                        pointer.key(Quote::TEXT),
                        format!(
                            "the words of the quote `{id}` appear more than \
                        once in the text"
                        ),
                    )
                    .severity(Severity::Warning)
                    .label("ambiguous")
                    .help(format!(
                        "mark the right passage with a `quote` node that names `{id}`, or add \
                        an anchor with a `prefix`"
                    ));
                relate(passages, finding, &places);
            }
            QuoteLocation::Text(_) => {}
        }
    }
}

/// The places that are not in a pull quote.
fn in_the_text(passages: &Passages<'_>, places: &[Range<usize>]) -> Vec<Range<usize>> {
    let is_pulled =
        |place: &Range<usize>| passages.paragraph(place.start).is_some_and(|it| it.surroundings.pull);
    places.iter().filter(|place| !is_pulled(place)).cloned().collect()
}

/// In longer paragraphs a name proves nothing, and more places are not examined.
const LONG: usize = 8 << 10;
const FEW: usize = 20;

/// The intended place of several, if there is evidence: the only one between marks, the only one next to the speaker's
/// name.
fn meant<'p>(passages: &Passages<'_>, quote: &Quote, places: &'p [Range<usize>]) -> Option<&'p Range<usize>> {
    let marked = |place: &&Range<usize>| {
        passages.marks().hold(place)
            || passages.paragraph(place.start).is_some_and(|it| it.surroundings.quote)
    };
    let mut candidates: Vec<&Range<usize>> = places.iter().collect();
    if quote.kind == QuoteKind::Direct {
        let marked: Vec<_> = candidates.iter().copied().filter(marked).collect();
        if !marked.is_empty() {
            candidates = marked;
        }
    }
    if let &[only] = candidates.as_slice() {
        return Some(only);
    }
    let Speaker::Agent(speaker) = &quote.speaker else { return None };
    if candidates.len() > FEW {
        return None;
    }
    let is_beside = |place: &&Range<usize>| {
        let paragraph = passages.paragraph(place.start).filter(|paragraph| paragraph.place.len() < LONG);
        let paragraph = paragraph.map(|paragraph| &passages.written()[paragraph.place.clone()]);
        paragraph.is_some_and(|text| names::is_named_in(passages.article, speaker.as_str(), text))
    };
    candidates.retain(is_beside);
    if let &[only] = candidates.as_slice() { Some(only) } else { None }
}

/// The anchor with the least context that leads to this place only.
fn with_context(passages: &Passages<'_>, anchor: &Anchor, place: &Range<usize>) -> Option<Anchor> {
    const MOST: usize = 12;
    let text = passages.written();
    let paragraph = &passages.paragraph(place.start)?.place;
    let (before, after) =
        (&text[paragraph.start..place.start], &text[place.end..paragraph.end.max(place.end)]);
    for count in 1..=MOST {
        let prefix = Some(last_words(before, count).to_owned()).filter(|words| !words.trim().is_empty());
        let suffix = Some(first_words(after, count).to_owned()).filter(|words| !words.trim().is_empty());
        let tried = [(prefix.clone(), None), (None, suffix.clone()), (prefix, suffix)];
        for (prefix, suffix) in tried {
            let mut told = anchor.clone();
            told.prefix = prefix.or(told.prefix);
            told.suffix = suffix.or(told.suffix);
            let selected = passages.selected(&told, true, 2).unwrap_or_default();
            if selected.len() == 1 && selected[0] == *place {
                return Some(told);
            }
        }
    }
    None
}

fn last_words(text: &str, count: usize) -> &str {
    let ends = text.trim_end();
    let start = ends.char_indices().rev().filter(|(_, c)| c.is_whitespace()).nth(count - 1);
    start.map_or(text, |(at, c)| &text[at + c.len_utf8()..])
}

fn first_words(text: &str, count: usize) -> &str {
    let begin = text.len() - text.trim_start().len();
    let end = text[begin..].char_indices().filter(|(_, c)| c.is_whitespace()).nth(count - 1);
    end.map_or(text, |(at, _)| &text[..begin + at])
}

fn relate(passages: &Passages<'_>, finding: &mut Finding, places: &[Range<usize>]) {
    for (n, place) in places.iter().take(3).filter_map(|place| passages.place(place)).enumerate() {
        finding.related(place, ["here", "or here", "or here"][n]);
    }
}
