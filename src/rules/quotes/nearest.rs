//! The passage of a text most similar to a quote, and their differences.

use std::ops::Range;

use crate::rules::quotes::difference::{Change, differences, tokens};
use crate::rules::quotes::normal_form;
use crate::rules::quotes::running_text::RunningText;
use crate::rules::quotes::words::Words;

/// A passage similar to some words.
#[derive(Debug)]
pub(super) struct Nearest {
    /// Its range in the text.
    pub(super) place: Range<usize>,
    /// The differences, as `- words of the one` and `+ words of the other`.
    pub(super) lines: String,
    /// Whether it has all the words, with quotation marks and other words between them: “…,” she said. “…”
    pub(super) is_interrupted: bool,
}

/// The maximum number of word pairs to look up, rarest first, of positions of each, and of positions of the rarer word
/// at which the other is searched for. This bounds the work for one quote, however long quote and text are.
const PAIRS: usize = 32;
const TRIED: usize = 16;
const LOOKED_AT: usize = 2000;
/// The fewest consecutive words that make two passages similar.
const ALIKE: usize = 3;
/// How many words are compared, and how many more of the text on both sides.
const COMPARED: usize = 400;
const MORE: usize = 24;
/// How many differences are shown.
const SHOWN: usize = 3;

/// The passage of `text`, whose normalised words are `words`, that shares the longest run of words with `other`. Adds
/// to the count of positions examined.
pub(super) fn nearest(
    text: &RunningText,
    words: &Words,
    other: &RunningText,
    looked_at: &mut usize,
) -> Option<Nearest> {
    let numbers: Vec<u32> = words.numbers(&other.normal).take(COMPARED).collect();
    let (run, start, at) = longest_run(words, &numbers, looked_at)?;
    if run < ALIKE.min(numbers.len()) {
        return None;
    }
    let first = start.saturating_sub(at + MORE);
    let last = (start + numbers.len() - at + MORE).min(words.places.len()) - 1;
    let window = words.places[first].start..words.places[last].end;
    let here = tokens(&text.normal, window);
    let there = tokens(&other.normal, within(&other.normal));
    let there = &there[..there.len().min(2 * COMPARED)];
    let changes = differences(&other.normal, there, &text.normal, &here);

    let shared = changes.iter().filter(|change| matches!(change, Change::Same(..))).count();
    if 5 * shared < 2 * there.len() {
        return None;
    }
    let place = {
        let mut here = changes.iter().filter_map(Change::here).map(|at| here[at].clone());
        let first = here.next()?;
        text.written(&(first.start..here.next_back().map_or(first.end, |last| last.end)))
    };
    let is_interrupted = changes.iter().all(|change| !matches!(change, Change::Gone(_)))
        && text.written[place.clone()].matches(|c| normal_form::is_mark(c) && c != '’' && c != '\'').count()
            > 1;
    let lines = Lines { text, here: &here, other, there }.of(&changes);
    Some(Nearest { place, lines, is_interrupted })
}

/// The differences of two texts, as `- words of the other` and `+ words of the text`, if they are similar at all.
pub(super) fn difference(text: &str, other: &str) -> Option<String> {
    let text = RunningText::of(text);
    let nearest = nearest(&text, &Words::of(&text.normal), &RunningText::of(other), &mut 0)?;
    Some(nearest.lines).filter(|lines| !lines.is_empty())
}

/// The length of the longest common run of words, its start in the text, and its start in the other words. Adds to the
/// count of positions examined.
fn longest_run(words: &Words, other: &[u32], looked_at: &mut usize) -> Option<(usize, usize, usize)> {
    let count = |pair: &[u32]| words.with(pair[0]).len().min(words.with(pair[1]).len());
    let mut pairs: Vec<(usize, &[u32])> = other.windows(2).enumerate().collect();
    pairs.sort_by_cached_key(|(_, pair)| count(pair));
    let (mut best, mut tried): (Option<(usize, usize, usize)>, usize) = (None, 0);
    for (at, pair) in pairs {
        let places = words.with(pair[0]).len().min(words.with(pair[1]).len());
        if places == 0 {
            continue;
        }
        tried += 1;
        if tried > PAIRS {
            break;
        }
        let second = usize::from(words.with(pair[1]).len() < words.with(pair[0]).len());
        let starts =
            words.with(pair[second]).iter().filter_map(|&place| (place as usize).checked_sub(second));
        let starts = starts.take(LOOKED_AT).inspect(|_| *looked_at += 1);
        let starts = starts.filter(|&start| words.words[start..].starts_with(pair)).take(TRIED);
        for start in starts {
            let run = words.words[start..].iter().zip(&other[at..]).take_while(|(a, b)| a == b).count();
            let before = words.words[..start]
                .iter()
                .rev()
                .zip(other[..at].iter().rev())
                .take_while(|(a, b)| a == b)
                .count();
            if best.is_none_or(|(longest, ..)| run + before > longest) {
                best = Some((run + before, start - before, at - before));
            }
        }
    }
    best.or_else(|| {
        // The whole quote is a single word.
        let &[only] = other else { return None };
        words.with(only).first().map(|&place| (1, place as usize, 0))
    })
}

