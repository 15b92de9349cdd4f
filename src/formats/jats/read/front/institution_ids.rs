//! Identifiers of institutions.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Doi, Identifier, Isni, Lei, Organization, Ror, Scheme, WikidataId};
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<institution-id>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/institution-id.html)
    pub(super) fn institution_id(&mut self, id: Node<'d>, organization: &mut Organization) {
        let Some(value) = self.words_opt(id) else { return };
        let scheme = self.attribute(id, "institution-id-type").unwrap_or_default();
        let of_address = Scheme::of_address(&value).map(|(scheme, _)| scheme);
        match Scheme::named(&scheme).or(of_address) {
            Some(Scheme::Ror) if organization.ror.is_none() => {
                organization.ror = Some(Ror(Scheme::Ror.read(&value).unwrap_or(value)));
            }
            Some(Scheme::Isni) if organization.identity.isni.is_none() => {
                organization.identity.isni = Some(Isni(Scheme::Isni.read(&value).unwrap_or(value)));
            }
            Some(Scheme::Lei) if organization.lei.is_none() => organization.lei = Some(Lei(value)),
            Some(Scheme::Wikidata) if organization.identity.wikidata.is_none() => {
                organization.identity.wikidata =
                    Some(WikidataId(Scheme::Wikidata.read(&value).unwrap_or(value)));
            }
            _ => match Scheme::Doi.read(&value) {
                Some(doi) if organization.funder_doi.is_none() && doi.starts_with("10.13039/") => {
                    organization.funder_doi = Some(Doi(doi));
                }
                doi if organization.funder_doi.is_none() && is_of_funder_registry(id) => {
                    organization.funder_doi = Some(Doi(doi.unwrap_or(value)));
                }
                _ => {
                    let scheme = if scheme.is_empty() { "other".to_owned() } else { scheme };
                    organization.identity.identifiers.push(Identifier { scheme, value, url: None });
                }
            },
        }
    }
}

/// Whether an identifier is from the funder registry.
fn is_of_funder_registry(id: Node<'_>) -> bool {
    id.attribute("vocab").is_some_and(|vocab| vocab.value() == "open-funder-registry")
}
