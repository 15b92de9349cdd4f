//! Did you mean …?

/// The name most like `wrong`, if a slip or two of the keyboard explain the difference.
pub(crate) fn nearest<'n>(wrong: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let wrong = wrong.to_lowercase();
    let (length, letters) = (wrong.chars().count(), Letters::of(&wrong));
    let mut best: Option<(usize, &str)> = None;
    for name in names {
        let of_name = name.chars().count();
        let slips = of_name.max(length).div_ceil(3);
        let most = best.map_or(slips, |(distance, _)| slips.min(distance - 1));
        // What differs more in its length or its letters alone need not be compared.
        if of_name.abs_diff(length) > most || Letters::of(name).slips_to(&letters) > most {
            continue;
        }
        match strsim::damerau_levenshtein(&wrong, &name.to_lowercase()) {
            0 => return Some(name),
            distance if distance <= most => best = Some((distance, name)),
            _ => {}
        }
    }
    best.map(|(_, name)| name)
}

/// How often each letter is in a word.
struct Letters {
    counts: [u8; 32],
    ascii: bool,
}

impl Letters {
    /// A letter of either case is counted as the same.
    fn of(word: &str) -> Self {
        let mut counts = [0_u8; 32];
        for byte in word.bytes() {
            let count = &mut counts[usize::from(byte & 31)];
            *count = count.saturating_add(1);
        }
        Self { counts, ascii: word.is_ascii() }
    }

    /// How many slips it takes at least to make the letters of the other word from these.
    fn slips_to(&self, other: &Self) -> usize {
        if !self.ascii || !other.ascii {
            return 0;
        }
        let surplus = |of: &Self, over: &Self| -> usize {
            of.counts.iter().zip(&over.counts).map(|(of, over)| usize::from(of.saturating_sub(*over))).sum()
        };
        surplus(self, other).max(surplus(other, self))
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_seen_through_and_another_word_is_not() {
        assert_eq!(nearest("cotsa", ["kim", "costa"]), Some("costa"));
        assert_eq!(nearest("Titel", ["title", "kind"]), Some("title"));
        assert_eq!(nearest("desk", ["title", "kind"]), None);
        assert_eq!(nearest("", ["title"]), None);
        assert_eq!(nearest("title", []), None);
        assert_eq!(nearest("titel", ["tiled", "title"]), Some("title"));
        assert_eq!(nearest("TITEL", ["tilde", "titel"]), Some("titel"));
        assert_eq!(nearest("Zürih", ["Zurich", "Zürich"]), Some("Zürich"));
    }
}
