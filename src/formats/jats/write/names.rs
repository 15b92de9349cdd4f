//! Names of people.

use crate::formats::jats::person_names::whole_name;
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::writer::{Jats, token};
use crate::model::{AlternateName, Language, NameKind, NameStyle, Person};
use crate::source::xml::WriteXml;

/// A person's names: one, or several as
/// [`<name-alternatives>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/name-alternatives.html),
/// including those in other scripts. Returns which of them are written.
pub(super) fn name_alternatives<'a>(jats: &mut Jats<'a>, person: &'a Person) -> Facts {
    let is_split = is_split(person);
    let as_printed = !is_split || !parts_are_the_name(person);
    let facts = if is_split { Facts::NAME | Facts::PARTS } else { Facts::NAME };
    let own = &jats.article.metadata.language;
    let mut natives = person.identity.alternate_names.iter().filter(|name| is_native(name, own)).peekable();
    if natives.peek().is_none() && !(is_split && as_printed) {
        if is_split {
            name(jats, person)
        } else {
            string_name(jats, person)
        }
        return facts;
    }
    jats.element("name-alternatives").children(|jats| {
        if is_split {
            name(jats, person);
        }
        if as_printed {
            string_name(jats, person);
        }
        for AlternateName { name, language, kind: _ } in natives {
            jats.element("string-name")
                .attr("content-type", "native")
                .attr_opt("xml:lang", language.as_ref().map(|language| language.as_str()))
                .text(name);
        }
    });
    facts | Facts::NATIVE_NAMES
}

/// Whether it is a name in the person's own script, in another language than the article's.
pub(super) fn is_native(name: &AlternateName, article: &Language) -> bool {
    let AlternateName { name, language, kind } = name;
    *kind == Some(NameKind::Native) && !name.is_empty() && language.as_ref() != Some(article)
}

/// The only name of a person in a reference or a grant. Returns which names are written.
pub(super) fn only_name(jats: &mut Jats<'_>, person: &Person) -> Facts {
    if is_split(person) && parts_are_the_name(person) {
        name(jats, person);
        return Facts::NAME | Facts::PARTS;
    }
    string_name(jats, person);
    Facts::NAME
}

/// Whether the parts of the name are known: JATS requires a surname, or a name without parts.
pub(super) fn is_split(person: &Person) -> bool {
    let (given, family) = parts(person);
    family.is_some() || given.is_some() && person.name_style == Some(NameStyle::GivenOnly)
}

/// The given name and the family name; the full name, if there is neither.
fn parts(person: &Person) -> (Option<&str>, Option<&str>) {
    let Person { name, given_name, family_name, .. } = person;
    let [name, given, family] = [Some(name), given_name.as_ref(), family_name.as_ref()]
        .map(|part| part.map(String::as_str).filter(|part| !part.is_empty()));
    (given.or(if family.is_none() { name } else { None }), family)
}

/// Whether the parts, joined, are the name as printed.
fn parts_are_the_name(person: &Person) -> bool {
    let (given, family) = parts(person);
    person.name == whole_name(given, family, person.suffix.as_deref(), person.name_style)
}

/// [`<name>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/name.html)
///
/// ```xml
/// <name name-style="eastern"><surname>Yoon</surname><given-names>Suk Yeol</given-names></name>
/// ```
fn name(jats: &mut Jats<'_>, person: &Person) {
    let Person { name_style, prefix, suffix, .. } = person;
    let (given, family) = parts(person);
    jats.element("name").attr_opt("name-style", name_style.as_ref().map(token).as_deref()).children(|jats| {
        let mut part = |element, words: Option<&str>| {
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                jats.element(element).text(words);
            }
        };
        part("surname", family);
        part("given-names", given);
        part("prefix", prefix.as_deref());
        part("suffix", suffix.as_deref());
    });
}

/// [`<string-name>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/string-name.html), as printed
fn string_name(jats: &mut Jats<'_>, person: &Person) {
    jats.element("string-name").text(&person.name);
}
