//! Dates.

use edtf_core::{Bound, BoundDate, DateTime, Edtf, Interval, IntervalEndpoint, ParseError, Time, TimeShift};

use crate::model::value::string_value;

string_value! {
    /// A date in EDTF: a day, month or year, a date and time with offset, or an interval.
    ///
    /// The levels 0 and 1 of [EDTF](https://www.loc.gov/standards/datetime/) (ISO 8601-2) are meant:
    /// `2023-05-15`, `2019-07`, `1910/1945`, `2019?` (uncertain), `1890~` (about), `198X` (some year of the
    /// eighties), `2023/..` (since 2023), `2023-05-15T10:00:00+09:00`.
    Date { examples: ["2023-05-15", "2019-07", "1910/1945", "2019?", "2023-05-15T10:00:00+09:00"] }
}

impl Date {
    /// The date as a value.
    ///
    /// # Errors
    ///
    /// When the text is not EDTF; the error says where.
    pub fn edtf(&self) -> Result<Edtf, ParseError> {
        Edtf::parse(&self.0)
    }

    /// The text itself when it is a plain day, month, year or date-time, which every reader of ISO 8601 knows.
    ///
    /// ```
    /// use byline::model::Date;
    /// assert_eq!(Date::from("2019-07").as_iso(), Some("2019-07"));
    /// assert_eq!(Date::from("2019-07?").as_iso(), None);
    /// assert_eq!(Date::from("1910/1945").as_iso(), None);
    /// ```
    pub fn as_iso(&self) -> Option<&str> {
        self.calendar().map(|_| self.0.as_str())
    }

    /// Year, month and day of a plain day, month, year or date-time.
    pub fn calendar(&self) -> Option<Calendar> {
        let plain = match self.edtf().ok()? {
            Edtf::DateTime(date_time) => date_time.date,
            Edtf::Date(date) => date,
            Edtf::Interval(_) | Edtf::Set(_) => return None,
        };
        if plain.is_uncertain() || plain.is_approximate() || plain.has_unspecified() {
            return None;
        }
        let year = u16::try_from(plain.year.value()?).ok().filter(|year| *year <= 9999)?;
        let month = match plain.month {
            Some(field) => Some(field.value()?),
            None => None,
        };
        let day = match plain.day {
            Some(field) => Some(field.value()?),
            None => None,
        };
        // EDTF counts seasons from 21 on in the place of the month.
        if month.is_some_and(|month| month > 12) {
            return None;
        }
        Some(Calendar { year, month, day })
    }

    /// Where it begins and ends: each an ISO 8601 date as precise as the text, or `None` where that is not known.
    ///
    /// ```
    /// use byline::model::Date;
    /// let bounds = Date::from("1910/1945-08-15").iso_bounds();
    /// assert_eq!(bounds, (Some("1910".to_owned()), Some("1945-08-15".to_owned())));
    /// assert_eq!(Date::from("198X").iso_bounds(), (Some("1980-01-01".to_owned()), Some("1989-12-31".to_owned())));
    /// ```
    pub fn iso_bounds(&self) -> (Option<String>, Option<String>) {
        if let Some(iso) = self.as_iso() {
            return (Some(iso.to_owned()), Some(iso.to_owned()));
        }
        let Ok(edtf) = self.edtf() else { return (None, None) };
        if let Edtf::Interval(Interval { start, end }) = &edtf {
            let (from, to) = self.0.split_once('/').unwrap_or_default();
            let from = matches!(start, IntervalEndpoint::Date(_)).then(|| Date::from(from).iso_bounds().0);
            let to = matches!(end, IntervalEndpoint::Date(_)).then(|| Date::from(to).iso_bounds().1);
            return (from.flatten(), to.flatten());
        }
        let bounds = edtf.bounds();
        (iso(&bounds.earliest), iso(&bounds.latest))
    }

    /// Whether it is an interval of two dates, the second of them the earlier.
    ///
    /// Such a text is no EDTF, though both its parts are.
    ///
    /// ```
    /// use byline::model::Date;
    /// assert!(Date::from("1945/1910").is_reversed());
    /// assert!(!Date::from("1945/1945-08").is_reversed());
    /// ```
    pub fn is_reversed(&self) -> bool {
        let Some((start, end)) = self.0.split_once('/') else { return false };
        let (start, end) = (Date::from(start), Date::from(end));
        matches!((start.edtf(), end.edtf()), (Ok(Edtf::Date(_)), Ok(Edtf::Date(_))))
            && end.is_certainly_before(&start)
    }

