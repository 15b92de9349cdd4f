//! Identifiers: those with a URL in `sameAs`, all others in `identifier`.

use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::members::is_absolute;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Doi, Identifier, Identity, Scheme, WikidataId, WorkIdentifiers, is_web_address};
use crate::source::Path;

/// The identifiers of one entity.
#[derive(Debug, Default)]
pub(super) struct Identifiers<'a> {
    /// URLs for `sameAs`.
    pub(super) addresses: Vec<String>,
    /// Identifiers for `identifier`.
    values: Vec<Value<'a>>,
}

/// A [PropertyValue](https://schema.org/PropertyValue).
#[derive(Debug)]
struct Value<'a> {
    scheme: &'a str,
    value: &'a str,
    url: Option<String>,
}

impl<'a> Identifiers<'a> {
    /// Adds an identifier in the form of its URL, if that is well formed.
    pub(super) fn add(&mut self, scheme: &'a str, value: &'a str, address: Option<String>) {
        match address {
            Some(address) => self.addresses.push(address),
            None => self.add_value(scheme, value, None),
        }
    }

    /// Adds an identifier for `identifier`.
    pub(super) fn add_value(&mut self, scheme: &'a str, value: &'a str, url: Option<String>) {
        self.values.push(Value { scheme, value, url });
    }

    fn wikidata(&mut self, id: Option<&'a WikidataId>) {
        if let Some(id) = id {
            let address = || format!("https://www.wikidata.org/wiki/{}", id.canonical());
            self.add("Wikidata", id.as_str(), id.is_well_formed().then(address));
        }
    }

    /// Adds those that an entity of any kind may have.
    pub(super) fn of(&mut self, identity: &'a Identity) {
        self.wikidata(identity.wikidata.as_ref());
        if let Some(isni) = &identity.isni {
            self.add("ISNI", isni.as_str(), isni.checksum_holds().then(|| isni.url()));
        }
    }

    /// Adds a DOI; in both forms, if its URL would be read as another DOI.
    pub(super) fn doi(&mut self, scheme: &'a str, doi: &'a Doi) {
        let address = doi_address(doi);
        let is_read = address.as_deref().is_some_and(|address| {
            Scheme::of_address(address)
                .is_some_and(|(scheme, id)| scheme == Scheme::Doi && id == doi.as_str())
        });
        if !is_read {
            self.add_value(scheme, doi.as_str(), address.clone());
        }
        self.addresses.extend(address);
    }
}

impl<'a> Writer<'a, '_> {
    /// `identifier`: those in `known`, then those of schemes without a field of their own.
    pub(super) fn identifiers(&mut self, at: &Path<'_>, known: &Identifiers<'a>, others: &'a [Identifier]) {
        let mut list = List::new("identifier");
        for Value { scheme, value, url } in &known.values {
            list.item(&mut self.json);
            self.json.node("PropertyValue");
            self.json.text("propertyID", scheme);
            self.json.text("value", value);
            if let Some(url) = url {
                self.json.text("url", url);
            }
            self.json.end();
        }
        for (index, identifier) in others.iter().enumerate() {
            let Identifier { scheme, value, url } = identifier;
            let at = at.item(index);
            if value.trim().is_empty() {
                self.lose(&at, identifier, "it is blank");
                continue;
            }
            list.item(&mut self.json);
            self.json.node("PropertyValue");
            self.text("propertyID", &at.key(Identifier::SCHEME), Some(scheme));
            self.json.text("value", value);
            self.address("url", &at.key(Identifier::URL), url.as_ref().map(|url| url.as_str()));
            self.json.end();
        }
        list.end(&mut self.json);
    }

    /// The identifiers of a work, apart from its URL and its ISBN. With `is_cited`, its DOI is only in `sameAs`.
    pub(super) fn work_identifiers(
        &mut self,
        at: &Path<'_>,
        identifiers: &'a WorkIdentifiers,
        is_cited: bool,
    ) -> Identifiers<'a> {
        let WorkIdentifiers { doi, url: _, uri, pmid, pmcid, isbn: _, wikidata, other: _ } = identifiers;
        let mut known = Identifiers::default();
        match doi {
            Some(doi) if is_cited => known.doi("DOI", doi),
            Some(doi) => {
                let address = doi_address(doi);
                known.addresses.extend(address.clone());
                known.add_value("DOI", doi.as_str(), address);
            }
            None => {}
        }
        if let Some(pmid) = pmid {
            known.add("PMID", pmid.as_str(), pmid.is_well_formed().then(|| pmid.url()));
        }
        if let Some(pmcid) = pmcid {
            known.add("PMCID", pmcid.as_str(), pmcid.is_well_formed().then(|| pmcid.url()));
        }
        known.wikidata(wikidata.as_ref());
        if let Some(uri) = uri {
            if !is_absolute(uri.as_str()) {
                self.lose(&at.key(WorkIdentifiers::URI), uri, "it is not an absolute URL");
            } else if Scheme::of_address(uri.as_str()).is_some() {
                self.lose(&at.key(WorkIdentifiers::URI), uri, "it is a known identifier in another form");
            } else {
                known.add_value("URI", uri.as_str(), None);
            }
        }
        known
    }
}

/// The URL of a DOI; `None` for a malformed one.
pub(super) fn doi_address(doi: &Doi) -> Option<String> {
    if !doi.is_well_formed() {
        return None;
    }
    let mut address = doi.url();
    // Old DOIs have characters that are not allowed in URLs.
    let is_foreign =
        |c| matches!(c, '"' | '#' | '%' | '<' | '>' | '?' | '[' | '\\' | ']' | '^' | '`' | '{' | '|' | '}');
    if address.contains(is_foreign) {
        let escaped = |c| if is_foreign(c) { format!("%{:02X}", u32::from(c)) } else { c.to_string() };
        address = address.chars().map(escaped).collect();
    }
    Some(address).filter(|address| is_web_address(address))
}
