//! Search in the running text of an article.

use std::cell::{Cell, OnceCell};
use std::ops::Range;

use memchr::memmem;

use crate::diagnostic::Place;
use crate::model::{Anchor, Article};
use crate::rules::quotes::first_mentions::FirstMentions;
use crate::rules::quotes::layout::{Layout, Paragraph};
use crate::rules::quotes::marks::Marks;
use crate::rules::quotes::nearest::{Nearest, nearest};
use crate::rules::quotes::normal_form::{self, fragments};
use crate::rules::quotes::quote_location::QuoteLocations;
use crate::rules::quotes::running_text::RunningText;
use crate::rules::quotes::strings::Strings;
use crate::rules::quotes::words::{self, Words};
use crate::source::Limits;

/// The running text that is searched for quotes. All rules about quotes share it.
///
/// Offsets are those of the text as written, unless stated otherwise.
#[derive(Debug)]
pub(in crate::rules) struct Passages<'a> {
    pub(super) article: &'a Article,
    pub(super) layout: Layout<'a>,
    /// The places of the strings, computed when something is found in one.
    strings: OnceCell<Strings>,
    words: OnceCell<Words>,
    /// The normal form in lower case, with the same length.
    lower: OnceCell<String>,
    marks: OnceCell<Marks>,
    locations: OnceCell<QuoteLocations<'a>>,
    first_mentions: OnceCell<FirstMentions<'a>>,
    /// How many more bytes may be searched. After that, nothing more is found, and one finding says so.
    left: Cell<u64>,
}

/// The maximum number of positions at which some words are searched for.
const TRIED: usize = 10_000;

/// The cost of examining one position, as a number of searched bytes.
const PLACE: usize = 1 << 6;
/// The cost of comparing some words with the passage most similar to them.
const COMPARISON: usize = 1 << 18;

/// The number of quotes from which an index of the words pays off.
const MANY: usize = 16;

impl<'a> Passages<'a> {
    pub(in crate::rules) fn of(article: &'a Article, limits: Limits) -> Self {
        Self {
            article,
            layout: Layout::of(article),
            strings: OnceCell::new(),
            words: OnceCell::new(),
            lower: OnceCell::new(),
            marks: OnceCell::new(),
            locations: OnceCell::new(),
            first_mentions: OnceCell::new(),
            left: Cell::new((limits.quotes as u64).saturating_mul(1 << 20)),
        }
    }

    /// Whether the search budget is used up.
    pub(in crate::rules) fn is_search_over(&self) -> bool {
        self.left.get() == 0
    }

    /// Subtracts from the search budget.
    fn spend(&self, bytes: usize) {
        self.left.set(self.left.get().saturating_sub(bytes as u64));
    }

    /// The text as written.
    pub(super) fn written(&self) -> &str {
        &self.layout.text.written
    }

    /// The paragraph at this offset.
    pub(super) fn paragraph(&self, at: usize) -> Option<&Paragraph> {
        self.layout.paragraphs.get(self.layout.paragraph_at(at))
    }

    /// The place in the article of a part of the text.
    pub(super) fn place(&self, part: &Range<usize>) -> Option<Place> {
        let (holder, part) = self.layout.string(part)?;
        let pointer = self.strings.get_or_init(|| Strings::of(self.article)).place(holder)?;
        Some(Place::Within(pointer.clone(), part))
    }

    /// The passages between quotation marks.
    pub(super) fn marks(&self) -> &Marks {
        self.marks.get_or_init(|| {
            Marks::of(self.written(), self.layout.paragraphs.iter().map(|paragraph| paragraph.place.clone()))
        })
    }

