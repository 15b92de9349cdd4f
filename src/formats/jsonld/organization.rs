//! Organizations.

use crate::formats::jsonld::date::date_parts;
use crate::formats::jsonld::identifier::{Identifiers, doi_address};
use crate::formats::jsonld::known::{Common, Known};
use crate::formats::jsonld::media::Media;
use crate::formats::jsonld::person::{Tie, tie};
use crate::formats::jsonld::view::{Iri, Reference, view};
use crate::formats::jsonld::writer::{ORGANIZATIONS, PLACES, Writer};
use crate::model::{self, Id, OrganizationKind};
use crate::source::Path;

view! {
    /// <https://schema.org/Organization>
    Organization {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "@id")]
        id: Iri<'a>,
        name: &'a str,
        #[serde(rename = "byline:kind")]
        own_kind: Option<&'static str>,
        lei_code: Option<&'a str>,
        #[serde(flatten)]
        known: Known<'a>,
        logo: Option<Media<'a>>,
        parent_organization: Option<Reference<'a>>,
        member_of: Vec<Reference<'a>>,
        location: Option<Reference<'a>>,
        founder: Vec<Tie<'a>>,
        founding_date: Option<&'a str>,
        dissolution_date: Option<&'a str>,
        #[serde(rename = "byline:foundingDate")]
        founding_edtf: Option<&'a str>,
        #[serde(rename = "byline:dissolutionDate")]
        dissolution_edtf: Option<&'a str>,
    }
}

impl<'a> Writer<'a> {
    pub(super) fn organization(
        &mut self,
        at: &Path<'_>,
        id: &'a Id,
        organization: &'a model::Organization,
    ) -> Organization<'a> {
        let model::Organization {
            name,
            kind,
            part_of,
            place,
            ror,
            lei,
            funder_doi,
            founded,
            dissolved,
            logo,
            alternate_names,
            description,
            url,
            same_as,
            wikidata,
            isni,
            identifiers,
            image,
        } = organization;
        let mut known = Identifiers::default();
        if let Some(ror) = ror {
            known.add("ROR", ror.canonical(), ror.checksum_holds().then(|| ror.url()));
        }
        if let Some(doi) = funder_doi {
            known.add("Crossref Funder ID", doi.as_str(), doi_address(doi));
        }
        let common =
            Common { alternate_names, description, url, same_as, wikidata, isni, identifiers, image };
        let (founded, dissolved) = (date_parts(founded.as_ref()), date_parts(dissolved.as_ref()));
        let (kind, own_kind) = types(*kind);
        let founders = self.founders.get(id.as_str()).cloned().unwrap_or_default();
        Organization {
            kind,
            id: self.iri(id),
            name,
            own_kind,
            lei_code: lei.as_ref().map(|lei| lei.as_str()),
            known: self.known(at, common, known),
            logo: logo.as_ref().and_then(|logo| self.media(&at.key("logo"), logo)),
            parent_organization: part_of
                .as_ref()
                .and_then(|parent| self.refer(&at.key("partOf"), parent.as_str(), ORGANIZATIONS)),
            member_of: self.affiliations_of(id, &[]),
            location: place.as_ref().and_then(|place| self.refer(&at.key("place"), place.as_str(), PLACES)),
            founder: founders
                .into_iter()
                .map(|(id, role)| tie(Reference { id: self.iri(id) }, role))
                .collect(),
            founding_date: founded.iso,
            dissolution_date: dissolved.iso,
            founding_edtf: founded.edtf,
            dissolution_edtf: dissolved.edtf,
        }
    }
}

/// The type, and the kind where the type says less.
fn types(kind: OrganizationKind) -> (&'static str, Option<&'static str>) {
    match kind {
        OrganizationKind::Organization => ("Organization", None),
        OrganizationKind::State => ("GovernmentOrganization", Some("state")),
        OrganizationKind::Government => ("GovernmentOrganization", None),
        OrganizationKind::Intergovernmental => ("Organization", Some("intergovernmental")),
        OrganizationKind::Company => ("Corporation", None),
        OrganizationKind::University => ("CollegeOrUniversity", None),
        OrganizationKind::ResearchInstitute => ("ResearchOrganization", None),
        OrganizationKind::NewsMedia => ("NewsMediaOrganization", None),
        OrganizationKind::Ngo => ("NGO", None),
        OrganizationKind::PoliticalParty => ("PoliticalParty", None),
        OrganizationKind::Court => ("GovernmentOrganization", Some("court")),
        OrganizationKind::Department => ("Organization", Some("department")),
        // An armed force is not always a state's.
        OrganizationKind::Military => ("Organization", Some("military")),
    }
}
