//! What references stand for.

mod dtd;
mod expand;

use std::borrow::Cow;

pub(super) use dtd::Characters;
pub(super) use expand::forbidden;

use super::is_xml_char;

use crate::source::hash::HashMap;

/// The entities of a document.
#[derive(Debug, Default)]
pub(super) struct Entities<'s> {
    /// Whether the document names a DTD, whose entities it may then use.
    pub(super) has_dtd: bool,
    declared: HashMap<&'s str, Entity<'s>>,
    /// How many bytes replacing references has made so far.
    made: usize,
}

/// An entity that a document declares.
#[derive(Debug)]
pub(super) enum Entity<'s> {
    /// With its value in the document, in which references to characters have been replaced.
    Internal(Cow<'s, str>),
    /// An internal one in which all references have been replaced.
    Read(Replacement),
    /// In another file.
    External,
}

/// The text that an entity stands for.
#[derive(Debug)]
pub(super) struct Replacement {
    pub(super) text: String,
    /// In the value of an attribute, where that is not the same.
    pub(super) in_attribute: Option<String>,
}

/// What a part of the source means.
#[derive(Debug, Clone)]
pub(super) enum Meaning<'e> {
    Character(char),
    Characters(Characters),
    Text(&'e str),
}

impl Meaning<'_> {
    pub(super) fn push_to(&self, text: &mut String) {
        match self {
            Self::Character(character) => text.push(*character),
            Self::Characters(characters) => text.extend(characters.clone()),
            Self::Text(meant) => text.push_str(meant),
        }
    }

    /// In bytes.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Character(character) => character.len_utf8(),
            Self::Characters(characters) => characters.clone().map(char::len_utf8).sum(),
            Self::Text(meant) => meant.len(),
        }
    }
}

impl<'s> Entities<'s> {
    /// Takes note of an entity. Of several with the same name the first counts.
    pub(super) fn declare(&mut self, name: &'s str, entity: Entity<'s>) {
        self.declared.entry(name).or_insert(entity);
    }

    /// Whether the document declares an entity of this name, and has none of it already.
    pub(super) fn is_declared(&self, name: &str) -> bool {
        !self.declared.is_empty() && predefined(name).is_none() && self.declared.contains_key(name)
    }

    /// What `&name;` stands for, if that is known without replacing references in it.
    pub(super) fn meaning(&self, name: &str, in_attribute: bool) -> Option<Meaning<'_>> {
        if name.starts_with('#') {
            return character(name).map(Meaning::Character);
        } else if let Some(text) = predefined(name) {
            return Some(Meaning::Text(text));
        }
        match self.declared.get(name) {
            Some(Entity::Read(Replacement { text, in_attribute: other })) => {
                Some(Meaning::Text(other.as_ref().filter(|_| in_attribute).unwrap_or(text)))
            }
            Some(Entity::Internal(_) | Entity::External) => None,
            None if self.has_dtd => dtd::characters(name).map(Meaning::Characters),
            None => None,
        }
    }
}

/// What one of the [predefined entities](https://www.w3.org/TR/xml/#sec-predefined-ent) stands for.
pub(super) fn predefined(name: &str) -> Option<&'static str> {
    match name {
        "amp" => Some("&"),
        "apos" => Some("'"),
        "gt" => Some(">"),
        "lt" => Some("<"),
        "quot" => Some("\""),
        _ => None,
    }
}

/// The character with a number, as it is written after `&`: `#65`, `#x41`. Nothing if XML cannot hold it.
pub(super) fn character(number: &str) -> Option<char> {
    let number = number.strip_prefix('#')?;
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    // Rust reads a sign, too.
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'))?;
    char::from_u32(code).filter(|character| is_xml_char(*character))
}

#[cfg(test)]
mod tests {
    use super::character;

    #[test]
    fn a_character_has_a_number() {
        for (number, meant) in [("#65", 'A'), ("#x41", 'A'), ("#x1F600", '\u{1F600}'), ("#0009", '\t')] {
            assert_eq!(character(number), Some(meant), "{number}");
        }
        for number in
            ["65", "#", "#x", "#+65", "#x+41", "#-65", "#X41", "#0", "#8", "#xD800", "#x110000", "# 65"]
        {
            assert_eq!(character(number), None, "{number}");
        }
    }
}