    /// Where the quotes are.
    pub(super) fn locations(&self) -> &QuoteLocations<'a> {
        self.locations.get_or_init(|| QuoteLocations::of(self))
    }

    /// Where agents are first mentioned.
    pub(super) fn first_mentions(&self) -> &FirstMentions<'a> {
        self.first_mentions.get_or_init(|| FirstMentions::of(self.article, &self.layout))
    }

    /// The first `most` places where the words are, with their omissions in this order; none if the search budget is
    /// used up. All are in one body: the first of these that has any.
    pub(super) fn occurrences(&self, words: &str, bodies: usize, most: usize) -> Vec<Range<usize>> {
        let words = normal_form::of(words);
        let other = normal_form::with_other_initial(&words);
        let found = self.layout.bodies().take(bodies).find_map(|body| {
            let forms = std::iter::once(&words).chain(&other);
            let mut found = forms.map(|words| self.find_all(words, &body, most));
            found.find(|found| !found.is_empty())
        });
        found.iter().flatten().map(|place| self.layout.text.written(place)).collect()
    }

    /// Where an anchor leads, as far as this can be determined; `None` if there is no such block, or the search budget
    /// is used up.
    pub(super) fn selected(&self, anchor: &Anchor, around: bool, most: usize) -> Option<Vec<Range<usize>>> {
        let found = match &anchor.block {
            Some(block) => self.selected_in(self.layout.block(block.as_str())?, anchor, around, most),
            None => {
                let mut found =
                    self.layout.bodies().map(|body| self.selected_in(&[body], anchor, around, most));
                found.find(|found| !found.is_empty()).unwrap_or_default()
            }
        };
        (!self.is_search_over()).then_some(found)
    }

    fn selected_in(
        &self,
        ranges: &[Range<usize>],
        anchor: &Anchor,
        around: bool,
        most: usize,
    ) -> Vec<Range<usize>> {
        let context = Context::of(anchor);
        let is_alone = !around || anchor.prefix.is_none() && anchor.suffix.is_none();
        let mut found = Vec::new();
        for range in ranges {
            let most = if is_alone { most - found.len().min(most) } else { TRIED };
            found.extend(self.find_all(&context.exact, range, most).into_iter().map(|place| (range, place)));
        }
        if !is_alone {
            let normal = &self.layout.text.normal;
            let fits = |exactly: bool| {
                let around = |(range, place): &(&Range<usize>, Range<usize>)| {
                    context.fits(&normal[range.start..place.start], &normal[place.end..range.end], exactly)
                };
                found.iter().filter(|place| around(place)).take(most).cloned().collect::<Vec<_>>()
            };
            let exactly = fits(true);
            found = if exactly.is_empty() { fits(false) } else { exactly };
        }
        found.iter().map(|(_, place)| self.layout.text.written(place)).collect()
    }

    /// The passage most similar to `text`, and the differences; none if the search budget is used up.
    pub(super) fn nearest(&self, text: &str) -> Option<Nearest> {
        if self.is_search_over() {
            return None;
        }
        let mut looked_at = 0;
        let found = nearest(&self.layout.text, self.words(), &RunningText::of(text), &mut looked_at);
        self.spend(text.len() + COMPARISON + looked_at * PLACE);
        found
    }

    /// The words of the bodies, in normal form.
    pub(super) fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(&self.layout.text.normal[..self.layout.bodies_end()]))
    }

    /// The first word that begins with `stem`, which is in lower case; an offset in the normal form. None if the search
    /// budget is used up.
    pub(super) fn first_with(&self, stem: &str) -> Option<usize> {
        if self.is_search_over() {
            return None;
        }
        let lower = self.lower.get_or_init(|| words::lower(&self.layout.text.normal));
        let found = words::first_with(lower, stem);
        self.spend(found.unwrap_or(lower.len()));
        found
    }

    /// The first places of the words within `range` of the normal form; whole words before parts of words.
    fn find_all(&self, words: &str, range: &Range<usize>, most: usize) -> Vec<Range<usize>> {
        let normal = &self.layout.text.normal;
        let mut fragments = fragments(words);
        let Some(first) = fragments.next() else { return Vec::new() };
        let rest: Vec<&str> = fragments.collect();
        let (mut whole, mut partial): (Vec<Range<usize>>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
        // Each next fragment is searched for after the end of the previous one.
        let mut ends: Vec<usize> = vec![range.start; rest.len()];
        'places: for start in self.find(first, range.clone()).take(TRIED) {
            if whole.len() >= most || self.is_search_over() {
                break;
            }
            self.spend(rest.len() * PLACE);
            let mut end = start + first.len();
            for (fragment, known) in rest.iter().zip(&mut ends) {
                if *known < end + fragment.len() {
                    let Some(next) = self.find(fragment, end..range.end).next() else { break 'places };
                    *known = next + fragment.len();
                }
                end = *known;
            }
            let place = start..end;
            if words::is_between_words(normal, &place) {
                whole.push(place);
            } else if partial.len() < most {
                partial.push(place);
            }
        }
        if whole.is_empty() { partial } else { whole }
    }

    /// The positions of a fragment within `range`, in document order.
    fn find<'p>(&'p self, fragment: &'p str, range: Range<usize>) -> Box<dyn Iterator<Item = usize> + 'p> {
        let normal = self.layout.text.normal.as_bytes();
        let is_indexed = self.words.get().is_some() || self.article.quotes.len() >= MANY;
        if is_indexed
            && range.end <= self.layout.bodies_end()
            && let Some(found) = self.find_by_word(fragment, range.clone())
        {
            return found;
        }
        let (finder, mut from) = (memmem::Finder::new(fragment.as_bytes()).into_owned(), range.start);
        let first = fragment.chars().next().map_or(1, char::len_utf8);
        Box::new(std::iter::from_fn(move || {
            if self.is_search_over() {
                return None;
            }
            let text = normal.get(from..range.end)?;
            let found = finder.find(text);
            self.spend(found.unwrap_or(text.len()) + PLACE);
            let start = from + found?;
            from = start + first;
            Some(start)
        }))
    }

    /// The same, by the rarest word of the fragment; `None` if it has no rare word, or no whole one.
    fn find_by_word<'p>(
        &'p self,
        fragment: &'p str,
        range: Range<usize>,
    ) -> Option<Box<dyn Iterator<Item = usize> + 'p>> {
        let words = self.words();
        // The first and last word may be parts of longer ones.
        let whole = words::places(fragment).zip(words.numbers(fragment)).filter(|(place, _)| {
            place.start > 0 && place.end < fragment.len()
                || fragment[place.clone()].starts_with(words::is_own_word)
        });
        let (place, number) = whole.min_by_key(|(_, number)| words.with(*number).len())?;
        let places = words.with(number);
        if places.len() > TRIED {
            return None;
        }
        self.spend(places.len() * PLACE);
        let first = places.partition_point(|&at| words.places[at as usize].start < range.start + place.start);
        let found = places[first..]
            .iter()
            .map(move |&at| words.places[at as usize].start - place.start)
            .take_while(move |start| start + fragment.len() <= range.end);
        Some(Box::new(
            found.filter(|&start| {
                self.layout.text.normal.as_bytes()[start..].starts_with(fragment.as_bytes())
            }),
        ))
    }
}

