//! Parsing XML: strictly by XML 1.0 and Namespaces in XML.

mod doctype;
mod messages;
mod namespaces;
mod tag;
#[cfg(test)]
mod tests;

use std::sync::OnceLock;

use memchr::memmem;

use self::messages::grammar;
use self::namespaces::Namespaces;
use super::character::{WHITE_SPACE, continues_name};
use super::decode::is_space;
use super::document::{Entry, EntryKind, NameLength, NodeId};
use super::entities::Entities;
use super::{Document, Namespace};
use crate::source::{BYTE_ORDER_MARK, Limits, Span, SyntaxError};

/// The start of a CDATA section.
const SECTION: &str = "<![CDATA[";

pub(super) type Parsed<T> = Result<T, SyntaxError>;

/// Parses a document of [XML 1.0](https://www.w3.org/TR/xml/) with
/// [namespaces](https://www.w3.org/TR/xml-names/).
///
/// No DTD or other file is ever read. If a document names a DTD, the named characters of the JATS DTDs may be referred
/// to (`&alpha;`); in any document, entities that it declares itself, if they contain only text. The prefixes `xlink`,
/// `mml`, `ali`, `xsi` and `oasis` need no declaration. Default attributes of a document type are not added.
///
/// # Errors
///
/// If the text is not well-formed or not namespace-well-formed; also if it exceeds the default [`Limits`], has names of
/// more than 65,535 bytes, or refers to entities with markup, in other files or that are too large, or to parameter
/// entities.
pub fn parse(text: &str) -> Result<Document<'_>, SyntaxError> {
    parse_within(text, Limits::default())
}

/// Parses a document like [`parse`], with these limits.
///
/// # Errors
///
/// As [`parse`].
pub(crate) fn parse_within(text: &str, limits: Limits) -> Result<Document<'_>, SyntaxError> {
    parse_with(text, &["xlink", "mml", "ali", "xsi", "oasis"], true, limits)
}

/// Parses a document, or one element as in a document that declares the `known` prefixes.
pub(super) fn parse_with<'s>(
    text: &'s str,
    known: &[&'s str],
    is_document: bool,
    limits: Limits,
) -> Parsed<Document<'s>> {
    SyntaxError::check_size(text.len(), limits)?;
    let document = Document {
        source: text,
        entries: Vec::with_capacity(text.len() / 20),
        attributes: Vec::with_capacity(text.len() / 64),
        entities: Entities::default(),
        doctype: None,
        root: NodeId::ROOT,
        comments: 0,
        instructions: Vec::new(),
        has_odd_prefixes: false,
        with_id: Vec::with_capacity(text.len() / 512),
        by_id: OnceLock::new(),
        positions: OnceLock::new(),
    };
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        start: if is_document && text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 },
        open: 0,
        depth: 0,
        namespaces: Namespaces::new(known),
        is_document,
        limits,
        has_carriage_returns: memchr::memchr(b'\r', text.as_bytes()).is_some(),
        has_section_ends: memmem::find(text.as_bytes(), b"]]>").is_some(),
        document,
    };
    parser.at = parser.start;
    let parsed = parser.all();
    // Searched for in one pass, but the first error counts.
    let odd = first_odd_character(text);
    match (parsed, odd) {
        (Err(error), Some((at, _))) if error.span.start < at => Err(error),
        (_, Some((at, character))) => {
            let message = format!("XML does not allow the character U+{:04X}", u32::from(character));
            Err(grammar(at, character.len_utf8(), message).with_help("remove it"))
        }
        (Err(error), None) => Err(error),
        (Ok(()), None) => {
            let mut document = parser.document;
            document.entries.shrink_to_fit();
            document.attributes.shrink_to_fit();
            document.has_odd_prefixes = parser.namespaces.has_odd_prefixes;
            Ok(document)
        }
    }
}

struct Parser<'s> {
    text: &'s str,
    bytes: &'s [u8],
    /// The next byte. Always the beginning of a character.
    at: usize,
    /// The start of the text.
    start: usize,
    /// The innermost open element, if `depth` is not 0.
    open: u32,
    depth: usize,
    namespaces: Namespaces<'s>,
    /// Whether a prolog and processing instructions are allowed.
    is_document: bool,
    limits: Limits,
    has_carriage_returns: bool,
    /// Whether the text contains `]]>`.
    has_section_ends: bool,
    document: Document<'s>,
}

