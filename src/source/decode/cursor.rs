//! The serde deserializer for tree values.

use serde::de::value::{BorrowedStrDeserializer, MapAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::failure::{Failure, Place};
use super::placeholder::Placeholder;
use super::session::Session;
use super::{Blank, TAGGED};
use crate::source::{Children, Kind, Node, Number};

/// A value of the tree, as a serde deserializer.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t, 's> {
    node: Node<'t>,
    session: &'s Session<'t>,
}

impl<'t, 's> Cursor<'t, 's> {
    pub(super) fn new(node: Node<'t>, session: &'s Session<'t>) -> Self {
        Self { node, session }
    }

    /// The placeholder for this value, if it is blank.
    fn placeholder(self) -> Option<Placeholder<'s, 't>> {
        let id = self.node.id();
        self.session.is_blank(id).then(|| Placeholder::new(Blank::Value(id), self.session))
    }

    /// Passes the value to the visitor as its own type, whatever was requested.
    fn by_kind<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        let shown = match self.node.kind() {
            Kind::Null => visitor.visit_unit(),
            Kind::Bool(truth) => visitor.visit_bool(truth),
            Kind::Number => match self.node.number() {
                Some(Number::Whole(whole)) => visitor.visit_u64(whole),
                Some(Number::Negative(negative)) => visitor.visit_i64(negative),
                Some(Number::Float(float)) => visitor.visit_f64(float),
                None => Err(Failure::UNREADABLE),
            },
            Kind::String => visitor.visit_borrowed_str(self.node.text().unwrap_or_default()),
            Kind::Array => visitor.visit_seq(Items { items: self.node.children(), session: self.session }),
            Kind::Object => visitor.visit_map(Members::new(self, None)),
        };
        self.placed(shown)
    }

    fn placed<T>(self, result: Result<T, Failure>) -> Result<T, Failure> {
        result.map_err(|failure| failure.at(Place::Node(self.node.id())))
    }
}

/// Methods that ignore the requested type, as in all self-describing formats.
macro_rules! by_kind {
    ($($method:ident($($argument:ident: $type:ty),*))*) => {
        $(fn $method<V: Visitor<'t>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, Failure> {
            match self.placeholder() {
                Some(placeholder) => placeholder.$method($($argument,)* visitor),
                None => self.by_kind(visitor),
            }
        })*
    };
}

/// Methods for integer types: `2.0` and `3e2` are integers, as in JSON Schema.
macro_rules! whole {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
            match (self.placeholder(), self.node.number().and_then(Number::as_whole)) {
                (Some(placeholder), _) => placeholder.$method(visitor),
                (None, Some(whole)) => self.placed(visitor.visit_i64(whole)),
                (None, None) => self.by_kind(visitor),
            }
        })*
    };
}

impl<'t> Deserializer<'t> for Cursor<'t, '_> {
    type Error = Failure;

