//! `quote-marks-missing`

use std::ops::Range;

use crate::diagnostic::Code;
use crate::model::{Article, ArticleKind, Quote, QuoteKind, Speaker};
use crate::rules::quotes::passages::Passages;
use crate::rules::quotes::quote_location::QuoteLocation;
use crate::rules::quotes::{names, normal_form};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("quote-marks-missing", include_str!("quote_marks_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    if report.is_text_unreadable() || is_interview(article) {
        return;
    }
    for (id, quote) in &article.quotes {
        if quote.kind != QuoteKind::Direct {
            continue;
        }
        let passages = document.passages();
        let speaker = match &quote.speaker {
            Speaker::Agent(agent) => agent.as_str(),
            Speaker::Unnamed(_) => "",
        };
        let is_marked = |place: &Range<usize>| is_marked(passages, place, speaker);
        let place = match passages.locations().get(id.as_str()) {
            QuoteLocation::Nodes(nodes) => {
                nodes.iter().map(|node| &node.place).find(|place| !is_marked(place))
            }
            QuoteLocation::Anchors(anchors) => {
                anchors.iter().find(|places| !places.iter().any(is_marked)).and_then(|places| places.first())
            }
            QuoteLocation::Text(places) => places.first().filter(|_| !places.iter().any(is_marked)),
            QuoteLocation::Unsearched => None,
        };
        let Some(place) = place.and_then(|place| passages.place(place)) else { continue };
        report
            .at(place, format!("the direct quote `{id}` is not in quotation marks"))
            .label("no quotation marks")
            .related(Pointer::default().key(Article::QUOTES).key(id.as_str()).key(Quote::TEXT), "the quote")
            .help(format!(
                "put the words in quotation marks, as in {}, or set `\"kind\": \"indirect\"`",
                example(&article.metadata.language.primary())
            ));
    }
}

/// Whether answers have no quotation marks here.
fn is_interview(article: &Article) -> bool {
    let metadata = &article.metadata;
    metadata.kind == ArticleKind::Interview
        || metadata.genres.iter().any(|genre| genre.term.to_lowercase().contains("interview"))
}

/// Whether a passage is marked as a quotation, by quotation marks or in another way.
fn is_marked(passages: &Passages<'_>, place: &Range<usize>, speaker: &str) -> bool {
    // The paragraphs between the first and the last are marked if those are.
    let text = passages.written();
    let first = text[place.clone()].find('\n').map_or(place.end, |at| place.start + at);
    let last = text[place.clone()].rfind('\n').map_or(place.start, |at| place.start + at + 1);
    [place.start..first, last..place.end].iter().all(|part| is_part_marked(passages, part, speaker))
}

/// The same for a part of one paragraph.
fn is_part_marked(passages: &Passages<'_>, part: &Range<usize>, speaker: &str) -> bool {
    let text = passages.written();
    let part = words(text, part);
    let Some(paragraph) = passages.paragraph(part.start) else { return true };
    if part.is_empty()
        || paragraph.surroundings.quote
        || paragraph.surroundings.is_terse
        || passages.marks().hold(&part)
    {
        return true;
    }
    // Unusual marks: ,,so“, ``so'', ’’so‘‘.
    let before = text[paragraph.place.start..part.start].trim_end();
    let is_apostrophe = |c: char| matches!(c, '\'' | '’');
    let is_doubled = ["’’", "‘‘", "''"].iter().any(|mark| before.ends_with(mark));
    if before.ends_with(",,")
        || is_doubled
        || before.ends_with(normal_form::is_mark) && !before.ends_with(is_apostrophe)
    {
        return true;
    }
    // Dialogue after a dash: —Esperaremos —dijo.
    if before.starts_with(normal_form::is_dash) || text[part.clone()].starts_with(normal_form::is_dash) {
        return true;
    }
    // A paragraph of its own, or another typeface, sets the words apart.
    let is_set_apart = |range: &Range<usize>| range.start <= part.start && part.end <= range.end;
    if words(text, &paragraph.place) == part || passages.layout.set_apart.iter().any(is_set_apart) {
        return true;
    }
    // “Kim: We will wait.” An answer after its speaker's name.
    let label = before.split([':', '：']).next().filter(|label| label.len() < before.len());
    label.is_some_and(|label| names::is_label(passages.article, speaker, label))
}

/// A range without the marks, punctuation and spaces at its ends.
fn words(text: &str, part: &Range<usize>) -> Range<usize> {
    let words = &text[part.clone()];
    let is_word = |c: char| c.is_alphanumeric() || normal_form::is_dash(c);
    let start = words.find(is_word).unwrap_or(words.len());
    let end = words.char_indices().rfind(|(_, c)| is_word(*c)).map_or(start, |(at, c)| at + c.len_utf8());
    part.start + start..part.start + end.max(start)
}

/// An example of quotation marks in a language.
fn example(language: &str) -> &'static str {
    match language {
        "de" | "cs" | "sk" | "sl" | "bg" | "is" | "lt" | "et" => "„…“",
        "pl" | "hu" | "ro" | "hr" | "nl" => "„…”",
        "fr" => "« … »",
        "it" | "es" | "pt" | "ru" | "uk" | "el" | "nb" | "nn" | "no" | "da" => "«…»",
        "sv" | "fi" => "”…”",
        "ja" => "「…」",
        _ => "“…”",
    }
}
