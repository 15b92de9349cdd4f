//! The meaning of names in a document: those of schema.org in any form its context allows, and byline's own.

use crate::source::hash::{HashMap, HashSet};
use crate::source::jsonld::NAMESPACE;
use crate::source::{Kind, Node, Tree};

/// The meaning of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name<'d> {
    /// A JSON-LD keyword: `@id`.
    Keyword(&'d str),
    /// A term of schema.org.
    SchemaOrg(&'d str),
    /// A term of byline's.
    Own(&'d str),
    /// Anything else.
    Foreign(&'d str),
}

impl<'d> Name<'d> {
    /// The name itself, without its vocabulary.
    pub(crate) fn written(self) -> &'d str {
        match self {
            Self::Keyword(name) | Self::SchemaOrg(name) | Self::Own(name) | Self::Foreign(name) => name,
        }
    }

    /// Whether it is this term: `headline`, or `byline:article`.
    pub(crate) fn is(self, term: &str) -> bool {
        match self {
            Self::SchemaOrg(name) => name == term,
            Self::Own(name) => term.strip_prefix("byline:") == Some(name),
            Self::Keyword(_) | Self::Foreign(_) => false,
        }
    }

    /// Whether it is this schema.org term, ignoring case.
    pub(crate) fn is_nearly(self, term: &str) -> bool {
        matches!(self, Self::SchemaOrg(name) if name.eq_ignore_ascii_case(term))
    }
}

/// What the contexts of a document define.
#[derive(Debug, Default)]
pub(crate) struct Terms<'d> {
    /// The IRI of each prefix.
    prefixes: HashMap<&'d str, &'d str>,
    /// Aliases of other names.
    aliases: HashMap<&'d str, &'d str>,
    /// Names that a context redefines, whatever the definition.
    defined: HashSet<&'d str>,
    /// The default language of texts.
    pub language: Option<Node<'d>>,
}

impl<'d> Terms<'d> {
    /// The definitions of the contexts in `tree`.
    pub(crate) fn of(tree: &'d Tree<'d>) -> Self {
        let mut terms = Self::default();
        for node in tree.nodes().filter(|node| node.key() == Some("@context")) {
            terms.add(node);
        }
        terms
    }

    fn add(&mut self, context: Node<'d>) {
        match context.kind() {
            Kind::Array => context.children().for_each(|part| self.add(part)),
            Kind::Object => {
                for term in context.children() {
                    let (Some(name), id) = (term.key(), term.get("@id").unwrap_or(term)) else { continue };
                    match (name, id.text()) {
                        ("@language", Some(_)) => self.language = Some(term),
                        (_, Some(meaning)) if meaning.ends_with(['/', '#', ':']) => {
                            self.prefixes.insert(name, meaning);
                        }
                        // Anything else is a type coercion, or an error.
                        (_, Some(meaning)) if meaning.contains(':') || matches!(meaning, "@id" | "@type") => {
                            self.aliases.insert(name, meaning);
                        }
                        // It repeats the definition of schema.org with a coercion.
                        (_, Some(meaning)) if meaning == name => {}
                        _ if term.get("@id").is_some() => {
                            self.defined.insert(name);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether a context redefines this name.
    pub(crate) fn defines(&self, name: &str) -> bool {
        self.defined.contains(name)
    }

    /// The target of an alias, or the name itself. Aliases are not chained.
    fn resolved(&self, name: &'d str) -> &'d str {
        if self.aliases.is_empty() { name } else { self.aliases.get(name).copied().unwrap_or(name) }
    }

    /// The meaning of a name.
    pub(crate) fn meaning(&self, name: &'d str) -> Name<'d> {
        let name = self.resolved(name);
        if let Some(keyword) = keyword_of(name) {
            return Name::Keyword(keyword);
        }
        // Most names are too short to be worth a search.
        let Some(colon) = name.bytes().position(|byte| byte == b':') else { return Name::SchemaOrg(name) };
        let (prefix, rest) = (&name[..colon], &name[colon + 1..]);
        if let Some(term) = in_schema_org(name) {
            return Name::SchemaOrg(term);
        }
        if let Some(term) = name.strip_prefix(NAMESPACE) {
            return Name::Own(term);
        }
        match self.prefixes.get(prefix).copied() {
            Some(NAMESPACE) => Name::Own(rest),
            Some(meaning) if in_schema_org(meaning) == Some("") => Name::SchemaOrg(rest),
            None if prefix == "byline" => Name::Own(rest),
            None if prefix == "schema" => Name::SchemaOrg(rest),
            _ => Name::Foreign(name),
        }
    }
}

/// The keyword for a name that is one, or an alias in schema.org's context.
fn keyword_of(name: &str) -> Option<&str> {
    match name {
        "id" => Some("@id"),
        "type" => Some("@type"),
        _ => name.starts_with('@').then_some(name),
    }
}

/// The schema.org term of a URL.
pub(crate) fn in_schema_org(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let rest = rest.strip_prefix("www.").unwrap_or(rest).strip_prefix("schema.org")?;
    let term = rest.strip_prefix(['/', '#']).unwrap_or(rest);
    let term = term.strip_prefix('#').unwrap_or(term);
    (rest.is_empty() || rest.starts_with(['/', '#'])).then_some(term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::json;

    #[test]
    fn names_are_resolved_by_their_context() {
        let tree = json::parse(
            r##"{ "@context": ["http://schema.org", { "sdo": "https://schema.org/", "b": "https://w3id.org/byline/ns#",
              "titel": "sdo:headline", "wer": { "@id": "http://schema.org/author", "@type": "@id" }, "ex": "https://example.org/" }] }"##,
        )
        .expect("it is JSON");
        let terms = Terms::of(&tree);
        for (name, meaning) in [
            ("headline", Name::SchemaOrg("headline")),
            ("schema:headline", Name::SchemaOrg("headline")),
            ("sdo:headline", Name::SchemaOrg("headline")),
            ("http://www.schema.org/headline", Name::SchemaOrg("headline")),
            ("https://schema.org#headline", Name::SchemaOrg("headline")),
            ("titel", Name::SchemaOrg("headline")),
            ("wer", Name::SchemaOrg("author")),
            ("b:kind", Name::Own("kind")),
            ("https://w3id.org/byline/ns#kind", Name::Own("kind")),
            ("byline:article", Name::Own("article")),
            ("id", Name::Keyword("@id")),
            ("type", Name::Keyword("@type")),
            ("ex:headline", Name::Foreign("ex:headline")),
            ("https://schema.organization/headline", Name::Foreign("https://schema.organization/headline")),
        ] {
            assert_eq!(terms.meaning(name), meaning, "{name}");
        }
    }
}
