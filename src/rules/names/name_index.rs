//! Searching a text for all names at once.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::source::hash::HashSet;

/// From so many names on, building an automaton takes longer than searching in their sorted list: the time to build it
/// grows with the square of their number.
const MANY: usize = 2_000;

/// The names to search for.
pub(in crate::rules) enum NameIndex<'a> {
    Few(AhoCorasick, Vec<&'a str>),
    Many(SortedNames<'a>),
}

impl<'a> NameIndex<'a> {
    /// An index of these names, none of them empty.
    pub(in crate::rules) fn of(names: Vec<&'a str>) -> Self {
        if names.len() < MANY
            && let Ok(automaton) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&names)
        {
            return Self::Few(automaton, names);
        }
        Self::Many(SortedNames::of(names))
    }

    /// Calls `see` for each name in the text and where it begins: from the left, the longest name at each place.
    pub(in crate::rules) fn each_in(&self, text: &str, mut see: impl FnMut(usize, &'a str)) {
        match self {
            Self::Few(automaton, names) => {
                for found in automaton.find_iter(text) {
                    see(found.start(), names[found.pattern().as_usize()]);
                }
            }
            Self::Many(names) => names.each_in(text, &mut see),
        }
    }
}

/// Names in the order of their bytes.
pub(in crate::rules) struct SortedNames<'a> {
    names: Vec<&'a str>,
    first_letters: HashSet<char>,
}

impl<'a> SortedNames<'a> {
    fn of(mut names: Vec<&'a str>) -> Self {
        names.sort_unstable();
        let first_letters = names.iter().filter_map(|name| name.chars().next()).collect();
        Self { names, first_letters }
    }

    fn each_in(&self, text: &str, see: &mut impl FnMut(usize, &'a str)) {
        let mut end = 0;
        for (start, letter) in text.char_indices() {
            if start >= end
                && self.first_letters.contains(&letter)
                && let Some(name) = self.longest_before(&text[start..])
            {
                see(start, name);
                end = start + name.len();
            }
        }
    }

    /// The longest name that the text begins with.
    fn longest_before(&self, text: &str) -> Option<&'a str> {
        let mut beginning = text;
        loop {
            // A name that the text begins with comes before it, and only longer ones are between the two.
            let after = self.names.partition_point(|name| *name <= beginning);
            let name = self.names[..after].last()?;
            let shared: usize = name
                .chars()
                .zip(beginning.chars())
                .take_while(|(one, other)| one == other)
                .map(|(letter, _)| letter.len_utf8())
                .sum();
            match shared {
                _ if shared == name.len() => return Some(name),
                0 => return None,
                _ => beginning = &beginning[..shared],
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NameIndex, SortedNames};

    #[test]
    fn both_ways_find_the_same_names() {
        let names = ["New York", "New York Times", "York", "Ana", "An", "Kim", "李", "李明", "Times Square"];
        for text in [
            "The New York Times in New York, Times Square",
            "New Yorkers and Ana, An and Anastasia",
            "李明 and 李, Kim Kims",
            "",
        ] {
            let found = |index: NameIndex<'static>| {
                let mut found = Vec::new();
                index.each_in(text, |start, name| found.push((start, name)));
                found
            };
            let few = found(NameIndex::of(names.to_vec()));
            assert_eq!(found(NameIndex::Many(SortedNames::of(names.to_vec()))), few, "{text}");
        }
    }
}
