//! Where each quote is in the text.

use std::ops::Range;

use crate::model::{Quote, QuoteKind};
use crate::rules::quotes::layout::Node;
use crate::rules::quotes::passages::Passages;
use crate::source::hash::HashMap;

/// The location of each quote, by its id.
#[derive(Debug, Default)]
pub(super) struct QuoteLocations<'a> {
    of: HashMap<&'a str, QuoteLocation>,
}

/// The location of a quote, and how it is known. Ranges are those of the text as written.
#[derive(Debug)]
pub(super) enum QuoteLocation {
    /// Named by `quote` nodes.
    Nodes(Vec<Node>),
    /// Selected by its anchors: for each, the places it matches.
    Anchors(Vec<Vec<Range<usize>>>),
    /// Found by its text; empty if it does not occur.
    Text(Vec<Range<usize>>),
    /// The search was not completed.
    Unsearched,
}

/// How many places of one quote are recorded.
const REMEMBERED: usize = 100;

impl<'a> QuoteLocations<'a> {
    pub(super) fn of(passages: &Passages<'a>) -> Self {
        let mut nodes: HashMap<&str, Vec<Node>> = HashMap::default();
        for (quote, node) in &passages.layout.nodes {
            let Some(quote) = quote else { continue };
            let others = nodes.entry(quote).or_default();
            // A repetition in an abstract or translation says nothing about the words in the body.
            if others.first().is_none_or(|first| first.text == node.text) {
                others.push(node.clone());
            }
        }
        let location = |id: &str, quote: &Quote| {
            let mut nodes = nodes.remove(id).unwrap_or_default();
            nodes.sort_by_key(|node| node.place.start);
            let is_in_main = nodes.first().is_some_and(|first| first.text == 0);
            if is_in_main || !nodes.is_empty() && quote.kind != QuoteKind::Direct {
                return QuoteLocation::Nodes(nodes);
            }
            if !quote.anchors.is_empty() {
                let selected = |anchor| passages.selected(anchor, true, REMEMBERED).unwrap_or_default();
                return searched(
                    passages,
                    QuoteLocation::Anchors(quote.anchors.iter().map(selected).collect()),
                );
            }
            // Other nodes may have a part of the words, or a translation.
            let bodies = if nodes.is_empty() { usize::MAX } else { 1 };
            let places = passages.occurrences(&quote.text, bodies, REMEMBERED);
            match nodes.is_empty() || !places.is_empty() {
                true => searched(passages, QuoteLocation::Text(places)),
                false => searched(passages, QuoteLocation::Nodes(nodes)),
            }
        };
        let mut location = location;
        let quotes = &passages.article.quotes;
        Self { of: quotes.iter().map(|(id, quote)| (id.as_str(), location(id.as_str(), quote))).collect() }
    }

    /// The location of the quote with this id.
    pub(super) fn get(&self, quote: &str) -> &QuoteLocation {
        const NOWHERE: &QuoteLocation = &QuoteLocation::Text(Vec::new());
        self.of.get(quote).unwrap_or(NOWHERE)
    }

    /// Every place of every quote.
    pub(super) fn places(&self) -> impl Iterator<Item = &Range<usize>> {
        self.of.values().flat_map(QuoteLocation::places)
    }
}

/// The location that was found, unless the search budget was used up before.
fn searched(passages: &Passages<'_>, found: QuoteLocation) -> QuoteLocation {
    if passages.is_search_over() { QuoteLocation::Unsearched } else { found }
}

impl QuoteLocation {
    /// Every place, in the order of the nodes or anchors.
    pub(super) fn places(&self) -> Box<dyn Iterator<Item = &Range<usize>> + '_> {
        match self {
            Self::Nodes(nodes) => Box::new(nodes.iter().map(|node| &node.place)),
            Self::Anchors(anchors) => Box::new(anchors.iter().flatten()),
            Self::Text(places) => Box::new(places.iter()),
            Self::Unsearched => Box::new(std::iter::empty()),
        }
    }
}
