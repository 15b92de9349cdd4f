//! Violations of a DTD.

use super::AttributeDeclaration;
use crate::source::xml::{Attribute, Node};

/// One violation of a DTD.
#[derive(Debug, Clone)]
pub struct Violation<'d> {
    /// The element or the text that is wrong; for a missing part, the element that lacks it.
    pub node: Node<'d>,
    /// The fault.
    pub fault: Fault<'d>,
}

/// A fault of an element, a text or an attribute.
///
/// The lists of possible elements only contain those allowed at this position, not all that the parent may contain.
#[derive(Debug, Clone)]
pub enum Fault<'d> {
    /// There is no element with this name.
    ElementUnknown {
        /// The elements allowed here.
        possible: Vec<&'static str>,
    },
    /// The element is not allowed here.
    ElementMisplaced {
        /// The elements allowed here.
        possible: Vec<&'static str>,
        /// Where the element is allowed in the same parent.
        target: Option<Move<'d>>,
    },
    /// A required child element is missing.
    ElementMissing {
        /// Which it can be; often there is only one choice.
        one_of: Vec<&'static str>,
        /// The sibling it must precede; `None` at the end.
        before: Option<Node<'d>>,
    },
    /// The element must be empty, but has content.
    NotEmpty,
    /// A text other than white space where only elements are allowed. Only the first one in an element is reported.
    TextNotAllowed,
    /// The element has no attribute with this name. It may also be a namespace declaration.
    AttributeUnknown {
        /// The attribute.
        attribute: Attribute<'d>,
    },
    /// The element lacks an attribute.
    AttributeMissing {
        /// The missing attribute.
        declared: &'static AttributeDeclaration,
    },
    /// The value of an attribute does not match its type, or is not the fixed one. It may also be a namespace
    /// declaration.
    AttributeValue {
        /// The attribute.
        attribute: Attribute<'d>,
        /// Its declaration.
        declared: &'static AttributeDeclaration,
    },
    /// Another element has the same id.
    IdRepeated {
        /// The attribute of this element.
        attribute: Attribute<'d>,
        /// The attribute of the first element.
        first: Attribute<'d>,
    },
    /// No element has the id that an attribute refers to.
    IdrefDangling {
        /// The attribute that refers to it, possibly among others.
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
