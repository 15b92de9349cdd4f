//! Tags: names, attributes, and which start tag each end tag belongs to.

use std::borrow::Cow;
use std::collections::HashSet;

use super::complaint::grammar;
use super::namespaces::Identity;
use super::{MAX_DEPTH, Parsed, Parser};
use crate::source::xml::Namespace;
use crate::source::xml::character::{begins_name, continues_name};
use crate::source::xml::decode::{Mode, decode, is_space};
use crate::source::xml::document::{AttributeEntry, Entry, EntryKind, NameLength};
use crate::source::{Span, SyntaxError, SyntaxErrorKind};

/// Up to so many attributes of an element are compared with each other, which needs no memory; more are hashed.
const FEW: usize = 12;

impl<'s> Parser<'s> {
    /// Reads the start tag that begins here, whose name and attributes end there, if it has an end.
    pub(super) fn start_tag(&mut self, end: Option<usize>, is_empty: bool) -> Parsed<()> {
        let start = self.at;
        let name =
            self.name(start + 1).map_err(|error| match self.text[start + 1..].starts_with(begins_name) {
                true => error,
                false => grammar(start, 1, "`<` that begins no tag").with_help("write `&lt;`"),
            })?;
        let name_end = start + 1 + usize::from(name.whole);
        if self.depth == 0 && !self.document.entries.is_empty() {
            return Err(grammar(start, name_end - start, "a second element")
                .with_help("give one element that holds all"));
        }
        if self.depth == MAX_DEPTH {
            let message = format!("more than {MAX_DEPTH} elements are nested in one another");
            let error = SyntaxError::new(SyntaxErrorKind::TooDeep, Span::new(start, name_end), message);
            return Err(error.with_help("an article nests a dozen or two; look for tags that are not closed"));
        }
        let first = self.document.attributes.len();
        self.at = name_end;
        self.attributes(end)?;
        let namespace = self.resolve(start + 1, name, first)?;
        self.at += if is_empty { "/>".len() } else { ">".len() };
        let number = self.document.entries.len() as u32;
        self.document.entries.push(Entry {
            start: start as u32,
            end: self.at as u32,
            parent: self.open,
            next: number + 1,
            content_start: self.at as u32,
            attributes: first as u32,
            name,
            namespace,
            kind: EntryKind::Element,
        });
        if is_empty {
            self.namespaces.leave(self.depth);
        } else {
            self.open = number;
            self.depth += 1;
        }
        Ok(())
    }

    /// Leaves the innermost element, whose end tag quick-xml has found to match.
    pub(super) fn end_tag(&mut self, end: usize) {
        self.depth -= 1;
        self.namespaces.leave(self.depth);
        let next = self.document.entries.len() as u32;
        let entry = &mut self.document.entries[self.open as usize];
        (entry.end, entry.next) = (end as u32, next);
        self.open = entry.parent;
    }

    /// What is wrong with the end tag that begins here.
    pub(super) fn mismatched(&mut self) -> SyntaxError {
        let start = self.at;
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
            return SyntaxError::grammar(span, format!("`</{name}>` closes nothing"));
        }
        let entry = &self.document.entries[self.open as usize];
        let expected = entry.name.qualified(self.text, entry.start as usize + 1);
        SyntaxError::grammar(span, format!("expected `</{expected}>`, found `</{name}>`"))
    }

    /// Reads attributes from here to the end of a tag.
    fn attributes(&mut self, end: Option<usize>) -> Parsed<()> {
        while Some(self.at) != end {
            let before = self.at;
            self.skip_white_space();
            match self.bytes.get(self.at) {
                _ if Some(self.at) == end => break,
                None | Some(b'/') => return Err(self.expected("`>`", self.text.len().min(self.at + 1))),
                Some(_) if self.at == before => return Err(self.expected("`>` or white space", before)),
                Some(_) => {
                    let attribute = self.attribute()?;
                    self.document.attributes.push(attribute);
                }
            }
        }
        Ok(())
    }

    /// Inlined like the names, because what may be a complaint is returned through memory.
    #[inline(always)]
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
                    .with_help("the values of attributes are in quotes"));
            }
        };
        self.at += 1;
        let mut is_coded = false;
        loop {
            let rest = &self.bytes[self.at..];
            let is_special =
                |byte: &u8| matches!(byte, b'<' | b'&' | b'"' | b'\'') || is_space(*byte) && *byte != b' ';
            let plain = rest.iter().position(is_special);
            let Some(plain) = plain else { return Err(grammar(opening, 1, "this quote is not closed")) };
            self.at += plain;
            match self.bytes[self.at] {
                byte if byte == quote => break,
                b'<' => {
                    return Err(grammar(self.at, 1, "`<` in the value of an attribute")
                        .with_help("write `&lt;`, or close the quote"));
                }
                b'&' => {
                    is_coded = true;
                    self.at = self.reference(self.at)?;
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

    /// Finds the namespace of the element whose name stands there, and those of its attributes.
    fn resolve(&mut self, start: usize, name: NameLength, first: usize) -> Parsed<Namespace> {
        for index in first..self.document.attributes.len() {
            self.declare(index)?;
        }
        if self.document.attributes.len() > first {
            self.resolve_attributes(first)?;
        }
        let identity = match name.prefix {
            0 => self.namespaces.default(),
            _ => self.namespaces.of_prefix(name.prefix(self.text, start), start)?,
        };
        Ok(identity.namespace)
    }

    /// Takes note of a namespace, if this attribute declares one.
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

    /// Finds the namespaces of the attributes from `first` on, no two of which may be the same.
    fn resolve_attributes(&mut self, first: usize) -> Parsed<()> {
        let end = self.document.attributes.len();
        let mut many = (end - first > FEW).then(HashSet::new);
        for index in first..end {
            self.document.attributes[index].namespace = self.identity(index)?.namespace;
            let local = self.local_name(index);
            let is_repeated = match &mut many {
                Some(many) => !many.insert((self.identity(index)?, local)),
                None => (first..index).any(|other| {
                    self.local_name(other) == local && self.identity(other) == self.identity(index)
                }),
            };
            if is_repeated {
                let AttributeEntry { start, name, .. } = self.document.attributes[index];
                return Err(grammar(start as usize, usize::from(name.whole), "this attribute is repeated"));
            }
        }
        Ok(())
    }

    /// The namespace of an attribute.
    fn identity(&self, index: usize) -> Parsed<Identity> {
        let entry = &self.document.attributes[index];
        let start = entry.start as usize;
        match entry.name.prefix {
            _ if entry.is_declaration => Ok(Identity::XMLNS),
            0 => Ok(Identity::NONE),
            _ => self.namespaces.of_prefix(entry.name.prefix(self.text, start), start),
        }
    }

    fn local_name(&self, index: usize) -> &'s str {
        let entry = &self.document.attributes[index];
        entry.name.local(self.text, entry.start as usize)
    }

    /// The name that begins here: a local name, perhaps after a prefix and a colon.
    #[inline(always)]
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
                SyntaxError::new(SyntaxErrorKind::TooLarge, span, "a name of more than 65,535 bytes")
            })
        };
        Ok(NameLength { whole: length(whole)?, prefix: length(prefix)? })
    }

    /// The name without a colon that begins here.
    #[inline(always)]
    pub(super) fn name_part(&self, start: usize) -> Parsed<&'s str> {
        let rest = &self.text[start..];
        if !rest.starts_with(begins_name) {
            return Err(self.expected("a name", start));
        }
        Ok(&rest[..rest.find(|character| !continues_name(character)).unwrap_or(rest.len())])
    }
}
