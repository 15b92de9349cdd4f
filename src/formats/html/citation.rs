//! The Highwire tags of journals: `citation_*`, read by [Google
//! Scholar](https://scholar.google.com/intl/en/scholar/inclusion.html#indexing) and Zotero.

mod reference;

use std::iter::successors;

use crate::formats::html::agent::Agent;
use crate::formats::html::citation::reference::add_references;
use crate::formats::html::dates::with_slashes;
use crate::formats::html::page::address;
use crate::formats::html::tags::Tags;
use crate::model::{
    Article, Contributor, Dates, NameStyle, Organization, OrganizationKind, Person, Place, PlaceKind,
    PlaceRef, Publication, PublicationKind, WorkIdentifiers,
};

/// How far `partOf` is followed: far enough for any address, and a limit for cycles.
const DEPTH: usize = 8;

/// `citation_*`, if the article is in a journal.
pub(super) fn add_citation(tags: &mut Tags, article: &Article) {
    let metadata = &article.metadata;
    let Some(publication) = metadata.publication.as_ref().filter(|one| one.kind == PublicationKind::Journal)
    else {
        return;
    };
    tags.meta("citation_title", metadata.title.plain_text().as_str());
    for author in &metadata.authors {
        add_author(tags, article, author);
    }
    add_dates(tags, &metadata.dates);
    let publisher = metadata.publisher.as_ref().and_then(|id| article.organizations.get(id.as_str()));
    add_publication(tags, publication, publisher);
    let WorkIdentifiers { doi, url: _, uri: _, pmid, pmcid: _, isbn, wikidata: _, other: _ } =
        &metadata.identifiers;
    tags.meta("citation_doi", doi.as_ref().filter(|doi| doi.is_well_formed()).map(|doi| doi.as_str()));
    tags.meta("citation_pmid", pmid.as_ref().filter(|pmid| pmid.is_well_formed()).map(|pmid| pmid.as_str()));
    tags.meta("citation_isbn", isbn.as_ref().map(|isbn| isbn.as_str()));
    let language = Some(&metadata.language).filter(|language| language.is_well_formed());
    tags.meta("citation_language", language.map(|language| language.as_str()));
    tags.meta("citation_abstract_html_url", address(metadata));
    // With a paywall, the page has the abstract, but the full text only for subscribers.
    if metadata.is_accessible_for_free != Some(false) {
        tags.meta("citation_fulltext_html_url", address(metadata));
    }
    for keyword in &metadata.keywords {
        tags.meta("citation_keywords", keyword.term.as_str());
    }
    add_references(tags, article);
}

/// The name, followed by details of the author.
fn add_author(tags: &mut Tags, article: &Article, author: &Contributor) {
    let Some(agent) = Agent::of(article, &author.agent) else { return };
    let person = match agent {
        Agent::Person(person) => Some(person),
        Agent::Organization(_) => None,
    };
    let inverted = person.and_then(inverted_name);
    tags.meta("citation_author", inverted.as_deref().unwrap_or(agent.name()));
    for id in article.affiliations_of(author) {
        let organization = article.organizations.get(id);
        let institution = organization.map(|organization| institution(article, organization));
        tags.meta("citation_author_institution", institution.as_deref());
    }
    if let Some(person) = person {
        let orcid = person.orcid.as_ref().filter(|orcid| orcid.checksum_holds());
        tags.meta("citation_author_orcid", orcid.map(|orcid| orcid.url()).as_deref());
        tags.meta("citation_author_email", person.email.as_deref().filter(|_| author.corresponding));
    }
}

/// `van Dam, Pieter, Jr`; `None` if the parts are unknown, or the name is not sorted by the family name.
fn inverted_name(person: &Person) -> Option<String> {
    let (family, given) = (person.family_name.as_deref()?, person.given_name.as_deref()?);
    if matches!(person.name_style, Some(NameStyle::GivenOnly | NameStyle::Islensk)) {
        return None;
    }
    let parts = [Some(family), Some(given), person.suffix.as_deref()];
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// `Department of Civil Engineering, University of Northport, Northport`
fn institution(article: &Article, organization: &Organization) -> String {
    let whole = |part: &&Organization| {
        let is_part = part.kind == OrganizationKind::Department;
        article.organizations.get(part.part_of.as_ref().filter(|_| is_part)?.as_str())
    };
    let chain = || successors(Some(organization), whole).take(DEPTH);
    let mut parts: Vec<&str> = chain().map(|organization| organization.name.as_str()).collect();
    if let Some(place) = chain().find_map(|organization| organization.place.as_ref()) {
        parts.extend(address_parts(article, place));
    }
    parts.join(", ")
}

/// City, region and country. A region without a code may not be an administrative one.
fn address_parts<'a>(article: &'a Article, place: &PlaceRef) -> impl Iterator<Item = &'a str> {
    let places: Vec<&Place> = successors(article.places.get(place.as_str()), |part| {
        article.places.get(part.part_of.as_ref()?.as_str())
    })
    .take(DEPTH)
    .collect();
    [PlaceKind::City, PlaceKind::Region, PlaceKind::Country].into_iter().filter_map(move |kind| {
        let has_address =
            |place: &&&Place| place.kind == kind && (kind != PlaceKind::Region || place.iso3166.is_some());
        places.iter().find(has_address).map(|place| place.name.as_str())
    })
}

/// The print date is the publication date; the online date is separate then.
fn add_dates(tags: &mut Tags, dates: &Dates) {
    let print = with_slashes(dates.published_print.as_ref());
    let online = with_slashes(dates.published.as_ref());
    match print {
        Some(print) => {
            tags.meta("citation_publication_date", print.as_str());
            tags.meta("citation_online_date", online.as_deref());
        }
        None => tags.meta("citation_publication_date", online.as_deref()),
    }
}

fn add_publication(tags: &mut Tags, publication: &Publication, publisher: Option<&Organization>) {
    let Publication {
        title,
        kind: _,
        abbreviated_title,
        issn,
        issn_print,
        issn_l: _,
        identifiers: _,
        volume,
        issue,
        first_page,
        last_page,
        elocation_id,
        edition: _,
        section: _,
    } = publication;
    tags.meta("citation_journal_title", title.as_str());
    tags.meta("citation_journal_abbrev", abbreviated_title.as_deref());
    tags.meta("citation_publisher", publisher.map(|publisher| publisher.name.as_str()));
    for issn in issn.iter().chain(issn_print) {
        tags.meta("citation_issn", issn.canonical().as_str());
    }
    tags.meta("citation_volume", volume.as_deref());
    tags.meta("citation_issue", issue.as_deref());
    tags.meta("citation_firstpage", first_page.as_deref().or(elocation_id.as_deref()));
    tags.meta("citation_lastpage", last_page.as_deref());
}
