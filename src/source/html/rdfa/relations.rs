//! The properties that an element names.

use super::attributes::Attributes;
use super::names::Meaning;
use super::statements::Property;
use super::vocabulary::is_link_type;
use super::walk::Walk;
use crate::source::SyntaxError;
use crate::source::html::node::{Attribute, Node};
use crate::source::html::words::words;

/// The properties in `rel` and `rev` of one element, if it has the attributes.
pub(super) struct Relations {
    pub(super) rel: Option<Vec<Property>>,
    pub(super) rev: Option<Vec<Property>>,
}

impl<'p> Walk<'p> {
    pub(super) fn relations(
        &mut self,
        element: Node<'p>,
        attributes: &Attributes<'p>,
    ) -> Result<Relations, SyntaxError> {
        // Links have types of HTML as well: beside `property`, they are no properties.
        let only_compact = attributes.property.is_some();
        let is_meant = |attribute: &Attribute<'p>| {
            !only_compact || words(attribute.value()).any(|(_, word)| word.contains(':'))
        };
        let mut properties = |attribute: Option<Attribute<'p>>| {
            let attribute = attribute.filter(is_meant);
            attribute
                .map(|attribute| {
                    self.properties(element, attribute, |word| !only_compact || word.contains(':'))
                })
                .transpose()
        };
        Ok(Relations { rel: properties(attributes.rel)?, rev: properties(attributes.rev)? })
    }

    /// The properties that an attribute names.
    pub(super) fn properties(
        &mut self,
        element: Node<'p>,
        attribute: Attribute<'p>,
        is_meant: impl Fn(&str) -> bool,
    ) -> Result<Vec<Property>, SyntaxError> {
        let mut found = Vec::new();
        for (range, word) in words(attribute.value()).filter(|(_, word)| is_meant(word)) {
            // A blank thing is no property.
            let Some(Meaning::Iri(iri)) = self.names.name(word) else { continue };
            self.statements.spend(iri.len() / 2, element)?;
            let is_link_type = attribute.name() != "property" && is_link_type(word);
            let name = self.statements.name(iri);
            found.push(Property { name, span: attribute.span_within(range), is_link_type });
        }
        Ok(found)
    }
}
