//! What the registries say about subtags.

/// The IANA language subtag registry: what it lists, what to write instead, in which script.
const SUBTAGS: &str = include_str!("registry.txt");

/// The codes of three letters that ISO 639 has for languages with a code of two.
const CODES: &str = include_str!("iso639.txt");

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
    let rest = find(SUBTAGS, subtag)?;
    Some(Entry {
        instead: rest.split(' ').find_map(|word| word.strip_prefix('>')),
        goes_with: rest.split(' ').find(|word| !word.is_empty() && !word.starts_with('>')),
    })
}

/// The subtags whose characters all satisfy `is_such`.
pub(super) fn subtags_like(is_such: impl Fn(&str) -> bool) -> impl Iterator<Item = &'static str> {
    lines(SUBTAGS).map(|(subtag, _)| subtag).filter(move |subtag| is_such(subtag))
}

/// The code of two letters for the language whose code of three letters this is.
pub(super) fn two_letters(three: &str) -> Option<&'static str> {
    find(CODES, three).and_then(|rest| rest.get(..2))
}

/// The code of two letters for the language that English calls `name`.
pub(super) fn named(name: &str) -> Option<&'static str> {
    lines(CODES).find_map(|(_, rest)| {
        let (two, english) = rest.split_once(' ')?;
        english.eq_ignore_ascii_case(name).then_some(two)
    })
}

/// What English calls the language with this code of two letters.
pub(super) fn english_name(two: &str) -> Option<&'static str> {
    lines(CODES).find_map(|(_, rest)| rest.strip_prefix(two)?.strip_prefix(' '))
}

fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split_once(' ').unwrap_or((line, "")))
}

/// What follows `key` and a space on its line. The lines are sorted by bytes.
fn find(table: &'static str, key: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let bytes = table.as_bytes();
        let start = bytes[..middle].iter().rposition(|b| *b == b'\n').map_or(0, |end| end + 1);
        let end =
            bytes[start..].iter().position(|b| *b == b'\n').map_or(bytes.len(), |length| start + length);
        let line = &table[start..end];
        let space = line.bytes().position(|b| b == b' ').unwrap_or(line.len());
        match line[..space].cmp(key) {
            std::cmp::Ordering::Equal => {
                return (!key.starts_with('#')).then(|| line.get(space + 1..).unwrap_or_default());
            }
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_table_is_found_by_its_first_word() {
        for table in [SUBTAGS, CODES] {
            assert!(lines(table).all(|(word, rest)| find(table, word) == Some(rest)));
            assert_eq!(find(table, ""), None);
            assert_eq!(find(table, "#"), None);
            assert_eq!(find(table, "~"), None);
        }
        assert_eq!(entry("iw").and_then(|entry| entry.instead), Some("he"));
        assert_eq!(entry("ko").and_then(|entry| entry.goes_with), Some("Kore"));
        assert_eq!(two_letters("ger"), Some("de"));
        assert_eq!(english_name("is"), Some("Icelandic"));
    }
}
