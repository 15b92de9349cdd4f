//! One term of schema.org, with its relations to others.

use crate::standards::schema_org::vocabulary;

/// A term of schema.org: a type, a property, or an enumeration member.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The name in the spelling of schema.org.
    pub name: &'static str,
    /// The number of a type among the types; a type may also be an enumeration member.
    pub(super) type_number: Option<u16>,
    /// Where its relations begin in the list of all.
    pub(super) start: u16,
    /// Where those of each kind end, counted from there.
    pub(super) ends: [u8; RELATIONS.len()],
}

/// How a term is related to others, by the mark in the table.
pub(super) const RELATIONS: [&str; 5] = ["<", "=", "@", ">", "!"];

impl Term {
    /// The terms with the relation of this number.
    fn related(&self, relation: usize) -> impl Iterator<Item = &'static Self> + Clone + use<> {
        let end_of = |relation: usize| usize::from(self.start) + usize::from(self.ends[relation]);
        let start = relation.checked_sub(1).map_or(self.start.into(), end_of);
        let vocabulary = vocabulary();
        vocabulary.related[start..end_of(relation)]
            .iter()
            .map(|number| &vocabulary.terms[usize::from(*number)])
    }

    /// Whether it is a type.
    pub(crate) fn is_type(&self) -> bool {
        self.type_number.is_some()
    }

    /// Whether it is a property.
    pub(crate) fn is_property(&self) -> bool {
        self.name.starts_with(|first: char| first.is_ascii_lowercase())
    }

    /// The direct supertypes of a type.
    pub(crate) fn parents(&self) -> impl Iterator<Item = &'static Self> + Clone + use<> {
        self.related(0)
    }

    /// The enumerations that it is a member of.
    pub(crate) fn enumerations(&self) -> impl Iterator<Item = &'static Self> + Clone + use<> {
        self.related(1)
    }

    /// The types that a property is defined for.
    pub(crate) fn domains(&self) -> impl Iterator<Item = &'static Self> + Clone + use<> {
        self.related(2)
    }

    /// The types of a property's values.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = &'static Self> + Clone + use<> {
        self.related(3)
    }

    /// The terms that replace it in schema.org.
    pub(crate) fn superseded_by(&self) -> impl Iterator<Item = &'static Self> + Clone + use<> {
        self.related(4)
    }

    /// Whether a type is `above`, or a subtype of it.
    pub(crate) fn is_a(&self, above: &Self) -> bool {
        let (Some(number), Some(above)) = (self.type_number, above.type_number) else { return false };
        vocabulary().is_below(number, above)
    }

    /// The same for a type by its name.
    pub(crate) fn is_a_kind_of(&self, above: &str) -> bool {
        vocabulary().type_named(above).is_some_and(|above| self.is_a(above))
    }

    /// Whether it is a type whose values are given.
    pub(crate) fn is_enumeration(&self) -> bool {
        self.is_a_kind_of("Enumeration")
    }

    /// Whether a property is defined for this type.
    pub(crate) fn may_have(&self, property: &Self) -> bool {
        property.domains().any(|domain| self.is_a(domain))
    }

    /// Whether it is a value of this enumeration: a member of it or of a subtype, or a subtype.
    pub(crate) fn is_member(&self, enumeration: &Self) -> bool {
        self.is_a(enumeration) || self.enumerations().any(|own| own.is_a(enumeration))
    }
}
