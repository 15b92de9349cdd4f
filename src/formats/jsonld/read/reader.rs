//! The reader: the nodes, the article under construction, and state shared by the types.

use std::borrow::Cow;
use std::collections::VecDeque;

use crate::diagnostic::Severity;
use crate::formats::import::Ids;
use crate::formats::import::Losses;
use crate::formats::jsonld::read::copy::copy_node;
use crate::formats::jsonld::read::describe::Described;
use crate::formats::jsonld::read::places::{Places, Spot};
use crate::formats::jsonld::read::types::{self, EntityType};
use crate::model::{Article, Id, Inlines, Language, OrganizationRef, Role};
use crate::source::hash::{HashMap, HashSet, IndexMap};
use crate::source::jsonld::{Graph, Member, Name, Thing, Type};
use crate::source::{Kind, Markup, Node, NodeId, Path};

/// An article under construction.
pub(super) struct Reader<'d> {
    pub(super) graph: &'d Graph<'d>,
    /// What has been read so far. People, organizations and so on are declared when first met.
    pub(super) article: Article,
    /// The ids in use.
    pub(super) ids: Ids<'d>,
    /// The URL of the document, without a fragment: ids that begin with it are its own.
    pub(super) base: &'d str,
    /// The node of the article.
    pub(super) root: Option<NodeId>,
    /// Whether the document has a copy of the article, beside which only what it was written with counts.
    pub(super) has_copy: bool,
    /// The declarations, by their first node.
    pub(super) declared: HashMap<NodeId, (EntityType, Id)>,
    /// The declarations without an id of their own, by type and name.
    pub(super) named: HashMap<(EntityType, Cow<'d, str>), Id>,
    /// The positions of the authors and the contributors, by agent.
    pub(super) authors: HashMap<String, usize>,
    pub(super) contributors: HashMap<String, usize>,
    /// The founders of organizations, with their roles there.
    pub(super) founders: HashSet<(Id, Role)>,
    /// The paragraphs of the abstracts.
    pub(super) abstracts: HashSet<String>,
    /// Affiliations of people and organizations that state nothing else.
    pub(super) affiliated: IndexMap<Id, Vec<(OrganizationRef, Node<'d>)>>,
    /// How many descriptions are being read, one within the other, and those that wait.
    pub(super) depth: usize,
    pub(super) waiting: VecDeque<Described<'d>>,
    /// Whether a member was read, or an object visited: the rest is lost.
    seen: Vec<bool>,
    /// The texts of which it was reported that they contain HTML.
    pub(super) with_html: HashSet<NodeId>,
    pub(super) losses: Losses,
    pub(super) places: Places,
}

impl<'d> Reader<'d> {
    pub(super) fn new(graph: &'d Graph<'d>, places: Places) -> Self {
        Self {
            graph,
            article: Article::new(Inlines::default(), Language::from("und")),
            ids: Ids::taken([]),
            base: "",
            root: None,
            has_copy: graph.article().is_some_and(|article| copy_node(graph, article).is_some()),
            declared: HashMap::default(),
            named: HashMap::default(),
            authors: HashMap::default(),
            contributors: HashMap::default(),
            founders: HashSet::default(),
            abstracts: HashSet::default(),
            affiliated: IndexMap::default(),
            depth: 0,
            waiting: VecDeque::new(),
            seen: vec![false; graph.tree.nodes().len()],
            with_html: HashSet::default(),
            losses: Losses::default(),
            places,
        }
    }

    /// Records that `at` in the article was read from this value.
    pub(super) fn note(&mut self, at: &Path<'_>, node: Node<'d>) {
        // If a node has several parts, the first one counts.
        self.places.set_first(at, Spot::of(node));
    }

    /// Records that the text at `at` was read from the text of this value, from `offset` on.
    pub(super) fn note_part(&mut self, at: &Path<'_>, node: Node<'d>, offset: usize) {
        self.places.set_first(at, Spot { node: node.id(), offset });
    }

    /// Marks this value as understood, whether or not the article has it.
    pub(super) fn see(&mut self, node: Node<'d>) {
        self.seen[node.id().index()] = true;
    }

    fn is_seen(&self, node: Node<'d>) -> bool {
        self.seen[node.id().index()]
    }

    /// The values of a property, one by one; of the article, those in the first syntax that has any.
    pub(super) fn take(&mut self, thing: Thing<'d>, term: &str) -> Vec<Node<'d>> {
        let mut values = self.take_from(thing, thing.nodes(), term);
        if self.root == Some(thing.node.id()) && !self.has_copy {
            let mut lesser = self.graph.lesser().iter();
            while let Some(object) = lesser.next().filter(|_| values.is_empty()) {
                values = self.take_from(thing, std::iter::once(*object), term);
            }
        }
        values
    }

    /// The values of a property in one of the objects that describe a thing.
    pub(super) fn take_of(&mut self, thing: Thing<'d>, object: Node<'d>, term: &str) -> Vec<Node<'d>> {
        self.take_from(thing, std::iter::once(object), term)
    }

    fn take_from(
        &mut self,
        thing: Thing<'d>,
        objects: impl Iterator<Item = Node<'d>> + Clone,
        term: &str,
    ) -> Vec<Node<'d>> {
        let mut values = Vec::new();
        let mut is_nearly_there = false;
        for node in objects.clone() {
            self.see(node);
            for Member { name, node: member } in self.members(thing, node) {
                if name.is(term) {
                    self.see(*member);
                    self.each_value(*member, &mut values);
                } else {
                    is_nearly_there |= name.is_nearly(term);
                }
            }
        }
        if objects.clone().nth(1).is_some() {
            self.drop_repeated(&mut values);
        }
        if values.is_empty() && is_nearly_there {
            self.take_in_other_case(objects, term, &mut values);
        }
        values
    }

    /// Of the values that several objects state of a thing, those that name the same thing again add nothing.
    fn drop_repeated(&mut self, values: &mut Vec<Node<'d>>) {
        let mut known: HashSet<NodeId> = HashSet::default();
        values.retain(|value| {
            let Some(id) = self.graph.id(*value) else { return true };
            let first = self.graph.with_id(id).unwrap_or(*value).id();
            let is_new = known.insert(first);
            if !is_new {
                self.see(*value);
            }
            is_new
        });
    }

    /// The members of one of a thing's objects; with the first, also what is stated elsewhere.
    fn members(&self, thing: Thing<'d>, node: Node<'d>) -> impl Iterator<Item = &'d Member<'d>> + use<'d> {
        let reversed = if node.id() == thing.node.id() { self.graph.reversed(node) } else { &[] };
        self.graph.members(node).iter().chain(reversed)
    }

    /// The values of a property with its name in the wrong case.
    fn take_in_other_case(
        &mut self,
        objects: impl Iterator<Item = Node<'d>>,
        term: &str,
        values: &mut Vec<Node<'d>>,
    ) {
        for node in objects {
            for Member { name, node: member } in self.graph.members(node) {
                let key = member.key().unwrap_or_default();
                // An alias for a name in the wrong case is a mistake of another kind.
                let is_itself = name.is_nearly(term) && key.ends_with(name.written());
                if is_itself && !name.is(term) {
                    self.see(*member);
                    let span = member.key_span().unwrap_or(member.span());
                    let what = format!("`{key}` is read as `{term}`");
                    self.losses.change(what, span, "wrong case", Severity::Warning);
                    self.each_value(*member, values);
                }
            }
        }
    }

    fn each_value(&mut self, node: Node<'d>, values: &mut Vec<Node<'d>>) {
        let graph = self.graph;
        graph.each_value(node, values, &mut |around| self.see(around));
    }

    /// The single value of a property; all others are lost.
    pub(super) fn one(&mut self, thing: Thing<'d>, term: &str) -> Option<Node<'d>> {
        let values = self.take(thing, term);
        let (first, others) = values.split_first()?;
        for other in others.iter().filter(|other| other.raw() != first.raw()) {
            self.lose(thing, term, *other);
        }
        Some(*first)
    }

    /// The kind of thing, by its types.
    pub(super) fn entity_type(&mut self, thing: Thing<'d>) -> Option<EntityType> {
        let mut found = None;
        for node in thing.nodes() {
            for kind in self.graph.types(node) {
                found = found.or_else(|| self.known_type(kind).map(|(_, entity_type)| entity_type));
            }
        }
        found
    }

    /// The first known type of a thing, in the spelling of schema.org.
    pub(super) fn type_name(&mut self, thing: Thing<'d>) -> Option<&'static str> {
        let types: Vec<Type<'d>> = thing.nodes().flat_map(|node| self.graph.types(node)).collect();
        types.into_iter().find_map(|kind| self.known_type(kind).map(|(name, _)| name))
    }

    fn known_type(&mut self, kind: Type<'d>) -> Option<(&'static str, EntityType)> {
        let Name::SchemaOrg(name) = kind.name else { return None };
        let (known, entity_type) = types::find(name)?;
        if known != name && !self.is_seen(kind.node) {
            self.see(kind.node);
            let what = format!("`{name}` is read as `{known}`");
            self.losses.change(what, kind.node.span(), "wrong case", Severity::Warning);
        }
        Some((known, entity_type))
    }

    /// Whether a value is in JSON, which has numbers and truth values; elsewhere, all values are texts.
    pub(super) fn is_in_json(&self, value: Node<'d>) -> bool {
        self.graph.markup(value) == Markup::JsonLd
    }

    /// The name of a thing in a report: its type, or the property that contains it.
    pub(super) fn label(&self, node: Node<'d>) -> &'d str {
        match self.graph.types(node).next() {
            Some(kind) => kind.name.written(),
            None => node.key().or_else(|| node.parent().and_then(Node::key)).unwrap_or("node"),
        }
    }

    /// The name of a property's value in a report: its owner and the property; in the head of a page, what is written there.
    pub(super) fn label_of_value(&self, owner: Node<'d>, term: &str, value: Node<'d>) -> String {
        match self.graph.markup(value).is_of_schema_org() {
            true => format!("{}/{term}", self.label(owner)),
            false => self.graph.written_name(value, term),
        }
    }

    /// Records a value of a property as lost.
    pub(super) fn lose(&mut self, thing: Thing<'d>, term: &str, value: Node<'d>) {
        let what = self.label_of_value(thing.node, term, value);
        self.see_all(value);
        self.losses.lose(what, value.brief_span());
    }

    /// Records a whole node as lost.
    pub(super) fn lose_node(&mut self, node: Node<'d>) {
        let what = self.label(node).to_owned();
        self.see_all(node);
        self.losses.lose(what, node.brief_span());
    }

    /// Marks the whole node as understood or reported.
    pub(super) fn see_all(&mut self, node: Node<'d>) {
        self.see(node);
        node.children().for_each(|child| self.see_all(child));
    }

    /// Records everything that was not read as lost.
    pub(super) fn lose_the_rest(&mut self) {
        self.lose_what_differs();
        let lesser: HashSet<NodeId> = self.graph.lesser().iter().map(|lesser| lesser.id()).collect();
        let top = self.graph.top().into_iter().chain(self.graph.heads());
        for node in top.filter(|node| !lesser.contains(&node.id())) {
            if self.is_seen(node) {
                self.lose_rest_of(node);
            } else if !self.graph.is_reference(node) && !node.is_empty() {
                self.lose_node(node);
            }
        }
    }

    fn lose_rest_of(&mut self, node: Node<'d>) {
        for Member { name, node: member } in self.graph.members(node) {
            match name {
                Name::Keyword("@list" | "@set") => self.lose_unseen_values(node, *member),
                Name::Keyword(_) => {}
                Name::SchemaOrg(name) | Name::Own(name) | Name::Foreign(name) => {
                    self.lose_unless_seen(node, name, *member);
                }
            }
        }
    }

    /// Records a member of an object as lost, as far as it was not read.
    pub(super) fn lose_unless_seen(&mut self, node: Node<'d>, name: &str, member: Node<'d>) {
        if self.is_seen(member) {
            self.lose_unseen_values(node, member);
        } else if !self.says_nothing(member) {
            let what = self.label_of_value(node, name, member);
            self.losses.lose(what, member.key_span().unwrap_or(member.span()));
        }
    }

    fn lose_unseen_values(&mut self, owner: Node<'d>, value: Node<'d>) {
        match value.kind() {
            Kind::Array => value.children().for_each(|item| self.lose_unseen_values(owner, item)),
            Kind::Object if self.graph.is_map(value) => {
                value.children().for_each(|item| self.lose_unseen_values(owner, item));
            }
            Kind::Object if self.is_seen(value) => self.lose_rest_of(value),
            Kind::Object if !self.graph.is_reference(value) && !self.says_nothing(value) => {
                let what = format!("{}/{}", self.label(owner), self.label(value));
                self.losses.lose(what, value.brief_span());
            }
            _ => {}
        }
    }

    fn says_nothing(&self, node: Node<'d>) -> bool {
        match node.kind() {
            Kind::Null => true,
            Kind::String => node.text().is_some_and(|text| text.trim().is_empty()),
            Kind::Array | Kind::Object => node.children().all(|child| self.says_nothing(child)),
            Kind::Bool(_) | Kind::Number => false,
        }
    }
}
