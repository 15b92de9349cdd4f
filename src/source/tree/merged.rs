//! Merging a document with its defaults.

use std::sync::{Arc, OnceLock};

use super::{Entry, Kind, Node, NodeId, Place, Tree};
use crate::source::Span;
use crate::source::hash::HashMap;

/// Text that trees share. Places in it count on from `start`, after all other text.
#[derive(Debug, Clone)]
pub(super) struct Shared {
    pub(super) start: u32,
    pub(super) text: Arc<str>,
}

/// The members to take of some objects of the defaults; of other objects, all are taken.
pub(crate) type Selection = HashMap<NodeId, Vec<NodeId>>;

impl<'s> Tree<'s> {
    /// The same tree, which owns its source. Its spans are those of that source.
    pub fn into_owned(self) -> Tree<'static> {
        let Self {
            source,
            mut decoded,
            entries,
            is_yaml,
            is_out_of_order,
            others_from,
            markdown_from,
            shared,
            ..
        } = self;
        let shared = shared.unwrap_or_else(|| {
            decoded.insert_str(0, source);
            Shared { start: 0, text: decoded.into() }
        });
        Tree {
            source: "",
            decoded: String::new(),
            entries,
            is_yaml,
            is_out_of_order,
            others_from,
            markdown_from,
            pieces: Vec::new(),
            shared: Some(shared),
            index: OnceLock::new(),
            landmarks: OnceLock::new(),
        }
    }

    /// This document merged with `defaults`, a value of a tree that owns its source: members that its objects lack are
    /// taken from there, as far as they are `selected`.
    ///
    /// Objects are merged key by key; for anything else the document has precedence. The place of a top-level object
    /// that the document lacks is the start of the document, where it could be added; its content has places in the
    /// defaults.
    #[must_use]
    pub fn over(&self, defaults: Node<'_>, selected: &Selection) -> Tree<'s> {
        // No place of the document is one in the defaults, not even the end of its text.
        let start = self.source.len() + self.decoded.len() + 1;
        let start = u32::try_from(start).expect("texts over MAX_BYTES are rejected");
        let shared = defaults.tree.shared.as_ref().expect("defaults own their source");
        let Self { source, is_yaml, is_out_of_order, markdown_from, .. } = *self;
        let merged = Tree {
            source,
            decoded: self.decoded.clone(),
            entries: Vec::with_capacity(self.entries.len()),
            is_yaml,
            is_out_of_order,
            others_from: NodeId::NONE,
            markdown_from,
            pieces: self.pieces.clone(),
            shared: Some(Shared { start, text: Arc::clone(&shared.text) }),
            index: OnceLock::new(),
            landmarks: OnceLock::new(),
        };
        let mut merging = Merging { own: self, selected, shift: start, merged };
        merging.value(self.root(), Some(defaults));
        merging.merged
    }

    /// The span in the text of the defaults, if this span is there.
    pub fn in_defaults(&self, span: Span) -> Option<Span> {
        let base = self.shared.as_ref()?.start as usize;
        (span.start >= base).then(|| Span::new(span.start - base, span.end - base))
    }
}

