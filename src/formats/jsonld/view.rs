//! What views are made of: members that may be absent, ids, references, nodes.

use std::borrow::Cow;

use fluent_uri::pct_enc::EString;
use fluent_uri::pct_enc::encoder::{Data, Fragment};
use serde::{Serialize, Serializer};

use crate::formats::jsonld::event::Event;
use crate::formats::jsonld::organization::Organization;
use crate::formats::jsonld::person::Person;
use crate::formats::jsonld::place::Place;
use crate::formats::jsonld::quotation::Quotation;
use crate::formats::jsonld::work::Work;
use crate::model::Id;

/// Declares the view of a schema.org type: a struct whose members, in camel case, stand in the order of the output.
///
/// What is absent is not written: no `null`, no empty list.
macro_rules! view {
    (
        $(#[$meta:meta])*
        $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty),+ $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Default, serde::Serialize)]
        #[serde(rename_all = "camelCase")]
        pub(in crate::formats::jsonld) struct $name<'a> {
            $(
                $(#[$field_meta])*
                #[serde(skip_serializing_if = "crate::formats::jsonld::view::Absent::is_absent")]
                pub(in crate::formats::jsonld) $field: $type,
            )+
        }

        impl crate::formats::jsonld::view::Absent for $name<'_> {
            fn is_absent(&self) -> bool {
                false
            }
        }
    };
}
pub(in crate::formats::jsonld) use view;

/// A text of the article, or one made from it.
pub(in crate::formats::jsonld) type Text<'a> = Cow<'a, str>;

/// A member that may have nothing to say.
pub(in crate::formats::jsonld) trait Absent {
    /// Whether the member is left out.
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Absent for OneOrMany<T> {
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

impl Absent for bool {
    fn is_absent(&self) -> bool {
        !self
    }
}

macro_rules! always_there {
    ($($type:ty),+) => {
        $(impl Absent for $type {
            fn is_absent(&self) -> bool {
                false
            }
        })+
    };
}
always_there!(&str, Text<'_>, Iri<'_>, Reference<'_>);

/// What is rarely more than one: one stands alone, several are a list.
#[derive(Debug)]
pub(in crate::formats::jsonld) struct OneOrMany<T>(pub(in crate::formats::jsonld) Vec<T>);

impl<T> Default for OneOrMany<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Serialize> Serialize for OneOrMany<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [one] => one.serialize(serializer),
            many => many.serialize(serializer),
        }
    }
}

/// The id of a node: the article's address and a fragment.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::formats::jsonld) struct Iri<'a> {
    /// The article's address without its fragment; empty when it has none.
    pub(in crate::formats::jsonld) base: &'a str,
    /// The id of the thing in the article.
    pub(in crate::formats::jsonld) fragment: &'a str,
}

impl Iri<'_> {
    fn text(self) -> String {
        let Self { base, fragment } = self;
        let mut text = String::with_capacity(base.len() + 1 + fragment.len());
        text.push_str(base);
        text.push('#');
        if Id::could_be(fragment) {
            text.push_str(fragment);
        } else {
            // An id that is none is the business of a rule; here it must only not break the address.
            let mut encoded = EString::<Fragment>::new();
            encoded.encode_str::<Data>(fragment);
            text.push_str(encoded.as_str());
        }
        text
    }
}

impl Serialize for Iri<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

/// A node that stands in full elsewhere.
#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(in crate::formats::jsonld) struct Reference<'a> {
    /// Its id.
    #[serde(rename = "@id")]
    pub(in crate::formats::jsonld) id: Iri<'a>,
}

/// A node with an id.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::formats::jsonld) enum Node<'a> {
    Person(Box<Person<'a>>),
    Organization(Box<Organization<'a>>),
    Place(Box<Place<'a>>),
    Event(Box<Event<'a>>),
    Work(Box<Work<'a>>),
    Quotation(Box<Quotation<'a>>),
}

/// A node where the article holds it: in full the first time, when the shape is nested.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::formats::jsonld) enum Held<'a> {
    Full(Node<'a>),
    Reference(Reference<'a>),
}

/// A text with its language, as JSON-LD writes it; a mere text, when it has none.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(in crate::formats::jsonld) enum Tagged<'a> {
    Text(Text<'a>),
    Value {
        #[serde(rename = "@value")]
        value: Text<'a>,
        #[serde(rename = "@language")]
        language: &'a str,
    },
}
