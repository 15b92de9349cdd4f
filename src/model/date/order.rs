//! Which of two dates is the earlier: certainly, possibly, or not.

use edtf_core::{Bound, DateTime, Edtf, Time, TimeShift};

use crate::model::date::{Date, Day, bounds};

impl Date {
    /// Whether this is earlier than `other`, whatever the imprecise parts of both may be.
    ///
    /// Both are taken to be dated at the same place; a time at Greenwich is one of any place.
    /// False when either cannot be read.
    pub fn is_certainly_before(&self, other: &Date) -> bool {
        if let Some(ends) = self.ends_toward(other) {
            return ends.is_some_and(|(end, start)| end.is_certainly_before(&start));
        }
        let (Ok(a), Ok(b)) = (self.edtf(), other.edtf()) else { return false };
        if let Some((a, b)) = instant(&a).zip(instant(&b)) {
            return a < b;
        }
        if is_at_greenwich(&a) || is_at_greenwich(&b) {
            return self.is_certainly_before_anywhere(other);
        }
        match (bounds(&a).latest, bounds(&b).earliest) {
            (Bound::Date(a), Bound::Date(b)) => a < b,
            _ => false,
        }
    }

    /// Whether this is earlier than `other`, wherever on earth each of the two is dated:
    /// Monday in Seoul begins before Sunday in Los Angeles is half over.
    pub(crate) fn is_certainly_before_anywhere(&self, other: &Date) -> bool {
        if let Some(ends) = self.ends_toward(other) {
            return ends.is_some_and(|(end, start)| end.is_certainly_before_anywhere(&start));
        }
        let (Ok(a), Ok(b)) = (self.edtf(), other.edtf()) else { return false };
        let end = instant(&a).or_else(|| match bounds(&a).latest {
            Bound::Date(day) => Some((Day::of(day) + 1).number() * DAY + DAY / 2 - 1),
            _ => None,
        });
        let start = instant(&b).or_else(|| match bounds(&b).earliest {
            Bound::Date(day) => Some(Day::of(day).number() * DAY - DAY / 2),
            _ => None,
        });
        end.zip(start).is_some_and(|(end, start)| end < start)
    }

    /// Whether this may be earlier than `other`: some reading of the imprecise parts makes it so.
    ///
    /// False when either cannot be read.
    pub(crate) fn is_possibly_before(&self, other: &Date) -> bool {
        let (Ok(a), Ok(b)) = (self.edtf(), other.edtf()) else { return false };
        if let Some(ends) = other.ends_toward(self) {
            return ends.is_none_or(|(end, start)| start.is_possibly_before(&end));
        }
        if let Some((a, b)) = instant(&a).zip(instant(&b)) {
            return a < b;
        }
        match (bounds(&a).earliest, bounds(&b).latest) {
            (Bound::Date(a), Bound::Date(b)) => a < b,
            _ => true,
        }
    }

    /// If either is an interval with times, which its days alone do not order: where this ends and where `other` begins.
    /// `None` inside where one of these is open or not known.
    fn ends_toward(&self, other: &Date) -> Option<Option<(Date, Date)>> {
        let has_times = |date: &Date| date.0.contains('T') && date.0.contains('/');
        (has_times(self) || has_times(other)).then(|| self.ends().1.zip(other.ends().0))
    }

    /// The seconds from this to `other`, if both are times whose offset is known.
    pub(crate) fn seconds_until(&self, other: &Date) -> Option<i64> {
        let (Ok(a), Ok(b)) = (self.edtf(), other.edtf()) else { return None };
        Some(instant(&b)? - instant(&a)?)
    }
}

/// Seconds since the year 0 at Greenwich, for a time of day whose offset is known.
fn instant(edtf: &Edtf) -> Option<i64> {
    let Edtf::DateTime(DateTime { time: Time { hour, minute, second, shift }, .. }) = edtf else {
        return None;
    };
    let Bound::Date(day) = bounds(edtf).earliest else { return None };
    let offset = match (*shift)? {
        TimeShift::Utc => 0,
        TimeShift::Offset { minutes, .. } => i64::from(minutes),
    };
    let minutes = (Day::of(day).number() * 24 + i64::from(*hour)) * 60 + i64::from(*minute) - offset;
    Some(minutes * 60 + i64::from(*second))
}

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

fn is_at_greenwich(edtf: &Edtf) -> bool {
    matches!(edtf, Edtf::DateTime(DateTime { time: Time { shift: Some(TimeShift::Utc), .. }, .. }))
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
    fn an_interval_with_times_is_compared_by_its_ends() {
        let noon = "2026-06-14T10:00:00Z/2026-06-14T12:00:00Z";
        for later in
            ["2026-06-14T13:00:00Z", "2026-06-14T12:30:00Z/2026-06-14T14:00:00Z", "2026-06-14T13:00:00Z/.."]
        {
            assert!(certainly(noon, later) && possibly(noon, later) && !certainly(later, noon), "{later}");
            assert!(!possibly(later, noon), "{later}");
        }
        for across in
            ["2026-06-14T11:00:00Z", "2026-06", "2026-06-14T11:00:00Z/..", "../2026-06-14T15:00:00Z"]
        {
            assert!(
                !certainly(noon, across) && !certainly(across, noon) && possibly(noon, across),
                "{across}"
            );
        }
        assert!(!certainly("2026-06-14T10:00:00Z/..", "2027") && !possibly("no date", noon));
    }

    #[test]
    fn a_time_at_greenwich_may_be_of_another_day_elsewhere() {
        assert!(!certainly("2023-05-14T23:30:00Z", "2023-05-15"));
        assert!(certainly("2023-05-14T11:30:00Z", "2023-05-15"));
        assert!(certainly("2023-05-14T23:30:00+09:00", "2023-05-15"));
        assert!(!certainly("2023-05-15", "2023-05-16T11:00:00Z"));
    }

    #[test]
    fn what_is_before_anywhere_leaves_room_for_every_zone_and_every_reading() {
        let anywhere = |a: &str, b: &str| Date::from(a).is_certainly_before_anywhere(&Date::from(b));
        for (a, b) in [
            ("2023-05-14", "2023-05-16"),
            ("2023-05", "2023-06-02"),
            ("-0043-03-15", "0014"),
            ("198X", "1990-01-02"),
            ("../1986", "1987-01-02"),
            ("2023-05-14T23:59:59-11:00", "2023-05-16T00:00:00+09:00"),
            ("Y-170000002", "Y170000002"),
        ] {
            assert!(anywhere(a, b), "{a} {b}");
            assert!(!anywhere(b, a), "{b} {a}");
        }
        for (a, b) in [
            ("2023-05-14", "2023-05-15"),
            ("2023-05", "2023-06-01"),
            ("2023/..", "2024"),
            ("2023/", "2024"),
            ("2022", "/2024"),
            ("2022", "../2024"),
            ("2023-05-14T10:00:00", "2023-05-15T09:00:00"),
            ("2023-05-14", "no date"),
        ] {
            assert!(!anywhere(a, b), "{a} {b}");
        }
    }

    #[test]
    fn a_day_ends_last_in_the_west_and_begins_first_in_the_east() {
        let sunday = Date::from("2023-05-14");
        assert!(!sunday.is_certainly_before_anywhere(&Date::from("2023-05-15")));
        assert!(sunday.is_certainly_before_anywhere(&Date::from("2023-05-16")));
        assert!(sunday.is_certainly_before_anywhere(&Date::from("2023-05-15T12:00:00Z")));
    }
}
