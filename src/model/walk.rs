//! One walk over everything an article says, each value with the path to it.

use std::fmt;
use std::num::NonZeroU32;

use serde_json::Value;

use crate::model::*;
use crate::source::Path;

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
    /// Text in `extensions`, which is nobody's business but its owner's.
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

impl Article {
    /// Shows `see` every value of the article, in the order of the model, with the path to it.
    pub fn walk<'a>(&'a self, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        Walk::walk(self, &Path::ROOT, see);
    }
}

trait Walk {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>));
}

/// Walks a struct field by field. It is taken apart without `..`: a new field has to be added here to compile.
macro_rules! walk {
    ($type:ident { $($field:ident $(: $key:literal)?),* $(,)? }) => {
        impl Walk for $type {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                let Self { $($field),* } = self;
                $($field.walk(&at.key(walk!(@key $field $($key)?)), see);)*
            }
        }
    };
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
}

walk!(Article {
    schema: "$schema",
    metadata,
    people,
    organizations,
    places,
    events,
    works,
    quotes,
    body,
    back,
    extensions
});
walk!(Allowance { rule, reason });
walk!(Metadata {
    title,
    language,
    kind,
    subtitle,
    translated_titles: "translatedTitles",
    abstracts,
    authors,
    contributors,
    dates,
    identifiers,
    publisher,
    publication,
    licenses,
    copyright,
    dateline,
    keywords,
    subjects,
    genres,
    about,
    funding,
    related,
    corrections,
    references,
    image,
    is_accessible_for_free: "isAccessibleForFree",
    unstated
});
walk!(Abstract { kind, language, content });
walk!(Dateline { text, place, date });
walk!(Funding { funder, awards, title, recipients, statement });
walk!(Person {
    name,
    given_name: "givenName",
    family_name: "familyName",
    name_style: "nameStyle",
    prefix,
    suffix,
    orcid,
    email,
    roles,
    alternate_names: "alternateNames",
    description,
    url,
    same_as: "sameAs",
    wikidata,
    isni,
    identifiers,
    image
});
walk!(Role { title, organization, kind, start, end });
walk!(Organization {
    name,
    kind,
    part_of: "partOf",
    place,
    ror,
    lei,
    funder_doi: "funderDoi",
    founded,
    dissolved,
    logo,
    alternate_names: "alternateNames",
    description,
    url,
    same_as: "sameAs",
    wikidata,
    isni,
    identifiers,
    image
});
walk!(Place {
    name,
    kind,
    part_of: "partOf",
    iso3166,
    geonames,
    latitude,
    longitude,
    alternate_names: "alternateNames",
    description,
    url,
    same_as: "sameAs",
    wikidata,
    isni,
    identifiers,
    image
});
walk!(Event {
    name,
    kind,
    date,
    places,
    participants,
    part_of: "partOf",
    caused_by: "causedBy",
    status,
    sources,
    alternate_names: "alternateNames",
    description,
    url,
    same_as: "sameAs",
    wikidata,
    isni,
    identifiers,
    image
});
walk!(Participant { agent, role });
walk!(Cause { event, asserted_by: "assertedBy", note });
walk!(Quote {
    text,
    speaker,
    kind,
    cue,
    event,
    date,
    addressees,
    source,
    language,
    original,
    translator,
    anchors,
    confidence
});
walk!(Unnamed { unnamed, organization });
walk!(Anchor { block, exact, prefix, suffix });
walk!(Work {
    r#type: "type",
    title,
    authors,
    editors,
    issued,
    accessed,
    container_title: "containerTitle",
    publisher,
    publisher_place: "publisherPlace",
    volume,
    issue,
    page,
    edition,
    number,
    issn,
    language,
    identifiers,
    unstructured
});
walk!(BibliographicName { agent, literal, family, given, suffix });
walk!(Paragraph { id, language, content });
walk!(Section { id, kind, title, content });
walk!(BlockQuote { id, r#ref: "ref", content, attribution, pull });
walk!(List { id, order, items });
walk!(DefinitionList { id, items });
walk!(Definition { term, definition });
walk!(Table { id, label, caption, header_rows: "headerRows", header_columns: "headerColumns", rows, notes });
walk!(Cell { content, colspan, rowspan });
walk!(Figure { id, label, caption, media });
walk!(CodeBlock { id, language, text });
walk!(MathBlock { id, label, tex, mathml });
walk!(Aside { id, title, content });
walk!(Embed { id, url, caption });
walk!(Foreign { format, source });
walk!(Marked { content });
walk!(InlineCode { text });
walk!(Link { href, content });
walk!(Mention { r#ref: "ref", content });
walk!(InlineQuote { r#ref: "ref", content });
walk!(DateText { value, content });
walk!(Cite { refs, locator, content });
walk!(CrossReference { target, content });
walk!(Footnote { id, content });
walk!(Math { tex, mathml });
walk!(OtherLanguage { language, content });
walk!(Contributor { agent, roles, affiliations, corresponding, equal_contribution: "equalContribution" });
walk!(Dates {
    created,
    received,
    revised,
    accepted,
    published,
    published_print: "publishedPrint",
    modified,
    retracted,
    embargoed_until: "embargoedUntil",
    expires
});
walk!(Publication {
    title,
    kind,
    abbreviated_title: "abbreviatedTitle",
    issn,
    issn_print: "issnPrint",
    issn_l: "issnL",
    identifiers,
    volume,
    issue,
    first_page: "firstPage",
    last_page: "lastPage",
    elocation_id: "elocationId",
    edition,
    section
});
walk!(License { spdx, url, statement, start, applies_to: "appliesTo" });
walk!(Copyright { year, holder, statement });
walk!(Term { term, scheme, code, url, language });
walk!(AlternateName { name, language, kind });
walk!(TranslatedText { text, language });
walk!(RelatedWork { relation, work });
walk!(Correction { date, text, kind, work });
walk!(Media {
    src,
    media_type: "mediaType",
    alt,
    width,
    height,
    credit,
    license,
    digital_source_type: "digitalSourceType"
});
walk!(WorkIdentifiers { doi, url, uri, pmid, pmcid, isbn, wikidata, other });
walk!(Identifier { scheme, value, url });

impl Walk for Block {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        match self {
            Self::Paragraph(block) => block.walk(at, see),
            Self::Section(block) => block.walk(at, see),
            Self::Quote(block) => block.walk(at, see),
            Self::List(block) => block.walk(at, see),
            Self::DefinitionList(block) => block.walk(at, see),
            Self::Table(block) => block.walk(at, see),
            Self::Figure(block) => block.walk(at, see),
            Self::Code(block) => block.walk(at, see),
            Self::Math(block) => block.walk(at, see),
            Self::Aside(block) => block.walk(at, see),
            Self::Embed(block) => block.walk(at, see),
            Self::Foreign(block) => block.walk(at, see),
        }
    }
}

impl Walk for Inline {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        match self {
            Self::Text(text) => text.walk(at, see),
            Self::Emphasis(inline) => inline.walk(at, see),
            Self::Strong(inline) => inline.walk(at, see),
            Self::Subscript(inline) => inline.walk(at, see),
            Self::Superscript(inline) => inline.walk(at, see),
            Self::Underline(inline) => inline.walk(at, see),
            Self::Strike(inline) => inline.walk(at, see),
            Self::SmallCaps(inline) => inline.walk(at, see),
            Self::Code(inline) => inline.walk(at, see),
            Self::Link(inline) => inline.walk(at, see),
            Self::Mention(inline) => inline.walk(at, see),
            Self::Quote(inline) => inline.walk(at, see),
            Self::Date(inline) => inline.walk(at, see),
            Self::Cite(inline) => inline.walk(at, see),
            Self::CrossReference(inline) => inline.walk(at, see),
            Self::Footnote(inline) => inline.walk(at, see),
            Self::Math(inline) => inline.walk(at, see),
            Self::Image(inline) => inline.walk(at, see),
            Self::Language(inline) => inline.walk(at, see),
            Self::Break(inline) => inline.walk(at, see),
            Self::Foreign(inline) => inline.walk(at, see),
        }
    }
}

impl Walk for Speaker {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        match self {
            Self::Agent(agent) => agent.walk(at, see),
            Self::Unnamed(unnamed) => unnamed.walk(at, see),
        }
    }
}

macro_rules! leaves {
    ($($type:ident)*) => {
        $(impl Walk for $type {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                see(at, Leaf::$type(self));
            }
        })*
    };
}
leaves!(Date Language Url Uri Doi Orcid Isni Issn Isbn Ror Lei WikidataId Pmid Pmcid CountryCode);

macro_rules! references {
    ($($type:ident => $($collection:ident)+;)*) => {
        $(impl Walk for $type {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                see(at, Leaf::Reference(Reference { id: self.as_str(), to: &[$(Collection::$collection),+] }));
            }
        })*
    };
}
references! {
    AgentRef => People Organizations;
    OrganizationRef => Organizations;
    PlaceRef => Places;
    EventRef => Events;
    WorkRef => Works;
    QuoteRef => Quotes;
    EntityRef => People Organizations Places Events Works;
    BlockRef => Blocks;
}

macro_rules! entries {
    ($($type:ident => $collection:ident;)*) => {
        $(impl Walk for Entries<$type> {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                for (id, entry) in self {
                    let at = at.key(id.as_str());
                    see(&at, Leaf::Id(id, Collection::$collection));
                    entry.walk(&at, see);
                }
            }
        })*
    };
}
entries! {
    Person => People;
    Organization => Organizations;
    Place => Places;
    Event => Events;
    Work => Works;
    Quote => Quotes;
}

