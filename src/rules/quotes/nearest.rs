//! The passage of a text that is most like another text, by the words they share.

use std::collections::HashMap;
use std::ops::Range;

/// The words of a text, and where each pair of neighbours stands.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Where each word stands in the text.
    places: Vec<Range<usize>>,
    /// Each word, in small letters, as a number.
    words: Vec<u32>,
    /// The number of each word.
    numbers: HashMap<String, u32>,
    /// Where pairs of words begin; of frequent ones only the first few.
    pairs: HashMap<(u32, u32), Vec<u32>>,
}

/// How many places of one pair are looked at: enough to find a passage, too few to take long.
const TRIED: usize = 8;
/// The fewest words in a row that make two passages alike.
const ALIKE: usize = 3;
/// The longest passage that is shown, in words, and around it in bytes.
const SHOWN: usize = 40;

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self::default();
        for place in places(text) {
            let next = u32::try_from(words.numbers.len()).unwrap_or(u32::MAX);
            let number = *words.numbers.entry(text[place.clone()].to_lowercase()).or_insert(next);
            words.places.push(place);
            words.words.push(number);
        }
        for (start, pair) in (0..).zip(words.words.windows(2)) {
            let starts = words.pairs.entry((pair[0], pair[1])).or_default();
            if starts.len() < TRIED {
                starts.push(start);
            }
        }
        words
    }

    /// The passage of `text`, which these are the words of, that shares the longest run of words with `other`.
    pub(super) fn nearest<'t>(&self, text: &'t str, other: &str) -> Option<&'t str> {
        // A word that the text does not have gets a number that no word has.
        let number =
            |place: Range<usize>| self.numbers.get(&other[place].to_lowercase()).copied().unwrap_or(u32::MAX);
        let other: Vec<u32> = places(other).take(10 * SHOWN).map(number).collect();
        let mut best: Option<(usize, usize, usize)> = None;
        for (at, pair) in other.windows(2).enumerate() {
            for &start in self.pairs.get(&(pair[0], pair[1])).into_iter().flatten() {
                let start = start as usize;
                let run = self.words[start..].iter().zip(&other[at..]).take_while(|(a, b)| a == b).count();
                if best.is_none_or(|(longest, ..)| run > longest) {
                    best = Some((run, start, at));
                }
            }
        }
        let (run, start, at) = best?;
        if run < ALIKE.min(other.len()) {
            return None;
        }
        // As much of the text on both sides as the quote has.
        let first = start.saturating_sub(at.min(SHOWN / 2));
        let last = (first + other.len().min(SHOWN)).clamp(start + 1, self.places.len()) - 1;
        Some(text[self.places[first].start..self.places[last].end].trim())
    }
}

/// Where the words stand. A sign of Chinese or a kana is a word by itself: they are not set apart by spaces.
fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        if !stands_alone(first) {
            while let Some((at, c)) = rest.next_if(|(_, c)| is_within_word(*c)) {
                end = at + c.len_utf8();
            }
        }
        Some(start..end)
    })
}

fn is_within_word(c: char) -> bool {
    c.is_alphanumeric() && !stands_alone(c)
}

fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{2_0000}'..='\u{3_FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn nearest<'t>(text: &'t str, other: &str) -> Option<&'t str> {
        Words::of(text).nearest(text, other)
    }

    #[test]
    fn the_nearest_passage_shares_the_longest_run_of_words() {
        let text = "We can wait. “We can build the next generation of chips alone,” he said.";
        assert_eq!(
            nearest(text, "we can build the last generation of chips alone"),
            Some("We can build the next generation of chips alone")
        );
        assert_eq!(nearest(text, "nothing of the kind"), None);
        assert_eq!(nearest("", "a b c"), None);
        assert_eq!(nearest("a b c", ""), None);
    }

    #[test]
    fn chinese_is_compared_sign_by_sign() {
        assert_eq!(nearest("他说：“我们可以一起做到。”", "我们可以做到"), Some("我们可以一起"));
    }
}
