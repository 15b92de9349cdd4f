//! Names of people.

use crate::formats::jats::writer::{Jats, token};
use crate::model::{AlternateName, BibliographicName, NameStyle, Person};
use crate::source::xml::WriteXml;

/// A person's names: one, or several as
/// [`<name-alternatives>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/name-alternatives.html).
pub(super) fn name_alternatives(jats: &mut Jats<'_>, person: &Person) {
    let is_split = is_split(person);
    let as_printed = !is_split || !parts_are_the_name(person);
    if person.alternate_names.is_empty() && !(is_split && as_printed) {
        return if is_split { name(jats, person) } else { string_name(jats, person) };
    }
    jats.element("name-alternatives").children(|jats| {
        if is_split {
            name(jats, person);
        }
        if as_printed {
            string_name(jats, person);
        }
        for AlternateName { name, language, kind } in &person.alternate_names {
            jats.element("string-name")
                .attr_opt("content-type", kind.as_ref().map(token).as_deref())
                .attr_opt("xml:lang", language.as_ref().map(|language| language.as_str()))
                .text(name);
        }
    });
}

/// The one name by which a reference or a grant calls a person.
pub(super) fn only_name(jats: &mut Jats<'_>, person: &Person) {
    if is_split(person) { name(jats, person) } else { string_name(jats, person) }
}

/// What a reference says of a person whom it calls by the one name.
pub(super) fn as_cited(person: &Person) -> BibliographicName {
    let Person { name, given_name, family_name, suffix, .. } = person;
    if !is_split(person) {
        return BibliographicName { literal: Some(name.clone()), ..BibliographicName::default() };
    }
    let given = given_name.clone().or_else(|| family_name.is_none().then(|| name.clone()));
    BibliographicName {
        agent: None,
        literal: None,
        family: family_name.clone(),
        given,
        suffix: suffix.clone(),
    }
}

/// Whether it is known which part of the name is which: JATS asks for a surname, or for a name that has none.
fn is_split(person: &Person) -> bool {
    person.family_name.is_some() || person.name_style == Some(NameStyle::GivenOnly)
}

/// Whether the parts, put in the order of the style, are the name as it is printed.
fn parts_are_the_name(person: &Person) -> bool {
    let Person { name, given_name, family_name, name_style, prefix, suffix, .. } = person;
    let (first, second) = match name_style {
        Some(NameStyle::Eastern) => (family_name.as_deref(), given_name.as_deref()),
        Some(NameStyle::GivenOnly) => (Some(given_name.as_deref().unwrap_or(name)), None),
        Some(NameStyle::Western | NameStyle::Islensk) | None => {
            (given_name.as_deref(), family_name.as_deref())
        }
    };
    let parts = [prefix.as_deref(), first, second, suffix.as_deref()];
    let words = parts.into_iter().flatten().flat_map(str::split_whitespace);
    let bare_words = [first, second].into_iter().flatten().flat_map(str::split_whitespace);
    let printed = || name.split_whitespace().map(|word| word.trim_end_matches(','));
    words.eq(printed()) || bare_words.eq(printed())
}

/// [`<name>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/name.html)
///
/// ```xml
/// <name name-style="eastern"><surname>Yoon</surname><given-names>Suk Yeol</given-names></name>
/// ```
fn name(jats: &mut Jats<'_>, person: &Person) {
    let Person { name, given_name, family_name, name_style, prefix, suffix, .. } = person;
    jats.element("name").attr_opt("name-style", name_style.as_ref().map(token).as_deref()).children(|jats| {
        let given = match family_name {
            Some(family) => {
                jats.element("surname").text(family);
                given_name.as_deref()
            }
            None => Some(given_name.as_deref().unwrap_or(name)),
        };
        if let Some(given) = given {
            jats.element("given-names").text(given);
        }
        if let Some(prefix) = prefix {
            jats.element("prefix").text(prefix);
        }
        if let Some(suffix) = suffix {
            jats.element("suffix").text(suffix);
        }
    });
}

/// [`<string-name>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/string-name.html), as printed
fn string_name(jats: &mut Jats<'_>, person: &Person) {
    jats.element("string-name").text(&person.name);
}
