//! Tree in, Rust values out; what cannot be decoded is left blank and hides nothing else.

mod cursor;
mod failure;
mod imagined;
mod session;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::source::decode::cursor::Cursor;
use crate::source::decode::session::Session;
use crate::source::{NodeId, Tree};

/// The name by which a type asks for its members with `type` first: for [`Deserializer::deserialize_newtype_struct`].
///
/// Every other format passes such a type on to [`Visitor::visit_newtype_struct`].
/// A visitor then receives, of an object, `type` before all other members, wherever it stands; of
/// any other value what [`Deserializer::deserialize_any`] gives. So an enum can choose its variant
/// before it reads on, and nothing has to be buffered.
///
/// [`Deserializer::deserialize_newtype_struct`]: serde::Deserializer::deserialize_newtype_struct
/// [`Visitor::visit_newtype_struct`]: serde::de::Visitor::visit_newtype_struct
/// [`Deserializer::deserialize_any`]: serde::Deserializer::deserialize_any
pub(crate) const TAGGED: &str = "byline::tagged";

/// The fewest rounds that are tried before decoding is given up.
const FEWEST_ROUNDS: usize = 100;

/// How many values may be visited in all rounds together, before the rounds are cut down to [`FEWEST_ROUNDS`].
const VISITS: usize = 2_000_000;

/// What a tree was decoded to.
#[derive(Debug)]
pub(crate) struct Decoded<T> {
    /// The value. Nothing only when not even blanks could make one up.
    pub value: Option<T>,
    /// Whether the value holds all that the tree says: nothing is blank, no member was ignored, no key repeated.
    pub complete: bool,
    /// What was made up, in the order of the text.
    pub blanks: Vec<Blank>,
}

/// Something that was made up: an empty text, list or object, zero, `false`, an absent option, the first of variants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Blank {
    /// In the place of this value, which is of a kind that the type cannot hold.
    Value(NodeId),
    /// As the member of this name, which the object lacks.
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

/// Decodes a tree as far as it can be: one wrong value hides nothing but itself.
///
/// serde stops at the first value that does not fit. That value is then made up, and decoding begins
/// again, until nothing is left that does not fit. So no index of an array shifts, no entry of a map
/// vanishes, and what the author has to hear about is in [`Decoded::blanks`].
///
/// `null` is no absent option but a value of the wrong kind. Of members that repeat a key the first counts.
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
