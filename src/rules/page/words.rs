//! How much two texts have in common.

use crate::source::hash::HashSet;
use crate::source::html;

/// The distinct words of a text, without HTML and capitals.
#[derive(Debug)]
pub(super) struct Words(HashSet<String>);

impl Words {
    pub(super) fn of(text: &str) -> Self {
        let text = html::text_of(text);
        let mut words = HashSet::default();
        let mut word = String::new();
        for c in text.chars() {
            // Chinese and Japanese have no spaces: their characters are compared.
            match c.is_alphanumeric() && !is_ideographic(c) {
                true => word.extend(c.to_lowercase()),
                false if word.is_empty() => {}
                false => _ = words.insert(std::mem::take(&mut word)),
            }
            if is_ideographic(c) {
                words.insert(c.to_string());
            }
        }
        words.extend(Some(word).filter(|word| !word.is_empty()));
        Self(words)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether at least this share of the words, in percent, of the one with fewer words is in the other.
    pub(super) fn share(&self, other: &Self, percent: usize) -> bool {
        let common = self.0.intersection(&other.0).count();
        100 * common >= percent * self.len().min(other.len())
    }
}

fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn words_are_compared_whatever_the_script() {
        for (one, other, percent) in [
            ("Council votes &amp; rests", "COUNCIL votes, then rests", 100),
            ("市議会が可決", "市議会は可決した", 80),
            ("Two of four words", "four of them", 66),
            ("", "Tides", 100),
        ] {
            let (one, other) = (Words::of(one), Words::of(other));
            assert!(one.share(&other, percent), "{one:?} {other:?}");
            assert!(one.len() == 0 || percent == 100 || !one.share(&other, 100), "{one:?} {other:?}");
        }
    }
}
