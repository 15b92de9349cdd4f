//! The active context: what the names of a part of the document mean.

use std::borrow::Cow;
use std::rc::Rc;

use crate::source::hash::HashMap;
use crate::source::jsonld::name::{Name, in_schema_org, keyword_of, name_of_iri};
use crate::source::{Kind, Node};

/// An [active context](https://www.w3.org/TR/json-ld11-api/#dfn-active-context): what a `@context` says, and then what the
/// contexts around it say.
#[derive(Debug, Clone, Default)]
pub(super) struct Context<'d> {
    around: Option<Rc<Self>>,
    terms: HashMap<&'d str, Definition<'d>>,
    base: Option<Cow<'d, str>>,
    vocabulary: Vocabulary<'d>,
    /// The default language of texts.
    pub(super) language: Option<Node<'d>>,
    /// Whether a part of it was not read: any term may mean something else.
    pub(super) is_partial: bool,
}

/// What terms without a definition mean.
#[derive(Debug, Clone, Default)]
enum Vocabulary<'d> {
    /// Nothing states it: names of schema.org mean what they mean there.
    #[default]
    Assumed,
    Iri(Cow<'d, str>),
    /// They mean nothing.
    Null,
}

/// The definition of a [term](https://www.w3.org/TR/json-ld11/#expanded-term-definition).
#[derive(Debug, Clone)]
pub(super) struct Definition<'d> {
    pub(super) name: Name<'d>,
    pub(super) iri: Cow<'d, str>,
    pub(super) is_reverse: bool,
    pub(super) map: Option<Map>,
    /// Whether its texts are IRIs.
    pub(super) is_iri: bool,
    /// Whether its values are JSON, not JSON-LD.
    pub(super) is_json: bool,
    /// The language of its texts, if the definition states one.
    pub(super) language: Option<Option<&'d str>>,
    /// The context of its values.
    pub(super) context: Option<Node<'d>>,
}

/// What the keys are in the value of a term with this [container](https://www.w3.org/TR/json-ld11/#value-indexing).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Map {
    Language,
    Index,
    Id,
    Type,
}

impl<'d> Context<'d> {
    /// The context that `node` defines within this one. Each definition takes one from `budget`.
    pub(super) fn with(self: &Rc<Self>, node: Node<'d>, budget: &mut usize) -> Rc<Self> {
        match node.kind() {
            Kind::Object | Kind::Array if node.is_empty() => Rc::clone(self),
            Kind::Bool(_) | Kind::Number => Rc::clone(self),
            Kind::Null => Rc::default(),
            Kind::Object | Kind::Array | Kind::String => {
                let mut inner = self.inner();
                inner.add(node, budget);
                Rc::new(inner)
            }
        }
    }

    /// Adds what `node` says: of the contexts in a list, one after another.
    fn add(&mut self, node: Node<'d>, budget: &mut usize) {
        match node.kind() {
            Kind::Array => node.children().for_each(|part| self.add(part, budget)),
            Kind::Null => *self = Self::default(),
            Kind::String => {
                let address = node.text().unwrap_or_default().trim();
                let whole = address.strip_prefix("//").map(|rest| format!("https://{rest}"));
                match in_schema_org(whole.as_deref().unwrap_or(address)) {
                    // Whatever else it defines, it has this vocabulary.
                    Some(_) => self.vocabulary = Vocabulary::Assumed,
                    None => self.is_partial = true,
                }
            }
            Kind::Object => self.add_object(node, budget),
            Kind::Bool(_) | Kind::Number => {}
        }
    }

    fn inner(self: &Rc<Self>) -> Self {
        // What defines no terms need not be asked for them.
        let around = if self.terms.is_empty() { self.around.clone() } else { Some(Rc::clone(self)) };
        Self {
            around,
            terms: HashMap::default(),
            base: self.base.clone(),
            vocabulary: self.vocabulary.clone(),
            language: self.language,
            is_partial: self.is_partial,
        }
    }

    fn add_object(&mut self, node: Node<'d>, budget: &mut usize) {
        // An imported context may define any term.
        self.is_partial |= node.get("@import").is_some();
        if let Some(base) = node.get("@base") {
            self.base = base.text().map(|base| self.resolved(base).unwrap_or(Cow::Borrowed(base)));
        }
        if let Some(language) = node.get("@language") {
            self.language = language.text().map(|_| language);
        }
        if let Some(vocabulary) = node.get("@vocab") {
            self.vocabulary = match vocabulary.text() {
                Some("") => Vocabulary::Assumed,
                Some(iri) => Vocabulary::Iri(self.expanded(iri).unwrap_or(Cow::Borrowed(iri))),
                None => Vocabulary::Null,
            };
        }
        for member in node.children() {
            let Some(term) = member.key().filter(|term| !term.starts_with('@')) else { continue };
            if *budget == 0 {
                self.is_partial = true;
                return;
            }
            *budget -= 1;
            if let Some(definition) = self.definition_in(node, term, member, 0) {
                self.terms.insert(term, definition);
            }
        }
    }

