//! Tags: names, attributes, and matching start and end tags.

use std::borrow::Cow;

use super::messages::grammar;
use super::namespaces::Identity;
use super::{Parsed, Parser};
use crate::source::hash::HashSet;
use crate::source::xml::Namespace;
use crate::source::xml::character::{begins_name, continues_name};
use crate::source::xml::decode::{Mode, decode, is_space};
use crate::source::xml::document::{AttributeEntry, EntryKind, NameLength, NodeId};
use crate::source::{MAX_ELEMENTS_DEEP, Span, SyntaxError, SyntaxErrorKind, raised};

/// Up to this many attributes of an element are compared directly, without allocation; more are hashed.
const FEW: usize = 12;

/// What an ASCII character can be: the start of a name, a later part of one, a special character in a value.
const BEGINS: u8 = 1;
const CONTINUES: u8 = 2;
const IS_SPECIAL: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 128 {
        let character = byte as u8;
        if character.is_ascii_alphabetic() || character == b'_' {
            classes[byte] |= BEGINS | CONTINUES;
        } else if character.is_ascii_digit() || character == b'-' || character == b'.' {
            classes[byte] |= CONTINUES;
        } else if matches!(character, b'<' | b'&' | b'"' | b'\'' | b'\t' | b'\n' | b'\r') {
            classes[byte] |= IS_SPECIAL;
        }
        byte += 1;
    }
    classes
};

impl<'s> Parser<'s> {
    pub(super) fn start_tag(&mut self) -> Parsed<()> {
        let start = self.at;
        let name = match self.name(start + 1) {
            Ok(name) => name,
            Err(_) if self.name_part(start + 1).is_err() => {
                return Err(grammar(start, 1, "`<` does not begin a tag").with_help("write `&lt;`"));
            }
            Err(error) => return Err(error),
        };
        let name_end = start + 1 + usize::from(name.whole);
        if self.depth == 0 && !self.document.entries.is_empty() {
            return Err(
                grammar(start, name_end - start, "a second root element").with_help("use one root element")
            );
        }
        let most = self.limits.depth.min(MAX_ELEMENTS_DEEP);
        if self.depth == most {
            let message = format!("elements are nested more than {most} levels deep");
            let error = SyntaxError::new(SyntaxErrorKind::TooDeep, Span::new(start, name_end), message);
            return Err(error.with_help(format!(
                "articles rarely nest more than two dozen levels; look for unclosed tags; {}",
                raised("depth", most)
            )));
        }
        let number = self.document.entries.len();
        if number + self.document.attributes.len() >= self.limits.values {
            return Err(SyntaxError::too_many_values(Span::new(start, name_end), self.limits.values));
        }
        self.push(start, EntryKind::Element, name, Namespace::None);
        self.at = name_end;
        let is_empty = self.attributes()?;
        self.resolve(number)?;
        let next = number as u32 + 1;
        let entry = &mut self.document.entries[number];
        entry.content_start = self.at as u32;
        if is_empty {
            (entry.end, entry.next) = (self.at as u32, next);
            self.namespaces.leave(self.depth);
        } else {
            self.open = number as u32;
            self.depth += 1;
        }
        Ok(())
    }

    pub(super) fn end_tag(&mut self) -> Parsed<()> {
        let (start, name_start) = (self.at, self.at + "</".len());
        let next = self.document.entries.len() as u32;
        let bytes = self.bytes;
        let expected = match self.depth {
            0 => &b""[..],
            _ => {
                let entry = &self.document.entries[self.open as usize];
                &bytes[entry.start as usize + 1..][..usize::from(entry.name.whole)]
            }
        };
        let after = name_start + expected.len();
        if self.depth == 0 || !bytes[name_start..].starts_with(expected) {
            return Err(self.mismatched(start));
        }
        self.at = after;
        if bytes.get(after) != Some(&b'>') {
            self.skip_white_space();
            if bytes.get(self.at) != Some(&b'>') {
                return Err(self.mismatched(start));
            }
        }
        self.at += 1;
        self.depth -= 1;
        self.namespaces.leave(self.depth);
        let entry = &mut self.document.entries[self.open as usize];
        (entry.end, entry.next) = (self.at as u32, next);
        self.open = entry.parent;
        Ok(())
    }

