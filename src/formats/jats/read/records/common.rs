//! What is known of a person, organization, place or event alike.

use super::{behind, field, from_token, subparts};
use crate::formats::jats::read::reader::Reader;
use crate::model::{AlternateName, Identifier, Isni, Language, Media, Uri, Url, WikidataId};
use crate::source::Path;
use crate::source::xml::Node;

/// The fields that people, organizations, places and events share.
pub(super) struct Common<'a> {
    pub(super) alternate_names: &'a mut Vec<AlternateName>,
    pub(super) description: &'a mut Option<String>,
    pub(super) url: &'a mut Option<Url>,
    pub(super) same_as: &'a mut Vec<Uri>,
    pub(super) wikidata: &'a mut Option<WikidataId>,
    pub(super) isni: &'a mut Option<Isni>,
    pub(super) identifiers: &'a mut Vec<Identifier>,
    pub(super) image: &'a mut Option<Media>,
}

/// These fields of one of them.
macro_rules! common {
    ($entity:ident) => {
        crate::formats::jats::read::records::common::Common {
            alternate_names: &mut $entity.alternate_names,
            description: &mut $entity.description,
            url: &mut $entity.url,
            same_as: &mut $entity.same_as,
            wikidata: &mut $entity.wikidata,
            isni: &mut $entity.isni,
            identifiers: &mut $entity.identifiers,
            image: &mut $entity.image,
        }
    };
}
pub(super) use common;

impl<'d> Reader<'d> {
    /// A part that all records may have.
    pub(super) fn common_part(&mut self, part: Node<'d>, common: Common<'_>, at: &Path<'_>) {
        let Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image } =
            common;
        match &*field(part) {
            "alternate-name" => {
                let list = at.key("alternateNames");
                let name = self.alternate_name(part, &list.item(alternate_names.len()));
                alternate_names.push(name);
            }
            "description" => *description = Some(self.part_text(part, &at.key("description"))),
            "url" => *url = Some(Url(self.part_text(part, &at.key("url")))),
            "same-as" => {
                let list = at.key("sameAs");
                same_as.push(Uri(self.part_text(part, &list.item(same_as.len()))));
            }
            "wikidata" => {
                let item = self.part_text(part, &at.key("wikidata"));
                *wikidata = Some(WikidataId(behind("https://www.wikidata.org/entity/", item)));
            }
            "isni" => {
                let address = self.part_text(part, &at.key("isni"));
                *isni = Some(Isni(behind("https://isni.org/isni/", address)));
            }
            "identifier" => {
                let list = at.key("identifiers");
                if let Some(identifier) = self.identifier(part, &list.item(identifiers.len())) {
                    identifiers.push(identifier);
                }
            }
            "image" => *image = self.recorded_graphic(part, &at.key("image")),
            _ => self.ignore(part),
        }
    }

    fn alternate_name(&mut self, part: Node<'d>, at: &Path<'_>) -> AlternateName {
        let Some(name) = subparts(part).next() else {
            return AlternateName { name: self.part_text(part, at), language: None, kind: None };
        };
        AlternateName {
            language: name.attribute("xml:lang").map(|language| Language(language.value().into_owned())),
            kind: from_token(&field(name)),
            name: self.part_text(name, &at.key("name")),
        }
    }

    fn identifier(&mut self, part: Node<'d>, at: &Path<'_>) -> Option<Identifier> {
        let identifier = subparts(part).next()?;
        let url = identifier.attribute("xlink:href").map(|url| Url(url.value().into_owned()));
        if url.is_some() {
            self.note_attribute(&at.key("url"), identifier, "xlink:href");
        }
        Some(Identifier {
            scheme: field(identifier).into_owned(),
            value: self.part_text(identifier, &at.key("value")),
            url,
        })
    }

    /// A picture: an `<inline-graphic>`, and what it cannot hold beside it.
    pub(in crate::formats::jats::read) fn recorded_graphic(
        &mut self,
        part: Node<'d>,
        at: &Path<'_>,
    ) -> Option<Media> {
        let graphic = part.elements().find(|child| child.is("inline-graphic") || child.is("inline-media"))?;
        let mut media = self.file(graphic, at);
        for beside in subparts(part) {
            match &*field(beside) {
                "width" => media.width = self.words(beside).parse().ok(),
                "height" => media.height = self.words(beside).parse().ok(),
                "credit" => media.credit = Some(self.part_text(beside, &at.key("credit"))),
                "license" => media.license = Some(Url(self.part_text(beside, &at.key("license")))),
                "digital-source-type" => {
                    let source_type = self.part_text(beside, &at.key("digitalSourceType"));
                    media.digital_source_type = Some(Uri(source_type));
                }
                _ => self.ignore(beside),
            }
        }
        Some(media)
    }
}
