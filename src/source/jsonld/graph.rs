//! All nodes of a document: objects with the same id are one thing.

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

use crate::source::hash::{HashMap, HashSet};
use crate::source::html::Outline;
use crate::source::json::Lenient;
use crate::source::jsonld::Name;
use crate::source::jsonld::builder::Builder;
use crate::source::jsonld::context::{Context, Map};
use crate::source::{Kind, Markup, Node, NodeId, Tree};

/// The maximum number of objects to combine for one thing: combining all for each would take too long.
const MOST: usize = 100;

/// The nodes of all blocks of a document.
#[derive(Debug)]
pub(crate) struct Graph<'d> {
    /// The values of its blocks, in one list.
    pub tree: &'d Tree<'d>,
    /// The meaning of each node's key, computed once; for a node without a key, that of an empty one.
    pub(super) names: Vec<Name<'d>>,
    pub(super) contexts: Vec<Rc<Context<'d>>>,
    /// The index of each node's context.
    pub(super) scopes: Vec<u32>,
    /// The members of each object, grouped by object; those of nested objects (`@nest`) included.
    pub(super) members: Vec<Member<'d>>,
    /// The range of members of each node.
    pub(super) members_of: Vec<Range<u32>>,
    /// The absolute IRIs of ids and references that are written in another form.
    pub(super) iris: HashMap<NodeId, String>,
    /// The languages of texts that do not have that of their context.
    pub(super) languages: HashMap<NodeId, Option<&'d str>>,
    /// The objects that are JSON literals by the definition of their term.
    pub(super) literals: HashSet<NodeId>,
    /// The objects whose keys are no names.
    pub(super) maps: HashSet<NodeId>,
    /// The key of each value in such an object, if it is the id or the type of the value.
    pub(super) keyed: HashMap<NodeId, (Map, Node<'d>)>,
    /// The objects with each id.
    pub(super) by_id: HashMap<Cow<'d, str>, Vec<Node<'d>>>,
    /// The properties of things that are stated at their values.
    pub(super) reversed: HashMap<NodeId, Vec<Member<'d>>>,
    /// The first value in each syntax but JSON-LD.
    markups: Vec<(NodeId, Markup)>,
    outline: Option<&'d Outline>,
    /// The nodes within others that are described for themselves.
    pub(super) included: Vec<Node<'d>>,
    /// The node of the article.
    article: Option<Node<'d>>,
    /// The objects that describe it.
    joined: Vec<Node<'d>>,
    is_joined: HashSet<NodeId>,
    /// The objects that describe it in other syntaxes, those of the best first: they hold where it says nothing.
    lesser: Vec<Node<'d>>,
    /// The first objects of other articles.
    others: Vec<Node<'d>>,
}

/// A member of an object: a property or a keyword.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Member<'d> {
    /// The meaning of its key.
    pub name: Name<'d>,
    /// Its value.
    pub node: Node<'d>,
}

/// A type of a thing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Type<'d> {
    /// Its meaning.
    pub name: Name<'d>,
    /// Its text in the document.
    pub node: Node<'d>,
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
    pub(crate) fn nodes(self) -> impl Iterator<Item = Node<'d>> + Clone {
        std::iter::once(self.node).chain(self.others.iter().copied())
    }
}

impl<'d> Graph<'d> {
    /// A graph of which nothing is known yet.
    pub(super) fn empty(tree: &'d Tree<'d>) -> Self {
        let count = tree.nodes().len();
        Self {
            tree,
            names: vec![Name::SchemaOrg(""); count],
            contexts: vec![Rc::default()],
            scopes: vec![0; count],
            members: Vec::with_capacity(count),
            members_of: vec![0..0; count],
            iris: HashMap::default(),
            languages: HashMap::default(),
            literals: HashSet::default(),
            maps: HashSet::default(),
            keyed: HashMap::default(),
            by_id: HashMap::default(),
            reversed: HashMap::default(),
            included: Vec::new(),
            article: None,
            joined: Vec::new(),
            is_joined: HashSet::default(),
            lesser: Vec::new(),
            others: Vec::new(),
            markups: Vec::new(),
            outline: None,
        }
    }

    /// Builds the graph of `document`.
    pub(crate) fn of(document: &'d Lenient<'d>) -> Self {
        let (markups, outline) = (document.others.clone(), document.outline.as_ref());
        Self { markups, outline, ..Builder::new(&document.tree).graph() }
    }

