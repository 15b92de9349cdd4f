//! What is known of a person, organization, place or event alike.

use super::{compound_part, identifier_part, part, part_opt};
use crate::formats::jats::figures::recorded_graphic;
use crate::formats::jats::writer::{Jats, token};
use crate::model::{AlternateName, Identifier, Isni, Media, Uri, Url, WikidataId};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// The fields that people, organizations, places and events share.
pub(super) struct Common<'a> {
    pub(super) alternate_names: &'a [AlternateName],
    pub(super) description: &'a Option<String>,
    pub(super) url: &'a Option<Url>,
    pub(super) same_as: &'a [Uri],
    pub(super) wikidata: &'a Option<WikidataId>,
    pub(super) isni: &'a Option<Isni>,
    pub(super) identifiers: &'a [Identifier],
    pub(super) image: &'a Option<Media>,
}

pub(super) fn parts(jats: &mut Jats<'_>, common: Common<'_>, at: &Path<'_>) {
    let Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image } = common;
    for name in alternate_names {
        alternate_name(jats, name);
    }
    part_opt(jats, "description", description.as_deref());
    part_opt(jats, "url", url.as_ref().map(Url::as_str));
    for uri in same_as {
        part(jats, "same-as", uri.as_str());
    }
    let is_usual = |item: &WikidataId| item.canonical() == item.0;
    identifier_part(jats, "wikidata", wikidata.as_ref(), WikidataId::url, is_usual, at);
    let is_usual = |isni: &Isni| isni.canonical() == isni.0;
    identifier_part(jats, "isni", isni.as_ref(), Isni::url, is_usual, at);
    for Identifier { scheme, value, url } in identifiers {
        compound_part(jats, "identifier", |parts| {
            parts
                .next()
                .element("named-content")
                .attr("content-type", scheme)
                .attr_opt("xlink:href", url.as_ref().map(Url::as_str))
                .text(value);
        });
    }
    if let Some(image) = image {
        graphic(jats, "image", image, at);
    }
}

fn alternate_name(jats: &mut Jats<'_>, alternate: &AlternateName) {
    let AlternateName { name, language, kind } = alternate;
    if language.is_none() && kind.is_none() {
        return part(jats, "alternate-name", name);
    }
    compound_part(jats, "alternate-name", |parts| {
        parts
            .next()
            .element("named-content")
            .attr("content-type", kind.as_ref().map(token).as_deref().unwrap_or("name"))
            .attr_opt("xml:lang", language.as_ref().map(|language| language.as_str()))
            .text(name);
    });
}

/// A picture of what the record is about.
pub(super) fn graphic(jats: &mut Jats<'_>, field: &str, image: &Media, at: &Path<'_>) {
    let at = at.key(field);
    jats.element("compound-kwd-part")
        .attr("content-type", field)
        .mixed(|jats| recorded_graphic(jats, image, &at));
}
