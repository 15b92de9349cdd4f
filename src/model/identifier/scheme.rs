//! The registries whose identifiers have their own field.

use std::fmt;

use crate::model::{Doi, Isbn, Isni, Issn, Lei, Orcid, Pmcid, Pmid, Ror, WikidataId};

/// A registry whose identifiers have a field of their own on something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// Digital object identifiers.
    Doi,
    /// ORCID, of researchers and other authors.
    Orcid,
    /// ISO 27729, of public identities.
    Isni,
    /// The Research Organization Registry.
    Ror,
    /// ISO 17442, of legal entities.
    Lei,
    /// Wikidata.
    Wikidata,
    /// PubMed.
    Pmid,
    /// PubMed Central.
    Pmcid,
    /// ISO 3297, of serials.
    Issn,
    /// ISO 2108, of books.
    Isbn,
    /// GeoNames, of places.
    Geonames,
}

impl Scheme {
    /// The registry that people call by this name, whatever the case.
    pub fn named(name: &str) -> Option<Self> {
        const NAMES: [(&str, Scheme); 17] = [
            ("doi", Scheme::Doi),
            ("orcid", Scheme::Orcid),
            ("orcidid", Scheme::Orcid),
            ("isni", Scheme::Isni),
            ("ror", Scheme::Ror),
            ("rorid", Scheme::Ror),
            ("lei", Scheme::Lei),
            ("wikidata", Scheme::Wikidata),
            ("wikidataid", Scheme::Wikidata),
            ("pmid", Scheme::Pmid),
            ("pubmed", Scheme::Pmid),
            ("pmcid", Scheme::Pmcid),
            ("pmc", Scheme::Pmcid),
            ("issn", Scheme::Issn),
            ("isbn", Scheme::Isbn),
            ("geonames", Scheme::Geonames),
            ("geonamesid", Scheme::Geonames),
        ];
        let bare = name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
        let is_bare = |(known, _): &&(&str, Self)| bare.clone().eq(known.bytes());
        NAMES.iter().find(is_bare).map(|(_, scheme)| *scheme)
    }

    /// The identifier in the form its field has, if `value` is one of this registry and its checksum holds.
    pub fn read(self, value: &str) -> Option<String> {
        match self {
            Self::Doi => {
                let start = value.find("10.")?;
                let doi = Doi::from(value[start..].trim());
                doi.is_well_formed().then_some(doi.0)
            }
            Self::Orcid => Orcid::from(value).meant().map(|id| id.0),
            Self::Isni => Isni::from(value).meant().map(|id| id.0),
            Self::Ror => Ror::from(value).meant().map(|id| id.0),
            Self::Lei => Lei::from(value).meant().map(|id| id.0),
            Self::Wikidata => WikidataId::from(value).meant().map(|id| id.0),
            Self::Pmid => Pmid::from(value).meant().map(|id| id.0),
            Self::Pmcid => Pmcid::from(value).meant().map(|id| id.0),
            Self::Issn => Issn::from(value).meant().map(|id| id.0),
            Self::Isbn => Isbn::from(value).meant().map(|id| id.0),
            Self::Geonames => {
                Pmid::from(geonames_number(value)).is_well_formed().then(|| geonames_number(value).to_owned())
            }
        }
    }

    /// Whether two identifiers of this registry, each in the form its field has, are the same.
    pub(crate) fn is_same(self, one: &str, other: &str) -> bool {
        match self {
            Self::Isbn => one.replace([' ', '-'], "") == other.replace([' ', '-'], ""),
            _ => one.eq_ignore_ascii_case(other),
        }
    }

    /// The registry's identifier of which `address` is the address, in the form its field has.
    pub fn of_address(address: &str) -> Option<(Self, String)> {
        let (scheme, value) = match on_the_web(address) {
            Some((host, path)) => Self::of_page(&host, path)?,
            None => {
                let after = |prefix: &str| {
                    let start = address.get(..prefix.len())?;
                    start.eq_ignore_ascii_case(prefix).then(|| &address[prefix.len()..])
                };
                let known = [
                    ("doi:", Self::Doi),
                    ("info:doi/", Self::Doi),
                    ("urn:doi:", Self::Doi),
                    ("urn:isbn:", Self::Isbn),
                    ("urn:issn:", Self::Issn),
                    ("info:pmid/", Self::Pmid),
                ];
                known.iter().find_map(|(prefix, scheme)| Some((*scheme, after(prefix)?)))?
            }
        };
        // A page below the identifier's own, such as a PDF, is another address.
        let is_whole = scheme == Self::Doi && value.starts_with("10.")
            || scheme != Self::Doi && !value.contains(['/', ':', '?', '#', '.']);
        Some((scheme, scheme.read(value).filter(|_| is_whole)?))
    }

