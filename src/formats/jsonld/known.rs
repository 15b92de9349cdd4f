//! What is known of people, organizations, places and events alike.

use crate::formats::jsonld::identifier::{Identifiers, PropertyValue};
use crate::formats::jsonld::media::Media;
use crate::formats::jsonld::view::{Tagged, Text, view};
use crate::formats::jsonld::writer::Writer;
use crate::model::{self, AlternateName, Identifier, Isni, Language, NameKind, Uri, Url, WikidataId};
use crate::source::Path;

view! {
    /// The members of <https://schema.org/Thing>.
    Known {
        alternate_name: Vec<&'a str>,
        #[serde(rename = "byline:alternateName")]
        names: Vec<Name<'a>>,
        description: Option<&'a str>,
        url: Option<&'a str>,
        image: Option<Media<'a>>,
        identifier: Vec<PropertyValue<'a>>,
        same_as: Vec<Text<'a>>,
    }
}

view! {
    /// An alternate name with its language and sort, for which schema.org has no place.
    Name {
        #[serde(rename = "byline:name")]
        name: Option<Tagged<'a>>,
        #[serde(rename = "byline:kind")]
        kind: Option<&'static str>,
    }
}

/// The fields that people, organizations, places and events have in common.
pub(super) struct Common<'a> {
    pub(super) alternate_names: &'a [AlternateName],
    pub(super) description: &'a Option<String>,
    pub(super) url: &'a Option<Url>,
    pub(super) same_as: &'a [Uri],
    pub(super) wikidata: &'a Option<WikidataId>,
    pub(super) isni: &'a Option<Isni>,
    pub(super) identifiers: &'a [Identifier],
    pub(super) image: &'a Option<model::Media>,
}

impl<'a> Writer<'a> {
    /// `identifiers` are those that only this sort of thing has.
    pub(super) fn known(
        &mut self,
        at: &Path<'_>,
        common: Common<'a>,
        mut identifiers: Identifiers<'a>,
    ) -> Known<'a> {
        let Common { alternate_names, description, url, same_as, wikidata, isni, identifiers: other, image } =
            common;
        identifiers.wikidata(wikidata.as_ref());
        identifiers.isni(isni.as_ref());
        self.other_identifiers(&at.key("identifiers"), other, &mut identifiers);
        for (index, uri) in same_as.iter().enumerate() {
            if let Some(uri) = self.uri(&at.key("sameAs").item(index), uri) {
                identifiers.add_same_as(Text::Borrowed(uri));
            }
        }
        let names = at.key("alternateNames");
        Known {
            alternate_name: alternate_names.iter().map(|name| name.name.as_str()).collect(),
            names: alternate_names
                .iter()
                .enumerate()
                .filter_map(|(index, name)| self.name(&names.item(index), name))
                .collect(),
            description: description.as_deref(),
            url: url.as_ref().and_then(|url| self.url(&at.key("url"), url)),
            image: image.as_ref().and_then(|image| self.media(&at.key("image"), image)),
            identifier: identifiers.values,
            same_as: identifiers.same_as,
        }
    }

    /// `None` for a bare name, which `alternateName` holds.
    fn name(&mut self, at: &Path<'_>, name: &'a AlternateName) -> Option<Name<'a>> {
        let AlternateName { name, language, kind } = name;
        if language.is_none() && kind.is_none() {
            return None;
        }
        let name = self.tagged(&at.key("language"), Text::Borrowed(name), language.as_ref());
        Some(Name { name: Some(name), kind: kind.map(name_kind) })
    }

    /// A text with its language; a misspelt language is left out, since no parser would take it.
    pub(super) fn tagged(
        &mut self,
        at: &Path<'_>,
        value: Text<'a>,
        language: Option<&'a Language>,
    ) -> Tagged<'a> {
        let sound = language.filter(|language| language.is_well_formed());
        if let (Some(language), None) = (language, sound) {
            self.note(
                at,
                format_args!("`{}` is left out: it is no language tag", language.as_str().escape_debug()),
            );
        }
        match sound {
            Some(language) => Tagged::Value { value, language: language.as_str() },
            None => Tagged::Text(value),
        }
    }
}

fn name_kind(kind: NameKind) -> &'static str {
    match kind {
        NameKind::Native => "native",
        NameKind::Transliteration => "transliteration",
        NameKind::Former => "former",
        NameKind::Pen => "pen",
        NameKind::Acronym => "acronym",
        NameKind::Short => "short",
        NameKind::Official => "official",
    }
}
