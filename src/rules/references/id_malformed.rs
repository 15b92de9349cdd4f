//! `id-malformed`

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::diagnostic::{Applicability, Code};
use crate::model::{Collection, Id, Leaf};
use crate::rules::references::declaration;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::edit::Edit;
use crate::source::hash::{HashMap, HashSet};
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule = Rule {
    code: Code::error("id-malformed", include_str!("id_malformed.md")).fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.declared().iter().all(|declared| Id::could_be(declared.id)) {
        return;
    }
    // A part that could not be read may refer to the id as well.
    let knows_all = !report.is_incomplete();
    let mut references: HashMap<&str, Vec<Pointer>> = HashMap::default();
    document.each_reference(|path, reference| {
        if !Id::could_be(reference.id) {
            references.entry(reference.id).or_default().push(path.pointer());
        }
    });
    let mut names = Names::of(document);
    document.article.walk(&mut |path, leaf| {
        let Leaf::Id(id, collection) = leaf else { return };
        if id.is_well_formed() {
            return;
        }
        let id = id.as_str();
        let name = names.propose(id, collection);
        let is_the_only_one = document.declared_as(id).nth(1).is_none();
        let edits = (knows_all && is_the_only_one).then(|| {
            let refer = references.get(id).into_iter().flatten();
            let refer = refer.map(|pointer| Edit::text(pointer.clone(), id, &name));
            refer.chain([renaming(path, collection, id, &name)]).collect::<Vec<_>>()
        });
        report
            .at(declaration(path, collection), message(id))
            .label("letters, digits, `-`, `_`, `.`")
            .help(format!("rename it to `{name}`, here and in references to it"))
            .fix(edits.into_iter().flatten());
    });
}

fn message(id: &str) -> String {
    match id.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '-' | '.')) {
        _ if id.is_empty() => "the id is empty".to_owned(),
        Some(c) if c.is_whitespace() => format!("the id `{id}` contains a space"),
        Some(c) => format!("the id `{id}` contains `{}`", c.escape_debug()),
        None => format!("the id `{id}` does not begin with a letter"),
    }
}

/// The edit at the declaration of the id.
fn renaming(path: &Path<'_>, collection: Collection, id: &str, name: &str) -> Edit {
    match collection {
        Collection::Blocks => Edit::text(path.pointer(), id, name),
        _ => Edit::rename(path.pointer(), name),
    }
}

/// Ids that are taken, or proposed.
struct Names {
    taken: HashSet<String>,
    /// The next number to try, by the name before it.
    next: HashMap<String, usize>,
}

impl Names {
    fn of(document: &Document<'_>) -> Self {
        let taken = document.declared().iter().map(|declared| declared.id.to_owned()).collect();
        Self { taken, next: HashMap::default() }
    }

    /// The id in lower case Latin letters, if it has any; otherwise the type of entity. With a number if it is taken.
    fn propose(&mut self, id: &str, collection: Collection) -> String {
        let slug = slug(id);
        let singular = collection.singular();
        let kind = singular.split_once(' ').map_or(singular, |(_, noun)| noun);
        let (name, first) = match slug.bytes().next() {
            None => (kind.to_owned(), 1),
            Some(first) if first.is_ascii_digit() => (format!("{kind}-{slug}"), 0),
            Some(_) => (slug, 0),
        };
        let next = self.next.entry(name.clone()).or_insert(first);
        loop {
            let numbered = match *next {
                0 => name.clone(),
                number => format!("{name}-{number}"),
            };
            *next = (*next).max(1) + 1;
            if self.taken.insert(numbered.clone()) {
                return numbered;
            }
        }
    }
}

fn slug(id: &str) -> String {
    let mut slug = String::new();
    for c in id.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposed_ids_are_unique() {
        let mut names =
            Names { taken: HashSet::from_iter(["obrien-pat".to_owned()]), next: HashMap::default() };
        let mut proposed = |id| names.propose(id, Collection::People);
        assert_eq!(proposed("Guðrún Jónsdóttir"), "gu-run-jonsdottir");
        assert_eq!(proposed("O’Brien, Pat"), "obrien-pat-2");
        assert_eq!(proposed("2023 meeting"), "person-2023-meeting");
        assert_eq!(proposed("윤석열"), "person-1");
        assert_eq!(proposed(""), "person-2");
    }
}