/// The words of an anchor and their context, in normal form.
struct Context {
    exact: String,
    before: String,
    after: String,
}

impl Context {
    fn of(anchor: &Anchor) -> Self {
        let exact = normal_form::of(&anchor.exact);
        // Punctuation that is trimmed from the words belongs to their context.
        let first = fragments(&exact).next().unwrap_or_default();
        let last = fragments(&exact).last().unwrap_or_default();
        let lead = exact.find(first).unwrap_or(0);
        let tail = exact.rfind(last).map_or(exact.len(), |at| at + last.len());
        let before = anchor.prefix.as_deref().map_or(String::new(), normal_form::of) + &exact[..lead];
        let after =
            exact[tail..].to_owned() + &anchor.suffix.as_deref().map_or(String::new(), normal_form::of);
        Self { exact, before, after }
    }

    /// Whether it matches the context of a place: every character of it, or all but the punctuation next to the words.
    fn fits(&self, before: &str, after: &str, exactly: bool) -> bool {
        if exactly {
            return before.trim_end().ends_with(self.before.trim())
                && after.trim_start().starts_with(self.after.trim());
        }
        let before_words = |text: &'_ str| text.trim_end_matches(normal_form::BESIDE).len();
        let after_words = |text: &'_ str| text.len() - text.trim_start_matches(normal_form::BESIDE).len();
        before[..before_words(before)]
            .ends_with(self.before[..before_words(&self.before)].trim_start_matches(normal_form::BESIDE))
            && after[after_words(after)..]
                .starts_with(self.after[after_words(&self.after)..].trim_end_matches(normal_form::BESIDE))
    }
}

/// A text on one line, shortened to fit into a message.
pub(super) fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(160) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
