//! Placeholders for missing or wrong values.

use std::any::type_name;

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};

use super::cursor::MemberName;
use super::failure::{Failure, Place};
use super::session::Session;
use super::{Blank, TAGGED};

/// The maximum nesting of placeholders: a type may contain itself without end.
const MAX_DEPTH: u8 = 32;

/// A value that deserializes as any requested type, as empty as possible.
///
/// If the type does not state what it wants, or requires members, the answer is found round by round: what it rejects
/// is recorded in the session, and the next round offers something else.
#[derive(Clone, Copy)]
pub(super) struct Placeholder<'s, 't> {
    blank: Blank,
    session: &'s Session<'t>,
    depth: u8,
}

/// Ways to be empty.
#[derive(Clone, Copy)]
enum Form {
    Text,
    Object,
    List,
    Zero,
    False,
    Unit,
}

impl<'s, 't> Placeholder<'s, 't> {
    pub(super) fn new(blank: Blank, session: &'s Session<'t>) -> Self {
        Self { blank, session, depth: 0 }
    }

    /// Deserializes this placeholder, or fails if that is impossible.
    pub(super) fn fill<'de, T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Failure> {
        if self.depth == MAX_DEPTH {
            return Err(Failure::HOPELESS.at(self.place::<T>()));
        }
        // An error without a place was raised after all visitors were done: no other form would help.
        seed.deserialize(self).map_err(|failure| match failure.place {
            Some(_) => failure,
            None => Failure::HOPELESS.at(self.place::<T>()),
        })
    }

    fn inner(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    fn place<W>(self) -> Place {
        Place::Placeholder { blank: self.blank, wanted: type_name::<W>() }
    }

    /// Offers the first of these forms that the visitor has not rejected yet.
    fn offer<'de, V: Visitor<'de>>(
        self,
        forms: &[Form],
        tagged: bool,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let place = self.place::<(V, V::Value)>();
        let lesson = self.session.lesson(type_name::<(V, V::Value)>());
        let refused = lesson.map_or(0, |lesson| lesson.refused);
        let offered = match forms.get(refused) {
            None => Err(Failure::HOPELESS),
            Some(Form::Text) => visitor.visit_borrowed_str(""),
            Some(Form::List) => {
                visitor.visit_seq(PlaceholderParts { value: self.inner(), names: Vec::new(), left: 0 })
            }
            Some(Form::Zero) => visitor.visit_u64(0),
            Some(Form::False) => visitor.visit_bool(false),
            Some(Form::Unit) => visitor.visit_unit(),
            Some(Form::Object) => {
                let mut names = lesson.map(|lesson| lesson.members.clone()).unwrap_or_default();
                if tagged {
                    names.retain(|name| *name != "type");
                    names.push("type");
                }
                visitor.visit_map(PlaceholderParts { value: self.inner(), left: names.len(), names })
            }
        };
        offered.map_err(|failure| failure.at(place))
    }
}

/// Methods whose type is requested explicitly.
macro_rules! offer {
    ($($form:ident: $($method:ident($($argument:ident: $type:ty),*))*;)*) => {
        $($(fn $method<V: Visitor<'de>>(self, $(_: $type,)* visitor: V) -> Result<V::Value, Failure> {
            self.offer(&[Form::$form], false, visitor)
        })*)*
    };
}

impl<'de> Deserializer<'de> for Placeholder<'_, '_> {
    type Error = Failure;

    offer! {
        Text: deserialize_str() deserialize_string() deserialize_char() deserialize_bytes() deserialize_byte_buf();
        Zero: deserialize_i8() deserialize_i16() deserialize_i32() deserialize_i64() deserialize_i128()
            deserialize_u8() deserialize_u16() deserialize_u32() deserialize_u64() deserialize_u128()
            deserialize_f32() deserialize_f64() deserialize_identifier();
        False: deserialize_bool();
        List: deserialize_seq();
        Object: deserialize_map();
        Unit: deserialize_unit() deserialize_unit_struct(name: &'static str) deserialize_ignored_any();
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        let forms = [Form::Text, Form::Object, Form::List, Form::Zero, Form::False, Form::Unit];
        self.offer(&forms, false, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        if name == TAGGED {
            self.offer(&[Form::Text, Form::Object, Form::List], true, visitor)
        } else {
            visitor.visit_newtype_struct(self)
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_seq(PlaceholderParts { value: self.inner(), names: Vec::new(), left: len })
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        len: usize,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.deserialize_tuple(len, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.offer(&[Form::Object], false, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        let refused = self.session.lesson(type_name::<(V, V::Value)>()).map_or(0, |lesson| lesson.refused);
        let offered = match variants.get(refused) {
            Some(variant) => visitor.visit_enum(PlaceholderVariant { variant, value: self.inner() }),
            None => Err(Failure::HOPELESS),
        };
        offered.map_err(|failure| failure.at(self.place::<(V, V::Value)>()))
    }
}

/// The items of a list, or the members of an object, as placeholders.
struct PlaceholderParts<'s, 't> {
    value: Placeholder<'s, 't>,
    /// Taken from the end.
    names: Vec<&'static str>,
    left: usize,
}

impl<'de> SeqAccess<'de> for PlaceholderParts<'_, '_> {
    type Error = Failure;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Failure> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        self.value.fill(seed).map(Some)
    }
}

impl<'de> MapAccess<'de> for PlaceholderParts<'_, '_> {
    type Error = Failure;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Failure> {
        self.names.pop().map(|name| seed.deserialize(MemberName(name))).transpose()
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Failure> {
        self.value.fill(seed)
    }
}

/// A variant of an enum, as a placeholder.
struct PlaceholderVariant<'s, 't> {
    variant: &'static str,
    value: Placeholder<'s, 't>,
}

impl<'de, 's, 't> EnumAccess<'de> for PlaceholderVariant<'s, 't> {
    type Error = Failure;
    type Variant = Placeholder<'s, 't>;

    fn variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<(T::Value, Placeholder<'s, 't>), Failure> {
        Ok((seed.deserialize(MemberName(self.variant))?, self.value))
    }
}

impl<'de> VariantAccess<'de> for Placeholder<'_, '_> {
    type Error = Failure;

    fn unit_variant(self) -> Result<(), Failure> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Failure> {
        self.fill(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_tuple(len, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.deserialize_struct("", fields, visitor)
    }
}
