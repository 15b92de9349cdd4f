//! The prolog: the XML declaration and the document type declaration.

use std::borrow::Cow;

use super::messages::grammar;
use super::{Parsed, Parser, reference_length};
use crate::source::xml::character::{WHITE_SPACE, begins_name, continues_name};
use crate::source::xml::decode::is_space;
use crate::source::xml::document::DocumentType;
use crate::source::xml::entities::{Entity, character, forbidden};
use crate::source::{Span, SyntaxError};

/// An external identifier: public and system identifier.
#[derive(Default)]
struct ExternalId<'s> {
    public: Option<&'s str>,
    system: Option<&'s str>,
}

impl<'s> Parser<'s> {
    pub(super) fn is_xml_declaration(&self) -> bool {
        let rest = self.bytes[self.at..].strip_prefix(b"<?xml");
        rest.and_then(|rest| rest.first()).is_some_and(|byte| is_space(*byte))
    }

    /// The end of the XML declaration that begins here.
    pub(super) fn xml_declaration_end(&mut self) -> Parsed<usize> {
        let start = self.at;
        self.at += "<?xml".len();
        let mut names = Vec::new();
        loop {
            let before = self.at;
            self.skip_white_space();
            if self.bytes[self.at..].starts_with(b"?>") {
                break;
            } else if self.at == before {
                return Err(self.expected("`?>` or white space", before));
            } else if self.at == self.bytes.len() {
                return Err(grammar(start, 2, "this processing instruction is not closed"));
            }
            let attribute = self.attribute()?;
            names.push(attribute.name.qualified(self.text, attribute.start as usize));
        }
        let rest = names.strip_prefix(&["version"]);
        if !matches!(rest, Some([] | ["encoding"] | ["standalone"] | ["encoding", "standalone"])) {
            let message = "expected `version`, then `encoding`, then `standalone`";
            return Err(SyntaxError::grammar(Span::new(start, self.at + 2), message));
        }
        Ok(self.at + 2)
    }

    /// Reads a declaration that begins with `<!` and is not a comment or CDATA section.
    pub(super) fn declaration(&mut self) -> Parsed<()> {
        let start = self.at;
        let is_doctype = self.bytes[start..].starts_with(b"<!DOCTYPE");
        if !self.is_document
            || !is_doctype
            || !self.document.entries.is_empty()
            || self.document.doctype.is_some()
        {
            let error = grammar(start, 2, "a declaration is not allowed here");
            return Err(if self.is_document { error } else { error.with_help("write only the element") });
        }
        self.at += "<!DOCTYPE".len();
        self.expect_white_space()?;
        let name_length = self.name(self.at)?;
        let name = name_length.qualified(self.text, self.at);
        self.at += name.len();
        let before = self.at;
        self.skip_white_space();
        let mut external = ExternalId::default();
        if matches!(self.bytes.get(self.at), Some(b'S' | b'P')) && self.at > before {
            external = self.external_id(true)?;
            self.skip_white_space();
        }
        self.document.entities.has_dtd = external.system.is_some();
        if self.bytes.get(self.at) == Some(&b'[') {
            self.at += 1;
            self.internal_subset()?;
            self.skip_white_space();
        }
        self.expect_close()?;
        self.document.doctype = Some(DocumentType {
            name,
            public_id: external.public.map(single_spaced),
            system_id: external.system,
            span: Span::new(start, self.at),
        });
        Ok(())
    }

