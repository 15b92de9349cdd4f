//! The value of a property.

use super::attributes::Attributes;
use super::names::Meaning;
use super::statements::{Literal, LiteralText, Mention, Value};
use super::walk::Walk;
use crate::source::SyntaxError;
use crate::source::html::node::{Attribute, Node};

impl<'p> Walk<'p> {
    /// The value of the properties of an element, step 11 of [the sequence](https://www.w3.org/TR/rdfa-core/#s_sequence):
    /// a text, or `thing`, which the element names or contains.
    ///
    /// All datatypes are read as texts; one with a datatype has no language.
    pub(super) fn value(
        &mut self,
        element: Node<'p>,
        attributes: &Attributes<'p>,
        thing: Option<Mention<'p>>,
        language: Option<Attribute<'p>>,
    ) -> Result<Value<'p>, SyntaxError> {
        let datatype = attributes.datatype.map(|datatype| self.names.name(datatype.value().trim()));
        if let Some(Some(Meaning::Iri(iri))) = &datatype {
            self.statements.spend(iri.len() / 2, element)?;
        }
        let attribute = attributes.content.or(attributes.datetime);
        let is_markup = matches!(&datatype, Some(Some(Meaning::Iri(iri))) if is_markup(iri));
        let literal = match attribute.filter(|_| !is_markup) {
            Some(attribute) => LiteralText::Attribute(attribute),
            None => match thing.filter(|_| datatype.is_none()) {
                Some(thing) => return Ok(Value::Thing(thing)),
                None => LiteralText::Element(element),
            },
        };
        let is_time = attributes.content.is_none() && (attributes.datetime.is_some() || element.is("time"));
        let has_language = !matches!(datatype, Some(Some(_))) && !is_time;
        Ok(Value::Literal(Literal { text: literal, language: language.filter(|_| has_language) }))
    }
}

/// Whether the texts of a datatype have elements. They are never in attributes.
fn is_markup(datatype: &str) -> bool {
    let name = datatype.strip_prefix("http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    matches!(name, Some("HTML" | "XMLLiteral"))
}
