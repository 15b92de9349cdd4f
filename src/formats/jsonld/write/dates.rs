//! The dates and places of writing and publication.

use crate::formats::jsonld::write::entity;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Dateline, Dates, PlaceKind};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// The dates of publication, modification, creation and expiry.
    pub(super) fn dates(&mut self, at: &Path<'_>, dates: &'a Dates) {
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
        self.date("datePublished", &at.key(Dates::PUBLISHED), published.as_ref());
        self.date("dateModified", &at.key(Dates::MODIFIED), modified.as_ref());
        self.date("dateCreated", &at.key(Dates::CREATED), created.as_ref());
        self.date("expires", &at.key(Dates::EXPIRES), expires.as_ref());
        let why = "schema.org has no such date";
        self.lose(&at.key(Dates::RECEIVED), received, why);
        self.lose(&at.key(Dates::REVISED), revised, why);
        self.lose(&at.key(Dates::ACCEPTED), accepted, why);
        self.lose(&at.key(Dates::PUBLISHED_PRINT), published_print, why);
        self.lose(&at.key(Dates::RETRACTED), retracted, why);
        self.lose(&at.key(Dates::EMBARGOED_UNTIL), embargoed_until, why);
    }

    /// `dateline` and `locationCreated`
    pub(super) fn dateline(&mut self, at: &Path<'_>, dateline: Option<&'a Dateline>, is_news: bool) {
        let Some(Dateline { text, place, date }) = dateline else { return };
        if is_news {
            self.text("dateline", &at.key(Dateline::TEXT), text.as_deref());
        } else {
            self.lose(&at.key(Dateline::TEXT), text, "schema.org has it only for news articles");
        }
        if let Some(id) = place {
            let is_virtual =
                self.article.places.get(id.as_str()).is_some_and(|place| place.kind == PlaceKind::Virtual);
            if is_virtual {
                self.lose(&at.key(Dateline::PLACE), id, "in schema.org, a virtual location is not a place");
            } else {
                self.held("locationCreated", &at.key(Dateline::PLACE), Some(id.as_str()), entity::place);
            }
        }
        self.lose(&at.key(Dateline::DATE), date, "schema.org has no date for a dateline");
    }
}