    /// The error for the end tag at `start`.
    #[cold]
    fn mismatched(&mut self, start: usize) -> SyntaxError {
        let name = match self.name(start + "</".len()) {
            Ok(name) => &self.text[start + 2..][..usize::from(name.whole)],
            Err(error) => return error,
        };
        self.at = start + "</".len() + name.len();
        self.skip_white_space();
        if self.bytes.get(self.at) != Some(&b'>') {
            return self.expected("`>`", self.at);
        }
        let span = Span::new(start, self.at + 1);
        if self.depth == 0 {
            return SyntaxError::grammar(span, format!("`</{name}>` has no start tag"));
        }
        let entry = &self.document.entries[self.open as usize];
        let expected = entry.name.qualified(self.text, entry.start as usize + 1);
        SyntaxError::grammar(span, format!("expected `</{expected}>`, found `</{name}>`"))
    }

    /// Reads attributes up to the end of a start tag; returns whether the element is empty.
    fn attributes(&mut self) -> Parsed<bool> {
        let first = self.document.attributes.len();
        loop {
            let before = self.at;
            self.skip_white_space();
            match self.bytes.get(self.at) {
                Some(b'>') => {
                    self.at += 1;
                    return Ok(false);
                }
                Some(b'/') if self.bytes.get(self.at + 1) == Some(&b'>') => {
                    self.at += 2;
                    return Ok(true);
                }
                None | Some(b'/') => return Err(self.expected("`>`", self.text.len().min(self.at + 1))),
                Some(_) if self.at == before => return Err(self.expected("`>` or white space", before)),
                Some(_) => {
                    let start = self.at;
                    let attribute = self.attribute()?;
                    if self.document.attributes.len() - first == self.limits.attributes {
                        return Err(self.attributes_too_many(start));
                    }
                    if attribute.name.qualified(self.text, start) == "id" {
                        self.document.with_id.push(NodeId(self.document.entries.len() as u32 - 1));
                    }
                    self.document.attributes.push(attribute);
                }
            }
        }
    }

    #[cold]
    fn attributes_too_many(&self, start: usize) -> SyntaxError {
        let most = self.limits.attributes;
        let message = format!("an element has more than {most} attributes");
        SyntaxError::new(SyntaxErrorKind::TooLarge, Span::new(start, self.at), message)
            .with_help(raised("attributes", most))
    }

    pub(super) fn attribute(&mut self) -> Parsed<AttributeEntry> {
        let start = self.at;
        let name = self.name(start)?;
        self.at += usize::from(name.whole);
        self.skip_white_space();
        if self.bytes.get(self.at) != Some(&b'=') {
            let name = name.qualified(self.text, start);
            return Err(grammar(start, name.len(), "this attribute has no value")
                .with_help(format!("write `{name}=\"…\"`")));
        }
        self.at += 1;
        self.skip_white_space();
        let opening = self.at;
        let quote = match self.bytes.get(opening) {
            Some(quote @ (b'"' | b'\'')) => *quote,
            _ => {
                return Err(self
                    .expected("a quote", opening)
                    .with_help("attribute values must be in quotes"));
            }
        };
        self.at += 1;
        let mut is_coded = false;
        loop {
            let rest = &self.bytes[self.at..];
            let plain = rest.iter().position(|byte| CLASSES[usize::from(*byte)] & IS_SPECIAL != 0);
            let Some(plain) = plain else { return Err(grammar(opening, 1, "this quote is not closed")) };
            self.at += plain;
            match self.bytes[self.at] {
                byte if byte == quote => break,
                b'<' => {
                    return Err(grammar(self.at, 1, "`<` in an attribute value")
                        .with_help("write `&lt;`, or close the quote"));
                }
                b'&' => {
                    is_coded = true;
                    self.reference()?;
                }
                byte => {
                    is_coded |= is_space(byte);
                    self.at += 1;
                }
            }
        }
        self.at += 1;
        Ok(AttributeEntry {
            start: start as u32,
            value_start: opening as u32 + 1,
            value_end: self.at as u32 - 1,
            name,
            namespace: Namespace::None,
            is_declaration: false,
            is_coded,
        })
    }

