//! What JATS does not say of people, organizations, places, events, works and quotes.

use crate::formats::jats::write::entity::{Target, VocabTerm, is_plain};
use crate::formats::jats::write::names::{is_native, is_split};
use crate::formats::jats::write::said::Said;
use crate::formats::jats::write::writer::Jats;
use crate::model::{
    Event, Identifier, Identity, Organization, OrganizationKind, Person, Place, PlaceKind, Scheme, Work,
    WorkIdentifiers,
};
use crate::source::Path;
use crate::source::hash::HashSet;

const ROOT: Path<'static> = Path::ROOT;
const NOT_THERE: &str = "JATS has no element for it";

/// Declares what has not been written of all that is declared in the article, when all of it is written.
pub(super) fn declare(jats: &mut Jats<'_>) {
    let article = jats.article;
    let said = |jats: &Jats<'_>, id: &str| jats.said.get(id).copied().unwrap_or_default();
    let at = ROOT.key("people");
    for (id, person) in &article.people {
        let said = said(jats, id.as_str());
        self::person(jats, person, said, &at.key(id.as_str()));
    }
    let at = ROOT.key("organizations");
    let mut names = HashSet::default();
    for (id, organization) in &article.organizations {
        let said = said(jats, id.as_str());
        let at = at.key(id.as_str());
        if said.has(Said::NAME)
            && Target::Organization(organization).vocab_term().is_none()
            && !names.insert(&organization.name)
        {
            jats.lose(&at, organization, "JATS does not tell organizations of one name apart");
            continue;
        }
        self::organization(jats, organization, said, &at);
    }
    let at = ROOT.key("places");
    for (id, place) in &article.places {
        let said = said(jats, id.as_str());
        self::place(jats, place, said, &at.key(id.as_str()));
    }
    let at = ROOT.key("events");
    for (id, event) in &article.events {
        let said = said(jats, id.as_str());
        self::event(jats, event, said, &at.key(id.as_str()));
    }
    let at = ROOT.key("works");
    for (id, work) in &article.works {
        if !jats.targets.listed.contains(id.as_str()) {
            self::work(jats, id.as_str(), work, &at.key(id.as_str()));
        }
    }
    let at = ROOT.key("quotes");
    for (id, quote) in &article.quotes {
        jats.lose(
            &at.key(id.as_str()),
            quote,
            "JATS has the words of a quote, and no element for who said them",
        );
    }
}

