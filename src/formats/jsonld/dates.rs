//! When the article was written, published, changed.

use crate::formats::jsonld::date::date_parts;
use crate::formats::jsonld::view::view;
use crate::model::Dates;

view! {
    /// The dates of the article; schema.org has no places for its way through the journal.
    DatesView {
        date_published: Option<&'a str>,
        date_modified: Option<&'a str>,
        date_created: Option<&'a str>,
        expires: Option<&'a str>,
        #[serde(rename = "byline:datePublished")]
        published_edtf: Option<&'a str>,
        #[serde(rename = "byline:dateModified")]
        modified_edtf: Option<&'a str>,
        #[serde(rename = "byline:dateCreated")]
        created_edtf: Option<&'a str>,
        #[serde(rename = "byline:expires")]
        expires_edtf: Option<&'a str>,
        #[serde(rename = "byline:publishedPrint")]
        published_print: Option<&'a str>,
        #[serde(rename = "byline:received")]
        received: Option<&'a str>,
        #[serde(rename = "byline:revised")]
        revised: Vec<&'a str>,
        #[serde(rename = "byline:accepted")]
        accepted: Option<&'a str>,
        #[serde(rename = "byline:retracted")]
        retracted: Option<&'a str>,
        #[serde(rename = "byline:embargoedUntil")]
        embargoed_until: Option<&'a str>,
    }
}

/// The dates, each in the property that can hold it.
pub(super) fn dates_view(dates: &Dates) -> DatesView<'_> {
    let Dates {
        created,
        received,
        revised,
        accepted,
        published,
        published_print,
        modified,
        retracted,
        embargoed_until,
        expires,
    } = dates;
    let (published, modified) = (date_parts(published.as_ref()), date_parts(modified.as_ref()));
    let (created, expires) = (date_parts(created.as_ref()), date_parts(expires.as_ref()));
    DatesView {
        date_published: published.iso,
        date_modified: modified.iso,
        date_created: created.iso,
        expires: expires.iso,
        published_edtf: published.edtf,
        modified_edtf: modified.edtf,
        created_edtf: created.edtf,
        expires_edtf: expires.edtf,
        published_print: published_print.as_ref().map(|date| date.as_str()),
        received: received.as_ref().map(|date| date.as_str()),
        revised: revised.iter().map(|date| date.as_str()).collect(),
        accepted: accepted.as_ref().map(|date| date.as_str()),
        retracted: retracted.as_ref().map(|date| date.as_str()),
        embargoed_until: embargoed_until.as_ref().map(|date| date.as_str()),
    }
}