impl<'s> Parser<'s> {
    fn all(&mut self) -> Parsed<()> {
        while self.at < self.bytes.len() {
            match self.bytes[self.at] {
                b'<' => self.markup()?,
                _ => self.text()?,
            }
        }
        if self.depth > 0 {
            return Err(self.not_closed());
        }
        match self.document.entries.is_empty() {
            true => Err(grammar(self.text.len(), 0, "expected an element")),
            false => Ok(()),
        }
    }

    fn markup(&mut self) -> Parsed<()> {
        let rest = &self.bytes[self.at + 1..];
        match rest.first() {
            Some(b'/') => self.end_tag(),
            Some(b'?') => self.instruction(),
            Some(b'!') if rest.starts_with(b"!--") => self.comment(),
            Some(b'!') if rest.starts_with(&SECTION.as_bytes()[1..]) => self.text(),
            Some(b'!') => self.declaration(),
            _ => self.start_tag(),
        }
    }

    /// A run of characters, references and CDATA sections.
    fn text(&mut self) -> Parsed<()> {
        let start = self.at;
        let mut kind = EntryKind::Plain;
        loop {
            let literal = self.at;
            let length = memchr::memchr2(b'<', b'&', &self.bytes[literal..]);
            self.at = length.map_or(self.bytes.len(), |length| literal + length);
            if self.depth == 0 {
                self.check_outside(literal)?;
            }
            if self.has_section_ends
                && let Some(length) = memmem::find(&self.bytes[literal..self.at], b"]]>")
            {
                return Err(grammar(literal + length, 3, "`]]>` in text").with_help("write `]]&gt;`"));
            }
            if self.bytes.get(self.at) == Some(&b'&') {
                self.reference()?;
            } else if self.bytes[self.at..].starts_with(SECTION.as_bytes()) {
                self.section()?;
            } else {
                break;
            }
            kind = EntryKind::Coded;
        }
        if self.depth == 0 {
            return Ok(());
        }
        if self.has_carriage_returns && memchr::memchr(b'\r', &self.bytes[start..self.at]).is_some() {
            kind = EntryKind::Coded;
        }
        self.push(start, kind, NameLength::default(), Namespace::None);
        let next = self.document.entries.len() as u32;
        if let Some(entry) = self.document.entries.last_mut() {
            (entry.end, entry.next, entry.content_start) = (self.at as u32, next, self.at as u32);
        }
        Ok(())
    }

    /// Checks that there is no text outside the root element, from `start` to here or beginning here.
    fn check_outside(&self, start: usize) -> Parsed<()> {
        let text = self.text[start..self.at].trim_start_matches(WHITE_SPACE);
        let rest = &self.text[self.at..];
        let length = match text.is_empty() {
            false => return Err(text_outside(self.at - text.len(), text.len())),
            true if rest.starts_with('&') => reference_length(rest).unwrap_or(1),
            true if rest.starts_with(SECTION) => rest.find("]]>").map_or(rest.len(), |length| length + 3),
            true => return Ok(()),
        };
        Err(text_outside(self.at, length))
    }

    fn section(&mut self) -> Parsed<()> {
        let start = self.at;
        match memmem::find(&self.bytes[start..], b"]]>") {
            Some(length) => self.at = start + length + 3,
            None => return Err(grammar(start, SECTION.len(), "this section is not closed")),
        }
        Ok(())
    }

    /// Skips the reference that begins here.
    fn reference(&mut self) -> Parsed<()> {
        let start = self.at;
        let Some(length) = reference_length(&self.text[start..]) else {
            let length = 1 + self.text[start + 1..].find(|c| !in_reference(c)).unwrap_or_default();
            return Err(grammar(start, length, "`&` does not begin a reference").with_help("write `&amp;`"));
        };
        self.at += length;
        let name = &self.text[start + 1..self.at - 1];
        if self.document.entities.is_declared(name) {
            return self.document.entities.read(name, Span::new(start, self.at), self.limits.entities);
        }
        if self.document.entities.meaning(name, false).is_some() {
            return Ok(());
        }
        Err(match name.starts_with('#') {
            true => grammar(start, length, format!("`&{name};` is not a character allowed in XML")),
            false => grammar(start, length, format!("the entity `&{name};` is not defined"))
                .with_help("write the character itself"),
        })
    }

