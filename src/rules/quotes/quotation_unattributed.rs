//! `quotation-unattributed`

use std::ops::Range;

use crate::diagnostic::Code;
use crate::model::{Article, Work};
use crate::rules::quotes::marks::is_sure;
use crate::rules::quotes::normal_form::{self, trimmed};
use crate::rules::quotes::words;
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("quotation-unattributed", include_str!("quotation_unattributed.md")),
    check: Check::Article(check),
};

/// The fewest words that need an attribution. In Chinese and Japanese, every character counts.
const FEWEST: usize = 5;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // Quotes in JATS have no speaker.
    if report.is_incomplete() || document.origin == Origin::Jats {
        return;
    }
    let passages = document.passages();
    let text = passages.written();
    // A `quote` node without an id says that the speaker is unspecified.
    let nodes = passages.layout.nodes.iter().map(|(_, node)| &node.place);
    let declared = Sorted::of(passages.locations().places().chain(nodes).cloned().collect());
    if passages.is_search_over() {
        return;
    }
    let titles = titles(document.article);
    let mut end = 0;
    let main_end = passages.layout.text_end(0);
    for quoted in passages.marks().quoted() {
        let inner = quoted.inner.clone();
        // Titles and abstracts repeat the text, reviews the work they review.
        if inner.start >= main_end {
            break;
        }
        let is_within_another = inner.start < end;
        end = end.max(inner.end);
        let is_quotation = is_sure(quoted.mark) || matches!(quoted.mark, '‘' | '‚');
        if is_within_another || !is_quotation || words::places(&text[inner.clone()]).count() < FEWEST {
            continue;
        }
        let surroundings = passages.paragraph(inner.start).map(|paragraph| paragraph.surroundings);
        if surroundings.is_none_or(|it| it.is_terse || it.quote)
            || declared.touch(&inner)
            || titles.contains(&bare(&text[inner.clone()]))
        {
            continue;
        }
        let Some(place) = passages.place(&inner) else { continue };
        report
            .at(place, "these words are in quotation marks, but belong to no declared quote")
            .label("no declared quote")
            .help(
                "declare them in `quotes` with their speaker, or put a `quote` node without `ref` \
                around them",
            );
    }
}

/// Titles, which may be in quotation marks without a speaker.
fn titles(article: &Article) -> HashSet<String> {
    let works = article.works.values().filter_map(Work::plain_title);
    let containers = article.works.values().filter_map(|work| work.container_title.as_deref());
    let events = article.events.values().map(|event| event.name.as_str());
    let organizations = article.organizations.values().map(|organization| organization.name.as_str());
    let places = article.places.values().map(|place| place.name.as_str());
    let publication = article.metadata.publication.iter().map(|publication| publication.title.as_str());
    let title = article.metadata.title.plain_text();
    let works: Vec<String> = works.collect();
    works
        .iter()
        .map(String::as_str)
        .chain(containers)
        .chain(events)
        .chain(organizations)
        .chain(places)
        .chain(publication)
        .chain([title.as_str()])
        .map(bare)
        .collect()
}

/// A title without the full stop or question mark at its end.
fn bare(title: &str) -> String {
    trimmed(trimmed(&normal_form::of(title)).trim_end_matches(['?', '!'])).to_owned()
}

/// Ranges in the order of their starts.
struct Sorted {
    ranges: Vec<Range<usize>>,
    /// The largest end of all ranges up to each.
    ends: Vec<usize>,
}

impl Sorted {
    fn of(mut ranges: Vec<Range<usize>>) -> Self {
        ranges.sort_by_key(|range| range.start);
        let ends = ranges.iter().scan(0, |end, range| {
            *end = range.end.max(*end);
            Some(*end)
        });
        Self { ends: ends.collect(), ranges }
    }

    /// Whether any range overlaps `part`.
    fn touch(&self, part: &Range<usize>) -> bool {
        let before = self.ranges.partition_point(|range| range.start < part.end);
        before > 0 && self.ends[before - 1] > part.start
    }
}
