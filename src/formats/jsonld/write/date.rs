//! The certain parts of dates.

use crate::model::Date;

/// The certain ends of an interval; for a plain date, only its start.
pub(super) fn ends(date: &Date) -> (Option<&str>, Option<&str>) {
    if let Some(iso) = date.as_iso() {
        return (Some(iso), None);
    }
    if let Some(year) = year_of_season(date) {
        return (Some(year), None);
    }
    let Some((start, end)) = date.as_str().split_once('/') else { return (None, None) };
    let certain = |end: &'_ str| Date::from(end).as_iso().is_some();
    if date.edtf().is_err() {
        return (None, None);
    }
    (Some(start).filter(|start| certain(start)), Some(end).filter(|end| certain(end)))
}

/// The year of a season, which EDTF writes as a month from 21 on: `2026-21` is the spring of 2026.
pub(super) fn year_of_season(date: &Date) -> Option<&str> {
    let (year, season) = date.as_str().split_once('-')?;
    let is_season = season.len() == 2 && matches!(season.parse(), Ok(21..=41));
    (is_season && date.edtf().is_ok() && Date::from(year).as_iso().is_some()).then_some(year)
}
