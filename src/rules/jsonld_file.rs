//! A JSON-LD file with facts that several rules need, computed once.

use std::ops::Range;

use crate::source::hash::HashMap;
use crate::source::jsonld::{Graph, Member, Name, Type, in_schema_org};
use crate::source::{Kind, Node, NodeId};
use crate::standards::schema_org::{Term, vocabulary};

/// A JSON-LD file, or a web page that contains JSON-LD.
#[derive(Debug)]
pub(crate) struct JsonldFile<'d> {
    /// Its nodes.
    pub graph: &'d Graph<'d>,
    /// The first node of the article, if there is one.
    pub article: Option<NodeId>,
    /// The objects with properties from schema.org, in document order.
    pub objects: Vec<Object<'d>>,
    /// Their properties from schema.org, grouped by object.
    properties: Vec<Property<'d>>,
    /// The values of those that are defined, one by one.
    values: Vec<(&'static Term, Node<'d>)>,
    /// The index of the first object about each entity, by the entity's first node.
    by_first: HashMap<NodeId, usize>,
}

/// An object with properties.
#[derive(Debug)]
pub(crate) struct Object<'d> {
    /// The object.
    pub node: Node<'d>,
    /// The property it is the value of; none at the top level.
    pub held_by: Option<Node<'d>>,
    /// The types of the entity, from all its objects in the document; also those written in the wrong case.
    pub types: Vec<&'static Term>,
    /// Whether it has types that are not in schema.org.
    pub has_other_types: bool,
    /// Which of the file's properties it has.
    properties: Range<usize>,
}

/// A property of an object, with a name in schema.org's namespace.
#[derive(Debug)]
pub(crate) struct Property<'d> {
    /// The value, with its key.
    pub member: Node<'d>,
    /// The name in the file.
    pub name: &'d str,
    /// The property, if schema.org has one with this name.
    pub term: Option<&'static Term>,
}

impl<'d> JsonldFile<'d> {
    pub(super) fn new(graph: &'d Graph<'d>) -> Self {
        let mut file = Self {
            graph,
            article: graph.article().map(|article| article.node.id()),
            objects: Vec::new(),
            properties: Vec::new(),
            values: Vec::new(),
            by_first: HashMap::default(),
        };
        for block in graph.blocks() {
            if !is_foreign(block) {
                file.visit(block, None);
            }
        }
        let mut values = Vec::new();
        for Property { member, term, .. } in &file.properties {
            let Some(term) = term else { continue };
            graph.each_value(*member, &mut values, &mut |_| {});
            file.values.extend(values.drain(..).map(|value| (*term, value)));
        }
        file
    }

    fn visit(&mut self, node: Node<'d>, held_by: Option<Node<'d>>) {
        match node.kind() {
            Kind::Array => node.children().for_each(|item| self.visit(item, held_by)),
            Kind::Object => self.visit_object(node, held_by),
            _ => {}
        }
    }

    fn visit_object(&mut self, node: Node<'d>, held_by: Option<Node<'d>>) {
        let has = |keyword| self.graph.keyword(node, keyword).is_some();
        if has("@value") || self.graph.is_json(node) {
            return;
        }
        if self.graph.is_map(node) {
            return node.children().for_each(|value| self.visit(value, held_by));
        }
        if let Some(list) = ["@list", "@set"].into_iter().find_map(|word| self.graph.keyword(node, word)) {
            return self.visit(list, held_by);
        }
        let is_only_around = has("@graph") && !has("@type");
        // A context that was not read may give its names any meaning.
        if !is_only_around && !self.graph.is_uncertain(node) {
            let object = self.object(node, held_by);
            self.objects.push(object);
        }
        for Member { name, node: member } in self.graph.members(node) {
            match name {
                Name::Keyword("@graph" | "@included") => self.visit(*member, None),
                Name::Keyword("@reverse") => {
                    let is_keyword = member.key().is_some_and(|key| key.starts_with('@'));
                    match is_keyword {
                        true => member.children().for_each(|reversed| self.visit(reversed, None)),
                        false => self.visit(*member, None),
                    }
                }
                Name::Keyword(_) => {}
                Name::SchemaOrg(_) | Name::Own(_) | Name::Foreign(_) => self.visit(*member, Some(*member)),
            }
        }
    }