    /// What the page shows, if it is one.
    pub(crate) fn outline(&self) -> Option<&'d Outline> {
        self.outline
    }

    /// The syntax that a value is written in.
    pub(crate) fn markup(&self, node: Node<'d>) -> Markup {
        let begun = self.markups.iter().rev().find(|(first, _)| *first <= node.id());
        begun.map_or(Markup::JsonLd, |(_, markup)| *markup)
    }

    /// The values in the terms of schema.org, in order: of JSON-LD, one for each block.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = Node<'d>> {
        self.tree.root().children().filter(|block| self.markup(*block).is_of_schema_org())
    }

    /// What the head of a page says: an object for each syntax.
    pub(crate) fn heads(&self) -> impl Iterator<Item = Node<'d>> {
        self.tree.root().children().filter(|block| !self.markup(*block).is_of_schema_org())
    }

    /// Whether it is a page that says something besides JSON-LD.
    pub(crate) fn has_other_markup(&self) -> bool {
        !self.markups.is_empty()
    }

    /// The nodes within no other, in order: at the top level of a block, or in its `@graph`.
    pub(crate) fn top(&self) -> Vec<Node<'d>> {
        let mut top = Vec::new();
        for block in self.blocks() {
            self.add_top(block, &mut top);
        }
        top.extend(&self.included);
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
        match self.objects(node) {
            Some([first, others @ ..]) => {
                Thing { node: *first, others: &others[..others.len().min(MOST - 1)] }
            }
            _ => Thing { node, others: &[] },
        }
    }

    /// The objects that describe the same thing as `node`, if it has several or an id.
    fn objects(&self, node: Node<'d>) -> Option<&[Node<'d>]> {
        if self.is_joined.contains(&node.id()) {
            return Some(&self.joined);
        }
        let objects = self.by_id.get(self.id(node)?)?;
        let is_joined = objects.first().is_some_and(|first| self.is_joined.contains(&first.id()));
        Some(if is_joined { &self.joined } else { objects })
    }

    /// States which node is the article, which objects describe it in its own syntax and which in lesser ones, and which
    /// are the first of other articles.
    pub(crate) fn set_article(
        &mut self,
        article: Node<'d>,
        objects: Vec<Node<'d>>,
        lesser: Vec<Node<'d>>,
        others: Vec<Node<'d>>,
    ) {
        self.is_joined = objects.iter().map(|object| object.id()).collect();
        (self.article, self.joined, self.lesser, self.others) = (Some(article), objects, lesser, others);
    }

    /// The objects that describe the article in syntaxes of less trust.
    pub(crate) fn lesser(&self) -> &[Node<'d>] {
        &self.lesser
    }

    /// The article, if the document has one.
    pub(crate) fn article(&'d self) -> Option<Thing<'d>> {
        Some(self.thing(self.article?))
    }

    /// The first objects of articles that are neither the article nor parts of it.
    pub(crate) fn other_articles(&self) -> &[Node<'d>] {
        &self.others
    }

    /// The thing with this id, if the document describes it.
    pub(crate) fn with_id(&self, id: &str) -> Option<Node<'d>> {
        self.by_id.get(id).and_then(|nodes| nodes.first().copied())
    }

    /// `node` and the other objects with its id, at most a hundred, which together describe one thing.
    pub(crate) fn parts(&self, node: Node<'d>) -> Vec<Node<'d>> {
        let others = self.objects(node).unwrap_or_default();
        let others = others.iter().take(MOST).filter(|part| part.id() != node.id());
        std::iter::once(node).chain(others.copied()).collect()
    }

    /// The ids of the described things, each with its objects.
    pub(crate) fn ids(&self) -> impl Iterator<Item = (&str, &[Node<'d>])> {
        self.by_id.iter().map(|(id, nodes)| (&**id, nodes.as_slice()))
    }

    /// The members of an object.
    pub(crate) fn members(&self, node: Node<'d>) -> &[Member<'d>] {
        let Range { start, end } = self.members_of[node.id().index()];
        &self.members[start as usize..end as usize]
    }

    /// The properties of a thing that are stated at their values, with [`@reverse`]; `node` is its first object.
    ///
    /// [`@reverse`]: https://www.w3.org/TR/json-ld11/#reverse-properties
    pub(crate) fn reversed(&self, node: Node<'d>) -> &[Member<'d>] {
        self.reversed.get(&node.id()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The member of an object with this keyword, or an alias of it.
    pub(crate) fn keyword(&self, node: Node<'d>, keyword: &'static str) -> Option<Node<'d>> {
        self.members(node)
            .iter()
            .find(|member| member.name == Name::Keyword(keyword))
            .map(|member| member.node)
    }

    /// The id of an object.
    pub(crate) fn id(&self, node: Node<'d>) -> Option<&str> {
        match self.keyword(node, "@id") {
            Some(id) => self.text(id),
            None => match self.keyed.get(&node.id())? {
                (Map::Id, member) => Some(self.iris.get(&node.id()).map_or(member.key()?, String::as_str)),
                _ => None,
            },
        }
    }

    /// The text of a string; of an id or a reference, its absolute form.
    pub(crate) fn text(&self, node: Node<'d>) -> Option<&str> {
        let text = node.text()?;
        Some(self.iris.get(&node.id()).map_or(text, String::as_str))
    }

    /// The language of a text: its own, or that of its context.
    pub(crate) fn language(&self, node: Node<'d>) -> Option<&'d str> {
        match self.languages.get(&node.id()) {
            Some(language) => *language,
            None => self.contexts[self.scopes[node.id().index()] as usize].language?.text(),
        }
    }

    /// The meaning of a member's key.
    pub(crate) fn name(&self, member: Node<'d>) -> Name<'d> {
        self.names[member.id().index()]
    }

    /// Whether a context of a node was not read, so that its names may mean anything.
    pub(crate) fn is_uncertain(&self, node: Node<'d>) -> bool {
        self.contexts[self.scopes[node.id().index()] as usize].is_partial
    }

    /// Whether a context defines this name of a member or a type, in whatever way.
    pub(crate) fn defines(&self, node: Node<'d>, name: &str) -> bool {
        self.contexts[self.scopes[node.id().index()] as usize].defines(name)
    }

    /// The types of an object.
    pub(crate) fn types(&self, node: Node<'d>) -> impl Iterator<Item = Type<'d>> {
        let types = self.keyword(node, "@type");
        let several = types.filter(|types| types.kind() == Kind::Array);
        let one = types.filter(|types| types.kind() == Kind::String);
        let written = one.into_iter().chain(several.into_iter().flat_map(Node::children));
        let meaning = |node: Node<'d>, text: &'d str| {
            self.contexts[self.scopes[node.id().index()] as usize].meaning(text.trim())
        };
        let written = written.filter_map(move |node| Some(Type { name: meaning(node, node.text()?), node }));
        let keyed = self.keyed.get(&node.id()).filter(|(map, _)| *map == Map::Type);
        let keyed =
            keyed.and_then(move |(_, node)| Some(Type { name: meaning(*node, node.key()?), node: *node }));
        written.chain(keyed)
    }

    /// Whether an object is a [JSON literal](https://www.w3.org/TR/json-ld11/#json-literals), whose content is not JSON-LD.
    pub(crate) fn is_json(&self, node: Node<'d>) -> bool {
        self.literals.contains(&node.id()) || self.types(node).any(|kind| kind.name == Name::Keyword("@json"))
    }

    /// Whether the keys of an object are no names, but languages, ids or the like.
    pub(crate) fn is_map(&self, node: Node<'d>) -> bool {
        self.maps.contains(&node.id())
    }

    /// Whether an object has only an id.
    pub(crate) fn is_reference(&self, node: Node<'d>) -> bool {
        node.len() == 1 && self.keyword(node, "@id").is_some()
    }

    /// The values of a member, one by one: those in its lists, sets and maps, and what its value objects hold.
    ///
    /// Null, empty and blank values are left out. `around` is called for the objects that only contain values.
    pub(crate) fn each_value(
        &self,
        node: Node<'d>,
        values: &mut Vec<Node<'d>>,
        around: &mut impl FnMut(Node<'d>),
    ) {
        match node.kind() {
            Kind::Null => {}
            Kind::Array => node.children().for_each(|item| self.each_value(item, values, around)),
            Kind::String if node.text().is_some_and(|text| text.trim().is_empty()) => {}
            Kind::Object if self.is_map(node) => {
                around(node);
                node.children().for_each(|value| self.each_value(value, values, around));
            }
            Kind::Object if node.is_empty() && !self.keyed.contains_key(&node.id()) => {}
            Kind::Object => {
                let is_inner =
                    |member: &&Member<'d>| matches!(member.name, Name::Keyword("@list" | "@set" | "@value"));
                match self.members(node).iter().find(is_inner).filter(|_| !self.is_json(node)) {
                    Some(inner) => {
                        around(node);
                        self.each_value(inner.node, values, around);
                    }
                    None => values.push(node),
                }
            }
            Kind::Bool(_) | Kind::Number | Kind::String => values.push(node),
        }
    }
}
