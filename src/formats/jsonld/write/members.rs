//! Members of nodes, each written for a field of the article, or recorded as lost.

use crate::formats::jsonld::write::date::year_of_season;
use crate::formats::jsonld::write::entity::Entity;
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Article, Date, Language};
use crate::source::Path;

/// Finds an entity by its id.
type Find<'a> = fn(&'a Article, &str) -> Option<Entity<'a>>;

impl<'a> Writer<'a, '_> {
    /// A text, unless it is blank.
    pub(super) fn text(&mut self, key: &str, at: &Path<'_>, text: Option<&str>) {
        match text {
            Some(text) if !text.trim().is_empty() => self.json.text(key, text),
            Some(text) => self.lose(at, &text, "it is blank"),
            None => {}
        }
    }

    /// An absolute URL.
    pub(super) fn address(&mut self, key: &str, at: &Path<'_>, address: Option<&str>) {
        if let Some(address) = address.filter(|address| self.is_absolute(at, address)) {
            self.json.text(key, address);
        }
    }

    /// Whether a URL can be written: relative ones have no base in a file.
    pub(super) fn is_absolute(&mut self, at: &Path<'_>, address: &str) -> bool {
        let is_absolute = is_absolute(address);
        if !is_absolute {
            self.lose(at, &address, "it is not an absolute URL");
        }
        is_absolute
    }

    /// A certain date; for a season, the year.
    pub(super) fn date(&mut self, key: &str, at: &Path<'_>, date: Option<&Date>) {
        let Some(date) = date else { return };
        match date.as_iso() {
            Some(iso) => self.json.text(key, iso),
            None => {
                if let Some(year) = year_of_season(date) {
                    self.json.text(key, year);
                }
                self.lose(at, date, "schema.org has only certain days, months and years");
            }
        }
    }

    /// A language tag.
    pub(super) fn language(&mut self, key: &str, at: &Path<'_>, language: Option<&Language>) {
        match language {
            Some(language) if language.is_well_formed() => self.json.text(key, language.as_str()),
            Some(language) => self.lose(at, language, "it is not a language tag"),
            None => {}
        }
    }

    /// The entity with an id, if its node can be written.
    pub(super) fn writable(&self, find: Find<'a>, id: &str) -> Option<Entity<'a>> {
        find(self.article, id).filter(|entity| self.can_write(*entity))
    }

    /// The same; if it cannot be written, the id is lost.
    pub(super) fn found(&mut self, at: &Path<'_>, id: &str, find: Find<'a>) -> Option<Entity<'a>> {
        let found = self.writable(find, id);
        if found.is_none() {
            self.lose(at, &id, "no node can be written for it");
        }
        found
    }

    /// A member that is one node.
    pub(super) fn held(&mut self, key: &str, at: &Path<'_>, id: Option<&str>, find: Find<'a>) {
        if let Some(entity) = id.and_then(|id| self.found(at, id, find)) {
            self.json.key(key);
            self.hold(entity);
        }
    }

    /// An item that is a node.
    pub(super) fn hold_in(&mut self, list: &mut List, entity: Entity<'a>) {
        list.item(&mut self.json);
        self.hold(entity);
    }

    /// A member that is a list of nodes.
    pub(super) fn all_held<'i>(
        &mut self,
        key: &'static str,
        at: &Path<'_>,
        ids: impl Iterator<Item = &'i str>,
        find: Find<'a>,
    ) {
        let mut list = List::new(key);
        for (index, id) in ids.enumerate() {
            if let Some(entity) = self.found(&at.item(index), id, find) {
                self.hold_in(&mut list, entity);
            }
        }
        list.end(&mut self.json);
    }
}

/// Whether a URL is absolute, well formed, and not one that a browser would execute.
pub(super) fn is_absolute(address: &str) -> bool {
    const RUNS: [&str; 4] = ["javascript", "data", "file", "vbscript"];
    fluent_uri::Iri::parse(address)
        .is_ok_and(|iri| RUNS.iter().all(|scheme| !iri.scheme().as_str().eq_ignore_ascii_case(scheme)))
}
