//! Namespace prefixes ([Namespaces in XML](https://www.w3.org/TR/xml-names/)).

use std::borrow::Cow;

use super::Parsed;
use crate::source::hash::HashMap;
use crate::source::xml::Namespace;
use crate::source::{Span, SyntaxError, SyntaxErrorKind};

/// The maximum number of declarations in scope.
const MOST: usize = 256;

/// The namespace of `xmlns` and of all attributes with this prefix.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// The identity of a namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Identity {
    pub(super) namespace: Namespace,
    /// The index of an other namespace.
    other: u32,
}

impl Identity {
    pub(super) const NONE: Self = Self::of(Namespace::None);
    /// That of namespace declarations.
    pub(super) const XMLNS: Self = Self { namespace: Namespace::Other, other: u32::MAX };

    const fn of(namespace: Namespace) -> Self {
        Self { namespace, other: 0 }
    }
}

/// The namespaces in scope.
pub(super) struct Namespaces<'s> {
    /// From the outside in. An empty prefix is the default namespace.
    declared: Vec<Declared<'s>>,
    /// Prefixes that need no declaration.
    known: Vec<(&'s str, Identity)>,
    others: HashMap<Cow<'s, str>, u32>,
    /// Whether a usual prefix has been bound to another namespace.
    pub(super) has_odd_prefixes: bool,
}

struct Declared<'s> {
    prefix: &'s str,
    identity: Identity,
    /// The depth of the element that declares it.
    depth: usize,
}

impl<'s> Namespaces<'s> {
    /// The `known` prefixes, usual ones or others.
    pub(super) fn new(known: &[&'s str]) -> Self {
        let (declared, others) = (Vec::new(), HashMap::default());
        let mut namespaces = Self { declared, known: Vec::new(), others, has_odd_prefixes: false };
        for prefix in ["xml"].iter().chain(known) {
            let identity = match Namespace::with_prefix(prefix) {
                Some(namespace) => Identity::of(namespace),
                None => namespaces.other(Cow::Borrowed(prefix)),
            };
            namespaces.known.push((prefix, identity));
        }
        namespaces
    }

    /// Records the declaration of a prefix at `span` by an element at this depth.
    pub(super) fn declare(
        &mut self,
        prefix: &'s str,
        uri: Cow<'s, str>,
        depth: usize,
        span: Span,
    ) -> Parsed<()> {
        let namespace = Namespace::with_uri(&uri);
        let is_xml = namespace == Some(Namespace::Xml);
        let is_wrong = match prefix {
            "xmlns" => true,
            "xml" => !is_xml,
            _ => is_xml || uri == XMLNS || (uri.is_empty() && !prefix.is_empty()),
        };
        if is_wrong {
            return Err(SyntaxError::grammar(span, "this prefix cannot be declared"));
        }
        if self.declared.len() == MOST {
            let message = format!("more than {MOST} prefixes are declared on one element");
            return Err(SyntaxError::new(SyntaxErrorKind::TooLarge, span, message)
                .with_help("declare only the prefixes in use, where they are used"));
        }
        let identity = match namespace {
            Some(namespace) => Identity::of(namespace),
            None if uri.is_empty() => Identity::NONE,
            None => self.other(uri),
        };
        self.has_odd_prefixes |=
            Namespace::with_prefix(prefix).is_some_and(|usual| usual != identity.namespace);
        self.declared.push(Declared { prefix, identity, depth });
        Ok(())
    }

    /// Removes the declarations of the element at this depth.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.declared.pop_if(|declared| declared.depth == depth).is_some() {}
    }

    /// The namespace of elements without a prefix.
    pub(super) fn default(&self) -> Identity {
        let declared = self.declared.iter().rev().find(|declared| declared.prefix.is_empty());
        declared.map_or(Identity::NONE, |declared| declared.identity)
    }

    /// The namespace of the prefix of a name at `start`.
    pub(super) fn of_prefix(&self, prefix: &str, start: usize) -> Parsed<Identity> {
        let declared = self.declared.iter().rev().find(|declared| declared.prefix == prefix);
        if let Some(declared) = declared {
            return Ok(declared.identity);
        }
        let known = self.known.iter().find(|(known, _)| *known == prefix);
        known.map(|(_, identity)| *identity).ok_or_else(|| {
            let span = Span::new(start, start + prefix.len());
            SyntaxError::grammar(span, format!("the prefix `{prefix}` is not declared"))
                .with_help(format!("add `xmlns:{prefix}=\"…\"` to the element"))
        })
    }

    fn other(&mut self, uri: Cow<'s, str>) -> Identity {
        let next = self.others.len() as u32;
        Identity { namespace: Namespace::Other, other: *self.others.entry(uri).or_insert(next) }
    }
}
