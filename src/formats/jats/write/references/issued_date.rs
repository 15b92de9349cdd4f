//! When a cited work was published.

use crate::formats::jats::write::dates;
use crate::formats::jats::write::writer::Jats;
use crate::model::Date;
use crate::source::Path;
use crate::source::xml::WriteXml;

/// The date of publication, or what is printed in its place.
pub(super) fn issued_date<'a>(
    jats: &mut Jats<'_>,
    issued: Option<&Date>,
    printed: Option<&'a str>,
    at: &Path<'_>,
) {
    let date = issued.filter(|date| date.edtf().is_ok());
    // Readers take the year from what is printed, or else from the attribute.
    let year = |text: &'a str| text.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() == 4);
    let can_stay = |printed: &&'a str| match (date, year(printed)) {
        (None, found) => found.is_none(),
        (Some(date), Some(found)) => dates::is_exact(date) && date.as_str().starts_with(found),
        (Some(date), None) => dates::is_exact(date) && date.as_iso().is_some(),
    };
    let is_more = |printed: &&str| !printed.trim().is_empty() && !printed.bytes().all(|b| b.is_ascii_digit());
    let stays = printed.filter(is_more).filter(can_stay);
    if stays.is_none() {
        jats.lose(at, &printed, "JATS can print only a year in place of the date");
    }
    match (date, stays) {
        (None, stays) => {
            if let Some(words) = stays.or(issued.map(|date| date.as_str())) {
                jats.element("string-date").text(words);
            }
        }
        // A time has no element: it is in the attribute of the year.
        (Some(date), printed) if dates::is_exact(date) => dates::parts(jats, date, date.as_iso(), printed),
        (Some(date), _) => jats.element("string-date").text(date.as_str()),
    }
}