/// The words only, without punctuation of the surrounding sentence.
fn within(normal: &str) -> Range<usize> {
    let trimmed = normal_form::trimmed(normal);
    let start = normal.len() - normal.trim_start_matches([' ', '\'']).len();
    start.min(normal.len() - trimmed.len())..start.min(normal.len() - trimmed.len()) + trimmed.len()
}

/// Formats differences as lines.
struct Lines<'t> {
    text: &'t RunningText,
    here: &'t [Range<usize>],
    other: &'t RunningText,
    there: &'t [Range<usize>],
}

impl Lines<'_> {
    /// Words of context on both sides.
    const AROUND: usize = 3;

    fn of(&self, changes: &[Change]) -> String {
        let mut lines = String::new();
        let mut at = 0;
        for _ in 0..SHOWN {
            let Some(first) = changes[at..].iter().position(Change::is_one).map(|n| at + n) else { break };
            // Differences close to each other are shown as one.
            let mut last = first;
            while let Some(next) = changes[last + 1..].iter().take(2 * Self::AROUND).position(Change::is_one)
            {
                last += 1 + next;
            }
            let from = first.saturating_sub(Self::AROUND);
            let to = (last + 1 + Self::AROUND).min(changes.len());
            let shown = &changes[from..to];
            let more = (from > 0, to < changes.len());
            for (sign, line) in [
                ('-', slice(self.other, self.there, shown.iter().filter_map(Change::there), more)),
                ('+', slice(self.text, self.here, shown.iter().filter_map(Change::here), more)),
            ] {
                lines.push('\n');
                lines.push(sign);
                lines.push(' ');
                lines.push_str(&line);
            }
            at = to.max(last + 1);
        }
        lines
    }
}

/// The words with these indices, as written.
fn slice(
    text: &RunningText,
    tokens: &[Range<usize>],
    mut shown: impl DoubleEndedIterator<Item = usize>,
    (before, after): (bool, bool),
) -> String {
    let Some(first) = shown.next() else { return "…".to_owned() };
    let last = shown.next_back().unwrap_or(first);
    let words = &text.written[text.written(&(tokens[first].start..tokens[last].end))];
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = match (words.char_indices().nth(60), words.char_indices().nth_back(59)) {
        // A long passage that only one of the two has is shown by its ends.
        (Some((head, _)), Some((tail, _))) if tail > head => {
            format!("{} … {}", &words[..head], &words[tail..])
        }
        _ => words,
    };
    format!("{}{words}{}", if before { "… " } else { "" }, if after { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(text: &str, other: &str) -> Option<(String, String)> {
        let text = RunningText::of(text);
        let found = nearest(&text, &Words::of(&text.normal), &RunningText::of(other), &mut 0)?;
        Some((text.written[found.place].to_owned(), found.lines))
    }

    fn found(text: &str, other: &str) -> Option<String> {
        compared(text, other).map(|(passage, _)| passage)
    }

    fn lines(text: &str, other: &str) -> String {
        compared(text, other).unwrap().1
    }

    #[test]
    fn the_nearest_passage_shares_the_longest_run_of_words() {
        let text = "We can wait. “We can build the next generation of chips alone,” he said.";
        assert_eq!(
            found(text, "we can build the last generation of chips alone").as_deref(),
            Some("We can build the next generation of chips alone")
        );
        assert_eq!(found(text, "nothing of the kind"), None);
        assert_eq!(found("", "a b c"), None);
        assert_eq!(found("a b c", ""), None);
    }

    #[test]
    fn the_work_for_one_quote_is_limited() {
        let many = 50_000;
        // Both words are frequent, and one never follows the other.
        let apart = "a x ".repeat(many) + &"b y ".repeat(many);
        for (text, other) in [
            (apart.as_str(), "a b ".repeat(many)),
            (&"so ".repeat(many), "so ".repeat(many) + "it is"),
            (&apart, "a b".to_owned()),
        ] {
            let words = Words::of(&RunningText::of(text).normal);
            let other = RunningText::of(&other);
            let numbers: Vec<u32> = words.numbers(&other.normal).take(COMPARED).collect();
            let mut looked_at = 0;
            longest_run(&words, &numbers, &mut looked_at);
            assert!(looked_at > 0 && looked_at <= PAIRS * LOOKED_AT, "{looked_at}");
        }
    }

    #[test]
    fn chinese_is_compared_by_character() {
        assert_eq!(found("他说：“我们可以一起做到。”", "我们可以做到").as_deref(), Some("我们可以一起做到"));
    }

    #[test]
    fn differences_are_shown_with_context() {
        let text =
            "He said: “It was the hardest vote I have cast in all my years, and I would cast it again.”";
        assert_eq!(
            lines(
                text,
                "It was the hardest vote I have ever cast in all my years, and I would cast it again."
            ),
            "\n- … vote I have ever cast in all …\n+ … vote I have cast in all …"
        );
        assert_eq!(
            lines(text, "It was the hardest vote I have cast in all my years, and I would cast it again!"),
            "\n- … cast it again!\n+ … cast it again"
        );
        assert_eq!(
            lines("We will wait. They will not", "We will wait, they will not"),
            "\n- We will wait, they will not\n+ We will wait. They will not"
        );
    }
}
