//! From views to text: indentation, the context, and what a script element must not hold.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

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
    let mut layout = Layout {
        pretty: PrettyFormatter::new(),
        medium,
        in_key: false,
        has_own_terms: false,
        depth: 0,
        residue: None,
    };
    let mut json = Vec::with_capacity(16 * 1024);
    let mut serializer = serde_json::Serializer::with_formatter(&mut json, &mut layout);
    view.serialize(&mut serializer).expect("views have no maps with odd keys, and a vector takes all");
    (String::from_utf8(json).expect("serde_json writes UTF-8"), layout.has_own_terms)
}

/// Indents by two spaces, notices our own terms, and escapes what an HTML parser would act upon.
struct Layout {
    pretty: PrettyFormatter<'static>,
    medium: Medium,
    in_key: bool,
    has_own_terms: bool,
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

    fn close(&mut self) {
        self.depth -= 1;
        if self.residue == Some(self.depth) {
            self.residue = None;
        }
    }
}

impl Formatter for &mut Layout {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        if self.is_compact() { writer.write_all(b"[") } else { self.pretty.begin_array(writer) }
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let is_compact = self.is_compact();
        self.close();
        if is_compact { writer.write_all(b"]") } else { self.pretty.end_array(writer) }
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        match (self.is_compact(), first) {
            (true, true) => Ok(()),
            (true, false) => writer.write_all(b", "),
            (false, first) => self.pretty.begin_array_value(writer, first),
        }
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        if self.is_compact() { writer.write_all(b"{") } else { self.pretty.begin_object(writer) }
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let is_compact = self.is_compact();
        self.close();
        if is_compact { writer.write_all(b"}") } else { self.pretty.end_object(writer) }
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.in_key = true;
        match (self.is_compact(), first) {
            (true, true) => Ok(()),
            (true, false) => writer.write_all(b", "),
            (false, first) => self.pretty.begin_object_key(writer, first),
        }
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.in_key = false;
        self.pretty.end_object_key(writer)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.pretty.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        if self.is_compact() { Ok(()) } else { self.pretty.end_object_value(writer) }
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        self.has_own_terms |= self.in_key && fragment.starts_with("byline:");
        if self.in_key && self.residue.is_none() && fragment == "byline:residue" {
            self.residue = Some(self.depth);
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
