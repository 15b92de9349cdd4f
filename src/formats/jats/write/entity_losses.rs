//! Losses of people, organizations, places, events, works and quotes.

use crate::formats::jats::write::entity::{Target, VocabTerm, is_plain};
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::names::{is_native, is_split};
use crate::formats::jats::write::writer::Jats;
use crate::model::{
    Article, Event, Identifier, Identity, Organization, OrganizationKind, Person, Place, PlaceKind, Scheme,
    Work,
};
use crate::source::Path;
use crate::source::hash::HashSet;

const ROOT: Path<'static> = Path::ROOT;
const NOT_THERE: &str = "JATS has no element for it";

/// Records what was not written of the declared entities, after the whole article has been written.
pub(super) fn declare(jats: &mut Jats<'_>) {
    let article = jats.article;
    let facts = |jats: &Jats<'_>, id: &str| jats.facts.get(id).copied().unwrap_or_default();
    let at = ROOT.key(Article::PEOPLE);
    for (id, person) in &article.people {
        let facts = facts(jats, id.as_str());
        self::person(jats, person, facts, &at.key(id.as_str()));
    }
    let at = ROOT.key(Article::ORGANIZATIONS);
    let mut names = HashSet::default();
    for (id, organization) in &article.organizations {
        let facts = facts(jats, id.as_str());
        let at = at.key(id.as_str());
        if facts.has(Facts::NAME)
            && Target::Organization(organization).vocab_term().is_none()
            && !names.insert(&organization.name)
        {
            jats.lose(&at, organization, "JATS cannot distinguish organizations with the same name");
            continue;
        }
        self::organization(jats, organization, facts, &at);
    }
    let at = ROOT.key(Article::PLACES);
    for (id, place) in &article.places {
        let facts = facts(jats, id.as_str());
        self::place(jats, place, facts, &at.key(id.as_str()));
    }
    let at = ROOT.key(Article::EVENTS);
    for (id, event) in &article.events {
        let facts = facts(jats, id.as_str());
        self::event(jats, event, facts, &at.key(id.as_str()));
    }
    let at = ROOT.key(Article::WORKS);
    for (id, work) in &article.works {
        if !jats.targets.listed.contains(id.as_str()) {
            self::work(jats, id.as_str(), work, &at.key(id.as_str()));
        }
    }
    let at = ROOT.key(Article::QUOTES);
    for (id, quote) in &article.quotes {
        jats.lose(&at.key(id.as_str()), quote, "JATS has no element for the speaker of a quote");
    }
}

fn person(jats: &mut Jats<'_>, person: &Person, facts: Facts, at: &Path<'_>) {
    if !facts.has(Facts::NAME) {
        return jats.lose(at, person, "JATS has no element for a person who is only mentioned");
    }
    let Person {
        name: _,
        given_name,
        family_name,
        name_style,
        prefix,
        suffix,
        degrees,
        orcid,
        email,
        roles,
        identity,
    } = person;
    let term = Target::Person(person).vocab_term();
    let has_parts = facts.has(Facts::PARTS) && is_split(person);
    for (key, part) in
        [("givenName", given_name), ("familyName", family_name), ("prefix", prefix), ("suffix", suffix)]
    {
        if !has_parts || part.as_ref().is_some_and(String::is_empty) {
            jats.lose(&at.key(key), part, "JATS has name parts only for contributors");
        }
    }
    if !has_parts {
        jats.lose(&at.key(Person::NAME_STYLE), name_style, "JATS has name parts only for contributors");
    }
    if !facts.has(Facts::DEGREES) || degrees.as_ref().is_some_and(String::is_empty) {
        jats.lose(&at.key(Person::DEGREES), degrees, "JATS has degrees only for contributors");
    }
    if let Some(orcid) = orcid
        && !identifies(facts, term.as_ref(), Scheme::Orcid)
    {
        jats.lose(&at.key(Person::ORCID), orcid, NOT_THERE);
    }
    if !facts.has(Facts::EMAIL) {
        jats.lose(&at.key(Person::EMAIL), email, "JATS has email addresses only for authors");
    }
    jats.lose(&at.key(Person::ROLES), roles, "JATS has affiliations, but not roles");
    self::identity(jats, identity, facts, term.as_ref(), at);
}

