//! Dates: plain ones in schema.org's properties, all others in our own terms.

use crate::model::Date;

/// One date, in the property that can hold it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DateParts<'a> {
    /// A day, month, year or date-time that every reader of ISO 8601 knows.
    pub(super) iso: Option<&'a str>,
    /// Any other date, in EDTF.
    pub(super) edtf: Option<&'a str>,
}

/// Where `date` goes: an uncertain `2019?` must not become a plain `2019`.
pub(super) fn date_parts(date: Option<&Date>) -> DateParts<'_> {
    let iso = date.and_then(Date::as_iso);
    DateParts { iso, edtf: date.map(Date::as_str).filter(|_| iso.is_none()) }
}

/// The ends of a stretch of time, each only where it is certain.
pub(super) fn ends(date: &Date) -> (Option<String>, Option<String>) {
    let Some((start, end)) = date.as_str().split_once('/') else {
        return (date.as_iso().map(str::to_owned), None);
    };
    let certain = |end: &str| Date::from(end).as_iso().map(str::to_owned);
    if date.edtf().is_ok() { (certain(start), certain(end)) } else { (None, None) }
}
