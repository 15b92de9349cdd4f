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
    /// The attributes, in order, without namespace declarations.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'d>> {
        self.all_attributes().filter(|attribute| !attribute.is_declaration())
    }

    /// The attribute with this name: `id`, `xlink:href`, `xml:lang`. The prefix is the usual one of its [`Namespace`],
    /// whatever the prefix in the document.
    pub fn attribute(self, name: &str) -> Option<Attribute<'d>> {
        let entries = self.attribute_entries();
        if entries.is_empty() {
            return None;
        }
        let source = self.document.source;
        let has_name = |entry: &&AttributeEntry| {
            // Most names have no prefix, and most have another length.
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

    /// The namespace declarations of an element.
    pub(super) fn declarations(self) -> impl Iterator<Item = Attribute<'d>> {
        self.all_attributes().filter(|attribute| attribute.is_declaration())
    }

    /// The attributes and namespace declarations, in order.
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

    /// The name as written.
    pub fn qualified_name(self) -> &'d str {
        self.entry.name.qualified(self.document.source, self.entry.start as usize)
    }

    /// The prefix as written; empty if there is none.
    pub fn prefix(self) -> &'d str {
        self.entry.name.prefix(self.document.source, self.entry.start as usize)
    }

    /// Whether this is a namespace declaration.
    pub fn is_declaration(self) -> bool {
        self.entry.is_declaration
    }

    /// The namespace. Without a prefix there is none.
    pub fn namespace(self) -> Namespace {
        self.entry.namespace
    }

    /// The value, decoded; each tab and each line end is a space, as [XML
    /// requires](https://www.w3.org/TR/xml/#AVNormalize).
    pub fn value(self) -> Cow<'d, str> {
        match self.entry.is_coded {
            true => decode(self.document, self.value_span(), Mode::Attribute),
            false => Cow::Borrowed(self.raw_value()),
        }
    }

    /// The value as written, without its quotes.
    pub fn raw_value(self) -> &'d str {
        &self.document.source[self.value_span().range()]
    }

    /// The span of the whole attribute.
    pub fn span(self) -> Span {
        Span::new(self.entry.start as usize, self.entry.value_end as usize + 1)
    }

    /// The span of its name.
    pub fn name_span(self) -> Span {
        let start = self.entry.start as usize;
        Span::new(start, start + usize::from(self.entry.name.whole))
    }

    /// The span of its value, without the quotes.
    pub fn value_span(self) -> Span {
        Span::new(self.entry.value_start as usize, self.entry.value_end as usize)
    }
}