    /// The definition of a term in a context, whose other terms it may use.
    fn definition_in(
        &self,
        context: Node<'d>,
        term: &'d str,
        member: Node<'d>,
        depth: usize,
    ) -> Option<Definition<'d>> {
        let reverse = member.get("@reverse");
        let meaning = match member.kind() {
            Kind::Object => member.get("@id").or(reverse),
            _ => Some(member),
        };
        let itself = |name| (name, Cow::Borrowed(term));
        let (name, iri) = match meaning.map(Node::text) {
            Some(Some(text)) if text != term => self.meaning_in(context, text, term, depth),
            // It repeats its name, or states only how its values are written.
            Some(Some(_)) | None => itself(self.meaning(term)),
            Some(None) => itself(Name::Foreign(term)),
        };
        let containers = member.get("@container");
        let is_container = |name: &str| {
            containers.is_some_and(|node| {
                node.text() == Some(name) || node.children().any(|item| item.text() == Some(name))
            })
        };
        let map =
            [("@language", Map::Language), ("@id", Map::Id), ("@type", Map::Type), ("@index", Map::Index)];
        let kind = member.get("@type").and_then(Node::text);
        Some(Definition {
            name,
            iri,
            is_reverse: reverse.is_some(),
            map: map.into_iter().find(|(name, _)| is_container(name)).map(|(_, map)| map),
            is_iri: matches!(kind, Some("@id" | "@vocab")),
            is_json: kind == Some("@json"),
            language: member.get("@language").map(|language| language.text()),
            context: member.get("@context"),
        })
    }

    /// What `text` means in the definition of `term`: it may use the other terms of the same context.
    fn meaning_in(
        &self,
        context: Node<'d>,
        text: &'d str,
        term: &str,
        depth: usize,
    ) -> (Name<'d>, Cow<'d, str>) {
        /// Terms are rarely defined by terms that are defined by others.
        const MOST: usize = 8;
        let (prefix, rest) = text.split_once(':').unwrap_or((text, ""));
        let other = context.get(prefix).filter(|_| prefix != term && depth < MOST && !rest.starts_with("//"));
        match other.and_then(|other| self.definition_in(context, prefix, other, depth + 1)) {
            Some(Definition { name, iri, .. }) if !text.contains(':') => (name, iri),
            Some(Definition { iri, .. }) => name_in(&iri, rest, text),
            None => (self.meaning(text), self.expanded(text).unwrap_or(Cow::Borrowed(text))),
        }
    }

    /// The definition of a term.
    pub(super) fn definition(&self, term: &str) -> Option<&Definition<'d>> {
        // That of schema.org is mostly the only one, and is not read.
        if self.terms.is_empty() && self.around.is_none() {
            return None;
        }
        let mut context = Some(self);
        while let Some(Self { terms, around, .. }) = context {
            if let Some(found) = terms.get(term).filter(|_| !terms.is_empty()) {
                return Some(found);
            }
            context = around.as_deref();
        }
        None
    }

    /// Whether it defines a term, in whatever way.
    pub(super) fn defines(&self, term: &str) -> bool {
        self.definition(term).is_some()
    }

    /// The meaning of a name: of a key, or of a type.
    pub(super) fn meaning(&self, name: &'d str) -> Name<'d> {
        if let Some(definition) = self.definition(name) {
            return definition.name;
        }
        if let Some(keyword) = keyword_of(name) {
            return Name::Keyword(keyword);
        }
        // Most names are too short to be worth a search.
        let Some(colon) = name.bytes().position(|byte| byte == b':') else {
            return match &self.vocabulary {
                Vocabulary::Assumed => Name::SchemaOrg(name),
                Vocabulary::Iri(iri) => name_in(iri, name, name).0,
                Vocabulary::Null => Name::Foreign(name),
            };
        };
        let (prefix, rest) = (&name[..colon], &name[colon + 1..]);
        match self.definition(prefix).filter(|_| !rest.starts_with("//")) {
            Some(definition) => name_in(&definition.iri, rest, name).0,
            // Prefixes that everybody writes, whether or not a context defines them.
            None if prefix == "byline" => Name::Own(rest),
            None if prefix == "schema" => Name::SchemaOrg(rest),
            None => name_of_iri(name),
        }
    }

    /// The absolute form of a name or a compact IRI, if it is not the text itself.
    fn expanded(&self, text: &'d str) -> Option<Cow<'d, str>> {
        if let Some(definition) = self.definition(text) {
            return Some(definition.iri.clone());
        }
        match text.split_once(':') {
            Some((prefix, rest)) if !rest.starts_with("//") && prefix != "_" => {
                let Definition { iri, .. } = self.definition(prefix)?;
                Some(Cow::Owned(format!("{iri}{rest}")))
            }
            Some(_) => None,
            None => match &self.vocabulary {
                Vocabulary::Iri(iri) => Some(Cow::Owned(format!("{iri}{text}"))),
                Vocabulary::Assumed | Vocabulary::Null => None,
            },
        }
    }

    /// The absolute form of the id of a node, or of a reference to it, if it is not the text itself.
    pub(super) fn resolved(&self, text: &'d str) -> Option<Cow<'d, str>> {
        if let Some((prefix, rest)) = text.split_once(':') {
            let definition = self.definition(prefix).filter(|_| !rest.starts_with("//") && prefix != "_");
            return definition.map(|Definition { iri, .. }| Cow::Owned(format!("{iri}{rest}")));
        }
        let base = self.base.as_deref()?;
        let base = fluent_uri::Iri::parse(base).ok()?.normalize();
        let relative = fluent_uri::IriRef::parse(text).ok()?;
        let base = base.strip_fragment();
        relative.resolve_against(&base).ok().map(|iri| Cow::Owned(iri.into_string()))
    }
}

/// The name and the IRI of `rest` in the namespace `iri`; `text` is what the document has.
fn name_in<'d>(iri: &str, rest: &'d str, text: &'d str) -> (Name<'d>, Cow<'d, str>) {
    let whole = Cow::Owned(format!("{iri}{rest}"));
    let name = match name_of_iri(iri) {
        Name::SchemaOrg("") => Name::SchemaOrg(rest),
        Name::Own("") => Name::Own(rest),
        _ => Name::Foreign(text),
    };
    (name, whole)
}
