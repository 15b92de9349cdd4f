//! All nodes of a document: those with an id are one thing, wherever parts of them stand.

use crate::source::hash::HashMap;
use crate::source::json::Lenient;
use crate::source::jsonld::{Name, Terms};
use crate::source::{Kind, Node, Tree};

/// The most objects that are looked into for one thing: to look into all of them for each would take for ever.
const MOST: usize = 100;

/// The nodes of all blocks of a document.
#[derive(Debug)]
pub(crate) struct Graph<'d> {
    /// The values of its blocks: a list of as many as there are.
    pub tree: &'d Tree<'d>,
    /// What its contexts say of names.
    pub terms: Terms<'d>,
    /// What the key of each node means, which is asked again and again; of what has none, the same as of an empty one.
    names: Vec<Name<'d>>,
    /// The objects that say something about what has this id.
    by_id: HashMap<&'d str, Vec<Node<'d>>>,
}

/// A thing that the document says something about: in one object, or in several that have its id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Thing<'d> {
    /// The first of them.
    pub node: Node<'d>,
    others: &'d [Node<'d>],
}

impl<'d> Thing<'d> {
    /// The objects that say something about it.
    pub(crate) fn nodes(self) -> impl Iterator<Item = Node<'d>> {
        std::iter::once(self.node).chain(self.others.iter().copied())
    }
}

impl<'d> Graph<'d> {
    /// The nodes of `document`.
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

    /// The nodes that stand in no other, in order: at the top of a block, or in its `@graph`.
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
    ///
    /// Of more than a hundred objects with its id, the first hundred speak for it.
    pub(crate) fn thing(&'d self, node: Node<'d>) -> Thing<'d> {
        let id = self.keyword(node, "@id").and_then(Node::text);
        match id.and_then(|id| self.by_id.get(id)).map(Vec::as_slice) {
            Some([first, others @ ..]) => {
                Thing { node: *first, others: &others[..others.len().min(MOST - 1)] }
            }
            _ => Thing { node, others: &[] },
        }
    }

    /// What has this id, if the document says anything about it.
    pub(crate) fn with_id(&self, id: &str) -> Option<Node<'d>> {
        self.by_id.get(id).and_then(|nodes| nodes.first().copied())
    }

    /// `node`, and the objects that have the same id: what they say, they say of one thing. A hundred of them at the most.
    pub(crate) fn parts(&self, node: Node<'d>) -> Vec<Node<'d>> {
        let id = self.keyword(node, "@id").and_then(Node::text);
        let others = id.and_then(|id| self.by_id.get(id)).map(Vec::as_slice).unwrap_or_default();
        let others = others.iter().take(MOST).filter(|part| part.id() != node.id());
        std::iter::once(node).chain(others.copied()).collect()
    }

    /// The ids of things that the document says anything about, each with the objects that say it.
    pub(crate) fn ids(&self) -> impl Iterator<Item = (&'d str, &[Node<'d>])> {
        self.by_id.iter().map(|(id, nodes)| (*id, nodes.as_slice()))
    }

    /// The member of an object that is this keyword, or stands for it.
    pub(crate) fn keyword(&self, node: Node<'d>, keyword: &'static str) -> Option<Node<'d>> {
        node.children().find(|member| self.name(*member) == Name::Keyword(keyword))
    }

    /// What the key of a member means.
    pub(crate) fn name(&self, member: Node<'d>) -> Name<'d> {
        self.names[member.id().index()]
    }

    /// The types of an object, as it names them.
    pub(crate) fn types(&self, node: Node<'d>) -> impl Iterator<Item = Node<'d>> {
        let types = self.keyword(node, "@type");
        let several = types.filter(|types| types.kind() == Kind::Array);
        let one = types.filter(|types| types.kind() == Kind::String);
        one.into_iter().chain(several.into_iter().flat_map(Node::children))
    }

    /// Whether an object is a JSON literal: data that is no JSON-LD.
    pub(crate) fn is_json(&self, node: Node<'d>) -> bool {
        self.types(node).any(|kind| kind.text() == Some("@json"))
    }

    /// Whether an object says no more than which thing is meant.
    pub(crate) fn is_reference(&self, node: Node<'d>) -> bool {
        node.len() == 1 && self.keyword(node, "@id").is_some()
    }
}
