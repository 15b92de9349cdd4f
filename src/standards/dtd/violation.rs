//! What can be wrong with a document by a DTD.

use super::AttributeDeclaration;
use crate::source::xml::{Attribute, Node};

/// One thing that is not as the DTD has it.
#[derive(Debug, Clone)]
pub struct Violation<'d> {
    /// The element or the text that is wrong; where something is missing, the element that lacks it.
    pub node: Node<'d>,
    /// What is wrong with it.
    pub fault: Fault<'d>,
}

/// What is wrong with an element, a text or an attribute.
///
/// The elements that may stand somewhere are never all that could ever stand in the parent, but only those that
/// could come next.
#[derive(Debug, Clone)]
pub enum Fault<'d> {
    /// There is no element of this name.
    ElementUnknown {
        /// What may stand here.
        possible: Vec<&'static str>,
    },
    /// There is such an element, but it may not stand here.
    ElementMisplaced {
        /// What may stand here.
        possible: Vec<&'static str>,
        /// Where the element may stand in the same parent.
        target: Option<Move<'d>>,
    },
    /// An element must stand in this one that does not.
    ElementMissing {
        /// What it may be; often there is but one choice.
        one_of: Vec<&'static str>,
        /// What it must stand before; if nothing, it is missing at the end.
        before: Option<Node<'d>>,
    },
    /// The element must be empty, and there is something between its tags.
    NotEmpty,
    /// A text other than white space where only elements may stand. Only the first one in an element is reported.
    TextNotAllowed,
    /// The element has no attribute of this name. It may also be the declaration of a namespace.
    AttributeUnknown {
        /// What it has.
        attribute: Attribute<'d>,
    },
    /// The element lacks an attribute.
    AttributeMissing {
        /// Which.
        declared: &'static AttributeDeclaration,
    },
    /// The value of an attribute is not of its type, or not the fixed one. It may also be the declaration of a
    /// namespace.
    AttributeValue {
        /// What is there.
        attribute: Attribute<'d>,
        /// What may be there.
        declared: &'static AttributeDeclaration,
    },
    /// Another element has the same id.
    IdRepeated {
        /// The attribute of this one.
        attribute: Attribute<'d>,
        /// The attribute of the first one.
        first: Attribute<'d>,
    },
    /// No element has the id that an attribute refers to.
    IdrefDangling {
        /// The attribute that refers to it, and perhaps to others.
        attribute: Attribute<'d>,
        /// The id.
        id: String,
    },
}

/// Where an element may be moved within its parent.
#[derive(Debug, Clone, Copy)]
pub enum Move<'d> {
    /// Before this sibling.
    Before(Node<'d>),
    /// After this sibling.
    After(Node<'d>),
}
