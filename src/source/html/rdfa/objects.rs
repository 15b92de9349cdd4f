//! From statements to objects: what is read of each thing, and where it is written.

use super::prefixes::TYPE;
use super::statements::{Mention, Statement, Statements, ThingId, Value};
use super::vocabulary::{is_of_head, term};
use crate::source::html::node::Node;
use crate::source::jsonld::in_schema_org;

/// The things of a page that terms of schema.org describe.
pub(super) struct Objects<'p> {
    /// For each thing, what is written of it.
    all: Vec<Object<'p>>,
    /// The things that are written within no other, in the order of the page.
    pub(super) top: Vec<ThingId>,
}

/// What is written of one thing.
#[derive(Debug, Default, Clone)]
pub(super) struct Object<'p> {
    /// Its types, each with the name of the property that states it.
    pub(super) types: Vec<Mention<'p>>,
    /// The indices of its other statements.
    pub(super) properties: Vec<usize>,
    /// Where it is named: by the first element that describes it.
    pub(super) mention: Option<Mention<'p>>,
    /// The value that it is written as; all others only refer to it.
    nested: Option<Use>,
    /// The number of values that it is.
    uses: usize,
    is_of_schema_org: bool,
}

/// A value of a statement, or an item of its list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Use {
    pub(super) statement: usize,
    pub(super) item: usize,
}

impl<'p> Objects<'p> {
    /// The objects of a page, if any thing is described in terms of schema.org.
    pub(super) fn of(statements: &Statements<'p>) -> Option<Self> {
        let mut all = described(statements);
        if !all.iter().any(|object| object.is_of_schema_org) {
            return None;
        }
        let is_term: Vec<bool> = statements.names.iter().map(|iri| in_schema_org(iri).is_some()).collect();
        for (thing, object) in all.iter_mut().enumerate() {
            let is_page = thing == ThingId::PAGE.index();
            object.properties.retain(|index| {
                let name = statements.all[*index].property.name;
                is_term[name.index()] || !(is_page && is_of_head(statements.iri_of(name)))
            });
            if !object.is_of_schema_org {
                object.properties.clear();
            }
        }
        let mut objects = Self { all, top: Vec::new() };
        objects.nest(statements);
        objects.open_rings(statements);
        let is_top = |object: &Object<'_>| {
            object.nested.is_none() && (object.is_of_schema_org || object.is_described() && object.uses > 0)
        };
        let mut top: Vec<_> =
            objects.all.iter().filter(|object| is_top(object)).filter_map(|object| object.mention).collect();
        top.sort_by_key(|mention| mention.element.id());
        objects.top = top.into_iter().map(|mention| mention.thing).collect();
        Some(objects)
    }

    pub(super) fn object(&self, thing: ThingId) -> &Object<'p> {
        &self.all[thing.index()]
    }

    /// Whether a value is the thing itself, not only a reference to it.
    pub(super) fn is_nested(&self, thing: ThingId, at: Use) -> bool {
        self.object(thing).nested == Some(at)
    }

    /// Finds the value that each thing is written as: the only one of a thing without an IRI, or the first that is where
    /// the thing is described.
    fn nest(&mut self, statements: &Statements<'p>) {
        let written: Vec<usize> =
            self.all.iter().flat_map(|object| object.properties.iter().copied()).collect();
        for index in &written {
            for (_, value, _) in values(statements, *index) {
                if let Value::Thing(mention) = value {
                    self.all[mention.thing.index()].uses += 1;
                }
            }
        }
        let mut in_order = written;
        in_order.sort_unstable();
        for index in in_order {
            let subject = statements.all[index].subject.thing;
            for (at, value, element) in values(statements, index) {
                let Value::Thing(Mention { thing, .. }) = value else { continue };
                let object = &mut self.all[thing.index()];
                let is_blank = statements.things[thing.index()].is_none();
                let is_here = object.mention.is_some_and(|mention| mention.element.is_within(element.id()));
                let is_only = is_blank && object.uses == 1;
                if object.nested.is_none() && thing != subject && (is_only || is_here) {
                    object.nested = Some(at);
                }
            }
        }
    }

    /// Writes the first thing of each ring within no other.
    fn open_rings(&mut self, statements: &Statements<'p>) {
        // The round in which each thing was visited.
        let mut visited = vec![0; self.all.len()];
        for start in 0..self.all.len() {
            let round = start + 1;
            let mut thing = start;
            while visited[thing] == 0 {
                visited[thing] = round;
                let Some(nested) = self.all[thing].nested else { break };
                thing = statements.all[nested.statement].subject.thing.index();
            }
            if visited[thing] != round || self.all[thing].nested.is_none() {
                continue;
            }
            let place = |thing: usize| self.all[thing].mention.map(|mention| mention.element.id());
            let (mut first, mut next) = (thing, thing);
            while let Some(nested) = self.all[next].nested {
                next = statements.all[nested.statement].subject.thing.index();
                if place(next) < place(first) {
                    first = next;
                }
                if next == thing {
                    break;
                }
            }
            self.all[first].nested = None;
        }
    }
}

impl Object<'_> {
    /// Whether anything is said of it.
    pub(super) fn is_described(&self) -> bool {
        self.mention.is_some()
    }

    /// Whether any value only refers to it.
    pub(super) fn has_references(&self) -> bool {
        self.uses > usize::from(self.nested.is_some())
    }
}

/// What is said of each thing.
fn described<'p>(statements: &Statements<'p>) -> Vec<Object<'p>> {
    let mut all = vec![Object::default(); statements.things.len()];
    let type_name = statements.names.get_index_of(TYPE);
    let is_term: Vec<bool> = statements.names.iter().map(|iri| term(iri).is_some()).collect();
    for (index, Statement { subject, property, value, .. }) in statements.all.iter().enumerate() {
        let object = &mut all[subject.thing.index()];
        let name = property.name.index();
        let is_type = Some(name) == type_name;
        let kind = match value {
            Value::Thing(kind) if is_type => Some(Mention { key_span: property.span, ..*kind }),
            _ => None,
        };
        let iri = kind.and_then(|kind| statements.things[kind.thing.index()].as_deref());
        match kind.zip(iri) {
            Some((kind, iri)) => {
                object.types.push(kind);
                object.is_of_schema_org |= in_schema_org(iri).is_some();
            }
            None if is_type || property.is_link_type => continue,
            None => {
                object.properties.push(index);
                object.is_of_schema_org |= is_term[name];
            }
        }
        if iri.is_some() || is_term[name] {
            object.mention.get_or_insert(*subject);
        }
    }
    all
}

/// The values of a statement, each with the element that states it.
pub(super) fn values<'s, 'p>(
    statements: &'s Statements<'p>,
    index: usize,
) -> impl Iterator<Item = (Use, Value<'p>, Node<'p>)> + use<'s, 'p> {
    let statement = &statements.all[index];
    let (one, several) = match statement.value {
        Value::List(list) => (None, &statements.lists[list.index()][..]),
        value => (Some((value, statement.element)), &[][..]),
    };
    let several = several.iter().map(|item| (item.value, item.element));
    let all = one.into_iter().chain(several).enumerate();
    all.map(move |(item, (value, element))| (Use { statement: index, item }, value, element))
}
