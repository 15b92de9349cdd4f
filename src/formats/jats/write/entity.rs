//! Targets of ids.

use crate::model::{Event, Identifier, Identity, Organization, Person, Place, Scheme, Work};
use crate::source::xml::{Element, WriteXml};

/// What an id refers to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target<'a> {
    Person(&'a Person),
    Organization(&'a Organization),
    Place(&'a Place),
    Event(&'a Event),
    Work(&'a Work),
    Quote,
    Section,
    Appendix,
    Figure,
    Table,
    Formula,
    List,
    Box,
    Footnote,
    /// A paragraph or another block without a type of cross-reference in JATS.
    Block,
}

/// The identity of an entity, as a term of a registry.
pub(super) struct VocabTerm {
    /// The registry.
    pub(super) scheme: Scheme,
    vocab: &'static str,
    vocab_identifier: &'static str,
    term_identifier: String,
}

impl<'a> Target<'a> {
    /// The name to use in a reference to it.
    pub(super) fn name(self) -> Option<&'a str> {
        match self {
            Self::Person(person) => Some(person.name.as_str()),
            Self::Organization(organization) => Some(organization.name.as_str()),
            Self::Place(place) => Some(place.name.as_str()),
            Self::Event(event) => Some(event.name.as_str()),
            _ => None,
        }
    }

    /// The `content-type` of a reference to it.
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Organization(_) => "organization",
            Self::Place(_) => "place",
            Self::Event(_) => "event",
            Self::Work(_) => "work",
            Self::Quote => "quote",
            _ => "block",
        }
    }

    /// Whether it can be mentioned.
    pub(super) fn is_entity(self) -> bool {
        matches!(
            self,
            Self::Person(_) | Self::Organization(_) | Self::Place(_) | Self::Event(_) | Self::Work(_)
        )
    }

    /// Whether it is a part of the text that can be referred to.
    pub(super) fn is_part(self) -> bool {
        !self.is_entity() && !matches!(self, Self::Quote)
    }

    /// The [`ref-type`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/ref-type.html) of a
    /// cross-reference to it: a closed list in Publishing.
    pub(super) fn ref_type(self) -> &'static str {
        match self {
            Self::Section => "sec",
            Self::Appendix => "app",
            Self::Figure => "fig",
            Self::Table => "table",
            Self::Formula => "disp-formula",
            Self::List => "list",
            Self::Box => "boxed-text",
            Self::Footnote => "fn",
            Self::Work(_) => "bibr",
            _ => "other",
        }
    }

    /// Its identifier in a registry that readers recognize.
    pub(super) fn vocab_term(self) -> Option<VocabTerm> {
        let wikidata = |identity: &Identity| {
            let item = identity.wikidata.as_ref()?;
            let address = format!("https://www.wikidata.org/wiki/{}", item.canonical());
            VocabTerm::new("Wikidata", "https://www.wikidata.org/", address)
        };
        let isni =
            |identity: &Identity| VocabTerm::new("ISNI", "https://isni.org/", identity.isni.as_ref()?.url());
        match self {
            Self::Person(Person { orcid, identity, .. }) => orcid
                .as_ref()
                .and_then(|orcid| VocabTerm::new("ORCID", "https://orcid.org/", orcid.url()))
                .or_else(|| wikidata(identity))
                .or_else(|| isni(identity)),
            Self::Organization(Organization { ror, identity, .. }) => ror
                .as_ref()
                .and_then(|ror| VocabTerm::new("ROR", "https://ror.org/", ror.url()))
                .or_else(|| wikidata(identity))
                .or_else(|| isni(identity)),
            Self::Place(Place { geonames, identity, .. }) => wikidata(identity).or_else(|| {
                let address = format!("https://sws.geonames.org/{}/", geonames.as_deref()?);
                VocabTerm::new("GeoNames", "https://www.geonames.org/", address)
            }),
            Self::Event(event) => wikidata(&event.identity),
            _ => None,
        }
    }
}

impl VocabTerm {
    fn new(vocab: &'static str, vocab_identifier: &'static str, term_identifier: String) -> Option<Self> {
        let (scheme, _) = Scheme::of_address(&term_identifier)?;
        Some(Self { scheme, vocab, vocab_identifier, term_identifier })
    }
}

/// Writes the attributes that identify the entity.
pub(super) fn identified<'w, W: WriteXml>(
    element: Element<'w, W>,
    identity: Option<&VocabTerm>,
    name: &str,
) -> Element<'w, W> {
    match identity {
        None => element,
        Some(VocabTerm { scheme: _, vocab, vocab_identifier, term_identifier }) => element
            .attr("vocab", vocab)
            .attr("vocab-identifier", vocab_identifier)
            .attr("vocab-term", name)
            .attr("vocab-term-identifier", term_identifier),
    }
}

/// Whether an identifier has a scheme without a field of its own.
pub(super) fn is_plain(identifier: &Identifier) -> bool {
    let Identifier { scheme, value, url: _ } = identifier;
    !value.is_empty()
        && !scheme.trim().is_empty()
        && Scheme::named(scheme).is_none()
        && Scheme::of_address(value).is_none()
        && Scheme::Doi.read(value).is_none()
}
