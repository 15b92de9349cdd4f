//! The words of a text, and their places.

use std::ops::Range;

use memchr::memmem;

use crate::source::hash::HashMap;

/// The words of a text, and their places.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The range of each word in the text.
    pub(super) places: Vec<Range<usize>>,
    /// Each word, in lower case, as a number.
    pub(super) words: Vec<u32>,
    numbers: HashMap<String, u32>,
    /// The indices of the words with each number: those from `starts[number]` to `starts[number + 1]`.
    occurrences: Vec<u32>,
    starts: Vec<u32>,
}

/// The number of a word that is not in the text.
pub(super) const UNKNOWN: u32 = u32::MAX;

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let mut words = Self::default();
        let mut lower = String::new();
        for place in places(text) {
            to_lowercase(&mut lower, &text[place.clone()]);
            let number = match words.numbers.get(&lower) {
                Some(&number) => number,
                None => {
                    let number = u32::try_from(words.numbers.len()).unwrap_or(UNKNOWN);
                    words.numbers.insert(lower.clone(), number);
                    number
                }
            };
            words.places.push(place);
            words.words.push(number);
        }
        words.sort();
        words
    }

    /// Sorts the words by their numbers, then in document order.
    fn sort(&mut self) {
        let mut starts = vec![0_u32; self.numbers.len() + 2];
        for &word in &self.words {
            starts[word as usize + 2] += 1;
        }
        for n in 1..starts.len() {
            starts[n] += starts[n - 1];
        }
        self.occurrences = vec![0; self.words.len()];
        for (at, &word) in (0..).zip(&self.words) {
            let next = &mut starts[word as usize + 1];
            self.occurrences[*next as usize] = at;
            *next += 1;
        }
        self.starts = starts;
    }

    /// The numbers of the words of another text.
    pub(super) fn numbers<'w>(&'w self, other: &'w str) -> impl Iterator<Item = u32> + 'w {
        let mut lower = String::new();
        places(other).map(move |place| {
            to_lowercase(&mut lower, &other[place]);
            self.numbers.get(&lower).copied().unwrap_or(UNKNOWN)
        })
    }

    /// The indices of the words with this number, in document order.
    pub(super) fn with(&self, number: u32) -> &[u32] {
        if number == UNKNOWN {
            return &[];
        }
        &self.occurrences[self.starts[number as usize] as usize..self.starts[number as usize + 1] as usize]
    }
}

/// The text in lower case, each letter with its original length, so that offsets are unchanged.
pub(super) fn lower(text: &str) -> String {
    let small = |c: char| {
        let mut small = c.to_lowercase();
        small.next().filter(|first| small.next().is_none() && first.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    if text.is_ascii() { text.to_ascii_lowercase() } else { text.chars().map(small).collect() }
}

/// The first word that begins with `stem`; both are in lower case.
pub(super) fn first_with(lower: &str, stem: &str) -> Option<usize> {
    let is_own_word = stem.chars().next().is_some_and(is_own_word);
    let begins = |at: &usize| is_own_word || !lower[..*at].chars().next_back().is_some_and(is_within_word);
    memmem::find_iter(lower.as_bytes(), stem.as_bytes()).find(begins)
}

fn to_lowercase(lower: &mut String, word: &str) {
    lower.clear();
    if word.is_ascii() {
        lower.push_str(word);
        lower.make_ascii_lowercase();
    } else {
        lower.extend(word.chars().flat_map(char::to_lowercase));
    }
}

/// The ranges of the words. A Chinese character or a kana is a word by itself: no spaces separate them.
pub(super) fn places(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        if !is_own_word(first) {
            while let Some((at, c)) = rest.next_if(|(_, c)| is_within_word(*c)) {
                end = at + c.len_utf8();
            }
        }
        Some(start..end)
    })
}

fn is_within_word(c: char) -> bool {
    c.is_alphanumeric() && !is_own_word(c)
}

/// Whether it is a Chinese character or a kana.
pub(super) fn is_own_word(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{2_0000}'..='\u{3_FFFF}')
}

/// Whether `part` of the text begins and ends at word boundaries, in a script with spaces between words.
pub(super) fn is_between_words(text: &str, part: &Range<usize>) -> bool {
    let joins = |a: Option<char>, b: Option<char>| {
        matches!((a, b), (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric()
            // Latin, Greek and Cyrillic: in other scripts particles are attached, or there are no spaces.
            && (a < '\u{590}' || b < '\u{590}'))
    };
    let (before, within, after) = (&text[..part.start], &text[part.clone()], &text[part.end..]);
    !joins(before.chars().next_back(), within.chars().next())
        && !joins(within.chars().next_back(), after.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found() {
        let words = Words::of("We wait. “WE” wait, 我们等");
        let numbers: Vec<u32> = words.numbers("wait we 们 never").collect();
        let places = |number: u32| words.with(number).to_vec();
        assert_eq!(places(numbers[0]), [1, 3]);
        assert_eq!(places(numbers[1]), [0, 2]);
        assert_eq!(places(numbers[2]), [5]);
        assert_eq!(numbers[3], UNKNOWN);
        assert!(Words::of("").with(UNKNOWN).is_empty());
    }

    #[test]
    fn words_are_found_by_their_stem() {
        let text = lower("The İstanbul weaver and KIMs wave, 李さん");
        assert_eq!(first_with(&text, "wave"), text.find("wave,"));
        assert_eq!(first_with(&text, "kim"), text.find("kims"));
        assert_eq!(first_with(&text, "さ"), text.find('さ'));
        assert_eq!(first_with(&text, "ave"), None);
    }

    #[test]
    fn parts_of_words_are_not_words() {
        assert!(!is_between_words("a part", &(3..6)));
        assert!(is_between_words("a part", &(2..6)));
        assert!(is_between_words("결승선이라고", &(0..9)));
    }
}