    fn comment(&mut self) -> Parsed<()> {
        let start = self.at;
        self.at = self.comment_end(start)?;
        self.document.comments += 1;
        Ok(())
    }

    /// The end of the comment that begins at `start`.
    fn comment_end(&self, start: usize) -> Parsed<usize> {
        let content = start + "<!--".len();
        match memmem::find(&self.bytes[content..], b"--").map(|length| content + length) {
            None => Err(grammar(start, "<!--".len(), "this comment is not closed")),
            Some(end) if self.bytes.get(end + 2) == Some(&b'>') => Ok(end + 3),
            Some(end) if end + 2 == self.bytes.len() => {
                Err(grammar(start, "<!--".len(), "this comment is not closed"))
            }
            Some(end) => Err(grammar(end, 2, "`--` within a comment")),
        }
    }

    fn instruction(&mut self) -> Parsed<()> {
        let start = self.at;
        if !self.is_document {
            return Err(grammar(start, 2, "a processing instruction is not allowed here")
                .with_help("remove everything from `<?` to `?>`"));
        }
        let is_declaration = start == self.start && self.is_xml_declaration();
        self.at = match is_declaration {
            true => self.xml_declaration_end()?,
            false => self.instruction_end(start)?,
        };
        if !is_declaration {
            self.document.instructions.push(Span::new(start, self.at));
        }
        Ok(())
    }

    /// The end of the processing instruction that begins at `start`.
    fn instruction_end(&self, start: usize) -> Parsed<usize> {
        let Some(length) = memmem::find(&self.bytes[start + 2..], b"?>") else {
            return Err(grammar(start, 2, "this processing instruction is not closed"));
        };
        let end = start + 2 + length;
        let target = self.name_part(start + 2)?;
        let after = start + 2 + target.len();
        if after < end && !is_space(self.bytes[after]) {
            return Err(self.expected("`?>` or white space", after));
        }
        if target.eq_ignore_ascii_case("xml") {
            return Err(grammar(start, "<?xml".len(), "the XML declaration is not at the beginning"));
        }
        Ok(end + 2)
    }

    fn skip_white_space(&mut self) {
        while self.bytes.get(self.at).is_some_and(|byte| is_space(*byte)) {
            self.at += 1;
        }
    }

    /// Adds a node whose end is not yet known.
    fn push(&mut self, start: usize, kind: EntryKind, name: NameLength, namespace: Namespace) {
        self.document.entries.push(Entry {
            start: start as u32,
            end: 0,
            parent: self.open,
            next: 0,
            content_start: 0,
            attributes: self.document.attributes.len() as u32,
            name,
            namespace,
            kind,
        });
    }
}

/// The length of the reference at the start of the text: an `&`, a name or a number, and a `;`.
pub(super) fn reference_length(text: &str) -> Option<usize> {
    let name = text.strip_prefix('&')?;
    let length = name.find(|character| !in_reference(character))?;
    (length > 0 && name[length..].starts_with(';')).then_some(length + 2)
}

fn in_reference(character: char) -> bool {
    character == '#' || continues_name(character)
}

/// The first character that XML cannot contain, and its offset.
fn first_odd_character(text: &str) -> Option<(usize, char)> {
    let is_odd = |byte: u8| byte < 0x20 && !is_space(byte);
    // Without a branch, this processes several bytes at once.
    let chunks = text.as_bytes().chunks(4096);
    let odd_chunk =
        chunks.enumerate().find(|(_, chunk)| chunk.iter().fold(false, |odd, byte| odd | is_odd(*byte)));
    let control = odd_chunk.and_then(|(index, chunk)| {
        chunk.iter().position(|byte| is_odd(*byte)).map(|position| index * 4096 + position)
    });
    // U+FFFE and U+FFFF.
    let wide = memmem::find_iter(text.as_bytes(), b"\xEF\xBF")
        .find(|at| matches!(text.as_bytes().get(at + 2), Some(0xBE | 0xBF)));
    let at = control.into_iter().chain(wide).min()?;
    text[at..].chars().next().map(|character| (at, character))
}

fn text_outside(start: usize, length: usize) -> SyntaxError {
    grammar(start, length, "text outside the root element")
}
