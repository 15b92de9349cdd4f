//! What a page says: subjects, properties and values.

use super::names::Meaning;
use crate::source::hash::{HashMap, IndexSet};
use crate::source::html::node::{Attribute, Node};
use crate::source::html::text_budget;
use crate::source::{Span, SyntaxError, SyntaxErrorKind};

/// All statements of a page.
pub(super) struct Statements<'p> {
    pub(super) all: Vec<Statement<'p>>,
    /// The IRIs of properties and types.
    pub(super) names: IndexSet<String>,
    /// The IRIs of things, of those that have one.
    pub(super) things: Vec<Option<String>>,
    pub(super) lists: Vec<Vec<Item<'p>>>,
    /// The language that the page states, if it does.
    pub(super) language: &'p str,
    iris: HashMap<String, ThingId>,
    blanks: HashMap<&'p str, ThingId>,
    /// How much more may be stated, in bytes.
    budget: usize,
}

/// One statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Statement<'p> {
    pub(super) subject: Mention<'p>,
    pub(super) property: Property,
    pub(super) value: Value<'p>,
    /// The element that makes it.
    pub(super) element: Node<'p>,
}

/// The name of a property, where an element has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Property {
    pub(super) name: NameId,
    pub(super) span: Span,
    /// Whether it is a type of link in HTML, which only has the meaning of a property because of the vocabulary in scope.
    pub(super) is_link_type: bool,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'p> {
    Thing(Mention<'p>),
    Literal(Literal<'p>),
    List(ListId),
}

/// One value of a list, and the element that states it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'p> {
    pub(super) value: Value<'p>,
    pub(super) element: Node<'p>,
}

/// A text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Literal<'p> {
    pub(super) text: LiteralText<'p>,
    /// The attribute that states its language.
    pub(super) language: Option<Attribute<'p>>,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum LiteralText<'p> {
    Attribute(Attribute<'p>),
    /// The text of an element.
    Element(Node<'p>),
}

/// A thing, where an element names it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention<'p> {
    pub(super) thing: ThingId,
    pub(super) element: Node<'p>,
    /// The span of the attribute's name, or of the tag.
    pub(super) key_span: Span,
    /// The span of the attribute's value, or of the tag.
    pub(super) span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct ThingId(u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct NameId(u32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct ListId(u32);

impl ThingId {
    /// The page itself.
    pub(super) const PAGE: Self = Self(0);

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

impl NameId {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

impl ListId {
    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

impl<'p> Statements<'p> {
    /// No statements of a page of so many bytes, which has this address, or none that is known.
    pub(super) fn new(bytes: usize, address: &str, language: &'p str) -> Self {
        let mut statements = Self {
            all: Vec::new(),
            names: IndexSet::default(),
            things: Vec::new(),
            lists: Vec::new(),
            language,
            iris: HashMap::default(),
            blanks: HashMap::default(),
            budget: text_budget(bytes),
        };
        let page =
            statements.add_thing(Some(address).filter(|address| !address.is_empty()).map(str::to_owned));
        statements.iris.insert(address.to_owned(), page);
        statements
    }

    /// The thing with an IRI, or with a name within the page.
    pub(super) fn thing(&mut self, meaning: Meaning<'p>) -> ThingId {
        match meaning {
            Meaning::Iri(iri) => match self.iris.get(&iri) {
                Some(thing) => *thing,
                None => {
                    let thing = self.add_thing(Some(iri.clone()));
                    self.iris.insert(iri, thing);
                    thing
                }
            },
            Meaning::Blank(name) => match self.blanks.get(name) {
                Some(thing) => *thing,
                None => {
                    let thing = self.blank();
                    self.blanks.insert(name, thing);
                    thing
                }
            },
        }
    }

    /// A thing that nothing else names.
    pub(super) fn blank(&mut self) -> ThingId {
        self.add_thing(None)
    }

    fn add_thing(&mut self, iri: Option<String>) -> ThingId {
        let thing = ThingId(u32::try_from(self.things.len()).expect("a page has fewer things than bytes"));
        self.things.push(iri);
        thing
    }

    pub(super) fn name(&mut self, iri: String) -> NameId {
        let (index, _) = self.names.insert_full(iri);
        NameId(u32::try_from(index).expect("a page has fewer names than bytes"))
    }

    pub(super) fn iri_of(&self, name: NameId) -> &str {
        &self.names[name.index()]
    }

    /// A new list without values.
    pub(super) fn list(&mut self) -> ListId {
        self.lists.push(Vec::new());
        ListId(u32::try_from(self.lists.len() - 1).expect("a page has fewer lists than bytes"))
    }

    pub(super) fn add(&mut self, statement: Statement<'p>) -> Result<(), SyntaxError> {
        self.spend(8, statement.element)?;
        self.all.push(statement);
        Ok(())
    }

    pub(super) fn add_item(&mut self, list: ListId, item: Item<'p>) -> Result<(), SyntaxError> {
        self.spend(8, item.element)?;
        self.lists[list.index()].push(item);
        Ok(())
    }

    pub(super) fn spend(&mut self, bytes: usize, element: Node<'p>) -> Result<(), SyntaxError> {
        self.budget = self.budget.checked_sub(bytes).ok_or_else(|| too_much(element))?;
        Ok(())
    }
}

/// The error of a page that states far more than it contains, by lists of names or by copies.
pub(super) fn too_much(element: Node<'_>) -> SyntaxError {
    let message = "the RDFa of this page repeats its names and values too often";
    SyntaxError::new(SyntaxErrorKind::TooLarge, element.span().unwrap_or_default(), message)
}