/// Values of trees that own their sources, merged to a tree of its own: objects key by key, and what comes first has
/// precedence. Also where the text of each begins in the text of that tree.
pub(crate) fn stacked(values: &[Node<'_>]) -> (Tree<'static>, Vec<usize>) {
    let (mut text, mut starts) = (String::new(), Vec::with_capacity(values.len()));
    for (number, value) in values.iter().enumerate() {
        let known = values[..number].iter().position(|other| std::ptr::eq(other.tree, value.tree));
        if let Some(known) = known {
            starts.push(starts[known]);
            continue;
        }
        // No place of one text is one in the next, not even its end.
        if number > 0 {
            text.push('\n');
        }
        starts.push(text.len());
        text.push_str(&value.tree.shared.as_ref().expect("the trees own their sources").text);
    }
    let text: Arc<str> = text.into();
    let empty = || Tree {
        source: "",
        decoded: String::new(),
        entries: Vec::new(),
        is_yaml: false,
        is_out_of_order: false,
        others_from: NodeId::NONE,
        markdown_from: u32::MAX,
        pieces: Vec::new(),
        shared: Some(Shared { start: 0, text: Arc::clone(&text) }),
        index: OnceLock::new(),
        landmarks: OnceLock::new(),
    };
    let shift = |start: usize| u32::try_from(start).expect("configurations are small");
    let (mut stack, selected) = (empty(), Selection::default());
    for (value, start) in values.iter().zip(&starts) {
        let own = stack;
        let mut merging = Merging { own: &own, selected: &selected, shift: shift(*start), merged: empty() };
        match own.entries.is_empty() {
            true => merging.copy(*value, shift(*start)),
            false => merging.value(own.root(), Some(*value)),
        }
        stack = merging.merged;
        // In the tree it is the root.
        stack.entries[0].key = Place::NONE;
    }
    (stack, starts)
}

struct Merging<'s, 'o> {
    own: &'o Tree<'s>,
    selected: &'o Selection,
    /// The offset of the defaults' places.
    shift: u32,
    merged: Tree<'s>,
}

impl Merging<'_, '_> {
    /// Adds a value of the document, merged with its default.
    fn value(&mut self, own: Node<'_>, default: Option<Node<'_>>) {
        match default.filter(|default| (own.kind(), default.kind()) == (Kind::Object, Kind::Object)) {
            Some(default) => self.object(own, default),
            None => self.copy(own, 0),
        }
    }

    fn object(&mut self, own: Node<'_>, default: Node<'_>) {
        let at = self.begin(own, 0);
        let members = self.members(default);
        let mut defaults: HashMap<&str, Node<'_>> =
            members.iter().filter_map(|member| Some((member.key()?, *member))).collect();
        for member in own.children() {
            // The first of members with a duplicate key counts.
            let default = member.key().and_then(|key| defaults.remove(key));
            self.value(member, default);
        }
        let is_lacking = |member: &Node<'_>| defaults.contains_key(member.key().unwrap_or_default());
        for member in members.into_iter().filter(is_lacking) {
            let copy = self.merged.entries.len();
            self.default(member);
            if at == 0 && member.kind() == Kind::Object {
                let root = self.own.root();
                let first = root.raw().chars().next().map_or(0, char::len_utf8);
                let start = root.span().start;
                let container = &mut self.merged.entries[copy];
                container.value = Span::new(start, start + first).into();
                container.key_place = container.value;
            }
        }
        self.end(at, own.len() + defaults.len());
    }

    /// Adds a value of the defaults.
    fn default(&mut self, default: Node<'_>) {
        if !self.selected.contains_key(&default.id) {
            return self.copy(default, self.shift);
        }
        let at = self.begin(default, self.shift);
        let members = self.members(default);
        members.iter().for_each(|member| self.default(*member));
        self.end(at, members.len());
    }

    /// The members to take of an object in the defaults.
    fn members<'t>(&self, default: Node<'t>) -> Vec<Node<'t>> {
        match self.selected.get(&default.id) {
            Some(members) => members.iter().map(|member| default.tree.node(*member)).collect(),
            None => default.children().collect(),
        }
    }

    /// Adds an object whose members follow; returns its index.
    fn begin(&mut self, node: Node<'_>, shift: u32) -> usize {
        self.merged.entries.push(node.entry().moved(shift));
        self.merged.entries.len() - 1
    }

    /// Ends the object at this index, which has so many members.
    fn end(&mut self, at: usize, len: usize) {
        let next = self.merged.entries.len() as u32;
        let entry = &mut self.merged.entries[at];
        entry.next = next;
        entry.len = len as u32;
    }

    /// Adds a value and its descendants, with places moved by `shift`.
    fn copy(&mut self, node: Node<'_>, shift: u32) {
        let (from, to) = (node.id.0, self.merged.entries.len() as u32);
        let entries = &node.tree.entries[node.id.index()..node.entry().next as usize];
        let copy = entries.iter().map(|entry| Entry { next: entry.next - from + to, ..entry.moved(shift) });
        self.merged.entries.extend(copy);
    }
}

impl Entry {
    fn moved(self, by: u32) -> Self {
        Self {
            value: self.value.moved(by),
            key_place: self.key_place.moved(by),
            key: self.key.moved(by),
            text: self.text.moved(by),
            ..self
        }
    }
}

impl Place {
    fn moved(self, by: u32) -> Self {
        if self == Self::NONE { self } else { Self { start: self.start + by, end: self.end + by } }
    }
}

#[cfg(test)]
mod tests {
    use super::{Selection, stacked};
    use crate::source::{Pointer, Tree, json, toml, yaml};

    const DEFAULTS: &str = "[metadata]\nlanguage = \"en\"\ntitle = \"none\"\ndates = { created = \"2024\" }\n\
        [people.kim]\nname = 'K\"im'\norcid = \"\\u0030\"\n[places.oslo]\nname = \"Oslo\"\n";

    fn text<'t>(tree: &'t Tree<'_>, pointer: &str) -> Option<&'t str> {
        let resolved = tree.resolve(&Pointer::from(pointer));
        resolved.rest.is_empty().then(|| resolved.node.text()).flatten()
    }

    #[test]
    fn documents_have_precedence_over_defaults() {
        let defaults = toml::parse(DEFAULTS).unwrap().into_owned();
        let json = r#"{ "metadata": { "title": "T\u0031", "dates": { "issued": 1 } }, "people": { "kim": { "name": "Kim" } } }"#;
        let yaml = "metadata:\n  title: T1\n  dates: { issued: 1 }\npeople:\n  kim:\n    name: Kim";
        for own in [json::parse(json).unwrap(), yaml::parse(yaml).unwrap()] {
            let tree = own.over(defaults.root(), &Selection::default());
            assert_eq!(text(&tree, "/metadata/title"), Some("T1"));
            assert_eq!(text(&tree, "/metadata/language"), Some("en"));
            assert_eq!(text(&tree, "/metadata/dates/created"), Some("2024"));
            assert_eq!(text(&tree, "/people/kim/name"), Some("Kim"));
            assert_eq!(text(&tree, "/people/kim/orcid"), Some("0"));
            assert_eq!(text(&tree, "/places/oslo/name"), Some("Oslo"));
            for node in tree.nodes() {
                assert_eq!(tree.resolve(&node.pointer()).node.id(), node.id());
                assert_eq!(node.children().count(), node.len());
            }
        }
    }

