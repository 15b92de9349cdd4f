//! Building a graph: one pass through the document, which resolves all names.

use std::borrow::Cow;
use std::rc::Rc;

use crate::source::hash::HashMap;
use crate::source::jsonld::context::{Context, Definition, Map};
use crate::source::jsonld::graph::{Graph, Member};
use crate::source::jsonld::{Name, is_language_map};
use crate::source::{Kind, Node, NodeId, Tree};

/// The maximum number of definitions of terms to read, counting those again that are used in several places.
const MOST_DEFINITIONS: usize = 100_000;

/// A graph under construction.
pub(super) struct Builder<'d> {
    graph: Graph<'d>,
    /// The contexts, by the one around them and the node that defines them.
    known: HashMap<(u32, NodeId), u32>,
    budget: usize,
    /// Values that state properties of others: the value, the property and what has the property as its value.
    reversed: Vec<(Node<'d>, Name<'d>, Node<'d>)>,
}

impl<'d> Builder<'d> {
    pub(super) fn new(tree: &'d Tree<'d>) -> Self {
        let graph = Graph::empty(tree);
        Self { graph, known: HashMap::default(), budget: MOST_DEFINITIONS, reversed: Vec::new() }
    }

    pub(super) fn graph(mut self) -> Graph<'d> {
        for block in self.graph.tree.root().children() {
            self.visit(block, 0, None);
        }
        for (value, name, node) in std::mem::take(&mut self.reversed) {
            let id = if value.kind() == Kind::Object { self.graph.id(value) } else { self.graph.text(value) };
            let described = id.and_then(|id| self.graph.with_id(id));
            let value = described.unwrap_or(value);
            self.graph.reversed.entry(value.id()).or_default().push(Member { name, node });
        }
        self.graph
    }

    /// The context of `node` within another.
    fn within(&mut self, outer: u32, node: Node<'d>) -> u32 {
        if let Some(known) = self.known.get(&(outer, node.id())) {
            return *known;
        }
        let context = self.graph.contexts[outer as usize].with(node, &mut self.budget);
        let index = self.graph.contexts.len() as u32;
        self.graph.contexts.push(context);
        self.known.insert((outer, node.id()), index);
        index
    }

    /// Visits a value of a property with this definition.
    fn visit(&mut self, node: Node<'d>, scope: u32, definition: Option<&Definition<'d>>) {
        self.graph.scopes[node.id().index()] = scope;
        match node.kind() {
            Kind::Array => node.children().for_each(|item| self.visit(item, scope, definition)),
            Kind::String => {
                let Some(definition) = definition else { return };
                if definition.is_iri {
                    self.resolve(node, node.text(), scope);
                }
                if let Some(language) = definition.language {
                    self.graph.languages.insert(node.id(), language);
                }
            }
            Kind::Object if definition.is_some_and(|definition| definition.is_json) => {
                self.graph.literals.insert(node.id());
            }
            Kind::Object => {
                let map = definition.and_then(|definition| definition.map);
                let context = &self.graph.contexts[scope as usize];
                let has_terms =
                    || node.children().any(|member| context.defines(member.key().unwrap_or_default()));
                let map = map.or_else(|| (is_language_map(node) && !has_terms()).then_some(Map::Language));
                match map {
                    Some(map) if !is_of_keywords(node) => self.visit_map(node, scope, map, definition),
                    _ => self.visit_object(node, scope, definition),
                }
            }
            Kind::Null | Kind::Bool(_) | Kind::Number => {}
        }
    }

    /// Visits an object whose keys are languages, ids, types or anything else that is no name.
    fn visit_map(&mut self, node: Node<'d>, scope: u32, map: Map, definition: Option<&Definition<'d>>) {
        self.graph.maps.insert(node.id());
        // Its values are no maps in turn.
        let definition = definition.map(|definition| Definition { map: None, ..definition.clone() });
        for member in node.children() {
            self.graph.names[member.id().index()] = Name::Keyword("@index");
            let key = member.key().filter(|key| *key != "@none");
            let values =
                if member.kind() == Kind::Array { member.children().collect() } else { vec![member] };
            self.graph.scopes[member.id().index()] = scope;
            for value in values {
                if let (Map::Id | Map::Type, Some(_)) = (map, key) {
                    self.graph.keyed.insert(value.id(), (map, member));
                }
                if value.kind() == Kind::Object && map == Map::Id {
                    self.resolve(value, key, scope);
                }
                self.visit(value, scope, definition.as_ref());
                if map == Map::Language {
                    self.graph.languages.insert(value.id(), key);
                }
            }
        }
    }

    /// Keeps the absolute form of an id or a reference.
    fn resolve(&mut self, node: Node<'d>, text: Option<&'d str>, scope: u32) {
        let resolved = text.and_then(|text| self.graph.contexts[scope as usize].resolved(text));
        if let Some(resolved) = resolved {
            self.graph.iris.insert(node.id(), resolved.into_owned());
        }
    }

    fn visit_object(&mut self, node: Node<'d>, scope: u32, definition: Option<&Definition<'d>>) {
        let mut scope = scope;
        if let Some(context) = definition.and_then(|definition| definition.context) {
            scope = self.within(scope, context);
        }
        if let Some(context) = node.get("@context") {
            scope = self.within(scope, context);
        }
        let outer = scope;
        for context in self.contexts_of_types(node, scope) {
            scope = self.within(scope, context);
        }
        self.graph.scopes[node.id().index()] = scope;
        let context = Rc::clone(&self.graph.contexts[scope as usize]);
        let start = self.graph.members.len() as u32;
        self.add_members(node, &context, scope);
        let range = start..self.graph.members.len() as u32;
        self.graph.members_of[node.id().index()] = range.clone();
        let types = self.graph.keyword(node, "@type");
        for kind in types.into_iter().flat_map(|types| std::iter::once(types).chain(types.children())) {
            self.graph.scopes[kind.id().index()] = outer;
        }
        if self.graph.is_json(node) {
            return;
        }
        if let Some(id) = self.graph.keyword(node, "@id") {
            self.resolve(id, id.text(), scope);
        }
        self.add_id(node);
        for index in range {
            let Member { name, node: member } = self.graph.members[index as usize];
            let own = member.key().and_then(|key| context.definition(key));
            match name {
                Name::Keyword("@value") => self.visit_literal(node, member, scope),
                Name::Keyword("@reverse") => self.visit_reversed(node, member, own, &context, outer),
                Name::Keyword("@list" | "@set") => self.visit(member, outer, definition),
                Name::Keyword("@graph") => self.visit(member, scope, None),
                Name::Keyword("@included") => {
                    self.visit(member, outer, None);
                    self.include(member);
                }
                Name::Keyword(_) => {}
                // A context for a type is not that of the nodes within.
                Name::SchemaOrg(_) | Name::Own(_) | Name::Foreign(_) => self.visit(member, outer, own),
            }
        }
    }

    /// The [contexts of an object's types](https://www.w3.org/TR/json-ld11/#type-scoped-contexts), in their order.
    fn contexts_of_types(&self, node: Node<'d>, scope: u32) -> Vec<Node<'d>> {
        let context = &self.graph.contexts[scope as usize];
        let is_type = |member: &Node<'d>| {
            member.key().is_some_and(|key| context.meaning(key) == Name::Keyword("@type"))
        };
        let Some(types) = node.children().find(is_type) else { return Vec::new() };
        let types = std::iter::once(types).chain(types.children()).filter_map(Node::text);
        let mut found: Vec<_> =
            types.filter_map(|name| Some((name, context.definition(name)?.context?))).collect();
        found.sort_unstable_by_key(|(name, _)| *name);
        found.into_iter().map(|(_, context)| context).collect()
    }

    /// Adds the members of an object, and of the objects that it only groups them in.
    fn add_members(&mut self, node: Node<'d>, context: &Context<'d>, scope: u32) {
        for member in node.children() {
            let key = member.key().unwrap_or_default();
            let is_reverse = context.definition(key).is_some_and(|definition| definition.is_reverse);
            let name = if is_reverse { Name::Keyword("@reverse") } else { context.meaning(key) };
            self.graph.names[member.id().index()] = name;
            self.graph.scopes[member.id().index()] = scope;
            if name == Name::Keyword("@nest") {
                let groups =
                    std::iter::once(member).chain(member.children().filter(|item| item.key().is_none()));
                for group in groups.filter(|group| group.kind() == Kind::Object) {
                    self.add_members(group, context, scope);
                }
            } else {
                self.graph.members.push(Member { name, node: member });
            }
        }
    }

    fn add_id(&mut self, node: Node<'d>) {
        let keyed = self.graph.keyed.get(&node.id()).filter(|(map, _)| *map == Map::Id);
        let (id, is_described) = match (self.graph.keyword(node, "@id"), keyed) {
            (Some(id), _) => ((id.id(), id.text()), node.len() > 1),
            (None, Some((_, member))) => ((node.id(), member.key()), !node.is_empty()),
            (None, None) => return,
        };
        let (node_of_id, Some(text)) = id else { return };
        if is_described {
            let resolved = self.graph.iris.get(&node_of_id);
            let id = resolved.map_or(Cow::Borrowed(text), |id| Cow::Owned(id.clone()));
            self.graph.by_id.entry(id).or_default().push(node);
        }
    }

    /// Visits the value in a [value object](https://www.w3.org/TR/json-ld11/#value-objects).
    fn visit_literal(&mut self, object: Node<'d>, value: Node<'d>, scope: u32) {
        self.visit(value, scope, None);
        let language = self.graph.keyword(object, "@language").and_then(Node::text);
        let default = self.graph.contexts[scope as usize].language;
        if language.is_some() || default.is_some() {
            self.graph.languages.insert(value.id(), language);
        }
    }

    /// Visits the values of an object's reverse properties, or of a term for one.
    fn visit_reversed(
        &mut self,
        node: Node<'d>,
        member: Node<'d>,
        own: Option<&Definition<'d>>,
        context: &Context<'d>,
        scope: u32,
    ) {
        let properties: Vec<_> = match own.filter(|own| own.is_reverse) {
            Some(own) => vec![(own.name, member, Some(own))],
            None => member
                .children()
                .filter_map(|property| Some((property.key()?, property)))
                .map(|(key, property)| (context.meaning(key), property, context.definition(key)))
                .collect(),
        };
        for (name, property, definition) in properties {
            self.visit(property, scope, definition);
            let mut values = Vec::new();
            self.graph.each_value(property, &mut values, &mut |_| {});
            self.include(property);
            self.reversed.extend(values.into_iter().map(|value| (value, name, node)));
        }
    }

    /// The objects in a value are described for themselves.
    fn include(&mut self, node: Node<'d>) {
        let mut values = Vec::new();
        self.graph.each_value(node, &mut values, &mut |_| {});
        values.retain(|value| value.kind() == Kind::Object);
        self.graph.included.extend(values);
    }
}

/// Whether an object has keywords as keys: it is no map, whatever its property.
fn is_of_keywords(node: Node<'_>) -> bool {
    let is_keyword = |key: &str| key.starts_with('@') && key != "@none";
    node.children().any(|member| member.key().is_some_and(is_keyword))
}
