//! Identifiers: from `identifier`, and from the URLs in `sameAs`.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::vocabulary::{FUNDER_REGISTRY, is_of_funders};
use crate::model::{Identifier, Scheme, Uri, Url, WorkIdentifiers};
use crate::source::hash::HashSet;
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

/// The identifiers of a thing, in order, until they are assigned to fields.
#[derive(Debug, Default)]
pub(super) struct Identified<'d> {
    found: Vec<Found<'d>>,
    /// URLs of pages about the same thing that are not identifiers.
    pub(super) same_as: Vec<(Node<'d>, &'d str)>,
}

#[derive(Debug)]
struct Found<'d> {
    node: Node<'d>,
    scheme: &'d str,
    value: String,
    url: Option<&'d str>,
    /// Whether it is a URL in `sameAs`.
    is_page: bool,
}

impl<'d> Reader<'d> {
    /// `identifier` and `sameAs`.
    pub(super) fn identified(&mut self, thing: Thing<'d>) -> Identified<'d> {
        let mut identified = Identified::default();
        for value in self.take(thing, "identifier") {
            match self.identifier(value) {
                Some(found) => identified.found.push(found),
                None => self.lose(thing, "identifier", value),
            }
        }
        let mut addresses: HashSet<_> = identified.found.iter().filter_map(|found| found.url).collect();
        let mut schemes: HashSet<_> = identified.found.iter().map(|found| found.scheme).collect();
        for value in self.take(thing, "sameAs") {
            let Some(address) = self.address_value(value) else {
                self.lose(thing, "sameAs", value);
                continue;
            };
            let is_known = addresses.contains(address);
            match Scheme::of_address(address).filter(|_| !is_known) {
                Some((scheme, id)) if !schemes.contains(name(scheme)) => {
                    let is_funder = scheme == Scheme::Doi && is_of_funders(&id);
                    let scheme = if is_funder { FUNDER_REGISTRY } else { name(scheme) };
                    let url = Some(address);
                    addresses.insert(address);
                    schemes.insert(scheme);
                    identified.found.push(Found { node: value, scheme, value: id, url, is_page: true });
                }
                _ if is_known => {}
                _ => identified.same_as.push((value, address)),
            }
        }
        identified
    }

    fn identifier(&mut self, node: Node<'d>) -> Option<Found<'d>> {
        if let Some(text) = self.text(node) {
            let text = text.trim();
            return Some(match Scheme::of_address(text) {
                Some((scheme, value)) => {
                    Found { node, scheme: name(scheme), value, url: Some(text), is_page: false }
                }
                None => {
                    Found { node, scheme: "identifier", value: text.to_owned(), url: None, is_page: false }
                }
            });
        }
        if node.kind() != Kind::Object {
            return None;
        }
        let thing = self.graph.thing(node);
        let first = |reader: &mut Self, term| {
            let values = reader.take(thing, term);
            values.first().and_then(|value| Some((*value, reader.text(*value)?)))
        };
        let (node, value) = first(self, "value")?;
        let first = |reader: &mut Self, term| first(reader, term).map(|(_, text)| text);
        let url = first(self, "url");
        let scheme = first(self, "propertyID").or_else(|| first(self, "name")).unwrap_or("identifier");
        if let Some((known, value)) = Scheme::of_address(value) {
            return Some(Found { node, scheme: name(known), value, url, is_page: false });
        }
        // Some documents give the URL of the registry.
        let last = scheme.trim_end_matches('/').rsplit('/').next().unwrap_or(scheme);
        let known = Scheme::named(last).filter(|_| scheme.contains("://") || name_is_plain(scheme));
        Some(match known {
            Some(known) => {
                let value = known.read(value).unwrap_or_else(|| value.to_owned());
                Found { node, scheme: name(known), value, url, is_page: false }
            }
            None => Found { node, scheme, value: value.to_owned(), url, is_page: false },
        })
    }

    /// The identifiers of a work; the caller reads its URL.
    pub(super) fn work_identifiers(
        &mut self,
        identified: &mut Identified<'d>,
        at: &Path<'_>,
    ) -> WorkIdentifiers {
        WorkIdentifiers {
            doi: self.identifier_of(identified, "DOI", &at.key(WorkIdentifiers::DOI)),
            url: None,
            uri: self.identifier_of(identified, "URI", &at.key(WorkIdentifiers::URI)),
            pmid: self.identifier_of(identified, "PMID", &at.key(WorkIdentifiers::PMID)),
            pmcid: self.identifier_of(identified, "PMCID", &at.key(WorkIdentifiers::PMCID)),
            isbn: self.identifier_of(identified, "ISBN", &at.key(WorkIdentifiers::ISBN)),
            wikidata: self.identifier_of(identified, "Wikidata", &at.key(WorkIdentifiers::WIKIDATA)),
            other: Vec::new(),
        }
    }

    /// The first identifier of this scheme, for the field at `at`.
    pub(super) fn identifier_of<T: From<String>>(
        &mut self,
        identified: &mut Identified<'d>,
        scheme: &str,
        at: &Path<'_>,
    ) -> Option<T> {
        let index = identified.found.iter().position(|found| found.scheme == scheme)?;
        let Found { node, value, .. } = identified.found.remove(index);
        // For a URL, the identifier is the last segment.
        let offset = self.graph.text(node).and_then(|text| text.find(&value)).unwrap_or_default();
        self.note_part(at, node, offset);
        Some(T::from(value))
    }

    /// All identifiers without a field of their own.
    pub(super) fn other_identifiers(
        &mut self,
        identified: &mut Identified<'d>,
        at: &Path<'_>,
    ) -> Vec<Identifier> {
        let others = std::mem::take(&mut identified.found);
        let mut identifiers = Vec::new();
        for Found { node, scheme, value, url, is_page: _ } in others {
            self.note(&at.item(identifiers.len()), node);
            identifiers.push(Identifier { scheme: scheme.to_owned(), value, url: url.map(Url::from) });
        }
        identifiers
    }

    /// The URLs of pages about the same thing, including identifiers without a field of their own.
    pub(super) fn same_as(&mut self, identified: &mut Identified<'d>, at: &Path<'_>) -> Vec<Uri> {
        let mut addresses = Vec::new();
        let pages = identified.found.extract_if(.., |found| found.is_page);
        let pages: Vec<_> = pages.filter_map(|found| Some((found.node, found.url?))).collect();
        for (node, address) in pages.into_iter().chain(std::mem::take(&mut identified.same_as)) {
            self.note(&at.item(addresses.len()), node);
            addresses.push(Uri::from(address));
        }
        addresses
    }
}

/// Whether the scheme is only the name of a registry: `eISSN` is not any ISSN.
fn name_is_plain(scheme: &str) -> bool {
    !scheme.starts_with(['e', 'p']) || scheme.starts_with("pm") || scheme.starts_with("pub")
}

/// The name of a registry in JSON-LD.
fn name(scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::Doi => "DOI",
        Scheme::Orcid => "ORCID",
        Scheme::Isni => "ISNI",
        Scheme::Ror => "ROR",
        Scheme::Lei => "LEI",
        Scheme::Wikidata => "Wikidata",
        Scheme::Pmid => "PMID",
        Scheme::Pmcid => "PMCID",
        Scheme::Issn => "ISSN",
        Scheme::Isbn => "ISBN",
        Scheme::Geonames => "GeoNames",
    }
}