fn person(jats: &mut Jats<'_>, person: &Person, said: Said, at: &Path<'_>) {
    if !said.has(Said::NAME) {
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
    let has_parts = said.has(Said::PARTS) && is_split(person);
    for (key, part) in
        [("givenName", given_name), ("familyName", family_name), ("prefix", prefix), ("suffix", suffix)]
    {
        if !has_parts || part.as_ref().is_some_and(String::is_empty) {
            jats.lose(&at.key(key), part, "JATS has the parts of the names of contributors");
        }
    }
    if !has_parts {
        jats.lose(&at.key("nameStyle"), name_style, "JATS has the parts of the names of contributors");
    }
    if !said.has(Said::DEGREES) || degrees.as_ref().is_some_and(String::is_empty) {
        jats.lose(&at.key("degrees"), degrees, "JATS has the degrees of contributors");
    }
    if let Some(orcid) = orcid
        && !identifies(said, term.as_ref(), Scheme::Orcid)
    {
        jats.lose(&at.key("orcid"), orcid, NOT_THERE);
    }
    if !said.has(Said::EMAIL) {
        jats.lose(&at.key("email"), email, "JATS has the addresses of authors");
    }
    jats.lose(&at.key("roles"), roles, "JATS has affiliations of contributors, and no roles of people");
    self::identity(jats, identity, said, term.as_ref(), at);
}

fn organization(jats: &mut Jats<'_>, organization: &Organization, said: Said, at: &Path<'_>) {
    if !said.has(Said::NAME) {
        return jats.lose(at, organization, "JATS has no element for an organization that is only mentioned");
    }
    let Organization {
        name: _,
        kind,
        part_of,
        place,
        ror,
        lei,
        funder_doi,
        founded,
        dissolved,
        logo,
        identity,
    } = organization;
    let term = Target::Organization(organization).vocab_term();
    if *kind != OrganizationKind::default() && !said.has(Said::KIND) {
        jats.lose(&at.key("kind"), kind, "JATS does not say what sort of organization it is");
    }
    if !said.has(Said::WHOLE) {
        jats.lose(&at.key("partOf"), part_of, "JATS says of departments what they are parts of");
    }
    if !said.has(Said::PLACE) {
        jats.lose(&at.key("place"), place, "JATS says of affiliations where they are");
    }
    if let Some(ror) = ror
        && !identifies(said, term.as_ref(), Scheme::Ror)
    {
        jats.lose(&at.key("ror"), ror, NOT_THERE);
    }
    if !said.has(Said::IDENTIFIERS) {
        jats.lose(&at.key("lei"), lei, NOT_THERE);
        jats.lose(&at.key("funderDoi"), funder_doi, NOT_THERE);
    }
    jats.lose(&at.key("founded"), founded, NOT_THERE);
    jats.lose(&at.key("dissolved"), dissolved, NOT_THERE);
    jats.lose(&at.key("logo"), logo, NOT_THERE);
    self::identity(jats, identity, said, term.as_ref(), at);
}

fn place(jats: &mut Jats<'_>, place: &Place, said: Said, at: &Path<'_>) {
    if !said.has(Said::NAME) {
        return jats.lose(at, place, "JATS has no element for a place that is only mentioned");
    }
    let Place { name: _, kind, part_of, iso3166, geonames, latitude, longitude, identity } = place;
    let term = Target::Place(place).vocab_term();
    if *kind != PlaceKind::default() && !said.has(Said::KIND) {
        jats.lose(&at.key("kind"), kind, "JATS does not say what sort of place it is");
    }
    if !said.has(Said::WHOLE) {
        jats.lose(&at.key("partOf"), part_of, "JATS says of affiliations where they are");
    }
    let is_country = *kind == PlaceKind::Country && said.has(Said::COUNTRY);
    if !is_country || iso3166.as_ref().is_some_and(|code| code.country() != code.as_str()) {
        jats.lose(&at.key("iso3166"), iso3166, "JATS has the codes of countries in affiliations");
    }
    if !identifies(said, term.as_ref(), Scheme::Geonames) {
        jats.lose(&at.key("geonames"), geonames, NOT_THERE);
    }
    jats.lose(&at.key("latitude"), latitude, NOT_THERE);
    jats.lose(&at.key("longitude"), longitude, NOT_THERE);
    self::identity(jats, identity, said - Said::IDENTIFIERS, term.as_ref(), at);
}

fn event(jats: &mut Jats<'_>, event: &Event, said: Said, at: &Path<'_>) {
    if !said.has(Said::NAME) {
        return jats.lose(at, event, "JATS has no element for an event that is only mentioned");
    }
    let Event { name: _, kind, date, places, participants, part_of, caused_by, status, sources, identity } =
        event;
    let term = Target::Event(event).vocab_term();
    if *kind != Default::default() {
        jats.lose(&at.key("kind"), kind, NOT_THERE);
    }
    jats.lose(&at.key("date"), date, NOT_THERE);
    jats.lose(&at.key("places"), places, NOT_THERE);
    jats.lose(&at.key("participants"), participants, NOT_THERE);
    jats.lose(&at.key("partOf"), part_of, NOT_THERE);
    jats.lose(&at.key("causedBy"), caused_by, NOT_THERE);
    if *status != Default::default() {
        jats.lose(&at.key("status"), status, NOT_THERE);
    }
    jats.lose(&at.key("sources"), sources, NOT_THERE);
    self::identity(jats, identity, said, term.as_ref(), at);
}

/// Whether the identifier of this registry is written: all are, or it is the one by which the thing is known.
fn identifies(said: Said, term: Option<&VocabTerm>, scheme: Scheme) -> bool {
    said.has(Said::IDENTIFIERS) || said.has(Said::IDENTITY) && term.is_some_and(|term| term.scheme == scheme)
}

/// What people, organizations, places and events have in common.
fn identity(jats: &mut Jats<'_>, identity: &Identity, said: Said, term: Option<&VocabTerm>, at: &Path<'_>) {
    let Identity { alternate_names, description, url, same_as, wikidata, isni, identifiers, image } =
        identity;
    let names = at.key("alternateNames");
    if said.has(Said::NATIVE_NAMES) {
        for (index, name) in alternate_names.iter().enumerate() {
            if !is_native(name, &jats.article.metadata.language) {
                jats.lose(&names.item(index), name, NOT_THERE);
            }
        }
    } else {
        jats.lose(&names, alternate_names, NOT_THERE);
    }
    jats.lose(&at.key("description"), description, NOT_THERE);
    jats.lose(&at.key("url"), url, NOT_THERE);
    jats.lose(&at.key("sameAs"), same_as, NOT_THERE);
    if !identifies(said, term, Scheme::Wikidata) {
        jats.lose(&at.key("wikidata"), wikidata, NOT_THERE);
    }
    if !identifies(said, term, Scheme::Isni) {
        jats.lose(&at.key("isni"), isni, NOT_THERE);
    }
    lose_identifiers(jats, identifiers, said, at);
    jats.lose(&at.key("image"), image, NOT_THERE);
}

/// Identifiers of other registries, which elements for people and organizations have without their addresses.
fn lose_identifiers(jats: &mut Jats<'_>, identifiers: &[Identifier], said: Said, at: &Path<'_>) {
    let at = at.key("identifiers");
    for (index, identifier) in identifiers.iter().enumerate() {
        let at = at.item(index);
        match said.has(Said::IDENTIFIERS) && is_plain(identifier) {
            true => jats.lose(&at.key("url"), &identifier.url, "JATS has no address of an identifier"),
            false => jats.lose(&at, identifier, NOT_THERE),
        }
    }
}

/// A work that is in no reference list: of one that the article is related to, the title and an address are written.
fn work(jats: &mut Jats<'_>, id: &str, work: &Work, at: &Path<'_>) {
    let Some(address) = jats.related.get(id).copied() else {
        return jats.lose(at, work, "JATS lists works that are cited");
    };
    const WHY: &str = "JATS has the title and an address of a related article";
    let Work {
        r#type,
        title,
        authors,
        editors,
        issued,
        accessed,
        container_title,
        publisher,
        publisher_place,
        volume,
        issue,
        page,
        edition,
        number,
        issn,
        language,
        identifiers,
        unstructured,
    } = work;
    // A document is any work.
    if !matches!(r#type.as_str(), "article-journal" | "document") {
        jats.lose(&at.key("type"), r#type, "JATS does not say what sort of work it is");
    }
    if title.as_ref().is_some_and(String::is_empty) {
        jats.lose(&at.key("title"), title, WHY);
    }
    jats.lose(&at.key("authors"), authors, WHY);
    jats.lose(&at.key("editors"), editors, WHY);
    jats.lose(&at.key("issued"), issued, WHY);
    jats.lose(&at.key("accessed"), accessed, WHY);
    jats.lose(&at.key("containerTitle"), container_title, WHY);
    jats.lose(&at.key("publisher"), publisher, WHY);
    jats.lose(&at.key("publisherPlace"), publisher_place, WHY);
    jats.lose(&at.key("volume"), volume, WHY);
    jats.lose(&at.key("issue"), issue, WHY);
    jats.lose(&at.key("page"), page, WHY);
    jats.lose(&at.key("edition"), edition, WHY);
    jats.lose(&at.key("number"), number, WHY);
    jats.lose(&at.key("issn"), issn, WHY);
    jats.lose(&at.key("language"), language, WHY);
    jats.lose(&at.key("unstructured"), unstructured, WHY);
    let WorkIdentifiers { doi, url, uri, pmid, pmcid, isbn, wikidata, other } = identifiers;
    let at = at.key("identifiers");
    let mut lose = |key: &str, value: Option<&str>| {
        if Some(key) != address {
            jats.lose(&at.key(key), &value, WHY);
        }
    };
    lose("doi", doi.as_ref().map(|doi| doi.as_str()));
    lose("url", url.as_ref().map(|url| url.as_str()));
    lose("uri", uri.as_ref().map(|uri| uri.as_str()));
    lose("pmid", pmid.as_ref().map(|pmid| pmid.as_str()));
    lose("pmcid", pmcid.as_ref().map(|pmcid| pmcid.as_str()));
    lose("isbn", isbn.as_ref().map(|isbn| isbn.as_str()));
    lose("wikidata", wikidata.as_ref().map(|item| item.as_str()));
    jats.lose(&at.key("other"), other, WHY);
}
