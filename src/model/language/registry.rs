//! What the registries say about subtags.

use std::sync::OnceLock;

/// The IANA language subtag registry: what it lists, what to write instead, in which script.
static SUBTAGS: Table = Table::new(include_str!("registry.txt"));

/// The codes of three letters that ISO 639 has for languages with a code of two.
static CODES: Table = Table::new(include_str!("iso639.txt"));

/// Lines that are sorted by bytes, each a key and what is said of it.
struct Table {
    text: &'static str,
    /// Where each line begins.
    starts: OnceLock<Vec<u32>>,
}

/// What the registry says about a subtag, in the registry's own case, or a whole tag in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Entry {
    /// What is written instead today.
    pub(super) instead: Option<&'static str>,
    /// The script that a language is nearly always written in; the language that an extended one belongs to.
    pub(super) goes_with: Option<&'static str>,
}

/// The entry of `subtag`, if it has one.
pub(super) fn entry(subtag: &str) -> Option<Entry> {
    let rest = SUBTAGS.find(subtag)?;
    Some(Entry {
        instead: rest.split(' ').find_map(|word| word.strip_prefix('>')),
        goes_with: rest.split(' ').find(|word| !word.is_empty() && !word.starts_with('>')),
    })
}

/// The subtags of two letters that are written today: of languages, or of countries if they are in capitals.
#[cfg(feature = "cli")]
pub(super) fn codes_of_two_letters(in_capitals: bool) -> impl Iterator<Item = &'static str> {
    // Reserved for private use: no country has them.
    const EXTRA: [&str; 2] = ["AA", "ZZ"];
    let is_such = move |subtag: &str| {
        subtag.len() == 2 && subtag.bytes().all(|byte| byte.is_ascii_uppercase() == in_capitals)
    };
    let is_current = |subtag: &&str| entry(subtag).is_some_and(|entry| entry.instead.is_none());
    subtags_like(is_such).filter(is_current).filter(|subtag| !EXTRA.contains(subtag))
}

/// The subtags whose characters all satisfy `is_such`.
pub(super) fn subtags_like(is_such: impl Fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
    SUBTAGS.lines().map(|(subtag, _)| subtag).filter(move |subtag| is_such(subtag))
}

/// The code of two letters for the language whose code of three letters this is.
pub(super) fn two_letters(three: &str) -> Option<&'static str> {
    CODES.find(three).and_then(|rest| rest.get(..2))
}

/// The code of two letters for the language that English calls `name`.
pub(super) fn named(name: &str) -> Option<&'static str> {
    CODES.lines().find_map(|(_, rest)| {
        let (two, english) = rest.split_once(' ')?;
        english.eq_ignore_ascii_case(name).then_some(two)
    })
}

/// What English calls the language with this code of two letters.
pub(super) fn english_name(two: &str) -> Option<&'static str> {
    CODES.lines().find_map(|(_, rest)| rest.strip_prefix(two)?.strip_prefix(' '))
}

impl Table {
    const fn new(text: &'static str) -> Self {
        Self { text, starts: OnceLock::new() }
    }

    /// The keys with what is said of them, without comments.
    fn lines(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.text.lines().filter(|line| !line.starts_with('#')).map(parts)
    }

    /// What is said of `key`.
    fn find(&self, key: &str) -> Option<&'static str> {
        let starts = self.starts.get_or_init(|| line_starts(self.text));
        let key_at = |start: u32| {
            let rest = &self.text.as_bytes()[start as usize..];
            &rest[..rest.iter().position(|byte| matches!(byte, b' ' | b'\n')).unwrap_or(rest.len())]
        };
        let found = starts.binary_search_by(|start| key_at(*start).cmp(key.as_bytes())).ok()?;
        let line = self.text[starts[found] as usize..].lines().next()?;
        (!key.starts_with('#')).then(|| parts(line).1)
    }
}

/// The key of a line, and what is said of it.
fn parts(line: &'static str) -> (&'static str, &'static str) {
    line.split_once(' ').unwrap_or((line, ""))
}

fn line_starts(text: &str) -> Vec<u32> {
    let after_others = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    let starts = std::iter::once(0).chain(after_others).filter(|start| *start < text.len());
    starts.map(|start| start as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_table_is_found_by_its_first_word() {
        for table in [&SUBTAGS, &CODES] {
            assert!(table.lines().all(|(word, rest)| table.find(word) == Some(rest)));
            assert_eq!(table.find(""), None);
            assert_eq!(table.find("#"), None);
            assert_eq!(table.find("~"), None);
        }
        assert_eq!(entry("iw").and_then(|entry| entry.instead), Some("he"));
        assert_eq!(entry("ko").and_then(|entry| entry.goes_with), Some("Kore"));
        assert_eq!(two_letters("ger"), Some("de"));
        assert_eq!(english_name("is"), Some("Icelandic"));
    }
}
