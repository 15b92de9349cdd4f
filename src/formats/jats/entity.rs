//! What an id may stand for, and how one thing refers to another.

use std::borrow::Cow;

use crate::formats::jats::writer::Jats;
use crate::model::{Event, Organization, Person, Place, Work};
use crate::source::xml::{Element, WriteXml};

/// What an id stands for.
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
    /// A paragraph or another block that JATS has no type of cross-reference for.
    Block,
}

/// Which thing of the world is meant, in the words of a registry.
pub(super) struct Identity {
    vocab: &'static str,
    vocab_identifier: &'static str,
    term_identifier: String,
}

impl<'a> Target<'a> {
    /// What to call it where it is referred to.
    pub(super) fn name(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Person(person) => Some(Cow::Borrowed(person.name.as_str())),
            Self::Organization(organization) => Some(Cow::Borrowed(organization.name.as_str())),
            Self::Place(place) => Some(Cow::Borrowed(place.name.as_str())),
            Self::Event(event) => Some(Cow::Borrowed(event.name.as_str())),
            Self::Work(Work { title: Some(title), .. }) => Some(Cow::Borrowed(title.as_str())),
            Self::Work(Work { unstructured: Some(reference), .. }) => {
                Some(Cow::Owned(reference.plain_text()))
            }
            Self::Work(Work { container_title: Some(whole), .. }) => Some(Cow::Borrowed(whole.as_str())),
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

    /// Whether it is somebody or something that can be mentioned.
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

    pub(super) fn identity(self) -> Option<Identity> {
        match self {
            Self::Person(person) => {
                let Person { orcid, wikidata, isni, .. } = person;
                orcid
                    .as_ref()
                    .map(|orcid| Identity::new("ORCID", "https://orcid.org/", orcid.url()))
                    .or_else(|| wikidata.as_ref().map(|item| Identity::wikidata(item.url())))
                    .or_else(|| isni.as_ref().map(|isni| Identity::isni(isni.url())))
            }
            Self::Organization(organization) => {
                let Organization { ror, wikidata, isni, .. } = organization;
                ror.as_ref()
                    .map(|ror| Identity::new("ROR", "https://ror.org/", ror.url()))
                    .or_else(|| wikidata.as_ref().map(|item| Identity::wikidata(item.url())))
                    .or_else(|| isni.as_ref().map(|isni| Identity::isni(isni.url())))
            }
            Self::Place(place) => {
                let Place { wikidata, geonames, .. } = place;
                wikidata.as_ref().map(|item| Identity::wikidata(item.url())).or_else(|| {
                    let url = format!("https://sws.geonames.org/{}/", geonames.as_deref()?);
                    Some(Identity::new("GeoNames", "https://www.geonames.org/", url))
                })
            }
            Self::Event(event) => event.wikidata.as_ref().map(|item| Identity::wikidata(item.url())),
            Self::Work(work) => work.identifiers.wikidata.as_ref().map(|item| Identity::wikidata(item.url())),
            _ => None,
        }
    }
}

impl Identity {
    fn new(vocab: &'static str, vocab_identifier: &'static str, term_identifier: String) -> Self {
        Self { vocab, vocab_identifier, term_identifier }
    }

    fn wikidata(item: String) -> Self {
        Self::new("Wikidata", "https://www.wikidata.org/", item)
    }

    fn isni(isni: String) -> Self {
        Self::new("ISNI", "https://isni.org/", isni)
    }
}

/// Writes the attributes that say which thing of the world is meant.
pub(super) fn identified<'w, W: WriteXml>(
    element: Element<'w, W>,
    identity: Option<&Identity>,
    name: &str,
) -> Element<'w, W> {
    match identity {
        None => element,
        Some(Identity { vocab, vocab_identifier, term_identifier }) => element
            .attr("vocab", vocab)
            .attr("vocab-identifier", vocab_identifier)
            .attr("vocab-term", name)
            .attr("vocab-term-identifier", term_identifier),
    }
}

/// [`<named-content>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/named-content.html)
/// that refers to something declared, by its name; its record says the rest.
///
/// ```xml
/// <named-content content-type="person" rid="costa">Ana Costa</named-content>
/// ```
pub(super) fn reference(jats: &mut Jats<'_>, id: &str) {
    let target = jats.target(id);
    let name = target.and_then(Target::name);
    jats.element("named-content")
        .attr("content-type", target.map_or("entity", Target::content_type))
        .attr_opt("rid", target.map(|_| id))
        .text(name.as_deref().unwrap_or(id));
}

/// `<named-content>` that refers to something declared, around the words that name it.
///
/// ```xml
/// <named-content content-type="place" rid="ellery" vocab="Wikidata" …>the harbour city</named-content>
/// ```
pub(super) fn mention<'a>(jats: &mut Jats<'a>, id: &str, words: impl FnOnce(&mut Jats<'a>)) {
    let target = jats.target(id);
    let identity = target.and_then(Target::identity);
    let name = target.and_then(Target::name);
    let element = jats
        .element("named-content")
        .attr("content-type", target.map_or("entity", Target::content_type))
        .attr_opt("rid", target.map(|_| id));
    identified(element, identity.as_ref(), name.as_deref().unwrap_or(id)).mixed(words);
}
