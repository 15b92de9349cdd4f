//! The reader: the nodes, the article under construction, and state shared by the types.

use std::ops::Range;

use crate::diagnostic::Severity;
use crate::formats::import::Ids;
use crate::formats::import::Losses;
use crate::formats::jsonld::read::places::{Places, Spot};
use crate::formats::jsonld::read::types::{self, EntityType};
use crate::model::{Article, Id, Inlines, Language, OrganizationRef};
use crate::source::hash::{HashMap, IndexMap};
use crate::source::jsonld::Name;
use crate::source::jsonld::{Graph, Thing};
use crate::source::{Kind, Node, NodeId, Path};

/// An article under construction.
pub(super) struct Reader<'d> {
    pub(super) graph: &'d Graph<'d>,
    /// The language of the web page around the document.
    pub(super) language_of_page: Option<Language>,
    /// What has been read so far. People, organizations and so on are declared when first met.
    pub(super) article: Article,
    /// The ids in use.
    pub(super) ids: Ids<'d>,
    /// The URL of the document, without a fragment: ids that begin with it are its own.
    pub(super) base: &'d str,
    /// The node of the article.
    pub(super) root: Option<NodeId>,
    /// The declarations, by their first node.
    pub(super) declared: HashMap<NodeId, (EntityType, Id)>,
    /// The declarations without an id of their own, by type and name.
    pub(super) named: HashMap<(EntityType, &'d str), Id>,
    /// Affiliations of people and organizations that state nothing else.
    pub(super) affiliated: IndexMap<Id, Vec<(OrganizationRef, Node<'d>)>>,
    /// The members of each object, grouped by object.
    members: Vec<Node<'d>>,
    /// The hashes of their names.
    marks: Vec<u32>,
    /// The range of members of each node.
    members_of: Vec<Range<u32>>,
    /// Whether a member was read, or an object visited: the rest is lost.
    seen: Vec<bool>,
    pub(super) losses: Losses,
    pub(super) places: Places,
}

impl<'d> Reader<'d> {
    pub(super) fn new(graph: &'d Graph<'d>, places: Places) -> Self {
        let count = graph.tree.nodes().len();
        let (mut members, mut members_of) = (Vec::with_capacity(count), Vec::with_capacity(count));
        for node in graph.tree.nodes() {
            let start = members.len() as u32;
            if node.kind() == Kind::Object {
                members.extend(node.children());
            }
            members_of.push(start..members.len() as u32);
        }
        let marks = members.iter().map(|member| mark_of(graph.name(*member))).collect();
        Self {
            graph,
            language_of_page: None,
            article: Article::new(Inlines::default(), Language::from("und")),
            ids: Ids::taken([]),
            base: "",
            root: None,
            declared: HashMap::default(),
            named: HashMap::default(),
            affiliated: IndexMap::default(),
            members,
            marks,
            members_of,
            seen: vec![false; graph.tree.nodes().len()],
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

    /// The values of a property, one by one.
    pub(super) fn take(&mut self, thing: Thing<'d>, term: &str) -> Vec<Node<'d>> {
        let mut values = Vec::new();
        let mut is_nearly_there = false;
        let mark = mark(term);
        for node in thing.nodes() {
            self.see(node);
            let Range { start, end } = self.members_of[node.id().index()];
            for index in start as usize..end as usize {
                // Most members are other properties.
                if self.marks[index] != mark {
                    continue;
                }
                let member = self.members[index];
                let name = self.name(member);
                if name.is(term) {
                    self.see(member);
                    self.each_value(member, &mut values);
                } else {
                    is_nearly_there |= name.is_nearly(term);
                }
            }
        }
        if values.is_empty() && is_nearly_there {
            self.take_in_other_case(thing, term, &mut values);
        }
        values
    }

    /// The property or keyword of a member's key.
    fn name(&self, member: Node<'d>) -> Name<'d> {
        self.graph.name(member)
    }

    /// The values of a property with its name in the wrong case.
    fn take_in_other_case(&mut self, thing: Thing<'d>, term: &str, values: &mut Vec<Node<'d>>) {
        for node in thing.nodes() {
            for member in node.children() {
                if self.name(member).is_nearly(term) && !self.name(member).is(term) {
                    self.see(member);
                    let key = member.key().unwrap_or_default();
                    let span = member.key_span().unwrap_or(member.span());
                    let what = format!("`{key}` is read as `{term}`");
                    self.losses.change(what, span, "wrong case", Severity::Warning);
                    self.each_value(member, values);
                }
            }
        }
    }

    /// The values in a list or a set, or a single value. Empty values are ignored.
    fn each_value(&mut self, node: Node<'d>, values: &mut Vec<Node<'d>>) {
        match node.kind() {
            Kind::Null => {}
            Kind::Array => node.children().for_each(|item| self.each_value(item, values)),
            Kind::String if node.text().is_some_and(|text| text.trim().is_empty()) => {}
            Kind::Object if node.is_empty() => {}
            Kind::Object => {
                let is_list =
                    |member: &Node<'d>| matches!(self.name(*member), Name::Keyword("@list" | "@set"));
                match node.children().find(is_list) {
                    Some(list) => {
                        self.see(node);
                        self.each_value(list, values);
                    }
                    None => values.push(node),
                }
            }
            _ => values.push(node),
        }
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
        let types: Vec<Node<'d>> = thing.nodes().flat_map(|node| self.graph.types(node)).collect();
        types.into_iter().find_map(|kind| self.known_type(kind).map(|(name, _)| name))
    }

    fn known_type(&mut self, kind: Node<'d>) -> Option<(&'static str, EntityType)> {
        let Name::SchemaOrg(name) = self.graph.terms.meaning(kind.text()?.trim()) else { return None };
        let (known, entity_type) = types::find(name)?;
        if known != name && !self.is_seen(kind) {
            self.see(kind);
            let what = format!("`{name}` is read as `{known}`");
            self.losses.change(what, kind.span(), "wrong case", Severity::Warning);
        }
        Some((known, entity_type))
    }

    /// The name of a thing in a report: its type, or the property that contains it.
    pub(super) fn label(&self, node: Node<'d>) -> &'d str {
        let name =
            self.graph.types(node).next().and_then(Node::text).map(|name| self.graph.terms.meaning(name));
        match name {
            Some(name) => name.written(),
            None => node.key().or_else(|| node.parent().and_then(Node::key)).unwrap_or("node"),
        }
    }

    /// Records a value of a property as lost.
    pub(super) fn lose(&mut self, thing: Thing<'d>, term: &str, value: Node<'d>) {
        let what = format!("{}/{term}", self.label(thing.node));
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
        for node in self.graph.top() {
            if self.is_seen(node) {
                self.lose_rest_of(node);
            } else if !self.graph.is_reference(node) && !node.is_empty() {
                self.lose_node(node);
            }
        }
    }

    fn lose_rest_of(&mut self, node: Node<'d>) {
        for member in node.children() {
            match self.name(member) {
                Name::Keyword(_) => continue,
                _ if self.says_nothing(member) => continue,
                _ if self.is_seen(member) => self.lose_unseen_values(node, member),
                Name::SchemaOrg(name) | Name::Own(name) | Name::Foreign(name) => {
                    let what = format!("{}/{name}", self.label(node));
                    self.losses.lose(what, member.key_span().unwrap_or(member.span()));
                }
            }
        }
    }

    fn lose_unseen_values(&mut self, owner: Node<'d>, value: Node<'d>) {
        match value.kind() {
            Kind::Array => value.children().for_each(|item| self.lose_unseen_values(owner, item)),
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

/// The hash of a member's name.
fn mark_of(name: Name<'_>) -> u32 {
    match name {
        Name::SchemaOrg(name) => mark(name),
        Name::Keyword(_) | Name::Own(_) | Name::Foreign(_) => 0,
    }
}

/// A number shared by names that only differ in case, and rarely by others: made from the length and some of the
/// letters.
fn mark(name: &str) -> u32 {
    match name.as_bytes() {
        [] => 0,
        bytes => {
            let letter = |at: usize| u32::from(bytes[at] | 0x20);
            let last = bytes.len() - 1;
            (bytes.len() as u32) << 24 | letter(0) << 16 | letter(bytes.len() / 2) << 8 | letter(last)
        }
    }
}
