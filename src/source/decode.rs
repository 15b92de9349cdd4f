//! Decoding trees to Rust values; what cannot be decoded becomes blank and does not affect the rest.

mod cursor;
mod failure;
mod placeholder;
mod session;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::source::decode::cursor::Cursor;
use crate::source::decode::session::Session;
use crate::source::{NodeId, Tree};

/// The name with which a type requests its members with `type` first: for [`Deserializer::deserialize_newtype_struct`].
///
/// Every other format passes such a type on to [`Visitor::visit_newtype_struct`]. For an object, the visitor then
/// receives `type` before all other members, whatever its position; for any other value, the same as from
/// [`Deserializer::deserialize_any`]. So an enum can choose its variant first, and nothing has to be buffered.
///
/// [`Deserializer::deserialize_newtype_struct`]: serde::Deserializer::deserialize_newtype_struct
/// [`Visitor::visit_newtype_struct`]: serde::de::Visitor::visit_newtype_struct
/// [`Deserializer::deserialize_any`]: serde::Deserializer::deserialize_any
pub(crate) const TAGGED: &str = "byline::tagged";

/// The minimum number of rounds before decoding is given up.
const FEWEST_ROUNDS: usize = 100;

/// The maximum number of values visited in all rounds, after which the rounds are limited to [`FEWEST_ROUNDS`].
const VISITS: usize = 2_000_000;

/// The result of decoding a tree.
#[derive(Debug)]
pub(crate) struct Decoded<T> {
    /// The value. `None` only if even blanks cannot form one.
    pub value: Option<T>,
    /// Whether the value has everything in the tree: nothing is blank, no member was ignored, no key duplicated.
    pub complete: bool,
    /// What is blank, in document order.
    pub blanks: Vec<Blank>,
}

/// A blank: an empty text, list or object, zero, `false`, an absent option, the first variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Blank {
    /// In place of this value, whose type is wrong.
    Value(NodeId),
    /// In place of a member with this name, which the object lacks.
    Member(NodeId, &'static str),
}

impl Blank {
    /// The value that is blank, or the object that lacks the member.
    pub(crate) fn node(self) -> NodeId {
        match self {
            Self::Value(node) | Self::Member(node, _) => node,
        }
    }
}

/// Decodes a tree as far as possible: a wrong value does not affect any other.
///
/// serde stops at the first value that does not fit. That value is then replaced by a blank, and decoding starts again,
/// until everything fits. So no index of an array shifts, no entry of a map is lost, and [`Decoded::blanks`] lists what
/// to report to the author.
///
/// `null` is not an absent option but a value of the wrong type. The first of members with a duplicate key counts.
pub(crate) fn decode<'t, T: Deserialize<'t>>(tree: &'t Tree<'_>) -> Decoded<T> {
    let mut session = Session::new(tree);
    for _ in 0..(VISITS / tree.nodes().len()).max(FEWEST_ROUNDS) {
        match T::deserialize(Cursor::new(tree.root(), &session)) {
            Ok(value) => {
                let complete = session.is_complete();
                return Decoded { value: Some(value), complete, blanks: session.into_blanks() };
            }
            Err(failure) => {
                if session.learn(failure).is_none() {
                    break;
                }
            }
        }
    }
    Decoded { value: None, complete: false, blanks: session.into_blanks() }
}
