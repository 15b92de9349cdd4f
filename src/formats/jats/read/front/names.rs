//! Names of people.

use crate::formats::jats::person_names;
use crate::formats::jats::read::reader::Reader;
use crate::model::{AlternateName, NameKind, NameStyle, Person};
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<name>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/name.html) or
    /// [`<string-name>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/string-name.html)
    pub(super) fn name(&mut self, name: Node<'d>) -> Person {
        let mut person = Person::named(String::new());
        for part in name.elements() {
            let field = match part.name() {
                "surname" => &mut person.family_name,
                "given-names" => &mut person.given_name,
                "prefix" => &mut person.prefix,
                "suffix" => &mut person.suffix,
                "degrees" => &mut person.degrees,
                _ => continue,
            };
            *field = join(field.take(), self.words_opt(part));
        }
        person.name_style = name.attribute("name-style").and_then(|style| name_style(&style.value()));
        person.name = match name.is("string-name") {
            true => self.words(name),
            false => whole_name(&person),
        };
        if person.name.is_empty() {
            person.name = self.words(name);
        }
        person
    }

    /// [`<name-alternatives>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/name-alternatives.html): the
    /// first name with parts, and the others as alternate names. The article's language is not recorded: people belong
    /// to the whole article.
    pub(super) fn name_alternatives(&mut self, names: Node<'d>) -> Option<Person> {
        let first = names.child("name").or_else(|| names.elements().next())?;
        let mut person = self.name(first);
        let mut is_next = false;
        for other in names.elements() {
            if other == first {
                is_next = true;
                continue;
            }
            let kind = self.attribute(other, "content-type");
            let other_language = self.language(other, &self.article.metadata.language);
            let as_printed = other.is("string-name") && kind.is_none() && other_language.is_none();
            let is_first_after = std::mem::take(&mut is_next);
            let other = self.name(other);
            if as_printed && is_first_after {
                person.name = other.name;
                continue;
            }
            let kind = kind.and_then(|kind| name_kind(&kind));
            person.identity.alternate_names.push(AlternateName {
                name: other.name,
                language: other_language,
                kind,
            });
            person.prefix = person.prefix.take().or(other.prefix);
            person.suffix = person.suffix.take().or(other.suffix);
        }
        Some(person)
    }
}

fn join(known: Option<String>, more: Option<String>) -> Option<String> {
    match (known, more) {
        (Some(known), Some(more)) => Some(format!("{known} {more}")),
        (known, more) => known.or(more),
    }
}

/// The full name, joined from its parts.
fn whole_name(person: &Person) -> String {
    let Person { given_name, family_name, name_style, suffix, .. } = person;
    person_names::whole_name(given_name.as_deref(), family_name.as_deref(), suffix.as_deref(), *name_style)
}

fn name_style(style: &str) -> Option<NameStyle> {
    match style {
        "western" => Some(NameStyle::Western),
        "eastern" => Some(NameStyle::Eastern),
        "given-only" => Some(NameStyle::GivenOnly),
        "islensk" => Some(NameStyle::Islensk),
        _ => None,
    }
}

fn name_kind(kind: &str) -> Option<NameKind> {
    match kind {
        "native" => Some(NameKind::Native),
        "transliteration" => Some(NameKind::Transliteration),
        "former" => Some(NameKind::Former),
        "pen" => Some(NameKind::Pen),
        "acronym" => Some(NameKind::Acronym),
        "short" => Some(NameKind::Short),
        "official" => Some(NameKind::Official),
        _ => None,
    }
}