    /// Resolves the namespaces of the element whose attributes have been read, and of its attributes.
    fn resolve(&mut self, number: usize) -> Parsed<()> {
        let element = &self.document.entries[number];
        let (start, name, first) = (element.start as usize + 1, element.name, element.attributes as usize);
        for index in first..self.document.attributes.len() {
            self.declare(index)?;
        }
        match self.document.attributes.len() - first {
            0 => {}
            1 => drop(self.resolve_attribute(first)?),
            _ => self.resolve_attributes(first)?,
        }
        let identity = match name.prefix {
            0 => self.namespaces.default(),
            _ => self.namespaces.of_prefix(name.prefix(self.text, start), start)?,
        };
        self.document.entries[number].namespace = identity.namespace;
        Ok(())
    }

    /// Records a namespace, if this attribute declares one.
    fn declare(&mut self, index: usize) -> Parsed<()> {
        let entry = &mut self.document.attributes[index];
        let start = entry.start as usize;
        let prefix = match entry.name.qualified(self.text, start) {
            "xmlns" => "",
            name => match name.strip_prefix("xmlns:") {
                Some(prefix) => prefix,
                None => return Ok(()),
            },
        };
        entry.is_declaration = true;
        let value = Span::new(entry.value_start as usize, entry.value_end as usize);
        let span = Span::new(start, start + usize::from(entry.name.whole));
        let uri = match entry.is_coded {
            true => Cow::Owned(decode(&self.document, value, Mode::Attribute).into_owned()),
            false => Cow::Borrowed(&self.text[value.range()]),
        };
        self.namespaces.declare(prefix, uri, self.depth, span)
    }

    /// Resolves the namespace of an attribute, which together with the local name identifies it.
    fn resolve_attribute(&mut self, index: usize) -> Parsed<(Identity, &'s str)> {
        let entry = &mut self.document.attributes[index];
        let start = entry.start as usize;
        let identity = match entry.name.prefix {
            _ if entry.is_declaration => Identity::XMLNS,
            0 => Identity::NONE,
            _ => self.namespaces.of_prefix(entry.name.prefix(self.text, start), start)?,
        };
        entry.namespace = identity.namespace;
        Ok((identity, entry.name.local(self.text, start)))
    }

    /// Resolves the namespaces of the attributes from `first` on, which must all be different.
    fn resolve_attributes(&mut self, first: usize) -> Parsed<()> {
        let count = self.document.attributes.len() - first;
        let mut few = [(Identity::NONE, ""); FEW];
        let mut many = HashSet::default();
        for index in 0..count {
            let key = self.resolve_attribute(first + index)?;
            let is_new = match count <= FEW {
                true => {
                    few[index] = key;
                    !few[..index].contains(&key)
                }
                false => many.insert(key),
            };
            if !is_new {
                let AttributeEntry { start, name, .. } = &self.document.attributes[first + index];
                let length = usize::from(name.whole);
                return Err(grammar(*start as usize, length, "duplicate attribute"));
            }
        }
        Ok(())
    }

    /// The name at `start`: a local name, possibly with a prefix and a colon.
    pub(super) fn name(&self, start: usize) -> Parsed<NameLength> {
        let mut whole = self.name_part(start)?.len();
        let mut prefix = 0;
        if self.bytes.get(start + whole) == Some(&b':') {
            prefix = whole + 1;
            whole = prefix + self.name_part(start + prefix)?.len();
        }
        let length = |length: usize| {
            u16::try_from(length).map_err(|_| {
                let span = Span::new(start, start + whole);
                SyntaxError::new(SyntaxErrorKind::TooLarge, span, "a name longer than 65,535 bytes")
            })
        };
        Ok(NameLength { whole: length(whole)?, prefix: length(prefix)? })
    }

    /// The name without a colon at `start`.
    pub(super) fn name_part(&self, start: usize) -> Parsed<&'s str> {
        let bytes = &self.bytes[start..];
        let continues = |byte: &&u8| CLASSES[usize::from(**byte)] & CONTINUES != 0;
        let mut length = bytes.iter().take_while(continues).count();
        let begins = match bytes.first() {
            Some(first) if first.is_ascii() => CLASSES[usize::from(*first)] & BEGINS != 0,
            _ => self.text[start..].starts_with(begins_name),
        };
        if !begins {
            return Err(self.expected("a name", start));
        }
        if bytes.get(length).is_some_and(|byte| !byte.is_ascii()) {
            let rest = &self.text[start + length..];
            length += rest.find(|character| !continues_name(character)).unwrap_or(rest.len());
        }
        Ok(&self.text[start..start + length])
    }
}
