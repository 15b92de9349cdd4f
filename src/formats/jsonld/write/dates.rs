//! The dates and places of writing and publication.

use crate::formats::jsonld::write::date::ends;
use crate::formats::jsonld::write::entity;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Date, DateForm, Dateline, Dates, PlaceKind};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// The dates of publication, modification, creation and expiry, and those of live coverage.
    pub(super) fn dates(&mut self, at: &Path<'_>, dates: &'a Dates, is_live_blog: bool) {
        self.date("datePublished", &at.key(Dates::PUBLISHED), dates.published.as_ref());
        self.date("dateModified", &at.key(Dates::MODIFIED), dates.modified.as_ref());
        self.date("dateCreated", &at.key(Dates::CREATED), dates.created.as_ref());
        self.date("expires", &at.key(Dates::EXPIRES), dates.expires.as_ref());
        self.coverage(&at.key(Dates::COVERAGE), dates.coverage.as_ref(), is_live_blog);
        let written = [Dates::PUBLISHED, Dates::MODIFIED, Dates::CREATED, Dates::EXPIRES, Dates::COVERAGE];
        self.losses.note_all_but(at, dates, &written, "schema.org has no such date");
    }

    /// `coverageStartTime` and `coverageEndTime`, which are times
    fn coverage(&mut self, at: &Path<'_>, coverage: Option<&Date>, is_live_blog: bool) {
        let Some(coverage) = coverage else { return };
        if !is_live_blog {
            return self.lose(at, coverage, "schema.org has live coverage only in a live blog");
        }
        let is_time = |end: &&str| matches!(Date::from(*end).form(), Some(DateForm::Time { .. }));
        let (start, end) = match coverage.form() {
            Some(DateForm::Interval) => ends(coverage),
            _ => (None, None),
        };
        let (start, end) = (start.filter(is_time), end.filter(is_time));
        for (key, end) in [("coverageStartTime", start), ("coverageEndTime", end)] {
            if let Some(end) = end {
                self.json.text(key, end);
            }
        }
        if format!("{}/{}", start.unwrap_or(".."), end.unwrap_or("..")) != coverage.as_str() {
            self.lose(at, coverage, "live coverage begins and ends at a certain time");
        }
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
