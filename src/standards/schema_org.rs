//! schema.org: its types and properties, and their relations.

mod term;

pub(crate) use term::Term;

use std::sync::OnceLock;

use self::term::RELATIONS;
use crate::source::hash::HashMap;

/// The schema.org vocabulary, from the table in `schemas/schema.org/`.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    /// Sorted by name.
    terms: Vec<Term>,
    /// The number of each term by its name.
    numbers: HashMap<&'static str, u16>,
    /// The numbers of the terms to which each term is related, grouped by term and relation.
    related: Vec<u16>,
    /// For each type a bit for each type: whether that is the type itself or above it.
    above: Vec<u64>,
    /// How many elements of `above` each type has.
    words: usize,
    /// Types and properties by their names in lower case, built on the first lookup of a name in the wrong case.
    by_letters: OnceLock<[HashMap<String, u16>; 2]>,
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
        let lines: Vec<(&str, &str)> = lines.map(|line| line.split_once(' ').unwrap_or((line, ""))).collect();
        let numbers = lines.iter().zip(0..).map(|((name, _), number)| (*name, number)).collect();
        let (terms, related) = (Vec::with_capacity(lines.len()), Vec::with_capacity(2 * lines.len()));
        let mut vocabulary =
            Self { terms, numbers, related, above: Vec::new(), words: 0, by_letters: OnceLock::new() };
        let mut types = 0..;
        for (name, entry) in lines {
            let type_number = entry.starts_with(RELATIONS[0]).then(|| types.next()).flatten();
            vocabulary.add(name, entry, type_number);
        }
        vocabulary.add_types_above(usize::from(types.start));
        vocabulary
    }

    /// Adds a term with its entry in the table: marks in the order of relations, each followed by names. The name of a
    /// type that was removed has no number.
    fn add(&mut self, name: &'static str, entry: &str, type_number: Option<u16>) {
        let start = self.related.len();
        let (mut ends, mut relation) = ([0; RELATIONS.len()], 0);
        for word in entry.split_ascii_whitespace() {
            if word.len() == 1 {
                // Behind the relations there are other marks.
                relation = RELATIONS.iter().position(|mark| *mark == word).unwrap_or(RELATIONS.len());
            } else if let (Some(ends), Some(number)) = (ends.get_mut(relation..), self.numbers.get(word)) {
                self.related.push(*number);
                ends.fill(u8::try_from(self.related.len() - start).expect("no term has so many relations"));
            }
        }
        let start = u16::try_from(start).expect("the table has fewer relations");
        self.terms.push(Term { name, type_number, start, ends });
    }

    /// Finds the types above each of so many types.
    fn add_types_above(&mut self, types: usize) {
        self.words = types.div_ceil(u64::BITS as usize);
        self.above = vec![0; types * self.words];
        for kind in &self.terms {
            let Some(number) = kind.type_number else { continue };
            let mut waiting = vec![kind];
            while let Some(next) = waiting.pop() {
                let Some(above) = next.type_number else { continue };
                let (word, bit) = self.place(number, above);
                if self.above[word] & bit == 0 {
                    self.above[word] |= bit;
                    let parents =
                        usize::from(next.start)..usize::from(next.start) + usize::from(next.ends[0]);
                    waiting
                        .extend(self.related[parents].iter().map(|number| &self.terms[usize::from(*number)]));
                }
            }
        }
    }

    /// Where it says whether one type is above another.
    fn place(&self, number: u16, above: u16) -> (usize, u64) {
        let (number, above, bits) = (usize::from(number), usize::from(above), u64::BITS as usize);
        (number * self.words + above / bits, 1 << (above % bits))
    }

    /// Whether the type with this number is the other one, or a subtype of it.
    fn is_below(&self, number: u16, above: u16) -> bool {
        let (word, bit) = self.place(number, above);
        self.above[word] & bit != 0
    }

    /// The term with this name: a type, a property, or an enumeration member.
    pub(crate) fn term(&self, name: &str) -> Option<&Term> {
        Some(&self.terms[usize::from(*self.numbers.get(name)?)])
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
        self.type_named(name).or_else(|| self.by_letters(0, name))
    }

    /// The property with this name, ignoring case.
    pub(crate) fn property_in_any_case(&self, name: &str) -> Option<&Term> {
        self.property(name).or_else(|| self.by_letters(1, name))
    }

    fn by_letters(&self, list: usize, name: &str) -> Option<&Term> {
        let lowered = |term: &Term| Some((term.name.to_ascii_lowercase(), *self.numbers.get(term.name)?));
        let lists = self.by_letters.get_or_init(|| {
            [self.types().filter_map(lowered).collect(), self.properties().filter_map(lowered).collect()]
        });
        Some(&self.terms[usize::from(*lists[list].get(&name.to_ascii_lowercase())?)])
    }

    /// All types.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Term> + Clone {
        self.terms.iter().filter(|term| term.is_type())
    }

    /// All properties.
    pub(crate) fn properties(&self) -> impl Iterator<Item = &Term> + Clone {
        self.terms.iter().filter(|term| term.is_property())
    }

    /// The members of an enumeration and its subtypes. Some enumerations have members from other vocabularies.
    pub(crate) fn members<'v>(&'v self, enumeration: &'v Term) -> impl Iterator<Item = &'v Term> {
        self.terms.iter().filter(move |term| !term.is_type() && term.is_member(enumeration))
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
        for term in terms {
            let mut types =
                term.parents().chain(term.domains()).chain(term.ranges()).chain(term.enumerations());
            assert!(types.all(Term::is_type), "{term:?}");
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
            types(&[kind])[0].may_have(property)
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
            vocabulary().term(name).expect("it is a name").is_member(types(&[enumeration])[0])
        };
        assert!(is_member("EventCancelled", "EventStatusType"));
        assert!(is_member("EventCancelled", "StatusEnumeration"));
        assert!(!is_member("EventCancelled", "ItemAvailability"));
        assert!(!is_member("headline", "EventStatusType"));
        let statuses: Vec<&str> =
            vocabulary().members(types(&["EventStatusType"])[0]).map(|term| term.name).collect();
        assert_eq!(statuses.len(), 5, "{statuses:?}");
    }

    #[test]
    fn superseded_terms_are_recognized() {
        let mut superseded = vocabulary().term("awards").expect("a name").superseded_by();
        assert_eq!(superseded.next().map(|term| term.name), Some("award"));
    }

    #[test]
    fn properties_of_a_type_are_those_of_the_types_above() {
        let schema_org = vocabulary();
        let article = schema_org.type_named("NewsArticle").unwrap();
        assert!(article.is_a_kind_of("CreativeWork") && article.is_a(article));
        assert!(!article.is_a_kind_of("Person") && !article.is_a_kind_of("headline"));
        assert!(article.may_have(schema_org.property("headline").unwrap()));
    }
}
