//! Images, video and audio.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types;
use crate::formats::jsonld::vocabulary::source_type_of;
use crate::model::{Media, Uri};
use crate::source::jsonld::Thing;
use crate::source::{Node, Path};

impl<'d> Reader<'d> {
    /// The first image of a property: others are mostly other formats of it, and are lost.
    pub(super) fn picture(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Option<Media> {
        let mut found = None;
        for value in self.take(thing, term) {
            if found.is_none() {
                found = self.media(value, at);
                if found.is_some() {
                    continue;
                }
            }
            self.lose(thing, term, value);
        }
        found
    }

    /// <https://schema.org/ImageObject>, or only its URL
    pub(super) fn media(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<Media> {
        if let Some(src) = self.text(value) {
            if let Some(node) = self.graph.with_id(src) {
                return self.media(node, at);
            }
            self.note(at, value);
            return Some(Media { src: src.trim().into(), ..Media::default() });
        }
        let thing = self.graph.thing(value);
        let address = ["contentUrl", "url"].iter().find_map(|term| {
            let value = self.take(thing, term).first().copied()?;
            let address = self.address_value(value)?;
            self.note(&at.key(Media::SRC), value);
            Some(address)
        });
        let id = || self.graph.id(value);
        // If only an id is known, it is the URL of the image.
        let src = address.or_else(|| id().filter(|id| !id.contains('#') && id.contains("://")))?;
        self.see(value);
        self.note(at, value);
        self.take(thing, "url");
        Some(Media {
            id: None,
            src: src.into(),
            media_type: self.string(thing, "encodingFormat", &at.key(Media::MEDIA_TYPE)),
            alt: self.string(thing, "description", &at.key(Media::ALT)),
            width: self.number(thing, "width", &at.key(Media::WIDTH)),
            height: self.number(thing, "height", &at.key(Media::HEIGHT)),
            credit: self.string(thing, "creditText", &at.key(Media::CREDIT)),
            license: self.address(thing, "license", &at.key(Media::LICENSE)),
            digital_source_type: self.source_type(thing, &at.key(Media::DIGITAL_SOURCE_TYPE)),
        })
    }

    fn source_type(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Option<Uri> {
        let listed = self.string(thing, "digitalSourceType", at);
        listed.map(|name| match source_type_of(types::bare(&name)) {
            Some(uri) => Uri(uri),
            None => Uri(name),
        })
    }
}
