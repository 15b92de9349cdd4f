//! From objects to the values of a tree.

use super::objects::{Objects, Use, values};
use super::statements::{
    Literal, LiteralText, Mention, NameId, Property, Statements, ThingId, Value, too_much,
};
use super::vocabulary::term;
use crate::source::hash::IndexMap;
use crate::source::html::node::Node;
use crate::source::html::text_budget;
use crate::source::html::visible::{text_span, visible_value};
use crate::source::html::words::trimmed;
use crate::source::json::MAX_DEPTH;
use crate::source::jsonld::in_schema_org;
use crate::source::tree::{Builder, Key, Text};
use crate::source::{Kind, Span, SyntaxError, SyntaxErrorKind};

/// Adds the objects to a tree of at most `most` values.
pub(super) fn add<'p>(
    statements: &Statements<'p>,
    objects: &Objects<'p>,
    tree: &mut Builder<'_>,
    most: usize,
) -> Result<(), SyntaxError> {
    let budget = text_budget(tree.source().len());
    let mut writer =
        Writer { statements, objects, tree, most, budget, pending: Vec::new(), ends: Vec::new() };
    for thing in &objects.top {
        if let Some(mention) = objects.object(*thing).mention {
            writer.begin_object(mention, mention.element, None)?;
            writer.add_pending()?;
        }
    }
    Ok(())
}

struct Writer<'a, 'p, 's> {
    statements: &'a Statements<'p>,
    objects: &'a Objects<'p>,
    tree: &'a mut Builder<'s>,
    /// The maximum number of values in the tree.
    most: usize,
    /// How much more may be written, in bytes.
    budget: usize,
    /// What is to be written next, in reverse order.
    pending: Vec<Step<'p>>,
    /// Where each open array and object ends, as far as is known.
    ends: Vec<usize>,
}

enum Step<'p> {
    Property { name: NameId, key: Key, values: Vec<StatedValue<'p>> },
    Value { name: NameId, key: Option<Key>, value: StatedValue<'p> },
    End,
}

/// A value, with its subject and the element that states it.
struct StatedValue<'p> {
    at: Use,
    subject: ThingId,
    value: Value<'p>,
    element: Node<'p>,
}

impl<'p> Writer<'_, 'p, '_> {
    fn add_pending(&mut self) -> Result<(), SyntaxError> {
        while let Some(step) = self.pending.pop() {
            match step {
                Step::Property { name, key, mut values } if values.len() == 1 => {
                    let value = values.pop().expect("it has one");
                    self.add_value(name, Some(key), &value)?;
                }
                Step::Property { name, key, values } => {
                    self.begin(Kind::Array, key.span, Some(key));
                    let values = values.into_iter().rev();
                    self.pending.extend(values.map(|value| Step::Value { name, key: None, value }));
                }
                Step::Value { name, key, value } => self.add_value(name, key, &value)?,
                Step::End => {
                    let end = self.ends.pop().unwrap_or_default();
                    self.tree.end(end);
                    self.extend(end);
                }
            }
        }
        Ok(())
    }

    /// Begins an array or object, whose end is the next thing that is pending.
    fn begin(&mut self, kind: Kind, span: Span, key: Option<Key>) {
        self.tree.begin(kind, span.start, key);
        self.ends.push(span.end);
        self.pending.push(Step::End);
    }

