//! Organizations that people belong to, and where they are.

use crate::formats::jats::entity::Target;
use crate::formats::jats::writer::Jats;
use crate::model::{Article, Organization, OrganizationKind, Place, PlaceKind, PlaceRef};
use crate::source::xml::WriteXml;

/// How far `partOf` is followed: far enough for the world, and an end to circles.
const DEPTH: usize = 8;

/// [`<aff>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/aff.html), with the id of its record
///
/// ```xml
/// <aff id="aff-1" rid="tidal-lab"><institution>Tidal Laboratory</institution>, <city>Port Ellery</city></aff>
/// ```
pub(super) fn aff<'a>(jats: &mut Jats<'a>, id: &'a str) {
    let Some(Target::Organization(organization)) = jats.target(id) else { return };
    let article = jats.article;
    let affiliation_id = jats.affiliation_id(id);
    jats.element("aff").attr("id", &affiliation_id).attr("rid", id).mixed(|jats| {
        let mut place = None;
        for (index, organization) in wholes(article, organization).enumerate() {
            if index > 0 {
                jats.text(", ");
            }
            organization_name(jats, organization);
            place = place.or(organization.place.as_ref());
        }
        for place in place.into_iter().flat_map(|place| places(article, place)) {
            jats.text(", ");
            self::place(jats, place);
        }
    });
}

/// The organization, what it is a part of, and so on.
fn wholes<'a>(
    article: &'a Article,
    organization: &'a Organization,
) -> impl Iterator<Item = &'a Organization> {
    std::iter::successors(Some(organization), |part| {
        article.organizations.get(part.part_of.as_ref()?.as_str())
    })
    .take(DEPTH)
}

/// The place, what it lies in, and so on.
fn places<'a>(article: &'a Article, place: &PlaceRef) -> impl Iterator<Item = &'a Place> {
    std::iter::successors(article.places.get(place.as_str()), |part| {
        article.places.get(part.part_of.as_ref()?.as_str())
    })
    .take(DEPTH)
}

/// The names of the place and of what it lies in: "Port Ellery, Westland".
pub(super) fn place_names(article: &Article, place: &PlaceRef) -> String {
    places(article, place).map(|place| place.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// `<city>`, `<state>`, `<country>` or, for any other place, `<addr-line>`
fn place(jats: &mut Jats<'_>, place: &Place) {
    match place.kind {
        PlaceKind::City => jats.element("city").text(&place.name),
        PlaceKind::Region => jats.element("state").text(&place.name),
        PlaceKind::Country => jats
            .element("country")
            .attr_opt("country", place.iso3166.as_ref().map(|code| code.country()))
            .text(&place.name),
        PlaceKind::Place | PlaceKind::Venue | PlaceKind::Virtual => {
            jats.element("addr-line").text(&place.name)
        }
    }
}

/// [`<institution>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/institution.html), in an
/// `<institution-wrap>` with its identifiers, if there are any
///
/// ```xml
/// <institution-wrap>
///   <institution>Brown University</institution>
///   <institution-id institution-id-type="ror" …>https://ror.org/05gq02987</institution-id>
/// </institution-wrap>
/// ```
pub(super) fn organization_name(jats: &mut Jats<'_>, organization: &Organization) {
    let Organization { ror, isni, wikidata, funder_doi, lei, .. } = organization;
    let is_identified =
        ror.is_some() || isni.is_some() || wikidata.is_some() || funder_doi.is_some() || lei.is_some();
    if is_identified {
        jats.element("institution-wrap").children(|jats| {
            institution(jats, organization);
            institution_ids(jats, organization);
        });
    } else {
        institution(jats, organization);
    }
}

fn institution(jats: &mut Jats<'_>, organization: &Organization) {
    let is_part = organization.kind == OrganizationKind::Department;
    jats.element("institution").attr_opt("content-type", is_part.then_some("dept")).text(&organization.name);
}

/// [`<institution-id>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/institution-id.html)
fn institution_ids(jats: &mut Jats<'_>, organization: &Organization) {
    let Organization { ror, isni, wikidata, funder_doi, lei, .. } = organization;
    let mut id = |scheme, vocab: Option<(&str, &str)>, value: &str| {
        jats.element("institution-id")
            .attr("institution-id-type", scheme)
            .attr_opt("vocab", vocab.map(|(name, _)| name))
            .attr_opt("vocab-identifier", vocab.map(|(_, identifier)| identifier))
            .text(value);
    };
    ror.iter().for_each(|ror| id("ror", Some(("ROR", "https://ror.org/")), &ror.url()));
    isni.iter().for_each(|isni| id("isni", Some(("ISNI", "https://isni.org/")), &isni.url()));
    wikidata
        .iter()
        .for_each(|item| id("wikidata", Some(("Wikidata", "https://www.wikidata.org/")), &item.url()));
    // As JATS4R has it, <https://jats4r.niso.org/funding/>.
    let registry = ("open-funder-registry", "10.13039/open-funder-registry");
    funder_doi.iter().for_each(|doi| id("doi", Some(registry), doi.as_str()));
    lei.iter().for_each(|lei| id("lei", None, lei.as_str()));
}
