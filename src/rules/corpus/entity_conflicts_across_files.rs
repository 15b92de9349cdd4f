//! `entity-conflicts-across-files`

use super::Facts;
use super::facts::Identified;
use crate::diagnostic::{Code, Finding};
use crate::model::Person;
use crate::rules::names::letters::{scripts, words};
use crate::source::hash::HashMap;

pub(super) static CODE: Code =
    Code::warning("entity-conflicts-across-files", include_str!("entity_conflicts_across_files.md"));

pub(super) fn check(
    articles: &[Facts],
    name: &impl Fn(usize) -> String,
    report: &mut impl FnMut(usize, Finding),
) {
    let mut first: HashMap<&str, (usize, &Identified)> = HashMap::default();
    for (number, article) in articles.iter().enumerate() {
        for person in &article.people {
            let (before, known) = *first.entry(&person.orcid).or_insert((number, person));
            if before == number || may_be_one(person, known) {
                continue;
            }
            let message =
                format!("the person with this ORCID iD is `{}` in `{}`", known.names[0], name(before));
            let mut finding = Finding::new(&CODE, person.at.clone().key(Person::ORCID), message);
            finding.label("a different person").help(
                "correct one of the iDs; if they are the same person, add the other name to `alternateNames`",
            );
            report(number, finding);
        }
    }
}

/// Whether two people may be the same: they share a word of their names, or the names cannot be compared.
fn may_be_one(one: &Identified, other: &Identified) -> bool {
    one.names.iter().any(|one| {
        other.names.iter().any(|other| {
            let others = words(other);
            // An initial proves too little.
            let is_shared = |word: &String| word.chars().count() > 1 && others.contains(word);
            scripts(one) != scripts(other) || words(one).iter().any(is_shared)
        })
    })
}
