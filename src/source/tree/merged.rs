//! Merging a document with its defaults.

use std::sync::OnceLock;

use super::{Entry, Kind, Node, Place, Tree};
use crate::source::Span;
use crate::source::hash::HashMap;

impl<'s> Tree<'s> {
    /// The same tree, which owns its source. Its spans are those of that source.
    pub fn into_owned(self) -> Tree<'static> {
        let Self { source, mut decoded, entries, is_yaml, has_aliases, defaults, index: _, landmarks: _ } =
            self;
        decoded.insert_str(0, source);
        Tree {
            source: "",
            decoded,
            entries,
            is_yaml,
            has_aliases,
            defaults,
            index: OnceLock::new(),
            landmarks: OnceLock::new(),
        }
    }

    /// This document merged with `defaults`: members that its objects lack are taken from there.
    ///
    /// Objects are merged key by key; for anything else the document has precedence. The place of a top-level object
    /// that the document lacks is the start of the document, where it could be added; its content has places in the
    /// defaults.
    #[must_use]
    pub fn over(&self, defaults: Node<'_>) -> Tree<'s> {
        let mut decoded = self.decoded.clone();
        // No place of the document is one in the defaults, not even the end of its text.
        decoded.push('\n');
        let shift =
            u32::try_from(self.source.len() + decoded.len()).expect("texts over MAX_BYTES are rejected");
        decoded.push_str(defaults.tree.source);
        decoded.push_str(&defaults.tree.decoded);
        let entries = Vec::with_capacity(self.entries.len() + defaults.tree.entries.len());
        let Self { source, is_yaml, has_aliases, .. } = *self;
        let merged = Tree {
            source,
            decoded,
            entries,
            is_yaml,
            has_aliases,
            defaults: Some(shift),
            index: OnceLock::new(),
            landmarks: OnceLock::new(),
        };
        let mut merging = Merging { own: self, shift, merged };
        merging.value(self.root(), Some(defaults));
        merging.merged
    }

    /// The span in the text of the defaults, if this span is there.
    pub fn in_defaults(&self, span: Span) -> Option<Span> {
        let base = self.defaults? as usize;
        (span.start >= base).then(|| Span::new(span.start - base, span.end - base))
    }
}

struct Merging<'s, 'o> {
    own: &'o Tree<'s>,
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
        let at = self.merged.entries.len();
        self.merged.entries.push(*own.entry());
        let mut defaults: HashMap<&str, Node<'_>> =
            default.children().filter_map(|member| Some((member.key()?, member))).collect();
        for member in own.children() {
            // The first of members with a duplicate key counts.
            let default = member.key().and_then(|key| defaults.remove(key));
            self.value(member, default);
        }
        for member in
            default.children().filter(|member| defaults.contains_key(member.key().unwrap_or_default()))
        {
            let copy = self.merged.entries.len();
            self.copy(member, self.shift);
            if at == 0 && member.kind() == Kind::Object {
                let root = self.own.root();
                let first = root.raw().chars().next().map_or(0, char::len_utf8);
                let start = root.span().start;
                let container = &mut self.merged.entries[copy];
                container.value = Span::new(start, start + first).into();
                container.key_place = container.value;
            }
        }
        let next = self.merged.entries.len() as u32;
        let entry = &mut self.merged.entries[at];
        entry.next = next;
        entry.len += defaults.len() as u32;
    }

    /// Adds a value and its descendants, with places moved by `shift`.
    fn copy(&mut self, node: Node<'_>, shift: u32) {
        let (from, to) = (node.id.0, self.merged.entries.len() as u32);
        let entries = &node.tree.entries[node.id.index()..node.entry().next as usize];
        self.merged.entries.extend(entries.iter().map(|entry| Entry {
            value: entry.value.moved(shift),
            key_place: entry.key_place.moved(shift),
            key: entry.key.moved(shift),
            text: entry.text.moved(shift),
            next: entry.next - from + to,
            ..*entry
        }));
    }
}

impl Place {
    fn moved(self, by: u32) -> Self {
        if self == Self::NONE { self } else { Self { start: self.start + by, end: self.end + by } }
    }
}

#[cfg(test)]
mod tests {
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
            let tree = own.over(defaults.root());
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
        let tree = own.over(defaults.root());
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
    fn only_objects_are_merged() {
        let defaults = json::parse(r#"{ "a": [1, 2], "b": { "c": 1 }, "d": "x" }"#).unwrap().into_owned();
        let own = json::parse(r#"{ "a": [3], "b": "y", "d": null }"#).unwrap();
        let tree = own.over(defaults.root());
        let raw: Vec<_> = tree.root().children().map(|member| member.raw()).collect();
        assert_eq!(raw, ["[3]", "\"y\"", "null"]);
        let list = json::parse("[]").unwrap();
        assert_eq!(list.over(defaults.root()).nodes().len(), 1);
    }
}
