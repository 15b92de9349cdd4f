//! From views to text: indentation, the context, and what a script element must not hold.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::Formatter;

use crate::formats::jsonld::NAMESPACE;

/// Where the JSON is going to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats::jsonld) enum Medium {
    /// A file of its own.
    File,
    /// A script element of a web page.
    Script,
}

/// How a document begins that has no terms of our own.
const CONTEXT: &str = "{\n  \"@context\": \"https://schema.org\",";

/// How a document begins that has some.
fn context_of_own_terms() -> String {
    format!(
        "{{\n  \"@context\": [\n    \"https://schema.org\",\n    {{\n      \"byline\": \"{NAMESPACE}\"\n    }}\n  ],"
    )
}

/// The document `view`, with the context that its members need.
pub(in crate::formats::jsonld) fn document(view: &impl Serialize, medium: Medium) -> String {
    let (mut json, has_own_terms) = json(view, medium);
    let start = usize::from(json.starts_with('{'));
    if has_own_terms {
        json.replace_range(..start, &context_of_own_terms());
    } else {
        json.replace_range(..start, CONTEXT);
    }
    json
}

/// The document with the members of `view`, which are terms of our own, behind all others.
pub(in crate::formats::jsonld) fn extended(document: &str, view: &impl Serialize, medium: Medium) -> String {
    let (members, _) = json(view, medium);
    let (context, rest) = match document.strip_prefix(CONTEXT) {
        Some(rest) => (context_of_own_terms(), rest),
        None => (String::new(), document),
    };
    let before = rest.strip_suffix("\n}").unwrap_or(rest);
    let members = members.strip_prefix('{').unwrap_or(&members);
    [&context, before, ",", members].concat()
}

/// The view as JSON, and whether there are terms of our own in it.
fn json(view: &impl Serialize, medium: Medium) -> (String, bool) {
    let mut layout =
        Layout { medium, in_key: false, has_own_terms: false, has_entries: false, depth: 0, residue: None };
    let mut json = Vec::with_capacity(16 * 1024);
    let mut serializer = serde_json::Serializer::with_formatter(&mut json, &mut layout);
    view.serialize(&mut serializer).expect("views have no maps with odd keys, and a vector takes all");
    (String::from_utf8(json).expect("serde_json writes UTF-8"), layout.has_own_terms)
}

/// Indents by two spaces, notices our own terms, and escapes what an HTML parser would act upon.
struct Layout {
    medium: Medium,
    in_key: bool,
    has_own_terms: bool,
    /// Whether the list or object that ends next holds anything.
    has_entries: bool,
    /// How many objects and lists are open.
    depth: usize,
    /// How many were, where the residue began.
    residue: Option<usize>,
}

impl Layout {
    /// Whether this is a value in the residue, which no one reads who has not written it.
    fn is_compact(&self) -> bool {
        self.residue.is_some_and(|depth| self.depth > depth + 2)
    }

    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.has_entries = false;
        writer.write_all(bracket)
    }

    fn entry<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        match (self.is_compact(), first) {
            (true, true) => Ok(()),
            (true, false) => writer.write_all(b", "),
            (false, first) => new_line(writer, !first, self.depth),
        }
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        let is_compact = self.is_compact();
        self.depth -= 1;
        if self.residue == Some(self.depth) {
            self.residue = None;
        }
        if self.has_entries && !is_compact {
            new_line(writer, false, self.depth)?;
        }
        self.has_entries = true;
        writer.write_all(bracket)
    }
}

/// Ends a line, with a comma or without, and indents the next one by two spaces for each level.
fn new_line<W: ?Sized + Write>(writer: &mut W, with_comma: bool, depth: usize) -> io::Result<()> {
    const LINE: &[u8; 64] = b",\n                                                              ";
    let start = usize::from(!with_comma);
    match LINE.get(start..2 + 2 * depth) {
        Some(line) => writer.write_all(line),
        None => {
            writer.write_all(&LINE[start..2])?;
            (0..depth).try_for_each(|_| writer.write_all(b"  "))
        }
    }
}

impl Formatter for &mut Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.entry(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_entries = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.in_key = true;
        self.entry(writer, first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.has_entries = true;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if self.in_key && fragment.starts_with("byline:") {
            self.has_own_terms = true;
            if self.residue.is_none() && fragment == "byline:residue" {
                self.residue = Some(self.depth);
            }
        }
        if self.medium == Medium::File {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| ends_a_script(*c)) {
            writer.write_all(&rest.as_bytes()[..at])?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            rest = &rest[at + c.len_utf8()..];
        }
        writer.write_all(rest.as_bytes())
    }
}

/// Whether an HTML or an old JavaScript parser may see more than text in this character.
fn ends_a_script(c: char) -> bool {
    matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}')
}
