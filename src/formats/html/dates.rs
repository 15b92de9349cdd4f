//! Dates for search engines and link previews.

use crate::model::{Calendar, Date};

/// The date in ISO 8601, if it is a day or a time.
///
/// <https://ogp.me/#datetime> does not allow months and years.
pub(super) fn day(date: Option<&Date>) -> Option<&str> {
    let date = date?;
    date.calendar()?.day?;
    Some(date.as_str())
}

/// The date in the format of [Google Scholar](https://scholar.google.com/intl/en/scholar/inclusion.html#indexing):
/// `2026/03/16`, `2019/06`, `2015`.
///
/// For a season, or another date of which only the year is certain, the year.
pub(super) fn with_slashes(date: Option<&Date>) -> Option<String> {
    let date = date?;
    if let Some(Calendar { year, month, day }) = date.calendar() {
        return Some(match (month, day) {
            (Some(month), Some(day)) => format!("{year:04}/{month:02}/{day:02}"),
            (Some(month), None) => format!("{year:04}/{month:02}"),
            (None, _) => format!("{year:04}"),
        });
    }
    let (first, last) = date.days();
    let year = first.zip(last).filter(|(first, last)| first.year() == last.year()).map(|(day, _)| day.year());
    year.filter(|year| !date.is_qualified() && (0..=9999).contains(year)).map(|year| format!("{year:04}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_certain_dates_are_written() {
        let slashed = |text: &str| with_slashes(Some(&Date::from(text)));
        assert_eq!(slashed("2026-03-16T10:00:00+01:00").as_deref(), Some("2026/03/16"));
        assert_eq!(slashed("2019-06").as_deref(), Some("2019/06"));
        assert_eq!(slashed("2019-21").as_deref(), Some("2019"));
        assert_eq!(slashed("2019-03/2019-05").as_deref(), Some("2019"));
        for unclear in ["1911~", "2019?", "201X", "2018/2019", "2019/..", "last spring"] {
            assert_eq!(slashed(unclear), None, "{unclear}");
        }
    }

    #[test]
    fn a_month_is_not_a_day() {
        assert_eq!(day(Some(&Date::from("2026-03"))), None);
        assert_eq!(day(Some(&Date::from("2026-03-16"))), Some("2026-03-16"));
    }
}
