//! Names of months and weekdays in several languages.

use crate::model::Language;

/// One line for each language: its subtag, the months, the weekdays from Monday on.
const TABLE: &str = include_str!("calendar_words.txt");

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct CalendarWords {
    language: &'static str,
    months: &'static str,
    weekdays: &'static str,
}

impl CalendarWords {
    /// The words of a language, if it is in the table.
    pub(super) fn of(language: &Language) -> Option<Self> {
        let wanted = language.primary();
        let wanted = if wanted == "no" { "nb" } else { wanted.as_str() };
        TABLE.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
            let (language, words) = line.split_once(": ")?;
            let (months, weekdays) = words.split_once(" | ")?;
            (language == wanted).then_some(Self { language, months, weekdays })
        })
    }

    /// Whether the day of the month may come after the month: "March 14".
    pub(super) fn day_may_follow(self) -> bool {
        self.language == "en"
    }

    /// The month a word names, from 1 on.
    pub(super) fn month(self, word: &str) -> Option<u8> {
        (1..).zip(self.months.split(' ')).find(|(_, month)| is_same(word, month)).map(|(number, _)| number)
    }

    /// The month a word abbreviates, if there is only one.
    ///
    /// Next to a number this is nearly certain; elsewhere `jun` may be a person's name.
    pub(super) fn month_shortened(self, word: &str) -> Option<u8> {
        let is_other_word = match self.language {
            // Tuesday.
            "fr" | "es" | "it" | "pt" => word.eq_ignore_ascii_case("mar"),
            // Christmas.
            "sv" | "nb" | "da" => word.eq_ignore_ascii_case("jul"),
            _ => false,
        };
        if is_other_word || !(3..=5).contains(&word.chars().count()) {
            return None;
        }
        let mut meant = (1..).zip(self.months.split(' ')).filter(|(_, month)| {
            month
                .char_indices()
                .nth(word.chars().count())
                .is_some_and(|(end, _)| is_same(word, &month[..end]))
        });
        let (number, _) = meant.next()?;
        meant.next().is_none().then_some(number)
    }

    /// The weekday a word names, from 0 for Monday.
    pub(super) fn weekday(self, word: &str) -> Option<u8> {
        (0..).zip(self.weekdays.split(' ')).find(|(_, day)| is_same(word, day)).map(|(number, _)| number)
    }
}

/// Whether a word equals the one in the table. A word with a capital in the table needs one in the text: "may" is not a
/// month.
fn is_same(word: &str, known: &str) -> bool {
    let is_capital = |text: &str| text.starts_with(char::is_uppercase);
    (is_capital(word) || !is_capital(known)) && word.to_lowercase() == known.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_complete() {
        for language in ["en", "de", "fr", "es", "it", "pt-BR", "nl", "sv", "no", "nb", "da"] {
            let words = CalendarWords::of(&language.into()).unwrap();
            assert_eq!(words.months.split(' ').count(), 12, "{language}");
            assert_eq!(words.weekdays.split(' ').count(), 7, "{language}");
        }
        assert!(CalendarWords::of(&"ko".into()).is_none());
    }

    #[test]
    fn month_names_depend_on_the_language() {
        let words = |language: &str| CalendarWords::of(&language.into()).unwrap();
        assert_eq!(words("en").month("MAY"), Some(5));
        assert_eq!(words("en").month("may"), None);
        assert_eq!(words("en").month("Mars"), None);
        assert_eq!(words("fr").month("Février"), Some(2));
        assert_eq!(words("fr").month_shortened("févr"), Some(2));
        assert_eq!(words("fr").month_shortened("juil"), Some(7));
        assert_eq!(words("fr").month_shortened("mar"), None);
        assert_eq!(words("en").month_shortened("Sept"), Some(9));
        assert_eq!(words("en").month_shortened("Mo"), None);
        assert_eq!(words("da").month_shortened("jul"), None);
        assert_eq!(words("pt").weekday("segunda-feira"), Some(0));
        assert_eq!(words("sv").weekday("lördag"), Some(5));
    }
}