    /// Whether it is marked as uncertain (`?`), approximate (`~`) or both (`%`).
    ///
    /// Its bounds do not show that: `1890~` begins and ends where `1890` does.
    pub fn is_qualified(&self) -> bool {
        self.0.contains(['?', '~', '%'])
    }

    /// Whether this is earlier than `other`, whatever the imprecise parts of both may be.
    ///
    /// False when either cannot be read.
    pub fn is_certainly_before(&self, other: &Date) -> bool {
        let (Ok(a), Ok(b)) = (self.edtf(), other.edtf()) else { return false };
        if let Some((a, b)) = instant(&a).zip(instant(&b)) {
            return a < b;
        }
        match (a.bounds().latest, b.bounds().earliest) {
            (Bound::Date(a), Bound::Date(b)) => a < b,
            _ => false,
        }
    }

    /// Whether this may be earlier than `other`: some reading of the imprecise parts makes it so.
    ///
    /// False when either cannot be read.
    pub fn is_possibly_before(&self, other: &Date) -> bool {
        let (Ok(a), Ok(b)) = (self.edtf(), other.edtf()) else { return false };
        if let Some((a, b)) = instant(&a).zip(instant(&b)) {
            return a < b;
        }
        match (a.bounds().earliest, b.bounds().latest) {
            (Bound::Date(a), Bound::Date(b)) => a < b,
            _ => true,
        }
    }
}

/// Seconds since the year 0 at Greenwich, for a time of day whose offset is known.
fn instant(edtf: &Edtf) -> Option<i64> {
    let Edtf::DateTime(DateTime { time: Time { hour, minute, second, shift }, .. }) = edtf else {
        return None;
    };
    let Bound::Date(day) = edtf.bounds().earliest else { return None };
    let offset = match (*shift)? {
        TimeShift::Utc => 0,
        TimeShift::Offset { minutes, .. } => i64::from(minutes),
    };
    let minutes = (days_since_year_0(day) * 24 + i64::from(*hour)) * 60 + i64::from(*minute) - offset;
    Some(minutes * 60 + i64::from(*second))
}

fn days_since_year_0(BoundDate { year, month, day }: BoundDate) -> i64 {
    // Years are counted from March on, so that the leap day comes last.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (i64::from(month) * 153 + 2) / 5 + i64::from(day)
}

fn iso(bound: &Bound) -> Option<String> {
    match bound {
        Bound::Date(day) if (0..=9999).contains(&day.year) => Some(day.to_string()),
        _ => None,
    }
}

/// A day, month or year of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The year, from 0 to 9999.
    pub year: u16,
    /// The month, from 1 to 12.
    pub month: Option<u8>,
    /// The day, from 1 to 31.
    pub day: Option<u8>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certainly(a: &str, b: &str) -> bool {
        Date::from(a).is_certainly_before(&Date::from(b))
    }

    fn possibly(a: &str, b: &str) -> bool {
        Date::from(a).is_possibly_before(&Date::from(b))
    }

    #[test]
    fn an_imprecise_date_is_only_possibly_before() {
        assert!(certainly("2019-07", "2019-08-01"));
        assert!(!certainly("2019", "2019-08-01") && possibly("2019", "2019-08-01"));
        assert!(!possibly("2019-08-02", "2019-08-01"));
        assert!(!certainly("2023/..", "2024"), "an open end may lie after anything");
    }

    #[test]
    fn times_of_day_are_compared_where_they_are_the_same_for_everybody() {
        assert!(certainly("2023-05-16T01:00:00+09:00", "2023-05-15T18:00:00Z"));
        assert!(!possibly("2023-05-15T18:00:00Z", "2023-05-16T01:00:00+09:00"));
        assert!(certainly("2024-02-29T23:59:59Z", "2024-03-01T00:00:00Z"));
    }

    #[test]
    fn bounds_are_as_precise_as_the_text() {
        let bounds = |text: &str| Date::from(text).iso_bounds();
        let known = |a: &str, b: &str| (Some(a.to_owned()), Some(b.to_owned()));
        assert_eq!(bounds("2019-07"), known("2019-07", "2019-07"));
        assert_eq!(bounds("2019?"), known("2019-01-01", "2019-12-31"));
        assert_eq!(bounds("2023/.."), (Some("2023".to_owned()), None));
        assert_eq!(bounds("not a date"), (None, None));
    }
}
