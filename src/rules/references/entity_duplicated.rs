//! `entity-duplicated`

use std::cmp::Ordering;

use crate::diagnostic::{Code, Place};
use crate::model::{Collection, Entries, Id};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Pointer;
use crate::source::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("entity-duplicated", include_str!("entity_duplicated.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;

    let mut people = Duplicates::new(&article.people, Collection::People);
    people.with_one("ORCID iD", |it| it.orcid.as_ref().map(|id| id.as_str()), report);
    people.with_one("ISNI", |it| it.identity.isni.as_ref().map(|id| id.as_str()), report);
    people.with_one("Wikidata item", |it| it.identity.wikidata.as_ref().map(|id| id.as_str()), report);
    people.with_name(
        |it| &it.name,
        |a, b| {
            agree(&a.orcid, &b.orcid)
                && agree(&a.identity.isni, &b.identity.isni)
                && agree(&a.identity.wikidata, &b.identity.wikidata)
                && agree(&a.suffix, &b.suffix)
                && agree(&a.email, &b.email)
                && agree(&a.identity.description, &b.identity.description)
        },
        report,
    );

    let mut organizations = Duplicates::new(&article.organizations, Collection::Organizations);
    organizations.with_one("ROR id", |it| it.ror.as_ref().map(|id| id.as_str()), report);
    organizations.with_one("LEI", |it| it.lei.as_ref().map(|id| id.as_str()), report);
    organizations.with_one("ISNI", |it| it.identity.isni.as_ref().map(|id| id.as_str()), report);
    organizations.with_one("Wikidata item", |it| it.identity.wikidata.as_ref().map(|id| id.as_str()), report);
    organizations.with_name(
        |it| &it.name,
        |a, b| {
            a.kind == b.kind
                && agree(&a.part_of, &b.part_of)
                && agree(&a.place, &b.place)
                && agree(&a.ror, &b.ror)
                && agree(&a.identity.wikidata, &b.identity.wikidata)
        },
        report,
    );

    let mut places = Duplicates::new(&article.places, Collection::Places);
    places.with_one("GeoNames id", |it| it.geonames.as_deref(), report);
    places.with_one("Wikidata item", |it| it.identity.wikidata.as_ref().map(|id| id.as_str()), report);
    places.with_name(
        |it| &it.name,
        |a, b| {
            a.kind == b.kind
                && agree(&a.part_of, &b.part_of)
                && agree(&a.iso3166, &b.iso3166)
                && agree(&a.geonames, &b.geonames)
                && agree(&a.identity.wikidata, &b.identity.wikidata)
        },
        report,
    );

    let mut events = Duplicates::new(&article.events, Collection::Events);
    events.with_one("Wikidata item", |it| it.identity.wikidata.as_ref().map(|id| id.as_str()), report);
    events.with_name(
        |it| &it.name,
        |a, b| {
            a.kind == b.kind
                && agree(&a.date, &b.date)
                && agree(&a.part_of, &b.part_of)
                && agree(&a.identity.wikidata, &b.identity.wikidata)
                && (a.places.is_empty() || b.places.is_empty() || a.places == b.places)
        },
        report,
    );

    let mut works = Duplicates::new(&article.works, Collection::Works);
    works.with_one("DOI", |it| it.identifiers.doi.as_ref().map(|id| id.as_str()), report);
}

/// Whether the two can belong to one entity: they are equal, or one is unknown.
fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// Searches one map for duplicates.
struct Duplicates<'a, T> {
    entries: &'a Entries<T>,
    collection: Collection,
    reported: HashSet<usize>,
}

impl<'a, T> Duplicates<'a, T> {
    fn new(entries: &'a Entries<T>, collection: Collection) -> Self {
        Self { entries, collection, reported: HashSet::default() }
    }

    /// Reports entities with the same identifier, however it is written.
    fn with_one(
        &mut self,
        what: &str,
        identifier: impl Fn(&'a T) -> Option<&'a str>,
        report: &mut Report<'_>,
    ) {
        let mut found: Vec<(&str, usize)> = Vec::new();
        for (index, entry) in self.entries.values().enumerate() {
            found.extend(identifier(entry).filter(|id| !id.is_empty()).map(|id| (id, index)));
        }
        found.sort_by(|a, b| compare(a.0, b.0));
        for pair in found.windows(2) {
            if compare(pair[0].0, pair[1].0) == Ordering::Equal {
                self.report(pair[0].1, pair[1].1, &format!("the same {what}"), report);
            }
        }
    }

    /// Reports entities with the same name, unless something else distinguishes them.
    fn with_name(
        &mut self,
        name: impl Fn(&'a T) -> &'a str,
        may_be_one: impl Fn(&'a T, &'a T) -> bool,
        report: &mut Report<'_>,
    ) {
        let mut found: Vec<(&'a str, usize, &'a T)> =
            self.entries.values().enumerate().map(|(index, entry)| (name(entry), index, entry)).collect();
        found.sort_by_key(|(name, ..)| *name);
        for pair in found.windows(2) {
            let [(a, first, one), (b, second, other)] = pair else { continue };
            if a == b && !a.trim().is_empty() && may_be_one(one, other) {
                self.report(*first, *second, "the same name", report);
            }
        }
    }

    fn report(&mut self, first: usize, second: usize, same: &str, report: &mut Report<'_>) {
        if !self.reported.insert(second) {
            return;
        }
        let Some(((first, _), (second, _))) =
            self.entries.get_index(first).zip(self.entries.get_index(second))
        else {
            return;
        };
        let map = Pointer::default().key(&self.collection.to_string());
        let place = |id: &Id| Place::Key(map.clone().key(id.as_str()));
        report
            .at(place(second), format!("`{first}` and `{second}` have {same}"))
            .label("declared twice?")
            .related(place(first), "the first")
            .help("merge the two, or correct the wrong one");
    }
}

/// Compares identifiers by their letters and digits, without the address before them.
fn compare(a: &str, b: &str) -> Ordering {
    characters(a).cmp(characters(b))
}

fn characters(identifier: &str) -> impl Iterator<Item = u8> {
    let id = match identifier.strip_prefix("http") {
        Some(_) => identifier.rsplit('/').next().unwrap_or_default(),
        None => identifier,
    };
    id.bytes().filter(|b| !matches!(b, b' ' | b'-')).map(|b| b.to_ascii_uppercase())
}
