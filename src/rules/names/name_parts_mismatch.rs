//! `name-parts-mismatch`

use crate::diagnostic::{self, Code};
use crate::model::{Article, Person};
use crate::rules::names::letters::{scripts, squeezed, words};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("name-parts-mismatch", include_str!("name_parts_mismatch.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (id, person) in &document.article.people {
        for (field, part) in [("givenName", &person.given_name), ("familyName", &person.family_name)] {
            let Some(part) = part.as_deref().filter(|part| !part.trim().is_empty()) else { continue };
            if person.name.trim().is_empty() || names(person).any(|name| holds(name, part)) {
                continue;
            }
            let people = Path::ROOT.key(Article::PEOPLE);
            let at = people.key(id.as_str());
            let near = diagnostic::nearest(part, person.name.split_whitespace());
            if near.is_none() && field == "givenName" && has_family_name(person) {
                // Nicknames: Bill is William, and Peggy is Margaret.
                continue;
            }
            report
                .at(
                    at.key(field).pointer(),
                    format!(
                        "the name `{}` does not contain the {} \
                    `{part}`",
                        person.name,
                        noun(field)
                    ),
                )
                .label("not in the name")
                .related(at.key(Person::NAME).pointer(), "the name")
                .help(match near {
                    Some(near) => format!("write `{near}`, or correct the name"),
                    None => "write this part as it is printed in the name; other names of the same person \
                        go in `alternateNames`"
                        .to_owned(),
                });
        }
    }
}

/// Whether the family name is part of the name: then the entry describes one person, whatever the given name.
fn has_family_name(person: &Person) -> bool {
    let family = person.family_name.as_deref().filter(|family| !family.trim().is_empty());
    family.is_some_and(|family| names(person).any(|name| holds(name, family)))
}

fn noun(field: &str) -> &'static str {
    if field == "givenName" { "given name" } else { "family name" }
}

/// The printed name and all other names.
fn names(person: &Person) -> impl Iterator<Item = &str> {
    std::iter::once(person.name.as_str())
        .chain(person.identity.alternate_names.iter().map(|name| name.name.as_str()))
}

/// Whether a word of `part` is in `name`, in full, abbreviated or as an initial, or they cannot be compared.
fn holds(name: &str, part: &str) -> bool {
    // The usual case, letter by letter.
    if name.contains(part) {
        return true;
    }
    // A name in another script is not transliterated.
    let of_name = scripts(name);
    if scripts(part).iter().any(|script| !of_name.contains(script)) {
        return true;
    }
    let (name, part) = (words(name), words(part));
    // People known by one name have others that are not printed: Pelé, Madonna.
    if name.len() <= 1 && name.iter().all(|word| word.is_ascii()) {
        return true;
    }
    let whole = squeezed(&name);
    if part.is_empty() || whole.contains(&squeezed(&part)) {
        return true;
    }
    part.iter().any(|of_part| {
        name.iter().any(|of_name| {
            let is_initial = of_part.chars().count() == 1 || of_name.chars().count() == 1;
            let shared = of_part.chars().zip(of_name.chars()).take_while(|(a, b)| a == b).count();
            let shorter = of_part.chars().count().min(of_name.chars().count());
            // "J." is John; Dan is Daniel, and Alex is Alexandra.
            if is_initial { shared == 1 } else { shared == shorter && shorter >= 3 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::holds;

    #[test]
    fn parts_may_be_shortened_reordered_or_transliterated() {
        for (name, part) in [
            ("Yoon Suk Yeol", "Suk-yeol"),
            ("윤석열", "윤"),
            ("윤석열", "Yoon"),
            ("山田太郎", "やまだ"),
            ("Orbán Viktor", "Orban"),
            ("J. Smith", "John"),
            ("John Smith", "J."),
            ("Dan Moon", "Daniel"),
            ("Ana Costa", "Ana Maria"),
            ("Charles de Gaulle", "de Gaulle"),
            ("Guðrún Jónsdóttir", "Jonsdottir"),
            ("Hans Müller", "Mueller"),
            ("Pelé", "Nascimento"),
            ("Vigdís Finnbogadóttir", "Vigdís"),
        ] {
            assert!(holds(name, part), "{name}, {part}");
        }
        for (name, part) in [("Ana Costa", "Silva"), ("윤석열", "김"), ("Ana Costa", "Cotsa")] {
            assert!(!holds(name, part), "{name}, {part}");
        }
    }
}
