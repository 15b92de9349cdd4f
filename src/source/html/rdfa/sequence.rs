//! The subject and the object of an element.

use super::attributes::Attributes;
use super::names::Meaning;
use super::relations::Relations;
use super::statements::Mention;
use super::walk::Walk;
use crate::source::SyntaxError;
use crate::source::html::node::{Attribute, Node};

/// What an element is about: steps 5 and 6 of [the sequence](https://www.w3.org/TR/rdfa-core/#s_sequence).
pub(super) struct Roles<'p> {
    pub(super) subject: Mention<'p>,
    /// The thing that `rel` and `rev` relate to the subject, and that the elements within describe.
    pub(super) object: Option<Mention<'p>>,
    /// The thing that has the types.
    pub(super) typed: Option<Mention<'p>>,
    /// The thing that `resource`, `href` or `src` names.
    pub(super) resource: Option<Mention<'p>>,
    /// Whether it has `about`, even if that names nothing.
    pub(super) has_about: bool,
    /// Whether the elements within are as if they were directly in the elements around.
    pub(super) is_transparent: bool,
}

impl<'p> Walk<'p> {
    /// Determines what an element is about, within elements that describe `outer`.
    pub(super) fn roles(
        &mut self,
        element: Node<'p>,
        attributes: &Attributes<'p>,
        relations: &Relations,
        outer: Mention<'p>,
    ) -> Result<Roles<'p>, SyntaxError> {
        let about = self.reference(element, attributes.about)?;
        let resource = match self.reference(element, attributes.resource)? {
            Some(resource) => Some(resource),
            None => self.address(element, attributes.href.or(attributes.src))?,
        };
        let is_typed = attributes.type_of.is_some();
        // The root is about the page; `head` and `body` are about what the root is about.
        let is_root = element.parent().is_some_and(|parent| parent.parent().is_none());
        let fixed = (is_root || element.is("head") || element.is("body")).then_some(outer);
        let roles = |subject, object, typed| Roles {
            subject,
            object,
            typed,
            resource,
            has_about: attributes.about.is_some(),
            is_transparent: false,
        };
        if relations.rel.is_some() || relations.rev.is_some() {
            let subject = about.unwrap_or(outer);
            let object = resource.or_else(|| (is_typed && about.is_none()).then(|| self.blank(element)));
            let typed = if about.is_some() { about } else { object };
            return Ok(roles(subject, object, typed.filter(|_| is_typed)));
        }
        let is_plain = attributes.content.is_none() && attributes.datatype.is_none();
        if attributes.property.is_some() && is_plain {
            let typed = is_typed.then(|| {
                let root = fixed.filter(|_| is_root);
                about.or(root).or(resource).or(fixed).unwrap_or_else(|| self.blank(element))
            });
            return Ok(roles(about.unwrap_or(outer), typed, typed));
        }
        let named = about.or(resource).or(fixed);
        let subject = named.or_else(|| is_typed.then(|| self.blank(element)));
        let is_transparent = subject.is_none() && attributes.property.is_none();
        let subject = subject.unwrap_or(outer);
        Ok(Roles { is_transparent, ..roles(subject, None, Some(subject).filter(|_| is_typed)) })
    }

    /// The thing that `about` or `resource` names.
    fn reference(
        &mut self,
        element: Node<'p>,
        attribute: Option<Attribute<'p>>,
    ) -> Result<Option<Mention<'p>>, SyntaxError> {
        let meaning = attribute.and_then(|attribute| self.names.reference(attribute.value()));
        meaning.map(|meaning| self.mention(element, attribute, meaning)).transpose()
    }

    /// The thing that `href` or `src` names.
    fn address(
        &mut self,
        element: Node<'p>,
        attribute: Option<Attribute<'p>>,
    ) -> Result<Option<Mention<'p>>, SyntaxError> {
        let Some(address) = attribute else { return Ok(None) };
        let iri = self.names.resolved(address.value());
        self.mention(element, attribute, Meaning::Iri(iri)).map(Some)
    }
}
