//! Where and when the article was reported from.

use crate::formats::jsonld::view::{Held, view};
use crate::formats::jsonld::writer::{PLACES, Writer};
use crate::model::{Dateline, PlaceKind};
use crate::source::Path;

view! {
    /// Where and when the article was reported from.
    DatelineView {
        dateline: Option<&'a str>,
        #[serde(rename = "byline:dateline")]
        own_dateline: Option<&'a str>,
        #[serde(rename = "byline:datelineDate")]
        date: Option<&'a str>,
        location_created: Option<Held<'a>>,
    }
}

impl<'a> Writer<'a> {
    pub(super) fn dateline(
        &mut self,
        at: &Path<'_>,
        dateline: &'a Dateline,
        article_type: &str,
    ) -> DatelineView<'a> {
        let Dateline { text, place, date } = dateline;
        let text = text.as_deref();
        // Only news articles have `dateline`.
        let (dateline, own_dateline) =
            if article_type.ends_with("NewsArticle") { (text, None) } else { (None, text) };
        DatelineView {
            dateline,
            own_dateline,
            date: date.as_ref().map(|date| date.as_str()),
            location_created: place.as_ref().and_then(|place| {
                let is_virtual = self
                    .article
                    .places
                    .get(place.as_str())
                    .is_some_and(|place| place.kind == PlaceKind::Virtual);
                let at = at.key("place");
                if is_virtual {
                    // To schema.org, a place on the net is no place, so its node has to stand elsewhere.
                    self.refer(&at, place.as_str(), PLACES).map(Held::Reference)
                } else {
                    self.hold(&at, place.as_str(), PLACES)
                }
            }),
        }
    }
}
