//! The forms that a date can have.

use edtf_core::{DateTime, Edtf, Time, TimeShift};

use crate::model::Date;

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateForm {
    /// A day, a month, a year, a decade.
    Plain,
    /// A season of a year, whose months are not the same everywhere.
    Season,
    /// A day with a time.
    Time {
        /// The hour, from 0 to 23.
        hour: u8,
        /// Where on earth it is that late.
        zone: Zone,
    },
    /// From one date to another.
    Interval,
    /// Some of several dates.
    Set,
}

/// Where on earth a time of day holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// Not stated.
    Unknown,
    /// `Z`: UTC, without a statement about the local time.
    Utc,
    /// Where clocks differ by this offset.
    Offset,
}

impl Date {
    /// How it is written; `None` when it cannot be read.
    ///
    /// ```
    /// use byline::model::{Date, DateForm, Zone};
    /// assert_eq!(Date::from("2019-21").form(), Some(DateForm::Season));
    /// let time = Date::from("2023-05-15T10:00:00").form();
    /// assert_eq!(time, Some(DateForm::Time { hour: 10, zone: Zone::Unknown }));
    /// ```
    pub fn form(&self) -> Option<DateForm> {
        Some(match self.edtf().ok()? {
            // Seasons are counted from 21 on in the place of the month.
            Edtf::Date(date) if date.month.is_some_and(|month| month.value().is_some_and(|n| n > 12)) => {
                DateForm::Season
            }
            Edtf::Date(_) => DateForm::Plain,
            Edtf::DateTime(DateTime { time: Time { hour, shift, .. }, .. }) => DateForm::Time {
                hour,
                zone: match shift {
                    None => Zone::Unknown,
                    Some(TimeShift::Utc) => Zone::Utc,
                    Some(TimeShift::Offset { .. }) => Zone::Offset,
                },
            },
            Edtf::Interval(_) => DateForm::Interval,
            Edtf::Set(_) => DateForm::Set,
        })
    }
}
