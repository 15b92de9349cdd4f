//! All nodes of a document: those with an id are one thing, wherever parts of them stand.

use std::collections::HashMap;

use crate::formats::jsonld::read::terms::{Name, Terms};
use crate::model::Language;
use crate::source::json::Lenient;
use crate::source::{Kind, Node, Pointer, Span, Tree};

/// The nodes of all blocks of a document.
pub(super) struct Graph<'d> {
    pub(super) tree: &'d Tree<'d>,
    pub(super) terms: Terms<'d>,
    /// The language of the web page around it.
    pub(super) language_of_page: Option<Language>,
    /// The objects that say something about what has this id.
    by_id: HashMap<&'d str, Vec<Node<'d>>>,
}

/// A thing that the document says something about: in one object, or in several that have its id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Thing<'d> {
    /// The first of them.
    pub(super) node: Node<'d>,
    others: &'d [Node<'d>],
}

impl<'d> Thing<'d> {
    /// The objects that say something about it.
    pub(super) fn nodes(self) -> impl Iterator<Item = Node<'d>> {
        std::iter::once(self.node).chain(self.others.iter().copied())
    }
}

impl<'d> Graph<'d> {
    pub(super) fn of(document: &'d Lenient<'d>) -> Self {
        let tree = &document.tree;
        let mut graph = Self { tree, terms: Terms::of(tree), language_of_page: None, by_id: HashMap::new() };
        for block in tree.root().children() {
            graph.add(block);
        }
        graph
    }

    fn add(&mut self, node: Node<'d>) {
        if node.kind() == Kind::Object {
            let id = self.keyword(node, "@id").and_then(Node::text);
            if let Some(id) = id.filter(|_| node.len() > 1) {
                self.by_id.entry(id).or_default().push(node);
            }
            if self.is_json(node) {
                return;
            }
        }
        for child in node.children() {
            if child.key() != Some("@context") {
                self.add(child);
            }
        }
    }

    /// The nodes that stand in no other, in order: at the top of a block, or in its `@graph`.
    pub(super) fn top(&self) -> Vec<Node<'d>> {
        let mut top = Vec::new();
        for block in self.tree.root().children() {
            self.add_top(block, &mut top);
        }
        top
    }

    fn add_top(&self, node: Node<'d>, top: &mut Vec<Node<'d>>) {
        match node.kind() {
            Kind::Array => node.children().for_each(|item| self.add_top(item, top)),
            Kind::Object => match self.keyword(node, "@graph") {
                Some(graph) => {
                    // What stands beside `@graph` is about the graph; others write the article there.
                    if self.types(node).next().is_some() {
                        top.push(node);
                    }
                    self.add_top(graph, top);
                }
                None => top.push(node),
            },
            _ => {}
        }
    }

    /// What an object is about; what a reference refers to, if the document says anything about it.
    pub(super) fn thing(&'d self, node: Node<'d>) -> Thing<'d> {
        let id = self.keyword(node, "@id").and_then(Node::text);
        match id.and_then(|id| self.by_id.get(id)).map(Vec::as_slice) {
            Some([first, others @ ..]) => Thing { node: *first, others },
            _ => Thing { node, others: &[] },
        }
    }

    /// What has this id, if the document says anything about it.
    pub(super) fn with_id(&self, id: &str) -> Option<Node<'d>> {
        self.by_id.get(id).and_then(|nodes| nodes.first().copied())
    }

    /// The member of an object that is this keyword, or stands for it.
    pub(super) fn keyword(&self, node: Node<'d>, keyword: &'static str) -> Option<Node<'d>> {
        node.children().find(|member| self.name(*member) == Name::Keyword(keyword))
    }

    /// What the key of a member means.
    pub(super) fn name(&self, member: Node<'d>) -> Name<'d> {
        self.terms.meaning(member.key().unwrap_or_default())
    }

    /// The types of an object, as it names them.
    pub(super) fn types(&self, node: Node<'d>) -> impl Iterator<Item = Node<'d>> {
        let types = self.keyword(node, "@type");
        let several = types.filter(|types| types.kind() == Kind::Array);
        let one = types.filter(|types| types.kind() == Kind::String);
        one.into_iter().chain(several.into_iter().flat_map(Node::children))
    }

    /// Whether an object is a JSON literal: data that is no JSON-LD.
    pub(super) fn is_json(&self, node: Node<'d>) -> bool {
        self.types(node).any(|kind| kind.text() == Some("@json"))
    }

    /// Whether an object says no more than which thing is meant.
    pub(super) fn is_reference(&self, node: Node<'d>) -> bool {
        node.len() == 1 && self.keyword(node, "@id").is_some()
    }
}

/// The way to a value within its block: the list of the blocks is ours.
pub(super) fn pointer(node: Node<'_>) -> Pointer {
    let pointer = node.pointer();
    let within = pointer.as_str().get(1..).and_then(|steps| steps.find('/').map(|at| at + 1));
    within.map_or_else(Pointer::default, |start| pointer.as_str()[start..].into())
}

/// What to show of a value: its key, if it is an object or a list.
pub(super) fn brief(node: Node<'_>) -> Span {
    match node.kind() {
        Kind::Object | Kind::Array => node.key_span().unwrap_or_else(|| {
            let start = node.span().start;
            Span::new(start, start + node.raw().chars().next().map_or(0, char::len_utf8))
        }),
        _ => node.span(),
    }
}
