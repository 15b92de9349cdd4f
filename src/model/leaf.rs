//! The values that an article is made of, as a walk meets them.

use std::fmt;

use crate::model::*;

/// A value met on a walk.
#[derive(Debug, Clone, Copy)]
pub enum Leaf<'a> {
    /// The id under which something is declared: a key of a map, or a block's own `id`.
    Id(&'a Id, Collection),
    /// A reference to something declared.
    Reference(Reference<'a>),
    /// A date.
    Date(&'a Date),
    /// A language.
    Language(&'a Language),
    /// The address of a web page.
    Url(&'a Url),
    /// An address of any scheme, or a file name.
    Uri(&'a Uri),
    /// A DOI.
    Doi(&'a Doi),
    /// An ORCID iD.
    Orcid(&'a Orcid),
    /// An ISNI.
    Isni(&'a Isni),
    /// An ISSN.
    Issn(&'a Issn),
    /// An ISBN.
    Isbn(&'a Isbn),
    /// A ROR id.
    Ror(&'a Ror),
    /// An LEI.
    Lei(&'a Lei),
    /// A Wikidata item.
    WikidataId(&'a WikidataId),
    /// A PubMed id.
    Pmid(&'a Pmid),
    /// A PubMed Central id.
    Pmcid(&'a Pmcid),
    /// An ISO 3166 code.
    CountryCode(&'a CountryCode),
    /// Any other text.
    Text(&'a str),
    /// Text in `extensions`, which only its owner understands.
    Extension(&'a str),
}

impl<'a> Leaf<'a> {
    /// The text as written, whatever it is.
    pub fn as_str(&self) -> &'a str {
        match *self {
            Self::Id(id, _) => id.as_str(),
            Self::Reference(reference) => reference.id,
            Self::Date(value) => value.as_str(),
            Self::Language(value) => value.as_str(),
            Self::Url(value) => value.as_str(),
            Self::Uri(value) => value.as_str(),
            Self::Doi(value) => value.as_str(),
            Self::Orcid(value) => value.as_str(),
            Self::Isni(value) => value.as_str(),
            Self::Issn(value) => value.as_str(),
            Self::Isbn(value) => value.as_str(),
            Self::Ror(value) => value.as_str(),
            Self::Lei(value) => value.as_str(),
            Self::WikidataId(value) => value.as_str(),
            Self::Pmid(value) => value.as_str(),
            Self::Pmcid(value) => value.as_str(),
            Self::CountryCode(value) => value.as_str(),
            Self::Text(text) | Self::Extension(text) => text,
        }
    }
}

/// The type of a value that rules look at by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeafType {
    Id,
    Date,
    Language,
    Url,
    Uri,
    Doi,
    Orcid,
    Isni,
    Issn,
    Isbn,
    Ror,
    Lei,
    WikidataId,
    Pmid,
    Pmcid,
    CountryCode,
}

impl LeafType {
    /// How many types there are.
    pub(crate) const COUNT: usize = Self::CountryCode as usize + 1;

    /// The type of a value; a reference only makes sense together with what it refers to, and texts have rules of their
    /// own.
    pub(crate) fn of(leaf: Leaf<'_>) -> Option<Self> {
        Some(match leaf {
            Leaf::Id(..) => Self::Id,
            Leaf::Date(_) => Self::Date,
            Leaf::Language(_) => Self::Language,
            Leaf::Url(_) => Self::Url,
            Leaf::Uri(_) => Self::Uri,
            Leaf::Doi(_) => Self::Doi,
            Leaf::Orcid(_) => Self::Orcid,
            Leaf::Isni(_) => Self::Isni,
            Leaf::Issn(_) => Self::Issn,
            Leaf::Isbn(_) => Self::Isbn,
            Leaf::Ror(_) => Self::Ror,
            Leaf::Lei(_) => Self::Lei,
            Leaf::WikidataId(_) => Self::WikidataId,
            Leaf::Pmid(_) => Self::Pmid,
            Leaf::Pmcid(_) => Self::Pmcid,
            Leaf::CountryCode(_) => Self::CountryCode,
            Leaf::Reference(_) | Leaf::Text(_) | Leaf::Extension(_) => return None,
        })
    }
}

/// Where things are declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Collection {
    /// The map `people`.
    People,
    /// The map `organizations`.
    Organizations,
    /// The map `places`.
    Places,
    /// The map `events`.
    Events,
    /// The map `works`.
    Works,
    /// The map `quotes`.
    Quotes,
    /// The blocks and footnotes that bear an id.
    Blocks,
}

impl Collection {
    /// Those that are maps of the article.
    pub(crate) const MAPS: [Self; 6] =
        [Self::People, Self::Organizations, Self::Places, Self::Events, Self::Works, Self::Quotes];

    /// One thing of this collection, with its article: "a person".
    pub fn singular(self) -> &'static str {
        match self {
            Self::People => "a person",
            Self::Organizations => "an organization",
            Self::Places => "a place",
            Self::Events => "an event",
            Self::Works => "a work",
            Self::Quotes => "a quote",
            Self::Blocks => "a block",
        }
    }

    /// The name of the map in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Organizations => "organizations",
            Self::Places => "places",
            Self::Events => "events",
            Self::Works => "works",
            Self::Quotes => "quotes",
            Self::Blocks => "blocks",
        }
    }
}

impl fmt::Display for Collection {
    /// The name of the map in the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A reference to something declared.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    /// The id referred to.
    pub id: &'a str,
    /// Where it has to be declared.
    pub to: &'static [Collection],
}
