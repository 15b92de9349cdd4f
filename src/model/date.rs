//! Dates.

mod day;
mod form;
mod order;
mod written;

use edtf_core::{
    Bound, BoundDate, Bounds, DateField, DateTime, Edtf, Interval, IntervalEndpoint, ParseError, Qualifier,
    Year, YearKind,
};

use crate::model::value::string_value;

pub use day::Day;
pub use form::{DateForm, Zone};
pub(crate) use written::{MONTHS, Normalized, written_date};

string_value! {
    /// A date in EDTF: a day, month or year, a date and time with offset, or an interval.
    ///
    /// The levels 0 and 1 of [EDTF](https://www.loc.gov/standards/datetime/) (ISO 8601-2):
    /// `2023-05-15`, `2019-07`, `1910/1945`, `2019?` (uncertain), `1890~` (about), `198X` (some year of the
    /// eighties), `2023/..` (since 2023), `2023-05-15T10:00:00+09:00`. An interval may also have times at its ends.
    Date { examples: ["2023-05-15", "2019-07", "1910/1945", "2019?", "2023-05-15T10:00:00+09:00"] }
}

impl Date {
    /// The date as a value; an interval of times is that of their days.
    ///
    /// # Errors
    ///
    /// When the text is not EDTF; the error says where.
    pub(crate) fn edtf(&self) -> Result<Edtf, ParseError> {
        if let Some(day) = plain_day(&self.0) {
            return Ok(day);
        }
        match self.0.split_once('/') {
            Some((start, end)) if self.0.contains('T') => interval_of_times(start, end),
            _ => Edtf::parse(&self.0),
        }
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
        if let Edtf::Interval(_) = &edtf {
            let (start, end) = self.ends();
            return (start.and_then(|start| start.iso_bounds().0), end.and_then(|end| end.iso_bounds().1));
        }
        let bounds = bounds(&edtf);
        (iso(&bounds.earliest), iso(&bounds.latest))
    }

    /// The dates with which an interval begins and ends, `None` where it is open or its end is not known;
    /// of a date that is no interval, the date itself for both.
    ///
    /// ```
    /// use byline::model::Date;
    /// assert_eq!(Date::from("2023/..").ends(), (Some(Date::from("2023")), None));
    /// ```
    pub fn ends(&self) -> (Option<Date>, Option<Date>) {
        match self.edtf() {
            Ok(Edtf::Interval(Interval { start, end })) => {
                let (from, to) = self.0.split_once('/').unwrap_or_default();
                let date = |end, text| matches!(end, IntervalEndpoint::Date(_)).then(|| Date::from(text));
                (date(start, from), date(end, to))
            }
            Ok(_) => (Some(self.clone()), Some(self.clone())),
            Err(_) => (None, None),
        }
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
        let is_date = |date: &Date| matches!(date.edtf(), Ok(Edtf::Date(_) | Edtf::DateTime(_)));
        is_date(&start) && is_date(&end) && end.is_certainly_before(&start)
    }

    /// Whether it says no more than that there is such a date: `XXXX`, a year of unspecified digits (ISO 8601-2).
    pub(crate) fn is_unknown(&self) -> bool {
        self.0.starts_with("XXXX") && self.0.bytes().all(|byte| matches!(byte, b'X' | b'-'))
    }

    /// Whether it is marked as uncertain (`?`), approximate (`~`) or both (`%`).
    ///
    /// Its bounds do not show that: `1890~` begins and ends where `1890` does.
    pub(crate) fn is_qualified(&self) -> bool {
        self.0.contains(['?', '~', '%'])
    }

    /// The first and the last possible day: `None` where an interval is open or its end is unknown.
    ///
    /// Both are `None` when the text cannot be read.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        let Ok(edtf) = self.edtf() else { return (None, None) };
        let bounds = bounds(&edtf);
        let day = |bound| match bound {
            Bound::Date(day) => Some(Day::of(day)),
            _ => None,
        };
        (day(bounds.earliest), day(bounds.latest))
    }
}

/// The date if it is written `2023-05-15`, as most are, without the parser, which knows all forms and takes longer. A
/// day that some months do not have is left to it.
fn plain_day(text: &str) -> Option<Edtf> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *<&[u8; 10]>::try_from(text.as_bytes()).ok()? else {
        return None;
    };
    let digit = |byte: u8| Some(byte.wrapping_sub(b'0')).filter(|digit| *digit < 10);
    let field = |tens, ones| {
        Some(DateField { digits: [Some(digit(tens)?), Some(digit(ones)?)], qualifier: Qualifier::default() })
    };
    let (month, day) = (field(m1, m2)?, field(d1, d2)?);
    let is_certain = (1..=12).contains(&month.value()?) && (1..=28).contains(&day.value()?);
    let digits = [Some(digit(y1)?), Some(digit(y2)?), Some(digit(y3)?), Some(digit(y4)?)];
    let kind = YearKind::Standard { negative: false, digits };
    let year = Year { kind, significant_digits: None, qualifier: Qualifier::default() };
    is_certain.then_some(Edtf::Date(edtf_core::Date { year, month: Some(month), day: Some(day) }))
}

