//! `speaker-not-named-nearby`

use std::cell::OnceCell;

use crate::diagnostic::Code;
use crate::model::{Article, ArticleKind, Quote, Speaker};
use crate::rules::quotes::names;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;
use crate::source::hash::{HashMap, HashSet};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("speaker-not-named-nearby", include_str!("speaker_not_named_nearby.md")),
    check: Check::Article(check),
};

/// How many paragraphs after the quote may name the speaker.
const AFTER: usize = 2;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_incomplete() {
        return;
    }
    let article = document.article;
    let agents = OnceCell::new();
    let mut known: HashMap<&str, bool> = HashMap::default();
    let mut first_named: HashMap<&str, Option<usize>> = HashMap::default();
    for (id, quote) in &article.quotes {
        let Speaker::Agent(speaker) = &quote.speaker else { continue };
        let speaker = speaker.as_str();
        let is_declared = article.people.contains_key(speaker) || article.organizations.contains_key(speaker);
        // A quotation from a work may be introduced by the work's name.
        if !is_declared || quote.source.is_some() {
            continue;
        }
        let passages = document.passages();
        let Some(last) = passages.locations().get(id.as_str()).places().max_by_key(|place| place.start)
        else {
            continue;
        };
        let next = passages.layout.paragraph_at(last.end) + AFTER;
        let end = passages.layout.paragraphs.get(next).map_or(usize::MAX, |paragraph| paragraph.place.end);
        let end = end.min(passages.layout.text_end(last.start));
        // Most speakers are marked as mentions, and no search for words is needed.
        // Most speakers are marked as mentions, and no search for words is needed.
        let first = passages.first_mentions().get(speaker);
        let mut is_known_otherwise = || {
            let agents = agents.get_or_init(|| known_agents(article));
            *known.entry(speaker).or_insert_with(|| is_known_otherwise(article, agents, speaker))
        };
        if first.is_some_and(|first| first <= end) || is_known_otherwise() {
            continue;
        }
        let first = *first_named.entry(speaker).or_insert_with(|| names::first_named(passages, speaker));
        // A speaker that was not searched for may be named.
        if passages.is_search_over() {
            return;
        }
        let here =
            passages.paragraph(last.start).map(|paragraph| &passages.written()[paragraph.place.clone()]);
        if first.is_some_and(|first| first <= end)
            || here.is_some_and(|text| names::are_of_another_script(article, speaker, text))
        {
            continue;
        }
        let finding = report
            .at(
                Pointer::default().key(Article::QUOTES).key(id.as_str()).key(Quote::SPEAKER),
                format!("the text does not name `{speaker}` before the quote `{id}` or right after it"),
            )
            .label("not named nearby")
            .help("name the speaker beside the quote, mark a name as a `mention`, or correct `speaker`");
        if let Some(place) = passages.place(last) {
            finding.related(place, "said here");
        }
    }
}

/// Those whom readers know from the byline and the subjects.
fn known_agents(article: &Article) -> HashSet<&str> {
    let metadata = &article.metadata;
    let agents = metadata.authors.iter().chain(&metadata.contributors).map(|author| author.agent.as_str());
    let agents = agents.chain(metadata.about.iter().map(|about| about.as_str()));
    agents.chain(metadata.publisher.iter().map(|publisher| publisher.as_str())).collect()
}

/// Whether readers know the speaker before they read the text: from the byline, the headline, the subject.
fn is_known_otherwise(article: &Article, agents: &HashSet<&str>, speaker: &str) -> bool {
    let metadata = &article.metadata;
    let is_named = |text: &str| names::is_named_in(article, speaker, text);
    agents.contains(speaker)
        || metadata.kind == ArticleKind::Interview
        || names::has_many_names(article, speaker)
        || is_named(&metadata.title.plain_text())
        || metadata.subtitle.as_ref().is_some_and(|subtitle| is_named(&subtitle.plain_text()))
}
