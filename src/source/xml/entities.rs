//! What references stand for.

mod dtd;
mod expand;

use std::borrow::Cow;

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::BytesRef;

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
        !self.declared.is_empty() && resolve_xml_entity(name).is_none() && self.declared.contains_key(name)
    }

    /// What `&name;` stands for, if that is known without replacing references in it.
    pub(super) fn meaning(&self, name: &str, in_attribute: bool) -> Option<Meaning<'_>> {
        if name.starts_with('#') {
            return character(name).map(Meaning::Character);
        } else if let Some(predefined) = resolve_xml_entity(name) {
            return Some(Meaning::Text(predefined));
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

/// The character with a number, as it is written after `&`: `#65`, `#x41`. Nothing if XML cannot hold it.
pub(super) fn character(number: &str) -> Option<char> {
    let character = BytesRef::new(number).resolve_char_ref().ok().flatten();
    character.filter(|character| is_xml_char(*character))
}