    /// The registry that has its pages on `host`, and the identifier in the path.
    fn of_page<'p>(host: &str, path: &'p str) -> Option<(Self, &'p str)> {
        let after = |prefixes: &[&str]| prefixes.iter().find_map(|prefix| path.strip_prefix(prefix));
        Some(match host {
            "doi.org" | "dx.doi.org" => (Self::Doi, path),
            "orcid.org" => (Self::Orcid, path),
            "isni.org" => (Self::Isni, after(&["isni/", ""])?),
            "ror.org" => (Self::Ror, path),
            "search.gleif.org" => (Self::Lei, after(&["#/record/"])?),
            "wikidata.org" | "m.wikidata.org" => (Self::Wikidata, after(&["entity/Q", "wiki/Q"])?),
            "pubmed.ncbi.nlm.nih.gov" => (Self::Pmid, path),
            "pmc.ncbi.nlm.nih.gov" => (Self::Pmcid, after(&["articles/"])?),
            "ncbi.nlm.nih.gov" if path.starts_with("pubmed/") => (Self::Pmid, after(&["pubmed/"])?),
            "ncbi.nlm.nih.gov" => (Self::Pmcid, after(&["pmc/articles/"])?),
            "portal.issn.org" => (Self::Issn, after(&["resource/ISSN/", "resource/issn/"])?),
            "geonames.org" | "sws.geonames.org" => (Self::Geonames, geonames_number(path)),
            _ => return None,
        })
    }
}

impl fmt::Display for Scheme {
    /// What to call one of its identifiers: "ORCID iD".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Doi => "DOI",
            Self::Orcid => "ORCID iD",
            Self::Isni => "ISNI",
            Self::Ror => "ROR id",
            Self::Lei => "LEI",
            Self::Wikidata => "Wikidata item",
            Self::Pmid => "PubMed id",
            Self::Pmcid => "PubMed Central id",
            Self::Issn => "ISSN",
            Self::Isbn => "ISBN",
            Self::Geonames => "GeoNames id",
        })
    }
}

/// Host in small letters without `www.`, and the path without slashes around it.
fn on_the_web(address: &str) -> Option<(String, &str)> {
    let (scheme, rest) = address.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
        return None;
    }
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    Some((host.strip_prefix("www.").unwrap_or(&host).to_owned(), path.trim_end_matches('/')))
}

/// The number in `1835848/seoul.html`, after an address or not.
fn geonames_number(text: &str) -> &str {
    let path = match text.split_once("geonames.org/") {
        Some((_, path)) => path,
        None => text,
    };
    path.split('/').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registries_addresses_are_known_and_others_are_not() {
        for (address, scheme, id) in [
            ("http://dx.doi.org/10.1000/182", Scheme::Doi, "10.1000/182"),
            ("doi:10.1000/182", Scheme::Doi, "10.1000/182"),
            ("https://isni.org/isni/0000000419369094", Scheme::Isni, "0000000419369094"),
            ("https://ror.org/05gq02987/", Scheme::Ror, "05gq02987"),
            ("http://www.wikidata.org/entity/Q42", Scheme::Wikidata, "Q42"),
            ("https://pubmed.ncbi.nlm.nih.gov/31452104/", Scheme::Pmid, "31452104"),
            ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC6710000/", Scheme::Pmcid, "PMC6710000"),
            ("https://www.geonames.org/1835848/seoul.html", Scheme::Geonames, "1835848"),
            ("urn:isbn:9780306406157", Scheme::Isbn, "9780306406157"),
        ] {
            assert_eq!(Scheme::of_address(address), Some((scheme, id.to_owned())), "{address}");
        }
        for other in [
            "https://orcid.org/",
            "https://orcid.org/0000-0002-1694-2333",
            "https://www.wikidata.org/wiki/Property:P31",
            "https://pmc.ncbi.nlm.nih.gov/articles/PMC6710000/pdf/main.pdf",
            "https://example.org/10.1000/182",
            "https://doi.org/",
            "doi:",
            "é",
            "",
            "https://www.wikidata.org/wiki/Q42#sitelinks",
            "https://ror.org/search?q=1",
        ] {
            assert_eq!(Scheme::of_address(other), None, "{other}");
        }
    }

    #[test]
    fn a_value_is_read_in_its_usual_form_if_its_checksum_is_right() {
        assert_eq!(Scheme::Orcid.read("000000021694233x").as_deref(), Some("0000-0002-1694-233X"));
        assert_eq!(Scheme::Orcid.read("0000-0002-1694-2333"), None);
    }

    #[test]
    fn an_address_of_a_registry_has_its_identifier() {
        let found = Scheme::of_address("https://orcid.org/0000-0002-1694-233X");
        assert_eq!(found, Some((Scheme::Orcid, "0000-0002-1694-233X".to_owned())));
        assert_eq!(Scheme::of_address("https://en.wikipedia.org/wiki/ORCID"), None);
    }
}