fn organization(jats: &mut Jats<'_>, organization: &Organization, facts: Facts, at: &Path<'_>) {
    if !facts.has(Facts::NAME) {
        return jats.lose(at, organization, "JATS has no element for an organization that is only mentioned");
    }
    let Organization {
        name: _,
        label,
        kind,
        part_of,
        place,
        ror,
        lei,
        funder_doi,
        founded,
        dissolved,
        logo,
        policies,
        identity,
    } = organization;
    let term = Target::Organization(organization).vocab_term();
    if !facts.has(Facts::LABEL) {
        jats.lose(&at.key(Organization::LABEL), label, "JATS has labels only for affiliations");
    }
    if *kind != OrganizationKind::default() && !facts.has(Facts::KIND) {
        jats.lose(&at.key(Organization::KIND), kind, "JATS has no organization types");
    }
    if !facts.has(Facts::WHOLE) {
        jats.lose(
            &at.key(Organization::PART_OF),
            part_of,
            "JATS has parent organizations only for departments",
        );
    }
    if !facts.has(Facts::PLACE) {
        jats.lose(&at.key(Organization::PLACE), place, "JATS has locations only for affiliations");
    }
    if let Some(ror) = ror
        && !identifies(facts, term.as_ref(), Scheme::Ror)
    {
        jats.lose(&at.key(Organization::ROR), ror, NOT_THERE);
    }
    if !facts.has(Facts::IDENTIFIERS) {
        jats.lose(&at.key(Organization::LEI), lei, NOT_THERE);
        jats.lose(&at.key(Organization::FUNDER_DOI), funder_doi, NOT_THERE);
    }
    jats.lose(&at.key(Organization::FOUNDED), founded, NOT_THERE);
    jats.lose(&at.key(Organization::DISSOLVED), dissolved, NOT_THERE);
    jats.lose(&at.key(Organization::LOGO), logo, NOT_THERE);
    jats.lose(&at.key(Organization::POLICIES), policies, "JATS has no links to policies");
    self::identity(jats, identity, facts, term.as_ref(), at);
}

fn place(jats: &mut Jats<'_>, place: &Place, facts: Facts, at: &Path<'_>) {
    if !facts.has(Facts::NAME) {
        return jats.lose(at, place, "JATS has no element for a place that is only mentioned");
    }
    let Place { name: _, kind, part_of, iso3166, geonames, latitude, longitude, identity } = place;
    let term = Target::Place(place).vocab_term();
    if *kind != PlaceKind::default() && !facts.has(Facts::KIND) {
        jats.lose(&at.key(Place::KIND), kind, "JATS has no place types");
    }
    if !facts.has(Facts::WHOLE) {
        jats.lose(&at.key(Place::PART_OF), part_of, "JATS has locations only for affiliations");
    }
    let is_country = *kind == PlaceKind::Country && facts.has(Facts::COUNTRY);
    if !is_country || iso3166.as_ref().is_some_and(|code| code.country() != code.as_str()) {
        jats.lose(&at.key(Place::ISO3166), iso3166, "JATS has country codes only in affiliations");
    }
    if !identifies(facts, term.as_ref(), Scheme::Geonames) {
        jats.lose(&at.key(Place::GEONAMES), geonames, NOT_THERE);
    }
    jats.lose(&at.key(Place::LATITUDE), latitude, NOT_THERE);
    jats.lose(&at.key(Place::LONGITUDE), longitude, NOT_THERE);
    self::identity(jats, identity, facts - Facts::IDENTIFIERS, term.as_ref(), at);
}

