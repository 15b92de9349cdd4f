//! Validation of a document against a DTD.

use std::borrow::Cow;

use super::attributes::{AttributeDefault, AttributeType};
use super::ids::{Ids, tokens};
use super::model::{Model, START};
use super::repair::repair;
use super::{AttributeDeclaration, Declared, Dtd, Fault, Violation};
use crate::source::xml::{Attribute, Document, ElementNames, Node, is_name, is_name_token};

/// One walk through one document.
pub(super) struct Checker<'c, 'd> {
    dtd: &'c Dtd,
    document: &'d Document<'d>,
    /// The names of all elements of the document; none if child elements are not validated.
    names: Option<Names<'c, 'd>>,
    ids: Ids<'d>,
    found: Vec<Violation<'d>>,
    /// The maximum number of violations.
    limit: usize,
}

/// The names of all elements of a document, and the declared elements by the numbers of these names.
struct Names<'c, 'd> {
    names: &'c ElementNames<'d>,
    declared: Vec<Option<(u16, Declared)>>,
}

impl<'c, 'd> Checker<'c, 'd> {
    pub(super) fn new(dtd: &'c Dtd, document: &'d Document<'d>, limit: usize) -> Self {
        Self { dtd, document, names: None, ids: Ids::default(), found: Vec::new(), limit }
    }

    pub(super) fn check(mut self, names: &'c ElementNames<'d>) -> Vec<Violation<'d>> {
        let declared = names.names().iter().map(|name| self.dtd.element(name)).collect();
        self.names = Some(Names { names, declared });
        let root = self.document.root();
        match self.declared(root) {
            Some((_, declared)) => self.element(root, declared),
            None => {
                self.report(root, Fault::ElementUnknown { possible: Vec::new() });
                self.content(root, None);
            }
        }
        if !self.is_enough() {
            self.found.extend(self.ids.dangling());
        }
        // A missing attribute is found after the others, a missing element and a dangling reference at the end.
        self.found.sort_by_key(|violation| violation.node.id());
        self.found
    }

    /// Validates one element without its child elements; only the syntax of ids.
    pub(super) fn check_element(mut self, node: Node<'d>) -> Vec<Violation<'d>> {
        match self.declared(node) {
            Some((_, declared)) => self.element(node, declared),
            None => self.report(node, Fault::ElementUnknown { possible: Vec::new() }),
        }
        self.found
    }

    /// The declaration of an element, and its number.
    fn declared(&self, node: Node<'d>) -> Option<(u16, Declared)> {
        match &self.names {
            Some(Names { names, declared }) => declared[names.number_of(node.id())],
            None => self.dtd.element(node.qualified_name()),
        }
    }

    fn element(&mut self, node: Node<'d>, declared: Declared) {
        self.attributes(node, declared);
        let model = self.dtd.model(declared);
        if model.is_empty && !node.content_span().range().is_empty() {
            self.report(node, Fault::NotEmpty);
            self.content(node, None);
        } else if !model.is_empty {
            self.content(node, Some(model));
        }
    }

    /// Validates the content of an element; only each child by itself, if the content model is unknown.
    fn content(&mut self, node: Node<'d>, model: Option<&'static Model>) {
        let mut state = START;
        let mut may_have_text = model.is_none_or(|model| model.has_text);
        let mut order = model;
        for child in node.children() {
            if self.is_enough() {
                return;
            }
            if child.is_text() {
                if !may_have_text && !is_white_space(child) {
                    self.report(child, Fault::TextNotAllowed);
                    may_have_text = true;
                }
                continue;
            }
            let known = self.declared(child);
            if let Some(model) = order {
                match known.and_then(|(number, _)| model.after(state, number)) {
                    Some(next) => state = next,
                    None => {
                        self.found.extend(repair(self.dtd, node, model));
                        order = None;
                    }
                }
            } else if known.is_none() && model.is_none() {
                self.report(child, Fault::ElementUnknown { possible: Vec::new() });
            }
            match known {
                _ if self.names.is_none() => {}
                Some((_, declared)) => self.element(child, declared),
                None => self.content(child, None),
            }
        }
        if let Some(model) = order.filter(|model| !model.accepts(state)) {
            self.found.extend(repair(self.dtd, node, model));
        }
    }

    fn attributes(&mut self, node: Node<'d>, declared: Declared) {
        let list = self.dtd.list(declared);
        let mut required = 0;
        for attribute in node.all_attributes() {
            let number = self.dtd.tables.attribute_names.number(attribute.qualified_name());
            let Some(declared) = number.and_then(|number| list.get(number)) else {
                self.report(node, Fault::AttributeUnknown { attribute });
                continue;
            };
            required += usize::from(declared.default == AttributeDefault::Required);
            self.value(node, attribute, declared);
        }
        if required < list.required {
            let is_missing = |declared: &&AttributeDeclaration| {
                declared.default == AttributeDefault::Required
                    && node.all_attributes().all(|attribute| attribute.qualified_name() != declared.name)
            };
            for declared in list.declarations().filter(is_missing) {
                self.report(node, Fault::AttributeMissing { declared });
            }
        }
    }

    fn value(&mut self, node: Node<'d>, attribute: Attribute<'d>, declared: &'static AttributeDeclaration) {
        if declared.kind == AttributeType::Text && !matches!(declared.default, AttributeDefault::Fixed(_)) {
            return;
        }
        let value = match declared.kind {
            AttributeType::Text => attribute.value(),
            _ => trimmed(attribute.value()),
        };
        let is_fine = match &declared.kind {
            AttributeType::Text => true,
            AttributeType::Id | AttributeType::IdRef => is_name(&value),
            AttributeType::IdRefs => are_all(&value, is_name),
            AttributeType::Token => is_name_token(&value),
            AttributeType::Tokens => are_all(&value, is_name_token),
            AttributeType::OneOf(values) => values.contains(&value.as_ref()),
        };
        let is_fixed = |fixed: &str| fixed == value;
        if !is_fine || matches!(declared.default, AttributeDefault::Fixed(fixed) if !is_fixed(fixed)) {
            self.report(node, Fault::AttributeValue { attribute, declared });
            return;
        }
        match declared.kind {
            AttributeType::Id => {
                if let Err(fault) = self.ids.add(value, attribute) {
                    self.report(node, fault);
                }
            }
            AttributeType::IdRef | AttributeType::IdRefs => self.ids.refer(value, node, attribute),
            _ => {}
        }
    }

    fn report(&mut self, node: Node<'d>, fault: Fault<'d>) {
        self.found.push(Violation { node, fault });
    }

    fn is_enough(&self) -> bool {
        self.found.len() >= self.limit
    }
}

/// Whether a text is allowed in element content. References to white space are white space, as in libxml2; a CDATA
/// section never is.
fn is_white_space(text: Node<'_>) -> bool {
    text.is_blank()
        || !text.raw().contains("<![CDATA[")
            && text.text().chars().all(|character| matches!(character, ' ' | '\t' | '\r' | '\n'))
}

/// The value trimmed: spaces at the ends only count in attributes of type `CDATA`.
fn trimmed(value: Cow<'_, str>) -> Cow<'_, str> {
    match value {
        Cow::Borrowed(value) => Cow::Borrowed(value.trim_matches(' ')),
        Cow::Owned(value) => Cow::Owned(value.trim_matches(' ').to_owned()),
    }
}

fn are_all(value: &str, is_fine: fn(&str) -> bool) -> bool {
    !value.is_empty() && tokens(value).all(is_fine)
}