    /// Begins the object of a thing, whose properties are pending then.
    fn begin_object(
        &mut self,
        mention: Mention<'p>,
        element: Node<'p>,
        key: Option<Key>,
    ) -> Result<(), SyntaxError> {
        let tag = element.span().unwrap_or_default();
        // Each property that has several things is a list, and texts with languages are objects.
        if self.tree.depth() + 3 > MAX_DEPTH {
            let message = format!("things are nested more than {} levels deep", self.tree.depth());
            return Err(SyntaxError::new(SyntaxErrorKind::TooDeep, tag, message));
        }
        self.begin(Kind::Object, tag, key);
        let object = self.objects.object(mention.thing);
        self.add_types(&object.types)?;
        self.add_id(object.mention.unwrap_or(mention))?;
        let mut properties: IndexMap<NameId, (Property, Vec<StatedValue<'p>>)> = IndexMap::default();
        for index in &object.properties {
            let property = self.statements.all[*index].property;
            let (_, known) = properties.entry(property.name).or_insert_with(|| (property, Vec::new()));
            known.extend(values(self.statements, *index).map(|(at, value, element)| StatedValue {
                at,
                subject: mention.thing,
                value,
                element,
            }));
        }
        for (name, (property, values)) in properties.into_iter().rev() {
            if let Some(first) = values.first() {
                self.spend(self.statements.iri_of(name).len(), first.element)?;
                let text = self.name(name, property.span);
                self.pending.push(Step::Property { name, key: Key { text, span: property.span }, values });
            }
        }
        Ok(())
    }

    fn add_types(&mut self, types: &[Mention<'p>]) -> Result<(), SyntaxError> {
        let Some(first) = types.first() else { return Ok(()) };
        let mut key = Some(self.keyword("@type", first.key_span));
        let is_list = types.len() > 1;
        if is_list {
            self.tree.begin(Kind::Array, first.span.start, key.take());
        }
        let mut end = first.span.end;
        for Mention { thing, element, span, .. } in types {
            let iri = self.statements.things[thing.index()].as_deref().unwrap_or_default();
            self.check(*element)?;
            self.spend(iri.len(), *element)?;
            let text = self.tree.text_at(term(iri).unwrap_or(iri), *span);
            self.tree.string(text, *span, key.take());
            end = end.max(span.end);
        }
        if is_list {
            self.tree.end(end);
        }
        self.extend(end);
        Ok(())
    }

    /// Adds the id of a thing, if it has one or needs one.
    fn add_id(&mut self, mention: Mention<'p>) -> Result<(), SyntaxError> {
        let Mention { thing, element, key_span, span } = mention;
        let iri = self.statements.things[thing.index()].as_deref();
        let is_needed = || self.objects.object(thing).has_references();
        let Some(id) = iri.map(str::to_owned).or_else(|| is_needed().then(|| blank_id(thing))) else {
            return Ok(());
        };
        self.check(element)?;
        self.spend(id.len(), element)?;
        let key = self.keyword("@id", key_span);
        let text = self.tree.text_at(&id, span);
        self.tree.string(text, span, Some(key));
        self.extend(span.end);
        Ok(())
    }

    fn add_value(
        &mut self,
        name: NameId,
        key: Option<Key>,
        stated: &StatedValue<'p>,
    ) -> Result<(), SyntaxError> {
        self.check(stated.element)?;
        match stated.value {
            Value::Thing(mention) => self.add_thing(mention, key, stated),
            Value::Literal(literal) => self.add_literal(name, key, literal, stated.element),
            // Its items are values of the property.
            Value::List(_) => Ok(()),
        }
    }

    /// Adds a thing: all that is said of it, a reference, or only its address.
    fn add_thing(
        &mut self,
        mention: Mention<'p>,
        key: Option<Key>,
        stated: &StatedValue<'p>,
    ) -> Result<(), SyntaxError> {
        let Mention { thing, span, key_span, .. } = mention;
        if self.objects.is_nested(thing, stated.at) {
            return self.begin_object(mention, stated.element, key);
        }
        let iri = self.statements.things[thing.index()].as_deref();
        let is_described = self.objects.object(thing).is_described();
        let id = iri.map_or_else(|| blank_id(thing), str::to_owned);
        self.spend(id.len(), stated.element)?;
        if iri.is_some() && (!is_described || thing == stated.subject) {
            let text = self.tree.text_at(&id, span);
            self.tree.string(text, span, key);
        } else {
            self.tree.begin(Kind::Object, span.start, key);
            let key = self.keyword("@id", key_span);
            let text = self.tree.text_at(&id, span);
            self.tree.string(text, span, Some(key));
            self.tree.end(span.end);
        }
        self.extend(span.end);
        Ok(())
    }

    fn add_literal(
        &mut self,
        name: NameId,
        key: Option<Key>,
        literal: Literal<'p>,
        element: Node<'p>,
    ) -> Result<(), SyntaxError> {
        let (text, span) = match literal.text {
            LiteralText::Attribute(attribute) => {
                let (value, span) = trimmed(attribute);
                self.spend(value.len(), element)?;
                (self.tree.text_at(value, span), span)
            }
            LiteralText::Element(element) => {
                self.spend(16 * element.descendants().len(), element)?;
                let property = term(self.statements.iri_of(name)).unwrap_or_default();
                let shown = visible_value(property, element);
                self.spend(shown.len(), element)?;
                let span = text_span(element, self.tree.source());
                (self.tree.text_at(&shown, span), span)
            }
        };
        let language = literal.language.filter(|language| {
            let language = language.value().trim();
            !language.is_empty() && !language.eq_ignore_ascii_case(self.statements.language)
        });
        match language {
            None => self.tree.string(text, span, key),
            Some(language) => {
                self.tree.begin(Kind::Object, span.start, key);
                let key = self.keyword("@value", span);
                self.tree.string(text, span, Some(key));
                let key = self.keyword("@language", language.name_span());
                let (value, value_span) = trimmed(language);
                self.spend(value.len(), element)?;
                let text = self.tree.text_at(value, value_span);
                self.tree.string(text, value_span, Some(key));
                self.tree.end(span.end);
            }
        }
        self.extend(span.end);
        Ok(())
    }

    /// The name of a property: the term of schema.org, or else the IRI.
    fn name(&mut self, name: NameId, span: Span) -> Text {
        let statements = self.statements;
        let iri = statements.iri_of(name);
        match (term(iri), in_schema_org(iri)) {
            // What is a keyword in JSON-LD is a property here.
            (None, Some(term)) => self.tree.decoded(&format!("https://schema.org/{term}")),
            (term, _) => self.tree.text_at(term.unwrap_or(iri), span),
        }
    }

    fn keyword(&mut self, keyword: &str, span: Span) -> Key {
        Key { text: self.tree.decoded(keyword), span }
    }

    /// States that the innermost open array or object ends here, or later.
    fn extend(&mut self, end: usize) {
        if let Some(known) = self.ends.last_mut() {
            *known = end.max(*known);
        }
    }

    /// Checks that there may be another value.
    fn check(&self, element: Node<'p>) -> Result<(), SyntaxError> {
        match self.tree.len() >= self.most {
            true => Err(SyntaxError::too_many_values(element.span().unwrap_or_default(), self.most)),
            false => Ok(()),
        }
    }

    fn spend(&mut self, bytes: usize, element: Node<'p>) -> Result<(), SyntaxError> {
        self.budget = self.budget.checked_sub(bytes).ok_or_else(|| too_much(element))?;
        Ok(())
    }
}

/// The id of a thing without an IRI.
fn blank_id(thing: ThingId) -> String {
    format!("_:b{}", thing.index())
}
