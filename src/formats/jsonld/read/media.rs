//! Images, video and audio.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types;
use crate::formats::jsonld::vocabulary::source_type_of;
use crate::model::{Media, Metadata, Uri};
use crate::source::jsonld::Thing;
use crate::source::{Node, Path};

impl<'d> Reader<'d> {
    /// The only image of a property: others are mostly other formats of it, and are lost.
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

    /// The images of an article: the lead image, and others.
    pub(super) fn pictures(&mut self, thing: Thing<'d>, at: &Path<'_>) -> (Option<Media>, Vec<Media>) {
        let (mut lead, mut others) = (None, Vec::new());
        for value in self.take(thing, "image") {
            let (at_lead, at_others) = (at.key(Metadata::IMAGE), at.key(Metadata::IMAGES));
            let image = match lead {
                None => self.media(value, &at_lead),
                Some(_) => self.media(value, &at_others.item(others.len())),
            };
            match (image, &lead) {
                (Some(image), None) => lead = Some(image),
                (Some(image), Some(_)) => others.push(image),
                (None, _) => self.lose(thing, "image", value),
            }
        }
        (lead, others)
    }

    /// `video` or `audio`
    pub(super) fn recordings(&mut self, thing: Thing<'d>, term: &str, at: &Path<'_>) -> Vec<Media> {
        let mut found = Vec::new();
        for value in self.take(thing, term) {
            match self.media(value, &at.item(found.len())) {
                Some(recording) => found.push(recording),
                None => self.lose(thing, term, value),
            }
        }
        found
    }

    /// <https://schema.org/MediaObject>, or only its URL
    pub(super) fn media(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<Media> {
        if let Some(src) = self.text(value) {
            if let Some(node) = self.graph.with_id(src) {
                return self.media(node, at);
            }
            self.note(at, value);
            return Some(Media { src: src.trim().into(), ..Media::default() });
        }
        let thing = self.graph.thing(value);
        // Of a recording, often only the player is known.
        let address = ["contentUrl", "url", "embedUrl"].iter().find_map(|term| {
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
        let is_recording = thing.nodes().any(|node| {
            let mut types = self.graph.types(node);
            types.any(|kind| kind.name.is("VideoObject") || kind.name.is("AudioObject"))
        });
        for value in self.take(thing, "url") {
            // Of a recording it is the page where it is shown; of an image, the image in whatever form.
            if is_recording && self.address_value(value) != Some(src) {
                self.lose(thing, "url", value);
            }
        }
        Some(Media {
            id: None,
            src: src.into(),
            title: self.string(thing, "name", &at.key(Media::TITLE)),
            caption: self.string(thing, "caption", &at.key(Media::CAPTION)),
            media_type: self.string(thing, "encodingFormat", &at.key(Media::MEDIA_TYPE)),
            alt: self.string(thing, "description", &at.key(Media::ALT)),
            width: self.number(thing, "width", &at.key(Media::WIDTH)),
            height: self.number(thing, "height", &at.key(Media::HEIGHT)),
            duration: self.string(thing, "duration", &at.key(Media::DURATION)),
            thumbnail: self.address(thing, "thumbnailUrl", &at.key(Media::THUMBNAIL)).map(|url| Uri(url.0)),
            embed_url: self.address(thing, "embedUrl", &at.key(Media::EMBED_URL)),
            published: self.date(thing, "uploadDate", &at.key(Media::PUBLISHED)),
            credit: self.string(thing, "creditText", &at.key(Media::CREDIT)),
            license: self.address(thing, "license", &at.key(Media::LICENSE)),
            digital_source_type: self.source_type(thing, &at.key(Media::DIGITAL_SOURCE_TYPE)),
        })
    }

    /// An IPTC digital source type, for which schema.org has names of its own.
    pub(super) fn source_type(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Option<Uri> {
        let listed = self.string(thing, "digitalSourceType", at);
        listed.map(|name| match source_type_of(types::bare(&name)) {
            Some(uri) => Uri(uri),
            None => Uri(name),
        })
    }
}