    /// Reads `SYSTEM "…"` or `PUBLIC "…" "…"`; notations may omit the system identifier.
    fn external_id(&mut self, needs_system: bool) -> Parsed<ExternalId<'s>> {
        let is_public = self.bytes[self.at..].starts_with(b"PUBLIC");
        if !is_public && !self.bytes[self.at..].starts_with(b"SYSTEM") {
            return Err(self.expected("`PUBLIC` or `SYSTEM`", self.at));
        }
        self.at += "PUBLIC".len();
        self.expect_white_space()?;
        let mut public = None;
        if is_public {
            let start = self.at;
            let literal = self.literal()?;
            let is_odd = |character: char| {
                !matches!(character, ' ' | '\r' | '\n' | 'a'..='z' | 'A'..='Z' | '0'..='9')
                    && !"-'()+,./:=?;!*#@$_%".contains(character)
            };
            if let Some(at) = literal.find(is_odd) {
                return Err(self.expected("a character of public identifiers", start + 1 + at));
            }
            public = Some(literal);
            let before = self.at;
            self.skip_white_space();
            let has_system = matches!(self.bytes.get(self.at), Some(b'"' | b'\''));
            if !has_system && !needs_system {
                return Ok(ExternalId { public, system: None });
            }
            if self.at == before {
                return Err(self.expected("white space", before));
            }
        }
        Ok(ExternalId { public, system: Some(self.literal()?) })
    }

    /// Reads the declarations of the internal subset, between `[` and `]`.
    fn internal_subset(&mut self) -> Parsed<()> {
        loop {
            self.skip_white_space();
            let rest = &self.bytes[self.at..];
            if rest.starts_with(b"]") {
                self.at += 1;
                return Ok(());
            } else if rest.starts_with(b"%") {
                return Err(self.parameter_entity());
            } else if rest.starts_with(b"<!--") {
                self.at = self.comment_end(self.at)?;
            } else if rest.starts_with(b"<?") {
                self.at = self.instruction_end(self.at)?;
            } else if rest.starts_with(b"<!ENTITY") {
                self.entity()?;
            } else if rest.starts_with(b"<!ELEMENT")
                || rest.starts_with(b"<!ATTLIST")
                || rest.starts_with(b"<!NOTATION")
            {
                self.skip_declaration()?;
            } else {
                return Err(self.expected("a declaration or `]`", self.at));
            }
        }
    }

    fn entity(&mut self) -> Parsed<()> {
        self.at += "<!ENTITY".len();
        self.expect_white_space()?;
        let is_parameter = self.bytes.get(self.at) == Some(&b'%');
        if is_parameter {
            self.at += 1;
            self.expect_white_space()?;
        }
        let name = self.name_part(self.at)?;
        self.at += name.len();
        self.expect_white_space()?;
        let entity = if matches!(self.bytes.get(self.at), Some(b'"' | b'\'')) {
            let start = self.at + 1;
            let value = self.literal()?;
            Entity::Internal(self.entity_value(value, start)?)
        } else {
            self.external_id(true)?;
            let before = self.at;
            self.skip_white_space();
            if self.bytes[self.at..].starts_with(b"NDATA") && self.at > before && !is_parameter {
                self.at += "NDATA".len();
                self.expect_white_space()?;
                self.at += self.name_part(self.at)?.len();
            }
            Entity::External
        };
        self.skip_white_space();
        self.expect_close()?;
        if !is_parameter {
            self.document.entities.declare(name, entity);
        }
        Ok(())
    }

    /// The value of an entity, with character references replaced and other references checked.
    fn entity_value(&self, value: &'s str, start: usize) -> Parsed<Cow<'s, str>> {
        let mut replaced = String::new();
        let mut copied = 0;
        for (at, found) in value.match_indices(['&', '%', '\r']) {
            let rest = &value[at..];
            if found == "%" {
                let name = rest[1..].find(|c| !continues_name(c)).filter(|length| *length > 0);
                return Err(match name.is_some_and(|length| rest[1 + length..].starts_with(';')) {
                    true => parameter_reference(start + at),
                    false => {
                        grammar(start + at, 1, "`%` in the value of an entity").with_help("write `&#37;`")
                    }
                });
            } else if found == "\r" {
                replaced.push_str(&value[copied..at]);
                replaced.push_str(if rest.starts_with("\r\n") { "" } else { "\n" });
                copied = at + 1;
                continue;
            }
            let Some(length) = reference_length(rest) else {
                return Err(
                    grammar(start + at, 1, "`&` does not begin a reference").with_help("write `&#38;`")
                );
            };
            let name = &rest[1..length - 1];
            if name.starts_with('#') {
                let Some(character) = character(name) else {
                    let message = format!("`&{name};` is not a character allowed in XML");
                    return Err(grammar(start + at, length, message));
                };
                replaced.push_str(&value[copied..at]);
                replaced.push(character);
                copied = at + length;
            }
        }
        if copied == 0 {
            return Ok(Cow::Borrowed(value));
        }
        replaced.push_str(&value[copied..]);
        Ok(Cow::Owned(replaced))
    }

    /// Skips a declaration.
    fn skip_declaration(&mut self) -> Parsed<()> {
        let start = self.at;
        self.at += "<!".len();
        loop {
            let rest = &self.text[self.at..];
            let Some(length) = rest.find(['>', '<', '"', '\'', '%']) else {
                return Err(grammar(start, 2, "this declaration is not closed"));
            };
            self.at += length;
            match self.bytes[self.at] {
                b'>' => break,
                b'<' => return Err(self.expected("`>`", self.at)),
                b'%' => return Err(self.parameter_entity()),
                _ => self.literal().map(drop)?,
            }
        }
        self.at += 1;
        Ok(())
    }

    /// The error for the `%` that is here.
    fn parameter_entity(&self) -> SyntaxError {
        match self.text[self.at + 1..].starts_with(begins_name) {
            true => parameter_reference(self.at),
            false => self.expected("a name", self.at + 1),
        }
    }

    /// Reads a quoted literal.
    fn literal(&mut self) -> Parsed<&'s str> {
        let start = self.at;
        let quote = match self.bytes.get(start) {
            Some(quote @ (b'"' | b'\'')) => *quote,
            _ => return Err(self.expected("a quote", start)),
        };
        let Some(length) = memchr::memchr(quote, &self.bytes[start + 1..]) else {
            return Err(grammar(start, 1, "this quote is not closed"));
        };
        self.at = start + length + 2;
        Ok(&self.text[start + 1..start + 1 + length])
    }

    fn expect_white_space(&mut self) -> Parsed<()> {
        let before = self.at;
        self.skip_white_space();
        match self.at > before {
            true => Ok(()),
            false => Err(self.expected("white space", before)),
        }
    }

    fn expect_close(&mut self) -> Parsed<()> {
        if self.bytes.get(self.at) != Some(&b'>') {
            return Err(self.expected("`>`", self.at));
        }
        self.at += 1;
        Ok(())
    }
}

fn parameter_reference(at: usize) -> SyntaxError {
    forbidden(Span::new(at, at + 1), "parameter entities are never read")
}

/// A public identifier in normal form, for comparison.
fn single_spaced(identifier: &str) -> Cow<'_, str> {
    let words = identifier.split(WHITE_SPACE).filter(|word| !word.is_empty());
    let normal = words.collect::<Vec<_>>().join(" ");
    if normal == identifier { Cow::Borrowed(identifier) } else { Cow::Owned(normal) }
}
