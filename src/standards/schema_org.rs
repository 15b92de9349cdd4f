//! schema.org: its types and properties, and their relations.

mod term;

pub(crate) use term::Term;

use std::sync::OnceLock;

use crate::source::hash::HashMap;

/// The schema.org vocabulary, from the table in `schemas/schema.org/`.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Sorted by name.
    terms: Vec<Term>,
    /// Types and properties by their names in lower case, built on the first lookup of a name in the wrong case.
    by_letters: OnceLock<[HashMap<String, Term>; 2]>,
}

/// The version of the vocabulary in the table.
pub(crate) const VERSION: &str = "29.4";

/// The vocabulary, parsed on first use.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| Vocabulary::read(include_str!("../../schemas/schema.org/vocabulary.txt")))
}

impl Vocabulary {
    fn read(table: &'static str) -> Self {
        let lines = table.lines().filter(|line| !line.starts_with('#'));
        Self { terms: lines.map(Term::read).collect(), by_letters: OnceLock::new() }
    }

    /// The term with this name: a type, a property, or an enumeration member.
    pub(crate) fn term(&self, name: &str) -> Option<&Term> {
        let found = self.terms.binary_search_by(|term| term.name.cmp(name)).ok()?;
        Some(&self.terms[found])
    }

    /// The type with this name.
    pub(crate) fn type_named(&self, name: &str) -> Option<&Term> {
        self.term(name).filter(|term| term.is_type())
    }

    /// The property with this name.
    pub(crate) fn property(&self, name: &str) -> Option<&Term> {
        self.term(name).filter(|term| term.is_property())
    }

    /// The type with this name, ignoring case.
    pub(crate) fn type_in_any_case(&self, name: &str) -> Option<&Term> {
        self.type_named(name).or_else(|| self.by_letters()[0].get(&name.to_ascii_lowercase()))
    }

    /// The property with this name, ignoring case.
    pub(crate) fn property_in_any_case(&self, name: &str) -> Option<&Term> {
        self.property(name).or_else(|| self.by_letters()[1].get(&name.to_ascii_lowercase()))
    }

    fn by_letters(&self) -> &[HashMap<String, Term>; 2] {
        fn lowered<'v>(terms: impl Iterator<Item = &'v Term>) -> HashMap<String, Term> {
            terms.map(|term| (term.name.to_ascii_lowercase(), *term)).collect()
        }
        self.by_letters.get_or_init(|| [lowered(self.types()), lowered(self.properties())])
    }

    /// All types.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Term> + Clone {
        self.terms.iter().filter(|term| term.is_type())
    }

    /// All properties.
    pub(crate) fn properties(&self) -> impl Iterator<Item = &Term> + Clone {
        self.terms.iter().filter(|term| term.is_property())
    }

    /// Whether a type is the one called `above`, or a subtype of it.
    pub(crate) fn is_a(&self, kind: &Term, above: &str) -> bool {
        kind.name == above
            || kind.parents().any(|parent| self.term(parent).is_some_and(|parent| self.is_a(parent, above)))
    }

    /// The same for a type by its name.
    pub(crate) fn names_a(&self, kind: &str, above: &str) -> bool {
        self.type_named(kind).is_some_and(|kind| self.is_a(kind, above))
    }

    /// Whether a property is defined for this type.
    pub(crate) fn may_have(&self, kind: &Term, property: &Term) -> bool {
        property.domains().any(|domain| self.is_a(kind, domain))
    }

    /// Whether `term` is a value of the enumeration called `enumeration`: a member of it or of a subtype, or a subtype.
    pub(crate) fn is_member(&self, term: &Term, enumeration: &str) -> bool {
        let mut of = term.enumerations().filter_map(|name| self.term(name));
        (term.is_type() && self.is_a(term, enumeration)) || of.any(|of| self.is_a(of, enumeration))
    }

    /// The members of an enumeration and its subtypes. Some enumerations have members from other vocabularies.
    pub(crate) fn members<'v>(&'v self, enumeration: &'v str) -> impl Iterator<Item = &'v Term> {
        self.terms.iter().filter(move |term| !term.is_type() && self.is_member(term, enumeration))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types(names: &[&str]) -> Vec<&'static Term> {
        names.iter().map(|name| vocabulary().type_named(name).expect("it is a type")).collect()
    }

    #[test]
    fn the_table_is_sorted_and_complete() {
        let terms = &vocabulary().terms;
        let table = include_str!("../../schemas/schema.org/vocabulary.txt");
        assert!(table.starts_with(&format!("# The names of schema.org {VERSION} ")));
        assert!(terms.windows(2).all(|pair| pair[0].name < pair[1].name));
        assert_eq!((vocabulary().types().count(), vocabulary().properties().count()), (930, 1520));
        // Removed from schema.org itself, except for one relation.
        let is_type = |name| vocabulary().type_named(name).is_some() || name == "DeliveryTimeSettings";
        for term in terms {
            let mut names =
                term.parents().chain(term.domains()).chain(term.ranges()).chain(term.enumerations());
            assert!(names.all(is_type), "{term:?}");
            assert!(term.superseded_by().all(|name| vocabulary().term(name).is_some()), "{term:?}");
        }
    }

    #[test]
    fn names_as_short_as_language_tags_are_known() {
        let short = vocabulary().properties().map(|term| term.name).filter(|name| name.len() < 4);
        assert_eq!(short.collect::<Vec<_>>(), crate::source::jsonld::SHORT_PROPERTIES);
    }

    #[test]
    fn properties_are_inherited() {
        let may_have = |kind: &str, property: &str| {
            let property = vocabulary().property(property).expect("it is a property");
            vocabulary().may_have(types(&[kind])[0], property)
        };
        assert!(may_have("ReportageNewsArticle", "articleBody"));
        assert!(may_have("ReportageNewsArticle", "name"));
        assert!(!may_have("ReportageNewsArticle", "startDate"));
        assert!(may_have("LocalBusiness", "geo") && may_have("LocalBusiness", "founder"));
        assert!(!may_have("Organization", "geo"));
    }

    #[test]
    fn enumerations_include_members_of_subtypes() {
        let is_member = |name: &str, enumeration: &str| {
            vocabulary().is_member(vocabulary().term(name).expect("it is a name"), enumeration)
        };
        assert!(is_member("EventCancelled", "EventStatusType"));
        assert!(is_member("EventCancelled", "StatusEnumeration"));
        assert!(!is_member("EventCancelled", "ItemAvailability"));
        assert!(!is_member("headline", "EventStatusType"));
        let statuses: Vec<&str> = vocabulary().members("EventStatusType").map(|term| term.name).collect();
        assert_eq!(statuses.len(), 5, "{statuses:?}");
    }

    #[test]
    fn superseded_terms_are_recognized() {
        let superseded: Vec<&str> = vocabulary().term("awards").expect("a name").superseded_by().collect();
        assert_eq!(superseded, ["award"]);
    }

    #[test]
    fn properties_of_a_type_are_those_of_the_types_above() {
        let schema_org = vocabulary();
        let article = schema_org.type_named("NewsArticle").unwrap();
        assert!(schema_org.is_a(article, "CreativeWork"));
        assert!(schema_org.may_have(article, schema_org.property("headline").unwrap()));
    }
}
