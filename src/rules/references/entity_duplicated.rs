//! `entity-duplicated`

use std::cmp::Ordering;

use crate::diagnostic::{Code, Place};
use crate::model::{Collection, Entries, Id, Organization, OrganizationKind, Person, Work};
use crate::rules::{Check, Document, Origin, Report, Rule};
use crate::source::Pointer;
use crate::source::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("entity-duplicated", include_str!("entity_duplicated.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    // The JATS reader has already merged what is the same, and departments have the identifier of their institution.
    let is_jats = document.origin == Origin::Jats;

    // Those without a common name are different people: `identifier-shared` reports them.
    let mut people = Duplicates::new(&article.people, Collection::People, Person::shares_name_with);
    people.with_one("ORCID iD", |it| it.orcid.as_ref().map(|id| id.as_str()), report);
    people.with_one("ISNI", |it| it.identity.isni.as_ref().map(|id| id.as_str()), report);
    people.with_one("Wikidata item", |it| it.identity.wikidata.as_ref().map(|id| id.as_str()), report);
    people.is_named_apart = is_jats;
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

    let mut organizations =
        Duplicates::new(&article.organizations, Collection::Organizations, |one, other| {
            if is_jats { one.name == other.name } else { !is_department(one) && !is_department(other) }
        });
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

    let mut places = Duplicates::new(&article.places, Collection::Places, |_, _| true);
    places.is_named_apart = is_jats;
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

    let mut events = Duplicates::new(&article.events, Collection::Events, |_, _| true);
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

    // A related article may be cited, too.
    let all = article.metadata.related.iter().filter_map(|it| article.works.get(it.work.as_str()));
    let all: HashSet<*const Work> = all.map(std::ptr::from_ref).collect();
    let related = |work: &Work| is_jats && all.contains(&std::ptr::from_ref(work));
    let mut works =
        Duplicates::new(&article.works, Collection::Works, |one, other| !related(one) && !related(other));
    works.with_one("DOI", |it| it.identifiers.doi.as_ref().map(|id| id.as_str()), report);
}

/// Whether it is a part of an organization, whose identifier it may have.
fn is_department(organization: &Organization) -> bool {
    organization.kind == OrganizationKind::Department || organization.part_of.is_some()
}

/// Whether the two can belong to one entity: they are equal, or one is unknown.
fn agree<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// Searches one map for duplicates.
struct Duplicates<'a, T, F> {
    entries: &'a Entries<T>,
    collection: Collection,
    /// Whether two with one identifier may be the same.
    may_be_one: F,
    /// Whether those with the same name are known to be different.
    is_named_apart: bool,
    reported: HashSet<usize>,
}

impl<'a, T, F: Fn(&'a T, &'a T) -> bool> Duplicates<'a, T, F> {
    fn new(entries: &'a Entries<T>, collection: Collection, may_be_one: F) -> Self {
        Self { entries, collection, may_be_one, is_named_apart: false, reported: HashSet::default() }
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
            let [one, other] = [pair[0].1, pair[1].1].map(|index| &self.entries[index]);
            if compare(pair[0].0, pair[1].0) == Ordering::Equal && (self.may_be_one)(one, other) {
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
        if self.is_named_apart {
            return;
        }
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
