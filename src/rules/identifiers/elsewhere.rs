//! Identifiers in fields for any URL or any identifier.

use crate::model::{Article, Doi, Identifier, Identity, Metadata, Scheme, Url, WorkIdentifiers};
use crate::source::{Path, Pointer};

/// An identifier that has a field of its own but is in another field of the same entity.
pub(super) struct Elsewhere<'a> {
    /// Its registry.
    pub(super) scheme: Scheme,
    /// The identifier, in the form its own field uses.
    pub(super) id: String,
    /// Where it is.
    pub(super) at: Pointer,
    /// The purpose of the field it is in.
    pub(super) role: Role,
    /// What to delete to remove it.
    pub(super) whole: Pointer,
    /// Its own field.
    pub(super) field: Pointer,
    /// The value of its own field.
    pub(super) own: Option<&'a str>,
}

/// The purpose of a field for URLs or identifiers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The URL of the entity's own page.
    Page,
    /// The URL of a page about the same entity.
    Same,
    /// Identifiers of other schemes.
    Other,
}

/// Calls `see` with every misplaced identifier in the article's `map` or `metadata`.
pub(super) fn each<'a>(article: &'a Article, field: &str, see: &mut dyn FnMut(Elsewhere<'a>)) {
    let map = Path::ROOT.key(field);
    match field {
        "metadata" => work(&map.key(Metadata::IDENTIFIERS), &article.metadata.identifiers, see),
        "works" => article.works.iter().for_each(|(id, work)| {
            self::work(&map.key(id.as_str()).key(Metadata::IDENTIFIERS), &work.identifiers, see);
        }),
        "people" => article.people.iter().for_each(|(id, it)| {
            let own = [(Scheme::Orcid, "orcid", it.orcid.as_ref().map(|id| id.as_str()))];
            entity(&map.key(id.as_str()), own, &it.identity, see);
        }),
        "organizations" => article.organizations.iter().for_each(|(id, it)| {
            let own = [
                (Scheme::Ror, "ror", it.ror.as_ref().map(|id| id.as_str())),
                (Scheme::Lei, "lei", it.lei.as_ref().map(|id| id.as_str())),
                (Scheme::Doi, "funderDoi", it.funder_doi.as_ref().map(Doi::as_str)),
            ];
            entity(&map.key(id.as_str()), own, &it.identity, see);
        }),
        "places" => article.places.iter().for_each(|(id, it)| {
            let own = [(Scheme::Geonames, "geonames", it.geonames.as_deref())];
            entity(&map.key(id.as_str()), own, &it.identity, see);
        }),
        "events" => article.events.iter().for_each(|(id, it)| {
            entity(&map.key(id.as_str()), [], &it.identity, see);
        }),
        _ => {}
    }
}

/// The fields of the article that have such fields.
pub(super) const FIELDS: [&str; 6] = ["metadata", "people", "organizations", "places", "events", "works"];

fn work<'a>(at: &Path<'_>, identifiers: &'a WorkIdentifiers, see: &mut dyn FnMut(Elsewhere<'a>)) {
    let WorkIdentifiers { doi, url, uri, pmid, pmcid, isbn, wikidata, other } = identifiers;
    let own = [
        (Scheme::Doi, "doi", doi.as_ref().map(|id| id.as_str())),
        (Scheme::Pmid, "pmid", pmid.as_ref().map(|id| id.as_str())),
        (Scheme::Pmcid, "pmcid", pmcid.as_ref().map(|id| id.as_str())),
        (Scheme::Isbn, "isbn", isbn.as_ref().map(|id| id.as_str())),
        (Scheme::Wikidata, "wikidata", wikidata.as_ref().map(|id| id.as_str())),
    ];
    let holder = Holder { at, own: &own };
    holder.page(url.as_ref(), see);
    if let Some(uri) = uri {
        let at = holder.at.key(WorkIdentifiers::URI);
        holder.address(uri.as_str(), &at, &at, Role::Same, see);
    }
    holder.others(other, "other", see);
}

/// An entity of another kind, with the identifiers that only this kind has.
fn entity<'a, const N: usize>(
    at: &Path<'_>,
    own: [Own<'a>; N],
    identity: &'a Identity,
    see: &mut dyn FnMut(Elsewhere<'a>),
) {
    let Identity { url, same_as, wikidata, isni, identifiers, .. } = identity;
    let shared = [
        (Scheme::Isni, "isni", isni.as_ref().map(|id| id.as_str())),
        (Scheme::Wikidata, "wikidata", wikidata.as_ref().map(|id| id.as_str())),
    ];
    let own: Vec<Own<'a>> = own.into_iter().chain(shared).collect();
    let holder = Holder { at, own: &own };
    holder.page(url.as_ref(), see);
    for (index, address) in same_as.iter().enumerate() {
        let list = at.key(Identity::SAME_AS);
        let at = list.item(index);
        let whole = if same_as.len() == 1 { &list } else { &at };
        holder.address(address.as_str(), &at, whole, Role::Same, see);
    }
    holder.others(identifiers, "identifiers", see);
}

/// An identifier field: its registry, its name, its value.
type Own<'a> = (Scheme, &'static str, Option<&'a str>);

/// An entity, with the values of its identifier fields.
struct Holder<'h, 'a> {
    at: &'h Path<'h>,
    own: &'h [Own<'a>],
}

impl<'a> Holder<'_, 'a> {
    fn page(&self, url: Option<&Url>, see: &mut dyn FnMut(Elsewhere<'a>)) {
        if let Some(url) = url {
            let at = self.at.key(Identity::URL);
            self.address(url.as_str(), &at, &at, Role::Page, see);
        }
    }

    fn others(&self, identifiers: &[Identifier], field: &str, see: &mut dyn FnMut(Elsewhere<'a>)) {
        for (index, identifier) in identifiers.iter().enumerate() {
            let named = Scheme::named(&identifier.scheme);
            let Some((scheme, id)) = named.and_then(|scheme| Some((scheme, scheme.read(&identifier.value)?)))
            else {
                continue;
            };
            let list = self.at.key(field);
            let at = list.item(index);
            let whole = if identifiers.len() == 1 { &list } else { &at };
            self.found((scheme, id), &at.key(Identifier::VALUE), whole, Role::Other, see);
        }
    }

    fn address(
        &self,
        address: &str,
        at: &Path<'_>,
        whole: &Path<'_>,
        role: Role,
        see: &mut dyn FnMut(Elsewhere<'a>),
    ) {
        if let Some(found) = Scheme::of_address(address) {
            self.found(found, at, whole, role, see);
        }
    }

    fn found(
        &self,
        (scheme, id): (Scheme, String),
        at: &Path<'_>,
        whole: &Path<'_>,
        role: Role,
        see: &mut dyn FnMut(Elsewhere<'a>),
    ) {
        let Some((_, field, own)) = self.own.iter().find(|(known, ..)| *known == scheme) else { return };
        // Only DOIs of the funder registry identify an organization.
        if *field == "funderDoi" && !id.starts_with("10.13039/") {
            return;
        }
        let (at, whole, field) = (at.pointer(), whole.pointer(), self.at.key(field).pointer());
        see(Elsewhere { scheme, id, at, role, whole, field, own: own.filter(|own| !own.is_empty()) });
    }
}
