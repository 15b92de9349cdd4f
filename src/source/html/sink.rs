//! What the tree builder is given to build with: handles of nodes, and ways to move them.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};

use html5ever::interface::{Attribute, ElemName, ElementFlags, NodeOrText, QualName, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::{LocalName, Namespace as NamespaceUrl, local_name, ns};

use super::document::{Name, Namespace};
use super::names::is_formatting;
use super::nodes::{NONE, Nodes, ROOT};
use crate::source::{Limits, SyntaxError};

/// What the tree builder knows a node by. Most of all, it asks for names.
#[derive(Debug, Clone)]
pub(super) struct Handle {
    id: u32,
    name: Name,
    /// Whether it contains HTML, although it is of MathML.
    is_integration_point: bool,
    pub(super) is_formatting: bool,
}

/// The nodes that the tree builder has made so far.
pub(super) struct Sink<'s> {
    pub(super) nodes: RefCell<Nodes<'s>>,
    /// The error if the page exceeds a limit.
    pub(super) exceeded: OnceCell<SyntaxError>,
}

impl Handle {
    /// A node that is not an element: its name is never asked for.
    fn other(id: u32) -> Self {
        let name = Name { namespace: Namespace::Html, local: local_name!("") };
        Self { id, name, is_integration_point: false, is_formatting: false }
    }
}

impl<'s> Sink<'s> {
    pub(super) fn new(source: &'s str, limits: Limits) -> Self {
        Self { nodes: RefCell::new(Nodes::new(source, limits.values)), exceeded: OnceCell::new() }
    }

    fn insert(&self, child: NodeOrText<Handle>, parent: u32, before: u32) {
        let mut nodes = self.nodes.borrow_mut();
        match child {
            // It has moved.
            NodeOrText::AppendNode(Handle { id, .. }) => {
                nodes.detach(id);
                nodes.insert(id, parent, before);
            }
            NodeOrText::AppendText(part) => nodes.insert_text(&part, parent, before),
        }
        if let Some(error) = nodes.too_many() {
            // Only the first error counts.
            _ = self.exceeded.set(error);
        }
    }
}

impl ElemName for &Name {
    fn ns(&self) -> &NamespaceUrl {
        static HTML: NamespaceUrl = ns!(html);
        static SVG: NamespaceUrl = ns!(svg);
        static MATHML: NamespaceUrl = ns!(mathml);
        match self.namespace {
            Namespace::Html => &HTML,
            Namespace::Svg => &SVG,
            Namespace::MathMl => &MATHML,
        }
    }

    fn local_name(&self) -> &LocalName {
        &self.local
    }
}

impl TreeSink for Sink<'_> {
    type Handle = Handle;
    type Output = ();
    type ElemName<'a>
        = &'a Name
    where
        Self: 'a;

    fn finish(self) {}

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        Handle::other(ROOT)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> &'a Name {
        &target.name
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let namespace = match name.ns {
            ns!(svg) => Namespace::Svg,
            ns!(mathml) => Namespace::MathMl,
            _ => Namespace::Html,
        };
        let name = Name { namespace, local: name.local };
        let mut nodes = self.nodes.borrow_mut();
        let id = nodes.add_element(name.clone(), attributes.first().map(|marker| &*marker.value));
        if flags.template {
            nodes.add_fragment();
        }
        Handle {
            id,
            is_integration_point: flags.mathml_annotation_xml_integration_point,
            is_formatting: namespace == Namespace::Html && is_formatting(&name.local),
            name,
        }
    }

    fn create_comment(&self, _: StrTendril) -> Handle {
        Handle::other(NONE)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Handle {
        Handle::other(NONE)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        self.insert(child, parent.id, NONE);
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow().parent(element.id);
        match parent {
            NONE => self.append(previous, child),
            parent => self.insert(child, parent, element.id),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// The fragment that was added after the element.
    fn get_template_contents(&self, target: &Handle) -> Handle {
        Handle::other(target.id + 1)
    }

    fn same_node(&self, one: &Handle, other: &Handle) -> bool {
        one.id == other.id
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let parent = self.nodes.borrow().parent(sibling.id);
        self.insert(child, parent, sibling.id);
    }

    fn add_attrs_if_missing(&self, target: &Handle, _: Vec<Attribute>) {
        self.nodes.borrow_mut().add_missing_attributes(target.id);
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.nodes.borrow_mut().detach(target.id);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.nodes.borrow_mut().move_children(node.id, new_parent.id);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.is_integration_point
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