fn event(jats: &mut Jats<'_>, event: &Event, facts: Facts, at: &Path<'_>) {
    if !facts.has(Facts::NAME) {
        return jats.lose(at, event, "JATS has no element for an event that is only mentioned");
    }
    let term = Target::Event(event).vocab_term();
    jats.losses.note_all_but(at, event, &[&[Event::NAME], Identity::FIELDS].concat(), NOT_THERE);
    self::identity(jats, &event.identity, facts, term.as_ref(), at);
}

/// Whether the identifier in this registry is written: all are, or it is the one that identifies the entity.
fn identifies(facts: Facts, term: Option<&VocabTerm>, scheme: Scheme) -> bool {
    facts.has(Facts::IDENTIFIERS)
        || facts.has(Facts::IDENTITY) && term.is_some_and(|term| term.scheme == scheme)
}

/// Fields that people, organizations, places and events share.
fn identity(jats: &mut Jats<'_>, identity: &Identity, facts: Facts, term: Option<&VocabTerm>, at: &Path<'_>) {
    let Identity { alternate_names, description, url, same_as, wikidata, isni, identifiers, image } =
        identity;
    let names = at.key(Identity::ALTERNATE_NAMES);
    if facts.has(Facts::NATIVE_NAMES) {
        for (index, name) in alternate_names.iter().enumerate() {
            if !is_native(name, &jats.article.metadata.language) {
                jats.lose(&names.item(index), name, NOT_THERE);
            }
        }
    } else {
        jats.lose(&names, alternate_names, NOT_THERE);
    }
    jats.lose(&at.key(Identity::DESCRIPTION), description, NOT_THERE);
    jats.lose(&at.key(Identity::URL), url, NOT_THERE);
    jats.lose(&at.key(Identity::SAME_AS), same_as, NOT_THERE);
    if !identifies(facts, term, Scheme::Wikidata) {
        jats.lose(&at.key(Identity::WIKIDATA), wikidata, NOT_THERE);
    }
    if !identifies(facts, term, Scheme::Isni) {
        jats.lose(&at.key(Identity::ISNI), isni, NOT_THERE);
    }
    lose_identifiers(jats, identifiers, facts, at);
    jats.lose(&at.key(Identity::IMAGE), image, NOT_THERE);
}

/// Identifiers in other registries: elements for people and organizations have them without their URLs.
fn lose_identifiers(jats: &mut Jats<'_>, identifiers: &[Identifier], facts: Facts, at: &Path<'_>) {
    let at = at.key(Identity::IDENTIFIERS);
    for (index, identifier) in identifiers.iter().enumerate() {
        let at = at.item(index);
        match facts.has(Facts::IDENTIFIERS) && is_plain(identifier) {
            true => jats.lose(&at.key(Identifier::URL), &identifier.url, "JATS has no URL for an identifier"),
            false => jats.lose(&at, identifier, NOT_THERE),
        }
    }
}

/// A work that is in no reference list: if it is a related work, title and URL are written.
fn work(jats: &mut Jats<'_>, id: &str, work: &Work, at: &Path<'_>) {
    let Some(address) = jats.related.get(id).copied() else {
        return jats.lose(at, work, "JATS lists only cited works");
    };
    const WHY: &str = "JATS has only a title and a URL for a related article";
    // `document` is the type of any work.
    if !matches!(work.r#type.as_str(), "article-journal" | "document") {
        jats.lose(&at.key(Work::TYPE), &work.r#type, "JATS has no such work type");
    }
    if work.title.as_ref().is_some_and(|title| title.plain_text().is_empty()) {
        jats.lose(&at.key(Work::TITLE), &work.title, WHY);
    }
    jats.losses.note_all_but(at, work, &[Work::TYPE, Work::TITLE, Work::IDENTIFIERS], WHY);
    let written = address.as_slice();
    jats.losses.note_all_but(&at.key(Work::IDENTIFIERS), &work.identifiers, written, WHY);
}