impl Walk for Id {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        see(at, Leaf::Id(self, Collection::Blocks));
    }
}

impl Walk for String {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        see(at, Leaf::Text(self));
    }
}

impl Walk for Extensions {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        let Self { allow, others } = self;
        allow.walk(&at.key("byline.allow"), see);
        for (owner, value) in others {
            see(&at.key(owner), Leaf::Extension(owner));
            value.walk(&at.key(owner), see);
        }
    }
}

impl Walk for Value {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        match self {
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
            Value::String(text) => see(at, Leaf::Extension(text)),
            Value::Array(items) => items.walk(at, see),
            Value::Object(members) => members.iter().for_each(|(key, value)| value.walk(&at.key(key), see)),
        }
    }
}

impl Walk for Blocks {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        self.0.walk(at, see);
    }
}

impl Walk for Inlines {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        // On paper no passages are an empty string.
        if self.0.is_empty() {
            see(at, Leaf::Text(""));
        }
        self.0.walk(at, see);
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        self.iter().enumerate().for_each(|(index, item)| item.walk(&at.item(index), see));
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        if let Some(value) = self {
            value.walk(at, see);
        }
    }
}

/// Values that hold no text.
macro_rules! silent {
    ($($type:ty),*) => {
        $(impl Walk for $type {
            fn walk<'a>(&'a self, _: &Path<'_>, _: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {}
        })*
    };
}
silent!(
    bool,
    u16,
    u32,
    f64,
    NonZeroU32,
    Break,
    ArticleKind,
    AbstractKind,
    NameStyle,
    RoleKind,
    OrganizationKind,
    PlaceKind,
    EventKind,
    EventStatus,
    QuoteKind,
    ListOrder,
    ForeignFormat,
    PublicationKind,
    NameKind,
    Relation,
    CorrectionKind
);
