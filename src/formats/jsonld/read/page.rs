//! The page of the article.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::model::{AbstractKind, Metadata};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Path};

impl<'d> Reader<'d> {
    /// The page of the article.
    pub(super) fn page(&mut self, thing: Thing<'d>) -> Option<Thing<'d>> {
        let pages = [self.take(thing, "mainEntityOfPage"), self.take(thing, "isPartOf")].concat();
        let objects = pages.into_iter().filter_map(|page| match page.kind() {
            Kind::Object => Some(page),
            _ => self.graph.with_id(self.graph.text(page)?),
        });
        let things: Vec<Thing<'d>> = objects.map(|page| self.graph.thing(page)).collect();
        things.into_iter().find(|page| self.entity_type(*page) == Some(EntityType::Page))
    }

    /// Facts about the article that only the page states.
    pub(super) fn facts_of_page(&mut self, page: Thing<'d>, at: &Path<'_>) {
        let dates = at.key(Metadata::DATES);
        for (term, field) in [("datePublished", "published"), ("dateModified", "modified")] {
            for value in self.take(page, term) {
                let date = self.date_value(value);
                let known = match field {
                    "published" => &mut self.article.metadata.dates.published,
                    _ => &mut self.article.metadata.dates.modified,
                };
                if known.is_none() {
                    *known = date;
                    self.note(&dates.key(field), value);
                } else if *known != date {
                    self.lose(page, term, value);
                }
            }
        }
        for value in self.take(page, "description") {
            let text = self.text(value).unwrap_or_default();
            if self.article.metadata.abstracts.is_empty() {
                let (kind, at) = (AbstractKind::Summary, at.key(Metadata::ABSTRACTS));
                self.add_abstract(kind, None, text, value, &at);
            } else if !self.has_abstract(text) {
                self.lose(page, "description", value);
            }
        }
        for value in self.take(page, "primaryImageOfPage") {
            let image = self.media(value, &at.key(Metadata::IMAGE));
            match (&self.article.metadata.image, image) {
                (None, Some(image)) => self.article.metadata.image = Some(image),
                (Some(known), Some(image)) if known.src == image.src => {}
                (Some(_), Some(image)) if self.is_among_images(image.src.as_str()) => {}
                _ => self.lose(page, "primaryImageOfPage", value),
            }
        }
        let title = self.article.metadata.title.plain_text();
        for value in self.take(page, "name") {
            if self.text(value).is_none_or(|name| name.trim() != title.trim()) {
                self.lose(page, "name", value);
            }
        }
    }

    fn is_among_images(&self, address: &str) -> bool {
        self.article.metadata.images.iter().any(|image| image.src.as_str() == address)
    }

    /// The URL of the image again, or of the only one.
    pub(super) fn thumbnail(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "thumbnailUrl") {
            let address = self.address_value(value);
            match (&self.article.metadata.image, address) {
                (Some(image), Some(address)) if image.src.as_str() == address => {}
                (Some(_), Some(address)) if self.is_among_images(address) => {}
                (None, Some(_)) => self.article.metadata.image = self.media(value, at),
                _ => self.lose(thing, "thumbnailUrl", value),
            }
        }
    }
}
