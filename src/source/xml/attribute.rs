//! One attribute of an element.

use std::borrow::Cow;

use super::decode::{Mode, decode};
use super::document::{AttributeEntry, Document};
use super::{Namespace, Node};
use crate::source::Span;

/// One attribute of an element.
#[derive(Debug, Clone, Copy)]
pub struct Attribute<'d> {
    document: &'d Document<'d>,
    entry: &'d AttributeEntry,
}

impl<'d> Node<'d> {
    /// The attributes, in order. Declarations of namespaces are none.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'d>> {
        self.all_attributes().filter(|attribute| !attribute.is_declaration())
    }

    /// The attribute of this name: `id`, `xlink:href`, `xml:lang`. The prefix is the usual one of its
    /// [`Namespace`], whichever the document has.
    pub fn attribute(self, name: &str) -> Option<Attribute<'d>> {
        let entries = self.attribute_entries();
        if entries.is_empty() {
            return None;
        }
        let source = self.document.source;
        let has_name = |entry: &&AttributeEntry| {
            // Most have no prefix, and most are not as long as the one.
            let local = || entry.name.local(source, entry.start as usize);
            !entry.is_declaration
                && match entry.namespace {
                    Namespace::None => name.len() == entry.name.local_length() && name == local(),
                    namespace => {
                        name.len() > entry.name.local_length()
                            && Namespace::split(name) == (Some(namespace), local())
                    }
                }
        };
        entries.iter().find(has_name).map(|entry| self.with(entry))
    }

    /// The namespaces that an element declares.
    pub(super) fn declarations(self) -> impl Iterator<Item = Attribute<'d>> {
        self.all_attributes().filter(|attribute| attribute.is_declaration())
    }

    /// The attributes and the declarations of namespaces, in order.
    pub fn all_attributes(self) -> impl Iterator<Item = Attribute<'d>> {
        self.attribute_entries().iter().map(move |entry| self.with(entry))
    }

    fn with(self, entry: &'d AttributeEntry) -> Attribute<'d> {
        Attribute { document: self.document, entry }
    }

    fn attribute_entries(self) -> &'d [AttributeEntry] {
        let first = |index: usize| self.document.entries.get(index).map(|entry| entry.attributes as usize);
        let (start, end) = (first(self.id.index()), first(self.id.index() + 1));
        let attributes = &self.document.attributes;
        &attributes[start.unwrap_or(attributes.len())..end.unwrap_or(attributes.len())]
    }
}

impl<'d> Attribute<'d> {
    /// The name without its prefix.
    pub fn name(self) -> &'d str {
        self.entry.name.local(self.document.source, self.entry.start as usize)
    }

    /// The name as it is written.
    pub fn qualified_name(self) -> &'d str {
        self.entry.name.qualified(self.document.source, self.entry.start as usize)
    }

    /// The prefix as it is written; empty if there is none.
    pub fn prefix(self) -> &'d str {
        self.entry.name.prefix(self.document.source, self.entry.start as usize)
    }

    /// Whether this declares a namespace.
    pub fn is_declaration(self) -> bool {
        self.entry.is_declaration
    }

    /// The namespace. Without a prefix there is none.
    pub fn namespace(self) -> Namespace {
        self.entry.namespace
    }

    /// The value, decoded; each tab and each line end in it is a space, as
    /// [XML has it](https://www.w3.org/TR/xml/#AVNormalize).
    pub fn value(self) -> Cow<'d, str> {
        match self.entry.is_coded {
            true => decode(self.document, self.value_span(), Mode::Attribute),
            false => Cow::Borrowed(self.raw_value()),
        }
    }

    /// The value as it is written, without its quotes.
    pub fn raw_value(self) -> &'d str {
        &self.document.source[self.value_span().range()]
    }

    /// Where the whole attribute stands.
    pub fn span(self) -> Span {
        Span::new(self.entry.start as usize, self.entry.value_end as usize + 1)
    }

    /// Where its name stands.
    pub fn name_span(self) -> Span {
        let start = self.entry.start as usize;
        Span::new(start, start + usize::from(self.entry.name.whole))
    }

    /// Where its value stands, without the quotes.
    pub fn value_span(self) -> Span {
        Span::new(self.entry.value_start as usize, self.entry.value_end as usize)
    }
}
