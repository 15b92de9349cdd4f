//! The meaning of entity references.

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
    /// Whether the document names a DTD, whose entities it can then use.
    pub(super) has_dtd: bool,
    declared: HashMap<&'s str, Entity<'s>>,
    /// The number of bytes produced by replacing references so far.
    made: usize,
}

/// An entity that a document declares.
#[derive(Debug)]
pub(super) enum Entity<'s> {
    /// With its value in the document, after replacing character references.
    Internal(Cow<'s, str>),
    /// An internal entity with all references replaced.
    Read(Replacement),
    /// In another file.
    External,
}

/// The replacement text of an entity.
#[derive(Debug)]
pub(super) struct Replacement {
    pub(super) text: String,
    /// The text in an attribute value, if different.
    pub(super) in_attribute: Option<String>,
}

/// The meaning of a part of the source.
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
    /// Records an entity. The first of several with one name counts.
    pub(super) fn declare(&mut self, name: &'s str, entity: Entity<'s>) {
        self.declared.entry(name).or_insert(entity);
    }

    /// Whether the document declares an entity with this name, whose replacement is unknown so far.
    pub(super) fn is_declared(&self, name: &str) -> bool {
        !self.declared.is_empty() && resolve_xml_entity(name).is_none() && self.declared.contains_key(name)
    }

    /// The meaning of `&name;`, if known without replacing references in it.
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

/// The character for a number after `&`: `#65`, `#x41`. `None` if XML cannot contain it.
pub(super) fn character(number: &str) -> Option<char> {
    let character = BytesRef::new(number).resolve_char_ref().ok().flatten();
    character.filter(|character| is_xml_char(*character))
}
