//! `identifier-shared`

use crate::diagnostic::{Code, Place};
use crate::model::{Article, Person};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("identifier-shared", include_str!("identifier_shared.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let people = Path::ROOT.key(Article::PEOPLE);
    let mut first: HashMap<String, (&str, &Person)> = HashMap::default();
    for (id, person) in &document.article.people {
        let Some(orcid) = person.orcid.as_ref().filter(|orcid| orcid.checksum_holds()) else { continue };
        let Some((other_id, other)) = first.get(&orcid.canonical()) else {
            first.insert(orcid.canonical(), (id.as_str(), person));
            continue;
        };
        // With a name in common they may be one: `entity-duplicated`.
        if person.shares_name_with(other) {
            continue;
        }
        let (name, other_name) = (&person.name, &other.name);
        let place = |id: &str| Place::At(people.key(id).key(Person::ORCID).pointer());
        report
            .at(place(id.as_str()), format!("{name} and {other_name} have the same ORCID iD"))
            .label("of another person")
            .related(place(other_id), "the first")
            .help("an ORCID iD identifies one person: correct it, or remove it where it is wrong");
    }
}
