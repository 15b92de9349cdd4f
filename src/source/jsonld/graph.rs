//! All nodes of a document: objects with the same id are one thing.

use crate::source::hash::HashMap;
use crate::source::json::Lenient;
use crate::source::jsonld::{Name, Terms};
use crate::source::{Kind, Node, Tree};

/// The maximum number of objects to combine for one thing: combining all for each would take too long.
const MOST: usize = 100;

/// The nodes of all blocks of a document.
#[derive(Debug)]
pub(crate) struct Graph<'d> {
    /// The values of its blocks, in one list.
    pub tree: &'d Tree<'d>,
    /// What its contexts define.
    pub terms: Terms<'d>,
    /// The meaning of each node's key, computed once; for a node without a key, that of an empty one.
    names: Vec<Name<'d>>,
    /// The objects with each id.
    by_id: HashMap<&'d str, Vec<Node<'d>>>,
}

/// A thing described in the document: by one object, or by several with its id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Thing<'d> {
    /// The first of them.
    pub node: Node<'d>,
    others: &'d [Node<'d>],
}

impl<'d> Thing<'d> {
    /// The objects that describe it.
    pub(crate) fn nodes(self) -> impl Iterator<Item = Node<'d>> {
        std::iter::once(self.node).chain(self.others.iter().copied())
    }
}

impl<'d> Graph<'d> {
    /// Builds the graph of `document`.
    pub(crate) fn of(document: &'d Lenient<'d>) -> Self {
        let tree = &document.tree;
        let terms = Terms::of(tree);
        let names = tree.nodes().map(|node| node.key().map_or(Name::SchemaOrg(""), |key| terms.meaning(key)));
        let names = names.collect();
        let mut graph = Self { tree, terms, names, by_id: HashMap::default() };
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

    /// The nodes within no other, in order: at the top level of a block, or in its `@graph`.
    pub(crate) fn top(&self) -> Vec<Node<'d>> {
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
                    // Properties next to `@graph` describe the graph; some documents have the article there.
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

    /// The thing that an object describes or refers to.
    ///
    /// If more than a hundred objects have its id, the first hundred are used.
    pub(crate) fn thing(&'d self, node: Node<'d>) -> Thing<'d> {
        let id = self.keyword(node, "@id").and_then(Node::text);
        match id.and_then(|id| self.by_id.get(id)).map(Vec::as_slice) {
            Some([first, others @ ..]) => {
                Thing { node: *first, others: &others[..others.len().min(MOST - 1)] }
            }
            _ => Thing { node, others: &[] },
        }
    }

    /// The thing with this id, if the document describes it.
    pub(crate) fn with_id(&self, id: &str) -> Option<Node<'d>> {
        self.by_id.get(id).and_then(|nodes| nodes.first().copied())
    }

    /// `node` and the other objects with its id, at most a hundred, which together describe one thing.
    pub(crate) fn parts(&self, node: Node<'d>) -> Vec<Node<'d>> {
        let id = self.keyword(node, "@id").and_then(Node::text);
        let others = id.and_then(|id| self.by_id.get(id)).map(Vec::as_slice).unwrap_or_default();
        let others = others.iter().take(MOST).filter(|part| part.id() != node.id());
        std::iter::once(node).chain(others.copied()).collect()
    }

    /// The ids of the described things, each with its objects.
    pub(crate) fn ids(&self) -> impl Iterator<Item = (&'d str, &[Node<'d>])> {
        self.by_id.iter().map(|(id, nodes)| (*id, nodes.as_slice()))
    }

    /// The member of an object with this keyword, or an alias of it.
    pub(crate) fn keyword(&self, node: Node<'d>, keyword: &'static str) -> Option<Node<'d>> {
        node.children().find(|member| self.name(*member) == Name::Keyword(keyword))
    }

    /// The meaning of a member's key.
    pub(crate) fn name(&self, member: Node<'d>) -> Name<'d> {
        self.names[member.id().index()]
    }

    /// The values of an object's types.
    pub(crate) fn types(&self, node: Node<'d>) -> impl Iterator<Item = Node<'d>> {
        let types = self.keyword(node, "@type");
        let several = types.filter(|types| types.kind() == Kind::Array);
        let one = types.filter(|types| types.kind() == Kind::String);
        one.into_iter().chain(several.into_iter().flat_map(Node::children))
    }

    /// Whether an object is a JSON literal, whose content is not JSON-LD.
    pub(crate) fn is_json(&self, node: Node<'d>) -> bool {
        self.types(node).any(|kind| kind.text() == Some("@json"))
    }

    /// Whether an object has only an id.
    pub(crate) fn is_reference(&self, node: Node<'d>) -> bool {
        node.len() == 1 && self.keyword(node, "@id").is_some()
    }
}
