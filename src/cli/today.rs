//! The current date.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::model::Date;

/// The time difference to UTC in Kiribati, where every day begins.
const FIRST: Duration = Duration::from_secs(14 * 60 * 60);

const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;

/// The latest current date anywhere on earth: a date from a newsroom there is not in the future.
pub(super) fn today() -> Date {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + FIRST;
    day(i64::try_from(since_1970.as_secs() / SECONDS_OF_A_DAY).unwrap_or_default())
}

/// The day with this number, counted from 1 January 1970.
fn day(days: i64) -> Date {
    let (first, _) = Date::from("1970-01-01").days();
    let day = first.expect("a day is its own first day") + days;
    Date(format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day()))
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_have_dates() {
        let dates = [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (11_016, "2000-02-29"),
            (11_017, "2000-03-01"),
            (20_780, "2026-11-23"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ];
        for (days, date) in dates {
            assert_eq!(day(days).as_str(), date);
        }
    }
}