    fn object(&mut self, node: Node<'d>, held_by: Option<Node<'d>>) -> Object<'d> {
        let start = self.properties.len();
        self.properties.extend(self.graph.members(node).iter().filter_map(Property::of));
        let properties = start..self.properties.len();
        let first = self.graph.thing(node).node;
        let known = self.by_first.get(&first.id()).and_then(|known| self.objects.get(*known));
        if let Some(Object { types, has_other_types, .. }) = known {
            let (types, has_other_types) = (types.clone(), *has_other_types);
            return Object { node, held_by, types, has_other_types, properties };
        }
        self.by_first.insert(first.id(), self.objects.len());
        let mut object = Object { node, held_by, types: Vec::new(), has_other_types: false, properties };
        for kind in self.graph.parts(first).into_iter().flat_map(|part| self.graph.types(part)) {
            match type_of(kind) {
                Some(term) if object.types.contains(&term) => {}
                Some(term) => object.types.push(term),
                None => object.has_other_types = true,
            }
        }
        object
    }

    /// The events described here, each with its first object. Broadcasts and publications, which schema.org counts as
    /// events too, are left out.
    pub(crate) fn events(&self) -> impl Iterator<Item = &Object<'d>> {
        self.objects.iter().filter(|object| {
            let is_first = self.graph.thing(object.node).node.id() == object.node.id();
            is_first
                && object.is_a("Event")
                && !object.is_a("PublicationEvent")
                && !self.graph.is_reference(object.node)
        })
    }

    /// The object at this value, if it has properties.
    pub(crate) fn object_at(&self, node: Node<'d>) -> Option<&Object<'d>> {
        let found = self.objects.binary_search_by_key(&node.id(), |object| object.node.id()).ok()?;
        Some(&self.objects[found])
    }

    /// The properties of an object.
    pub(crate) fn properties(&self, object: &Object<'d>) -> &[Property<'d>] {
        &self.properties[object.properties.clone()]
    }

    /// All values of these properties of schema.org in the file, one by one.
    pub(crate) fn values_of(
        &self,
        is_wanted: fn(&Term) -> bool,
    ) -> impl Iterator<Item = (&'static Term, Node<'d>)> {
        self.values.iter().filter(move |(property, _)| is_wanted(property)).copied()
    }

    /// The values of a property of an entity, from all its objects in the document, one by one.
    pub(crate) fn values(&self, object: &Object<'d>, property: &str) -> Vec<Node<'d>> {
        let mut values = Vec::new();
        for part in self.graph.parts(object.node) {
            for member in self.graph.members(part).iter().filter(|member| member.name.is(property)) {
                self.graph.each_value(member.node, &mut values, &mut |_| {});
            }
        }
        values
    }
}

fn type_of(kind: Type<'_>) -> Option<&'static Term> {
    let Name::SchemaOrg(name) = kind.name else { return None };
    vocabulary().type_in_any_case(name)
}

impl<'d> Property<'d> {
    fn of(member: &Member<'d>) -> Option<Self> {
        let Name::SchemaOrg(name) = member.name else { return None };
        Some(Self { member: member.node, name, term: vocabulary().property(name) })
    }
}

impl Object<'_> {
    /// Whether one of its types is `above` or a subtype of it.
    pub(crate) fn is_a(&self, above: &str) -> bool {
        vocabulary().type_named(above).is_some_and(|above| self.types.iter().any(|kind| kind.is_a(above)))
    }

    /// Its first type, for messages.
    pub(crate) fn type_name(&self) -> &'static str {
        self.types.first().map_or("Thing", |term| term.name)
    }
}

/// Whether all contexts of a block are of other vocabularies.
pub(super) fn is_foreign(block: Node<'_>) -> bool {
    let mut contexts = Vec::new();
    add_contexts(block, &mut contexts);
    !contexts.is_empty() && !contexts.into_iter().any(speaks_schema_org)
}

/// The top-level contexts of a block.
pub(super) fn add_contexts<'d>(block: Node<'d>, contexts: &mut Vec<Node<'d>>) {
    match block.kind() {
        Kind::Array => block.children().for_each(|item| add_contexts(item, contexts)),
        _ => contexts.extend(block.get("@context")),
    }
}

/// Whether a context, or a part of it, is that of schema.org or refers to it.
pub(super) fn speaks_schema_org(context: Node<'_>) -> bool {
    match context.kind() {
        Kind::String => context.text().is_some_and(is_schema_org),
        Kind::Array | Kind::Object => context.children().any(speaks_schema_org),
        _ => false,
    }
}

fn is_schema_org(address: &str) -> bool {
    let address = address.trim();
    let whole = address.strip_prefix("//").map(|rest| format!("https://{rest}"));
    in_schema_org(whole.as_deref().unwrap_or(address)).is_some()
}