    by_kind! {
        deserialize_any() deserialize_bool() deserialize_char() deserialize_str() deserialize_string()
        deserialize_f32() deserialize_f64() deserialize_bytes() deserialize_byte_buf()
        deserialize_unit() deserialize_unit_struct(name: &'static str)
        deserialize_seq() deserialize_tuple(len: usize) deserialize_tuple_struct(name: &'static str, len: usize)
        deserialize_map() deserialize_identifier()
    }

    whole! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self.placeholder() {
            Some(placeholder) => placeholder.deserialize_option(visitor),
            // Including `null`: the type then rejects it here, at its place.
            None => {
                let shown = visitor.visit_some(self);
                self.placed(shown)
            }
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        match self.placeholder() {
            Some(placeholder) => placeholder.deserialize_newtype_struct(name, visitor),
            None if name == TAGGED => match self.node.kind() {
                Kind::Object => {
                    let shown = visitor.visit_map(Members::new(self, self.node.get("type")));
                    self.placed(shown)
                }
                _ => self.by_kind(visitor),
            },
            None => {
                let shown = visitor.visit_newtype_struct(self);
                self.placed(shown)
            }
        }
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        if let Some(placeholder) = self.placeholder() {
            return placeholder.deserialize_struct(name, fields, visitor);
        }
        match self.node.kind() {
            // Derived structs would accept an array for their fields in order.
            Kind::Array => self.placed(Err(Failure::UNREADABLE)),
            _ => self.by_kind(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        if let Some(placeholder) = self.placeholder() {
            return placeholder.deserialize_enum(name, variants, visitor);
        }
        let shown = match (self.node.kind(), self.node.text()) {
            (_, Some(text)) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            (Kind::Object, _) => visitor.visit_enum(MapAccessDeserializer::new(Members::new(self, None))),
            _ => Err(Failure::UNREADABLE),
        };
        self.placed(shown)
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.session.ignore();
        visitor.visit_unit()
    }
}

/// The items of an array.
struct Items<'t, 's> {
    items: Children<'t>,
    session: &'s Session<'t>,
}

impl<'t> SeqAccess<'t> for Items<'t, '_> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        let Some(node) = self.items.next() else { return Ok(None) };
        let cursor = Cursor::new(node, self.session);
        cursor.placed(seed.deserialize(cursor)).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The members of an object: the tag, placeholders, the others in order.
struct Members<'t, 's> {
    object: Cursor<'t, 's>,
    tag: Option<Node<'t>>,
    made_up: Vec<&'static str>,
    written: Children<'t>,
    already_shown: Option<Node<'t>>,
    /// The member whose key was visited and whose value comes next.
    current: Option<Member<'t>>,
}

#[derive(Clone, Copy)]
enum Member<'t> {
    Written(Node<'t>),
    MadeUp(&'static str),
}

impl<'t, 's> Members<'t, 's> {
    fn new(object: Cursor<'t, 's>, tag: Option<Node<'t>>) -> Self {
        let mut made_up = object.session.blank_members(object.node.id());
        // They are taken from the end, and a tag comes before everything else.
        made_up.sort_by_key(|name| *name == "type");
        Self { object, tag, made_up, written: object.node.children(), already_shown: tag, current: None }
    }

    fn next_member(&mut self) -> Option<Member<'t>> {
        if let Some(tag) = self.tag.take() {
            return Some(Member::Written(tag));
        }
        if let Some(name) = self.made_up.pop() {
            return Some(Member::MadeUp(name));
        }
        let (shown, session) = (self.already_shown.map(Node::id), self.object.session);
        let is_new = |member: &Node<'t>| Some(member.id()) != shown && !session.is_repeated(member.id());
        self.written.find(is_new).map(Member::Written)
    }
}

impl<'t> MapAccess<'t> for Members<'t, '_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        self.current = self.next_member();
        match self.current {
            None => Ok(None),
            Some(Member::MadeUp(name)) => seed.deserialize(MemberName(name)).map(Some),
            Some(Member::Written(node)) => {
                let key = seed.deserialize(MemberName(node.key().unwrap_or_default()));
                Cursor::new(node, self.object.session).placed(key).map(Some)
            }
        }
    }

    fn next_value_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<T::Value, Failure> {
        match self.current.take() {
            Some(Member::Written(node)) => {
                let cursor = Cursor::new(node, self.object.session);
                cursor.placed(seed.deserialize(cursor))
            }
            Some(Member::MadeUp(name)) => {
                Placeholder::new(Blank::Member(self.object.node.id(), name), self.object.session).fill(seed)
            }
            None => Err(Failure::UNREADABLE),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.written.len())
    }
}

/// The key of a member. It may be requested as a text, as a type around a text, or as one of some names.
pub(super) struct MemberName<'de>(pub(super) &'de str);

impl<'de> Deserializer<'de> for MemberName<'de> {
    type Error = Failure;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_enum(BorrowedStrDeserializer::new(self.0))
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}
