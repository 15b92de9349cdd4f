//! What the article says about itself and JATS has no element for: under our own names it has fields.

use serde_json::Value;

use crate::formats::jats::custom_meta::RESIDUE;
use crate::formats::jats::read::reader::Reader;
use crate::model::{
    AgentRef, ArticleKind, Copyright, Date, Dateline, EntityRef, Metadata, OrganizationRef, PlaceRef,
    PublicationKind,
};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<custom-meta>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/custom-meta.html)
    pub(super) fn custom_meta(&mut self, meta: Node<'d>, metadata: &mut Metadata) {
        let name = meta.child("meta-name").map(|name| self.words(name)).unwrap_or_default();
        let is_read =
            meta.child("meta-value").is_some_and(|value| self.own_meta(&name, value, metadata).is_some());
        if !is_read {
            self.keep("custom-meta-group", meta);
        }
    }

    /// Reads what we wrote under this name, if it is that.
    fn own_meta(&mut self, name: &str, value: Node<'d>, metadata: &mut Metadata) -> Option<()> {
        let text = value.text();
        if let Some(owner) = name.strip_prefix("extensions.") {
            let value = serde_json::from_str(&text).ok()?;
            self.article.extensions.others.insert(owner.to_owned(), value);
            return Some(());
        }
        if let Some(field) = name.strip_prefix("dates.") {
            let dates = &mut metadata.dates;
            if field == "revised" {
                dates.revised = text.split(' ').map(Date::from).collect();
                return Some(());
            }
            let field = match field {
                "created" => &mut dates.created,
                "received" => &mut dates.received,
                "accepted" => &mut dates.accepted,
                "published" => &mut dates.published,
                "publishedPrint" => &mut dates.published_print,
                "embargoedUntil" => &mut dates.embargoed_until,
                "expires" => &mut dates.expires,
                _ => return None,
            };
            *field = Some(Date(text.into_owned()));
            return Some(());
        }
        match name {
            RESIDUE => match serde_json::from_str(&text).ok()? {
                Value::Object(residue) => self.residue = residue,
                _ => return None,
            },
            "kind" => metadata.kind = named::<ArticleKind>(&text)?,
            "publisher" => metadata.publisher = Some(OrganizationRef(self.reference(value)?)),
            "copyright.holder" => {
                let empty = Copyright { year: None, holder: None, statement: None };
                metadata.copyright.get_or_insert(empty).holder = Some(AgentRef(self.reference(value)?));
            }
            "isAccessibleForFree" if text == "false" => metadata.is_accessible_for_free = Some(false),
            "about" => metadata.about.push(EntityRef(self.reference(value)?)),
            "image" => {
                let at = Path::ROOT.key("metadata");
                metadata.image = Some(self.recorded_graphic(value, &at.key("image"))?);
            }
            "unstated" => metadata.unstated.push(text.into_owned()),
            "dateline.text" => dateline(metadata).text = Some(text.into_owned()),
            "dateline.place" => dateline(metadata).place = Some(PlaceRef(self.reference(value)?)),
            "dateline.date" => dateline(metadata).date = Some(Date(text.into_owned())),
            "publication.kind" => metadata.publication.as_mut()?.kind = named::<PublicationKind>(&text)?,
            "publication.edition" => metadata.publication.as_mut()?.edition = Some(text.into_owned()),
            "publication.lastPage" => metadata.publication.as_mut()?.last_page = Some(text.into_owned()),
            "publication.elocationId" => {
                metadata.publication.as_mut()?.elocation_id = Some(text.into_owned())
            }
            _ => return None,
        }
        Some(())
    }

    /// The id that a reference to something declared has.
    fn reference(&self, value: Node<'d>) -> Option<String> {
        self.attribute(value.child("named-content")?, "rid")
    }
}

fn dateline(metadata: &mut Metadata) -> &mut Dateline {
    metadata.dateline.get_or_insert(Dateline { text: None, place: None, date: None })
}

/// The value of an enum that has this name.
fn named<T: serde::de::DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(Value::String(name.to_owned())).ok()
}
