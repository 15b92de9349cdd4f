//! The current date.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::model::Date;

/// The time difference to UTC in Kiribati, where every day begins.
const FIRST: Duration = Duration::from_secs(14 * 60 * 60);

const SECONDS_OF_A_DAY: u64 = 24 * 60 * 60;

/// The latest current date anywhere on earth: a date from a newsroom there is not in the future.
pub(super) fn today() -> Date {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + FIRST;
    day(since_1970.as_secs() / SECONDS_OF_A_DAY)
}

/// The day with this number, counted from 1 January 1970.
fn day(days: u64) -> Date {
    // Years are counted from March, so that leap days come last, and in cycles of 400 years, which are all equal:
    // <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
    let days = days + 719_468;
    let (cycle, of_cycle) = (days / 146_097, days % 146_097);
    let year_of_cycle = (of_cycle - of_cycle / 1_460 + of_cycle / 36_524 - of_cycle / 146_096) / 365;
    let of_year = of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = cycle * 400 + year_of_cycle + u64::from(month <= 2);
    Date(format!("{year:04}-{month:02}-{day:02}"))
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
