//! What prefixes stand for ([Namespaces in XML](https://www.w3.org/TR/xml-names/)).

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute as Raw;
use quick_xml::name::QName;

use super::well_formed::{Name, Parsed, grammar};
use crate::source::SyntaxError;

/// The namespace of declarations: of `xmlns` and of all attributes with this prefix.
pub(super) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The namespaces that are declared at one point of a text.
pub(super) struct Namespaces<'s> {
    /// What each prefix stands for; `None` as a prefix is that of elements without one.
    prefixes: HashMap<Option<&'s str>, Option<Rc<str>>>,
    hidden: Vec<Hidden<'s>>,
    /// Each namespace once, so that equal ones share their memory.
    known: BTreeSet<Rc<str>>,
}

/// What a prefix stood for before an element declared it.
struct Hidden<'s> {
    /// The depth of that element.
    depth: usize,
    prefix: Option<&'s str>,
    /// The namespace, or that it had none; nothing, if the prefix was not declared.
    before: Option<Option<Rc<str>>>,
}

impl<'s> Namespaces<'s> {
    /// Those that are declared from outside, each with its prefix.
    pub(super) fn new(outside: impl IntoIterator<Item = (&'s str, &'s str)>) -> Self {
        let mut namespaces =
            Self { prefixes: HashMap::from([(None, None)]), hidden: Vec::new(), known: BTreeSet::new() };
        for (prefix, namespace) in [("xml", XML), ("xmlns", XMLNS)].into_iter().chain(outside) {
            let namespace = namespaces.shared(namespace);
            namespaces.prefixes.insert(Some(prefix), Some(namespace));
        }
        namespaces
    }

    /// Takes note of a namespace, if the attribute of an element at this depth declares one.
    pub(super) fn declare(&mut self, depth: usize, name: &Name<'s>, value: &'s str) -> Parsed<()> {
        let prefix = match (name.prefix, name.local) {
            (None, "xmlns") => None,
            (Some("xmlns"), prefix) => Some(prefix),
            _ => return Ok(()),
        };
        let namespace = Raw { key: QName(name.local), value: value.into() }
            .normalized_value(XmlVersion::Explicit1_0)
            .expect("the references in the value are right");
        let wrong = match prefix {
            Some("xmlns") => true,
            Some("xml") => namespace != XML,
            Some(_) if namespace.is_empty() => true,
            _ => matches!(&*namespace, XML | XMLNS),
        };
        if wrong {
            return Err(SyntaxError::grammar(name.span, "no prefix can be declared like this"));
        }
        let namespace = (!namespace.is_empty()).then(|| self.shared(&namespace));
        let before = self.prefixes.insert(prefix, namespace);
        self.hidden.push(Hidden { depth, prefix, before });
        Ok(())
    }

    /// Forgets what the element at this depth declared.
    pub(super) fn leave(&mut self, depth: usize) {
        while let Some(Hidden { prefix, before, .. }) = self.hidden.pop_if(|hidden| hidden.depth == depth) {
            match before {
                Some(namespace) => self.prefixes.insert(prefix, namespace),
                None => self.prefixes.remove(&prefix),
            };
        }
    }

    /// The namespace of an element, if it has one.
    pub(super) fn of_element(&self, name: &Name<'s>) -> Parsed<Option<Rc<str>>> {
        if name.prefix == Some("xmlns") {
            return Err(undeclared(name));
        }
        self.prefixes.get(&name.prefix).cloned().ok_or_else(|| undeclared(name))
    }

    /// The namespace of an attribute: without a prefix it has none, but `xmlns` itself has.
    pub(super) fn of_attribute(&self, name: &Name<'s>) -> Parsed<Option<Rc<str>>> {
        match (name.prefix, name.local) {
            (None, "xmlns") => Ok(self.prefixes[&Some("xmlns")].clone()),
            (None, _) => Ok(None),
            (prefix, _) => self.prefixes.get(&prefix).cloned().ok_or_else(|| undeclared(name)),
        }
    }

    fn shared(&mut self, namespace: &str) -> Rc<str> {
        if let Some(known) = self.known.get(namespace) {
            return known.clone();
        }
        let namespace = Rc::from(namespace);
        self.known.insert(Rc::clone(&namespace));
        namespace
    }
}

fn undeclared(name: &Name<'_>) -> SyntaxError {
    let prefix = name.prefix.unwrap_or_default();
    grammar(name.span.start, prefix.len(), format!("the prefix `{prefix}` is not declared"))
        .with_help(format!("add `xmlns:{prefix}=\"…\"` to the element"))
}
