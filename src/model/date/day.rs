//! Days, counted.

use std::ops::Add;

use edtf_core::BoundDate;

/// A day of the proleptic Gregorian calendar.
///
/// ```
/// use byline::model::Date;
/// let (first, last) = Date::from("2024-02").days();
/// let first = first.expect("a month begins somewhere");
/// assert_eq!((first.year(), first.month(), first.day()), (2024, 2, 1));
/// assert_eq!(last, Some(first + 28));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Since the last day of February of the year 0, which it counts from 0 as astronomers do.
    number: i64,
}

/// No article speaks of more years, and nothing overflows.
const MAX_YEAR: i64 = 1_000_000_000;

impl Day {
    pub(super) fn of(BoundDate { year, month, day }: BoundDate) -> Self {
        let year = year.clamp(-MAX_YEAR, MAX_YEAR);
        // Years are counted from March on, so that the leap day comes last.
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        Self { number: year * 365 + leap_days + (i64::from(month) * 153 + 2) / 5 + i64::from(day) }
    }

    pub(super) fn number(self) -> i64 {
        self.number
    }

    /// The year; 0 is the one before the year 1.
    pub fn year(self) -> i64 {
        self.calendar().0
    }

    /// The month, from 1 to 12.
    pub fn month(self) -> u8 {
        self.calendar().1
    }

    /// The day of the month, from 1 to 31.
    pub fn day(self) -> u8 {
        self.calendar().2
    }

    /// The day of the week, from 0 for Monday to 6 for Sunday.
    pub(crate) fn weekday(self) -> u8 {
        u8::try_from((self.number + 1).rem_euclid(7)).unwrap_or_default()
    }

    fn calendar(self) -> (i64, u8, u8) {
        let number = self.number - 1;
        let (era, of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (year * 365 + year / 4 - year / 100);
        let month = (of_year * 5 + 2) / 153;
        let day = of_year - (month * 153 + 2) / 5 + 1;
        let (year, month) =
            if month < 10 { (year + era * 400, month + 3) } else { (year + era * 400 + 1, month - 9) };
        let small = |number: i64| u8::try_from(number).unwrap_or_default();
        (year, small(month), small(day))
    }
}

impl Add<i64> for Day {
    type Output = Self;

    /// So many days later, or earlier.
    fn add(self, days: i64) -> Self {
        Self { number: self.number.saturating_add(days) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_knows_its_place_in_the_calendar() {
        for (year, month, day, weekday) in [
            (1970, 1, 1, 3),
            (2000, 2, 29, 1),
            (1900, 3, 1, 3),
            (2026, 12, 31, 3),
            (0, 2, 29, 1),
            (-43, 3, 15, 4),
            (999_999_999, 12, 31, 4),
        ] {
            let counted = Day::of(BoundDate { year, month, day });
            assert_eq!((counted.year(), counted.month(), counted.day()), (year, month, day));
            assert_eq!(counted.weekday(), weekday, "{year}-{month}-{day}");
            assert!(counted + -1 < counted);
        }
        let far = Day::of(BoundDate { year: i64::MIN, month: 1, day: 1 });
        assert_eq!(far.year(), -MAX_YEAR);
    }
}
