//! Did you mean …?

/// The name that `wrong` is meant to be: one that differs in case, separators or plural only, or else the only one that a
/// typo explains.
///
/// Another word is never meant, however similar: `age` is not `name`, and `ministry` is not `military`. Nor is another
/// number.
pub(crate) fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    if wrong.len() > LONGEST {
        return None;
    }
    let wrong = Word::of(wrong);
    let mut best: Option<(usize, &str)> = None;
    let mut is_tied = false;
    for name in names.into_iter().filter(|name| name.len() <= LONGEST) {
        let Some(typos) = wrong.typos_to(&Word::of(name)) else { continue };
        match best {
            Some((fewest, _)) if typos > fewest => {}
            Some((fewest, other)) if typos == fewest => is_tied |= other != name,
            _ => (best, is_tied) = (Some((typos, name)), false),
        }
    }
    best.filter(|_| !is_tied).map(|(_, name)| name)
}

/// The longest name, in bytes, for which a similar one is looked for: names that people type are shorter.
const LONGEST: usize = 256;

/// Whether two words differ in case, separators or plural only.
pub(crate) fn is_same_word(one: &str, other: &str) -> bool {
    matches!(Word::of(one).typos_to(&Word::of(other)), Some(0 | 1))
}

/// A word in lower case, without separators.
struct Word {
    folded: String,
    length: usize,
}

impl Word {
    /// Longer texts are compared as they are.
    const LONGEST: usize = 64;

    fn of(text: &str) -> Self {
        let folded: String =
            text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let length = folded.chars().count();
        Self { folded, length }
    }

    /// How many typos lead from one to the other, if few enough: 0 if they are the same word, 1 for the plural.
    fn typos_to(&self, other: &Self) -> Option<usize> {
        if self.folded == other.folded {
            return (self.length > 0).then_some(0);
        }
        let (one, two) = (self.singular(), other.singular());
        let shorter = self.length.min(other.length);
        let most = match shorter {
            0..3 => return None,
            3..10 => 1,
            10..=Self::LONGEST => 2,
            _ => return None,
        };
        if one == two {
            return Some(1);
        }
        let is_near = self.length.abs_diff(other.length) <= most + 1 && digits(one).eq(digits(two));
        let typos = is_near.then(|| strsim::damerau_levenshtein(one, two))?;
        // Short words differ from many others in one letter: the first must be right, and in the shortest no other wrong.
        let is_likely = || {
            one.chars().next() == two.chars().next()
                && (shorter > 3 || self.length != other.length || is_same_letters(one, two))
        };
        let is_typo = typos <= most && (shorter > 4 || is_likely());
        is_typo.then_some(typos + 1)
    }

    fn singular(&self) -> &str {
        self.folded.strip_suffix('s').unwrap_or(&self.folded)
    }
}

fn digits(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter(char::is_ascii_digit)
}

fn is_same_letters(one: &str, other: &str) -> bool {
    let sorted = |word: &str| {
        let mut letters: Vec<char> = word.chars().collect();
        letters.sort_unstable();
        letters
    };
    sorted(one) == sorted(other)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_typo_is_seen_through_and_another_word_is_not() {
        assert_eq!(nearest("cotsa", ["kim", "costa"]), Some("costa"));
        assert_eq!(nearest("Titel", ["title", "kind"]), Some("title"));
        assert_eq!(nearest("nmae", ["name", "game"]), Some("name"));
        assert_eq!(nearest("titel", ["tiled", "title"]), Some("title"));
        assert_eq!(nearest("TITEL", ["tilde", "titel"]), Some("titel"));
        assert_eq!(nearest("Zürih", ["Zurich", "Zürich"]), Some("Zürich"));
        assert_eq!(nearest("autor", ["authors", "editor"]), Some("authors"));
        assert_eq!(nearest("date-published", ["datePublished", "dateModified"]), Some("datePublished"));
        assert_eq!(nearest("dats", ["dates", "title"]), Some("dates"));
        assert_eq!(nearest("newz", ["news", "review"]), Some("news"));
        assert_eq!(nearest("title", []), None);
        for (wrong, name) in [
            ("desk", "title"),
            ("", "title"),
            ("age", "name"),
            ("age", "page"),
            ("ministry", "military"),
            ("endDate", "date"),
            ("table-wrap", "table-fn"),
            ("fig", "fog"),
            ("ref12", "ref13"),
        ] {
            assert_eq!(nearest(wrong, [name]), None, "{wrong}");
        }
    }

    #[test]
    fn of_two_names_as_near_none_is_meant() {
        assert_eq!(nearest("figxa", ["figya", "figza"]), None);
    }
}
