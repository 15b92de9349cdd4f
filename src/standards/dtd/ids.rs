//! Ids and references.

use std::borrow::Cow;

use super::{Fault, Violation};
use crate::source::hash::HashMap;
use crate::source::xml::{Attribute, Node};

/// The ids of a document and the references to them, in document order.
#[derive(Default)]
pub(super) struct Ids<'d> {
    ids: HashMap<Cow<'d, str>, Attribute<'d>>,
    references: Vec<(Cow<'d, str>, Node<'d>, Attribute<'d>)>,
}

impl<'d> Ids<'d> {
    /// Records an id; reports a duplicate.
    pub(super) fn add(&mut self, id: Cow<'d, str>, attribute: Attribute<'d>) -> Result<(), Fault<'d>> {
        let first = *self.ids.entry(id).or_insert(attribute);
        match first.span() == attribute.span() {
            true => Ok(()),
            false => Err(Fault::IdRepeated { attribute, first }),
        }
    }

    /// Records one or more references.
    pub(super) fn refer(&mut self, value: Cow<'d, str>, node: Node<'d>, attribute: Attribute<'d>) {
        if !value.contains(' ') {
            self.references.push((value, node, attribute));
            return;
        }
        let ids: Vec<Cow<'d, str>> = match value {
            Cow::Borrowed(value) => tokens(value).map(Cow::Borrowed).collect(),
            Cow::Owned(value) => tokens(&value).map(|id| Cow::Owned(id.to_owned())).collect(),
        };
        self.references.extend(ids.into_iter().map(|id| (id, node, attribute)));
    }

    /// The references without a target.
    pub(super) fn dangling(&self) -> impl Iterator<Item = Violation<'d>> {
        self.references.iter().filter(|(id, _, _)| !self.ids.contains_key(id)).map(|(id, node, attribute)| {
            let fault = Fault::IdrefDangling { attribute: *attribute, id: id.clone().into_owned() };
            Violation { node: *node, fault }
        })
    }
}

/// The tokens separated by spaces.
pub(super) fn tokens(value: &str) -> impl Iterator<Item = &str> {
    value.split(' ').filter(|token| !token.is_empty())
}