    #[test]
    fn default_values_have_places_in_the_defaults() {
        let defaults = toml::parse(DEFAULTS).unwrap().into_owned();
        let own = json::parse(r#"{ "metadata": {}, "body": "B" }"#).unwrap();
        let tree = own.over(defaults.root(), &Selection::default());
        let node = |pointer: &str| tree.resolve(&Pointer::from(pointer)).node;
        let language = node("/metadata/language");
        assert_eq!(language.raw(), "\"en\"");
        assert_eq!(&DEFAULTS[tree.in_defaults(language.span()).unwrap().range()], "\"en\"");
        assert_eq!(
            &DEFAULTS[tree.in_defaults(node("/people/kim").key_span().unwrap()).unwrap().range()],
            "kim"
        );
        assert_eq!(tree.in_defaults(node("/body").span()), None);
        assert_eq!(node("/people").key_span().unwrap().range(), 0..1);
        assert_eq!(tree.in_defaults(own.root().span()), None);
    }

    #[test]
    fn of_several_defaults_the_first_has_precedence_and_all_keep_their_places() {
        let near_text = "[defaults.metadata]\nlanguage = \"pt\"\n[other.metadata]\nkind = \"news\"\n";
        let near = toml::parse(near_text).unwrap().into_owned();
        let far = toml::parse(DEFAULTS).unwrap().into_owned();
        let value = |pointer: &str| near.resolve(&Pointer::from(pointer)).node;
        let (tree, starts) = stacked(&[value("/other"), value("/defaults"), far.root()]);
        assert_eq!((starts[0], starts[1]), (0, 0));
        let expected = [("/metadata/language", "pt"), ("/metadata/kind", "news"), ("/people/kim/orcid", "0")];
        for (pointer, expected) in expected {
            assert_eq!(text(&tree, pointer), Some(expected), "{pointer}");
        }
        let title = tree.resolve(&Pointer::from("/metadata/title")).node;
        let span = title.span();
        assert_eq!(
            (&DEFAULTS[span.start - starts[2]..span.end - starts[2]], title.raw()),
            ("\"none\"", "\"none\"")
        );
        assert!(tree.root().key().is_none());
        for node in tree.nodes() {
            assert_eq!(tree.resolve(&node.pointer()).node.id(), node.id());
            assert_eq!(node.children().count(), node.len());
        }
        let own = json::parse(r#"{ "metadata": { "title": "T" } }"#).unwrap();
        let merged = own.over(tree.root(), &Selection::default());
        assert_eq!(text(&merged, "/metadata/title"), Some("T"));
        assert_eq!(text(&merged, "/metadata/language"), Some("pt"));
    }

    #[test]
    fn only_objects_are_merged() {
        let defaults = json::parse(r#"{ "a": [1, 2], "b": { "c": 1 }, "d": "x" }"#).unwrap().into_owned();
        let own = json::parse(r#"{ "a": [3], "b": "y", "d": null }"#).unwrap();
        let tree = own.over(defaults.root(), &Selection::default());
        let raw: Vec<_> = tree.root().children().map(|member| member.raw()).collect();
        assert_eq!(raw, ["[3]", "\"y\"", "null"]);
        let list = json::parse("[]").unwrap();
        assert_eq!(list.over(defaults.root(), &Selection::default()).nodes().len(), 1);
    }

    #[test]
    fn of_some_objects_only_selected_members_are_taken() {
        let defaults =
            json::parse(r#"{ "a": { "x": 1, "y": 2, "z": 3 }, "b": { "v": 4, "w": [5] }, "c": {} }"#);
        let defaults = defaults.unwrap().into_owned();
        let id = |pointer: &str| defaults.resolve(&Pointer::from(pointer)).node.id();
        let selected =
            [(id("/a"), vec![id("/a/x"), id("/a/z")]), (id("/b"), vec![id("/b/w")]), (id("/c"), Vec::new())];
        let own = json::parse(r#"{ "a": { "x": 0, "u": 7 } }"#).unwrap();
        let tree = own.over(defaults.root(), &selected.into_iter().collect());
        let keys: Vec<_> = tree.nodes().map(|node| (node.key().unwrap_or("-"), node.len())).collect();
        let expected =
            [("-", 3), ("a", 3), ("x", 0), ("u", 0), ("z", 0), ("b", 1), ("w", 1), ("-", 0), ("c", 0)];
        assert_eq!(keys, expected);
        for node in tree.nodes() {
            assert_eq!(tree.resolve(&node.pointer()).node.id(), node.id());
        }
    }
}
