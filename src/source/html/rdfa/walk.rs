//! From the elements of a page to statements.

use std::rc::Rc;

use super::attributes::Attributes;
use super::names::{Before, Meaning, Names};
use super::prefixes::{RDFA, TYPE};
use super::sequence::Roles;
use super::statements::{Item, ListId, Mention, NameId, Property, Statement, Statements, ThingId, Value};
use crate::source::hash::HashMap;
use crate::source::html::Document;
use crate::source::html::node::{Attribute, Node};
use crate::source::html::words::words;
use crate::source::{Span, SyntaxError};

/// A walk over the elements of a page, in order: [the sequence](https://www.w3.org/TR/rdfa-core/#s_sequence) of RDFa.
pub(super) struct Walk<'p> {
    pub(super) names: Names<'p>,
    pub(super) statements: Statements<'p>,
    /// What holds outside all elements.
    page: Context<'p>,
    /// The elements around the current one that change what holds in them.
    around: Vec<Frame<'p>>,
    /// The lists of each scope, by property.
    lists: HashMap<(ListScope, NameId), ListId>,
    list_scopes: u32,
}

struct Frame<'p> {
    element: Node<'p>,
    context: Context<'p>,
    before: Before,
}

/// What an element has of those around it: the
/// [evaluation context](https://www.w3.org/TR/rdfa-core/#T-evaluation-context).
#[derive(Clone)]
pub(super) struct Context<'p> {
    subject: Mention<'p>,
    pub(super) object: Mention<'p>,
    /// Statements between `subject` and what the elements within describe.
    incomplete: Rc<[Incomplete]>,
    lists: ListScope,
    language: Option<Attribute<'p>>,
}

/// Elements whose lists are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct ListScope(u32);

/// A statement that lacks a thing.
#[derive(Clone, Copy)]
enum Incomplete {
    Value(Property),
    Subject(Property),
    Item(ListId),
}

impl<'p> Walk<'p> {
    pub(super) fn new(page: &'p Document<'p>, base: Option<&str>) -> Self {
        let names = Names::new(base);
        let root = page.root().children().find(|node| node.is_element()).unwrap_or(page.root());
        let language = root.attribute("lang").map_or("", |language| language.value().trim());
        let statements = Statements::new(page.source().len(), names.base(), language);
        let tag = root.span().unwrap_or_default();
        let mention = Mention { thing: ThingId::PAGE, element: root, key_span: tag, span: tag };
        let context = Context {
            subject: mention,
            object: mention,
            incomplete: Rc::from([]),
            lists: ListScope(0),
            language: None,
        };
        Self {
            names,
            statements,
            page: context,
            around: Vec::new(),
            lists: HashMap::default(),
            list_scopes: 0,
        }
    }

