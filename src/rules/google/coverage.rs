//! What the things in a file have of what Google Search asks for.

#[cfg(feature = "cli")]
mod thing;

use std::ops::Range;

use serde::{Deserialize, Serialize};

#[cfg(feature = "cli")]
use self::thing::thing;
#[cfg(feature = "cli")]
use crate::rules::google::search_results::SEARCH_RESULTS;
#[cfg(feature = "cli")]
use crate::rules::{JsonldFile, RuleSet};

/// What the things in a JSON-LD file or a web page have of what Google Search asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Coverage {
    /// The things that search results can be made from.
    pub things: Vec<CoveredThing>,
    /// How many more there are.
    pub left_out: usize,
}

/// A thing, and what it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CoveredThing {
    /// The kind of search result.
    pub result: String,
    /// Its own type: `NewsArticle`.
    pub kind: String,
    /// Its headline or name; may be empty.
    pub title: String,
    /// The bytes that describe it.
    pub places: Vec<Range<usize>>,
    /// The properties that Google asks for, in the order in which they are declared.
    pub properties: Vec<CoveredProperty>,
}

/// A property that Google asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct CoveredProperty {
    /// How many objects need it: the thing itself, or values of it.
    pub needed: usize,
    /// The bytes of the objects that do not have it, one range for each.
    pub missing: Vec<Range<usize>>,
    /// The bytes of its values.
    pub values: Vec<Range<usize>>,
}

#[cfg(feature = "cli")]
impl Coverage {
    /// That of a file, with so many things at the most, as far as `rules` ask for it.
    pub(crate) fn of(file: &JsonldFile<'_>, rules: &RuleSet, most: usize) -> Self {
        let mut coverage = Self::default();
        for result in SEARCH_RESULTS {
            let is_on = result.only_with.iter().any(|rule| rules.contains(rule.code.id));
            if !is_on && !result.only_with.is_empty() {
                continue;
            }
            let things = (result.things)(file);
            let room = most.saturating_sub(coverage.things.len());
            coverage.left_out += things.len().saturating_sub(room);
            coverage.things.extend(things.into_iter().take(room).map(|object| thing(file, result, object)));
        }
        coverage
    }
}
