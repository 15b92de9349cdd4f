//! Identifiers: as `identifier`, and as addresses in `sameAs`.

use crate::formats::jsonld::view::{Text, view};
use crate::formats::jsonld::writer::Writer;
use crate::model::{Doi, Identifier, Isni, WikidataId, WorkIdentifiers, is_web_address};
use crate::source::Path;

view! {
    /// <https://schema.org/PropertyValue>
    PropertyValue {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "propertyID")]
        property_id: &'a str,
        value: Text<'a>,
        url: Option<Text<'a>>,
    }
}

impl<'a> PropertyValue<'a> {
    /// The identifier `value` of the scheme `property_id`.
    pub(super) fn new(property_id: &'a str, value: impl Into<Text<'a>>, url: Option<Text<'a>>) -> Self {
        Self { kind: "PropertyValue", property_id, value: value.into(), url }
    }
}

/// The identifiers of one thing.
#[derive(Debug, Default)]
pub(super) struct Identifiers<'a> {
    /// The identifiers themselves.
    pub(super) values: Vec<PropertyValue<'a>>,
    /// The addresses of pages that identify the thing.
    pub(super) same_as: Vec<Text<'a>>,
}

impl<'a> Identifiers<'a> {
    /// Adds an identifier; `url` is its address, or `None` when it is misspelt and would lead elsewhere.
    pub(super) fn add(&mut self, scheme: &'a str, value: impl Into<Text<'a>>, url: Option<String>) {
        let url: Option<Text<'a>> = url.map(Text::Owned);
        if let Some(url) = &url {
            self.add_same_as(url.clone());
        }
        self.values.push(PropertyValue::new(scheme, value, url));
    }

    /// Adds the address of a page about the same thing, once.
    pub(super) fn add_same_as(&mut self, url: Text<'a>) {
        if !self.same_as.contains(&url) {
            self.same_as.push(url);
        }
    }

    pub(super) fn wikidata(&mut self, id: Option<&'a WikidataId>) {
        if let Some(id) = id {
            self.add("Wikidata", id.canonical(), id.is_well_formed().then(|| id.url()));
        }
    }

    pub(super) fn isni(&mut self, isni: Option<&'a Isni>) {
        if let Some(isni) = isni {
            self.add("ISNI", isni.canonical(), isni.checksum_holds().then(|| isni.url()));
        }
    }
}

impl<'a> Writer<'a> {
    /// Adds identifiers of schemes that have no field of their own.
    pub(super) fn other_identifiers(
        &mut self,
        at: &Path<'_>,
        identifiers: &'a [Identifier],
        to: &mut Identifiers<'a>,
    ) {
        for (index, identifier) in identifiers.iter().enumerate() {
            let Identifier { scheme, value, url } = identifier;
            let at = at.item(index);
            let url = url.as_ref().and_then(|url| self.url(&at.key("url"), url));
            to.values.push(PropertyValue::new(scheme, value.as_str(), url.map(Text::Borrowed)));
        }
    }

    /// The identifiers of a work, apart from its address and its ISBN.
    pub(super) fn work_identifiers(
        &mut self,
        at: &Path<'_>,
        identifiers: &'a WorkIdentifiers,
    ) -> Identifiers<'a> {
        let WorkIdentifiers { doi, url: _, uri, pmid, pmcid, isbn: _, wikidata, other } = identifiers;
        let mut known = Identifiers::default();
        if let Some(doi) = doi {
            known.add("DOI", doi.as_str(), doi_address(doi));
        }
        if let Some(pmid) = pmid {
            known.add("PMID", pmid.as_str(), pmid.is_well_formed().then(|| pmid.url()));
        }
        if let Some(pmcid) = pmcid {
            known.add("PMCID", pmcid.as_str(), pmcid.is_well_formed().then(|| pmcid.url()));
        }
        known.wikidata(wikidata.as_ref());
        if let Some(uri) = uri.as_ref().and_then(|uri| self.uri(&at.key("uri"), uri)) {
            known.values.push(PropertyValue::new("URI", uri, None));
            if is_web_address(uri) {
                known.add_same_as(Text::Borrowed(uri));
            }
        }
        self.other_identifiers(&at.key("other"), other, &mut known);
        known
    }
}

/// The address that leads to what the DOI names; `None` when it names nothing.
pub(super) fn doi_address(doi: &Doi) -> Option<String> {
    if !doi.is_well_formed() {
        return None;
    }
    let mut address = doi.url();
    // Old DOIs hold signs that no address may hold.
    let is_foreign =
        |c| matches!(c, '"' | '#' | '%' | '<' | '>' | '?' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}');
    if address.contains(is_foreign) {
        let escaped = |c| if is_foreign(c) { format!("%{:02X}", u32::from(c)) } else { c.to_string() };
        address = address.chars().map(escaped).collect();
    }
    Some(address).filter(|address| is_web_address(address))
}
