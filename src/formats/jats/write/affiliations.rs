//! Affiliations of people, and their locations.

use crate::formats::jats::write::entity::is_plain;
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::writer::Jats;
use crate::model::{
    Article, Identifier, Identity, Organization, OrganizationKind, Place, PlaceKind, PlaceRef,
};
use crate::source::hash::HashSet;
use crate::source::xml::{Edges, WriteXml};

/// [`<aff>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/aff.html): an organization, the organizations
/// it is part of, and its location
///
/// ```xml
/// <aff id="aff-1"><institution>Tidal Laboratory</institution>, <city>Port Ellery</city></aff>
/// ```
pub(super) fn aff<'a>(jats: &mut Jats<'a>, id: &'a str) {
    let affiliation_id = jats.affiliation_id(id);
    let article = jats.article;
    let label = article.organizations.get(id).and_then(|organization| organization.label.as_deref());
    jats.element("aff").attr("id", &affiliation_id).mixed(|jats| {
        if let Some(label) = label.filter(|label| !label.is_empty()) {
            jats.element("label").text(label);
            jats.record(id, Facts::LABEL);
        }
        let mut place = None;
        let wholes: Vec<_> = wholes(article, id).collect();
        for (index, (id, organization)) in wholes.iter().copied().enumerate() {
            if index > 0 {
                jats.text(", ");
            }
            organization_name(jats, organization);
            let mut facts = Facts::NAME | Facts::IDENTIFIERS;
            if organization.kind == OrganizationKind::Department {
                facts |= Facts::KIND;
            }
            if index + 1 < wholes.len() {
                facts |= Facts::WHOLE;
            }
            jats.record(id, facts);
            place = place.or(organization.place.as_ref().map(|place| (id, place)));
        }
        let rank = |place: &Place| match place.kind {
            PlaceKind::Country => 3,
            PlaceKind::Region => 2,
            PlaceKind::City => 1,
            PlaceKind::Place | PlaceKind::Venue | PlaceKind::Virtual => 0,
        };
        // Readers sort the parts of an address by type: a country within a city is left out.
        let mut highest = 0;
        let places =
            place.into_iter().flat_map(|(_, place)| places(article, place)).take_while(|(_, place)| {
                let is_in_order = rank(place) >= highest;
                highest = rank(place);
                is_in_order
            });
        let places: Vec<_> = places.collect();
        // Readers assign it to the affiliation, not to the whole it is part of.
        if !places.is_empty() && place.is_some_and(|(owner, _)| owner == id) {
            jats.record(id, Facts::PLACE);
        }
        for (index, (id, place)) in places.iter().enumerate() {
            jats.text(", ");
            self::place(jats, place);
            let mut facts = Facts::NAME | Facts::COUNTRY;
            if !matches!(place.kind, PlaceKind::Venue | PlaceKind::Virtual) {
                facts |= Facts::KIND;
            }
            if index + 1 < places.len() {
                facts |= Facts::WHOLE;
            }
            jats.record(id, facts);
        }
    });
}

/// An organization and, for a department, the organizations it is part of, each with its id.
fn wholes<'a>(article: &'a Article, id: &'a str) -> impl Iterator<Item = (&'a str, &'a Organization)> {
    let found = |id: &'a str| article.organizations.get(id).map(|organization| (id, organization));
    std::iter::successors(found(id), move |(_, part)| {
        // The owner of a newspaper is not the employer of its staff.
        let is_part = matches!(part.kind, OrganizationKind::Department | OrganizationKind::Organization);
        let whole = found(part.part_of.as_ref().filter(|_| is_part)?.as_str());
        // Readers take departments for the parts.
        let is_department = |whole: &Organization| whole.kind == OrganizationKind::Department;
        whole.filter(|(_, whole)| is_department(part) || !is_department(whole))
    })
    .take_while(is_new())
}

/// The place, the place it is in, and so on, each with its id.
fn places<'a>(article: &'a Article, place: &'a PlaceRef) -> impl Iterator<Item = (&'a str, &'a Place)> {
    let found = |id: &'a str| {
        let place = article.places.get(id).filter(|place| !place.name.is_empty())?;
        Some((id, place))
    };
    std::iter::successors(found(place.as_str()), move |(_, part)| found(part.part_of.as_ref()?.as_str()))
        .take_while(is_new())
}

/// Whether an id is new: this ends cycles.
fn is_new<'a, T>() -> impl FnMut(&(&'a str, T)) -> bool {
    let mut met = HashSet::default();
    move |(id, _)| met.insert(*id)
}

/// The location of a publisher as text: "Port Ellery, Westland".
pub(super) fn publisher_loc<'a>(jats: &mut Jats<'a>, publisher: &'a str, place: &'a PlaceRef) {
    let places: Vec<_> = places(jats.article, place).collect();
    let names: Vec<&str> = places.iter().map(|(_, place)| place.name.as_str()).collect();
    if let [(id, place)] = places.as_slice()
        && !place.name.is_empty()
    {
        let is_plain = place.kind == PlaceKind::Place;
        jats.record(id, if is_plain { Facts::NAME | Facts::KIND } else { Facts::NAME });
        jats.record(publisher, Facts::PLACE);
    }
    let names = names.join(", ");
    if !names.is_empty() {
        jats.element("publisher-loc").text(&names);
    }
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
    if is_identified(organization) {
        jats.element("institution-wrap").children(|jats| {
            institution(jats, organization);
            institution_ids(jats, organization);
        });
    } else {
        institution(jats, organization);
    }
}

/// The name in a [`<collab>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/collab.html), which needs no
/// element around it
pub(super) fn collab_name(jats: &mut Jats<'_>, organization: &Organization) {
    match is_identified(organization) {
        true => organization_name(jats, organization),
        false => jats.text_at(&organization.name, Edges::BOTH),
    }
}

fn is_identified(organization: &Organization) -> bool {
    let Organization { ror, funder_doi, lei, identity, .. } = organization;
    let Identity { isni, wikidata, identifiers, .. } = identity;
    ror.is_some()
        || isni.is_some()
        || wikidata.is_some()
        || funder_doi.is_some()
        || lei.is_some()
        || identifiers.iter().any(is_plain)
}

fn institution(jats: &mut Jats<'_>, organization: &Organization) {
    let is_part = organization.kind == OrganizationKind::Department;
    jats.element("institution").attr_opt("content-type", is_part.then_some("dept")).text(&organization.name);
}

/// [`<institution-id>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/institution-id.html)
fn institution_ids(jats: &mut Jats<'_>, organization: &Organization) {
    let Organization { ror, funder_doi, lei, identity, .. } = organization;
    let Identity { isni, wikidata, identifiers, .. } = identity;
    let mut id = |scheme: &str, vocab: Option<(&str, &str)>, value: &str| {
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
    // The form recommended by JATS4R, <https://jats4r.niso.org/funding/>.
    let registry = ("open-funder-registry", "10.13039/open_funder_registry");
    funder_doi.iter().for_each(|doi| id("doi", Some(registry), doi.as_str()));
    lei.iter().for_each(|lei| id("lei", None, lei.as_str()));
    let others = identifiers.iter().filter(|identifier| is_plain(identifier));
    others.for_each(|Identifier { scheme, value, url: _ }| id(scheme, None, value));
}