    pub(super) fn finish(self) -> Statements<'p> {
        self.statements
    }

    /// Adds what the next element says.
    pub(super) fn visit(&mut self, element: Node<'p>) -> Result<(), SyntaxError> {
        while let Some(last) = self.around.pop_if(|last| !element.is_within(last.element.id())) {
            self.names.leave(last.before);
        }
        let attributes = Attributes::of(element);
        if attributes.have_no_effect() {
            return Ok(());
        }
        let outer = self.around.last().map_or_else(|| self.page.clone(), |frame| frame.context.clone());
        let before = self.names.enter(&attributes);
        let context = self.state(element, &attributes, outer)?;
        self.around.push(Frame { element, context, before });
        Ok(())
    }

    /// Adds the statements of an element, and returns what holds in it.
    fn state(
        &mut self,
        element: Node<'p>,
        attributes: &Attributes<'p>,
        outer: Context<'p>,
    ) -> Result<Context<'p>, SyntaxError> {
        let language = attributes.language.or(outer.language);
        self.state_vocabulary(element, attributes)?;
        let relations = self.relations(element, attributes)?;
        let Roles { subject, object, typed, resource, has_about, is_transparent } =
            self.roles(element, attributes, &relations, outer.object)?;
        if let Some((typed, attribute)) = typed.zip(attributes.type_of) {
            self.state_types(element, attribute, typed)?;
        }
        let lists = self.scope_of(subject, outer.object, outer.lists);

        let mut incomplete = Vec::new();
        for (properties, is_reverse) in [(&relations.rel, false), (&relations.rev, true)] {
            for property in properties.iter().flatten().copied() {
                let in_list = attributes.inlist.is_some() && !is_reverse;
                let list = in_list.then(|| self.list(element, subject, property, lists)).transpose()?;
                match (object, list) {
                    (Some(object), Some(list)) => {
                        self.statements.add_item(list, Item { value: Value::Thing(object), element })?;
                    }
                    (Some(object), None) if is_reverse => self.relate(element, object, property, subject)?,
                    (Some(object), None) => self.relate(element, subject, property, object)?,
                    (None, Some(list)) => incomplete.push(Incomplete::Item(list)),
                    (None, None) if is_reverse => incomplete.push(Incomplete::Subject(property)),
                    (None, None) => incomplete.push(Incomplete::Value(property)),
                }
            }
        }
        if let Some(names) = attributes.property {
            let is_related = relations.rel.is_some() || relations.rev.is_some();
            let resource = resource.filter(|_| !is_related);
            let thing = resource.or(typed.filter(|_| !has_about));
            let value = self.value(element, attributes, thing, language)?;
            for property in self.properties(element, names, |_| true)? {
                if attributes.inlist.is_some() {
                    let list = self.list(element, subject, property, lists)?;
                    self.statements.add_item(list, Item { value, element })?;
                } else {
                    self.statements.add(Statement { subject, property, value, element })?;
                }
            }
        }
        if is_transparent {
            return Ok(Context { language, ..outer });
        }
        self.complete(element, &outer, subject)?;
        let inner = match object {
            Some(object) => object,
            None if incomplete.is_empty() => subject,
            None => self.blank(element),
        };
        let lists = self.scope_of(inner, subject, lists);
        Ok(Context { subject, object: inner, incomplete: incomplete.into(), lists, language })
    }

    /// Completes the statements of elements around that lack a thing.
    fn complete(
        &mut self,
        element: Node<'p>,
        outer: &Context<'p>,
        thing: Mention<'p>,
    ) -> Result<(), SyntaxError> {
        for incomplete in &*outer.incomplete {
            match *incomplete {
                Incomplete::Value(property) => self.relate(element, outer.subject, property, thing)?,
                Incomplete::Subject(property) => self.relate(element, thing, property, outer.subject)?,
                Incomplete::Item(list) => {
                    self.statements.add_item(list, Item { value: Value::Thing(thing), element })?;
                }
            }
        }
        Ok(())
    }

    fn relate(
        &mut self,
        element: Node<'p>,
        subject: Mention<'p>,
        property: Property,
        object: Mention<'p>,
    ) -> Result<(), SyntaxError> {
        let value = Value::Thing(object);
        self.statements.add(Statement { subject, property, value, element })
    }

    fn state_vocabulary(
        &mut self,
        element: Node<'p>,
        attributes: &Attributes<'p>,
    ) -> Result<(), SyntaxError> {
        let Some((attribute, vocabulary)) = attributes.vocab.zip(self.names.vocabulary()) else {
            return Ok(());
        };
        let vocabulary = vocabulary.to_owned();
        let name = self.statements.name(format!("{RDFA}usesVocabulary"));
        let property = Property { name, span: attribute.name_span(), is_link_type: false };
        let object = self.mention(element, Some(attribute), Meaning::Iri(vocabulary))?;
        self.relate(element, self.page.subject, property, object)
    }

    fn state_types(
        &mut self,
        element: Node<'p>,
        attribute: Attribute<'p>,
        thing: Mention<'p>,
    ) -> Result<(), SyntaxError> {
        let name = self.statements.name(TYPE.to_owned());
        let property = Property { name, span: attribute.name_span(), is_link_type: false };
        for (range, word) in words(attribute.value()) {
            if let Some(meaning) = self.names.name(word) {
                let kind = self.mention(element, None, meaning)?;
                let kind = Mention { span: attribute.span_within(range), ..kind };
                self.relate(element, thing, property, kind)?;
            }
        }
        Ok(())
    }

    /// The thing that an attribute names, or an element without one.
    pub(super) fn mention(
        &mut self,
        element: Node<'p>,
        attribute: Option<Attribute<'p>>,
        meaning: Meaning<'p>,
    ) -> Result<Mention<'p>, SyntaxError> {
        if let Meaning::Iri(iri) = &meaning {
            self.statements.spend(iri.len() / 2, element)?;
        }
        let thing = self.statements.thing(meaning);
        Ok(self.mention_of(element, attribute, thing))
    }

    /// A thing that nothing else names.
    pub(super) fn blank(&mut self, element: Node<'p>) -> Mention<'p> {
        let thing = self.statements.blank();
        self.mention_of(element, None, thing)
    }

    fn mention_of(&self, element: Node<'p>, attribute: Option<Attribute<'p>>, thing: ThingId) -> Mention<'p> {
        let tag = || element.span().unwrap_or_default();
        let (key_span, span): (Span, Span) = match attribute {
            Some(attribute) => (attribute.name_span(), attribute.value_span()),
            None => (tag(), tag()),
        };
        Mention { thing, element, key_span, span }
    }

    /// The scope of the lists of `thing`, within that of the lists of `outer`.
    fn scope_of(&mut self, thing: Mention<'p>, outer: Mention<'p>, lists: ListScope) -> ListScope {
        if thing.thing == outer.thing {
            return lists;
        }
        self.list_scopes += 1;
        ListScope(self.list_scopes)
    }

    /// The list of a property, which is stated with its first use.
    fn list(
        &mut self,
        element: Node<'p>,
        subject: Mention<'p>,
        property: Property,
        scope: ListScope,
    ) -> Result<ListId, SyntaxError> {
        if let Some(list) = self.lists.get(&(scope, property.name)) {
            return Ok(*list);
        }
        let list = self.statements.list();
        self.lists.insert((scope, property.name), list);
        let value = Value::List(list);
        self.statements.add(Statement { subject, property, value, element })?;
        Ok(list)
    }
}