/// The first and the last possible day. Most dates are one day, which takes no computation.
fn bounds(edtf: &Edtf) -> Bounds {
    let only_day = match edtf {
        Edtf::Date(date) | Edtf::DateTime(DateTime { date, .. }) => only_day(date).map(Bound::Date),
        Edtf::Interval(_) | Edtf::Set(_) => None,
    };
    only_day.map_or_else(|| edtf.bounds(), |day| Bounds { earliest: day, latest: day })
}

/// The day, if all its parts are written out.
fn only_day(date: &edtf_core::Date) -> Option<BoundDate> {
    let is_usual =
        matches!(date.year.kind, YearKind::Standard { .. }) && date.year.significant_digits.is_none();
    let (year, month, day) = (date.year.value()?, date.month?.value()?, date.day?.value()?);
    (is_usual && month <= 12).then_some(BoundDate { year, month, day })
}

/// An interval with a time at an end, which ISO 8601-2 has, and the subset of it that is EDTF has not.
fn interval_of_times(start: &str, end: &str) -> Result<Edtf, ParseError> {
    let day = |text: &'_ str, before: usize| match Edtf::parse(text) {
        Ok(Edtf::DateTime(_)) => Ok(text.split('T').next().unwrap_or_default().to_owned()),
        Ok(_) => Ok(text.to_owned()),
        // An open end is no date.
        Err(_) if matches!(text, "" | "..") => Ok(text.to_owned()),
        Err(ParseError { message, offset }) => Err(ParseError { message, offset: offset + before }),
    };
    Edtf::parse(&format!("{}/{}", day(start, 0)?, day(end, start.len() + 1)?))
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

    #[test]
    fn bounds_are_as_precise_as_the_text() {
        let bounds = |text: &str| Date::from(text).iso_bounds();
        let known = |a: &str, b: &str| (Some(a.to_owned()), Some(b.to_owned()));
        assert_eq!(bounds("2019-07"), known("2019-07", "2019-07"));
        assert_eq!(bounds("2019?"), known("2019-01-01", "2019-12-31"));
        assert_eq!(bounds("2023/.."), (Some("2023".to_owned()), None));
        assert_eq!(bounds("not a date"), (None, None));
        let times = "2024-01-01T10:00:00Z/2024-01-01T12:00:00Z";
        assert_eq!(bounds(times), known("2024-01-01T10:00:00Z", "2024-01-01T12:00:00Z"));
    }

    #[test]
    fn plain_days_are_what_the_parser_reads() {
        for year in ["0000", "1999", "2024", "9999", "-001", "20 4"] {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let text = format!("{year}-{month:02}-{day:02}");
                let read = plain_day(&text);
                assert_eq!(read.is_some(), Edtf::parse(&text).is_ok() && day <= 28, "{text}");
                assert!(read.is_none_or(|date| Edtf::parse(&text) == Ok(date)), "{text}");
            }
        }
        for text in ["2024-01-0X", "2024-01-01?", "2024-01", "é024-01-1"] {
            assert!(plain_day(text).is_none(), "{text}");
        }
    }

    #[test]
    fn bounds_are_those_of_the_parser() {
        for text in [
            "2024-02-29",
            "-0043-03-15",
            "2024-02-29?",
            "2024-02-2X",
            "2024-02",
            "2024-21",
            "1950S2",
            "Y170000002",
            "2024-01-01T10:00:00Z",
            "2024-01-01/2024-02",
        ] {
            let edtf = Date::from(text).edtf().unwrap();
            assert_eq!(bounds(&edtf), edtf.bounds(), "{text}");
        }
    }

    #[test]
    fn a_year_without_any_digit_is_unknown() {
        assert!(Date::from("XXXX").is_unknown() && !Date::from("20XX").is_unknown());
    }

    #[test]
    fn intervals_may_have_times() {
        for text in [
            "2024-01-01T10:00:00Z/2024-01-01T12:00:00Z",
            "2024-01-01T10:00:00Z/..",
            "2024-01-01/2024-01-02T12:00:00+09:00",
        ] {
            assert!(Date::from(text).edtf().is_ok() && !Date::from(text).is_reversed(), "{text}");
        }
        let wrong = Date::from("2024-01-01T10:00:00Z/2024-01-01T25:00:00Z").edtf();
        assert!(wrong.is_err_and(|error| error.offset > 21));
        assert!(Date::from("2024-01-01T12:00:00Z/2024-01-01T10:00:00Z").is_reversed());
    }
}
