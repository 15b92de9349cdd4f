//! One walk over everything an article says, each value with the path to it.

use std::num::NonZeroU32;

use serde_json::Value;

use crate::model::change::{ChangeAt, replace, reset, whole};
use crate::model::*;
use crate::source::Path;

impl Article {
    /// Shows `see` every value of the article, in the order of the model, with the path to it.
    pub fn walk<'a>(&'a self, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
        Walk::walk(self, &Path::ROOT, see);
    }
}

trait Walk {
    fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>));
}

/// Lists the fields of a struct, with their names in a file where these are others, and goes through them field by
/// field. It is taken apart without `..`: a new field has to be added here to compile.
macro_rules! fields {
    ($type:ident { $($field:ident $(: $key:literal)?),* $(,)? }) => {
        impl Walk for $type {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                let Self { $($field),* } = self;
                $($field.walk(&at.key(fields!(@key $field $($key)?)), see);)*
            }
        }

        impl ChangeAt for $type {
            fn change_at(&mut self, steps: &[&str], change: Change) -> Result<(), Unfit> {
                let Some((step, _rest)) = steps.split_first() else { return replace(self, change) };
                $(if *step == fields!(@key $field $($key)?) {
                    let is_removed = _rest.is_empty() && change == Change::Remove;
                    let changed = self.$field.change_at(_rest, change);
                    return if is_removed { changed.or_else(|Unfit| reset(self, step)) } else { changed };
                })*
                Err(Unfit)
            }
        }
    };
    (@key $field:ident $key:literal) => { $key };
    (@key $field:ident) => { stringify!($field) };
}

fields!(Article {
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
    sub_articles: "subArticles",
    extensions
});
fields!(SubArticle { id, kind, metadata, body, back, sub_articles: "subArticles" });
fields!(Allowance { rule, reason });
fields!(Metadata {
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
    notes,
    image,
    is_accessible_for_free: "isAccessibleForFree",
    unstated
});
fields!(Abstract { kind, language, content });
fields!(Dateline { text, place, date });
fields!(Funding { funder, awards, title, recipients, statement });
fields!(Person {
    name,
    given_name: "givenName",
    family_name: "familyName",
    name_style: "nameStyle",
    prefix,
    suffix,
    degrees,
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
fields!(Role { title, organization, kind, start, end });
fields!(Organization {
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
fields!(Place {
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
fields!(Event {
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
fields!(Participant { agent, role });
fields!(Cause { event, asserted_by: "assertedBy", note });
fields!(Quote {
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
fields!(Unnamed { unnamed, organization });
fields!(Anchor { block, exact, prefix, suffix });
fields!(Work {
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
fields!(BibliographicName { agent, literal, family, given, suffix });
fields!(Paragraph { id, language, content });
fields!(Section { id, kind, title, content });
fields!(BlockQuote { id, r#ref: "ref", content, attribution, pull });
fields!(List { id, order, items });
fields!(DefinitionList { id, items });
fields!(Definition { term, definition });
fields!(Table {
    id,
    label,
    title,
    caption,
    header_rows: "headerRows",
    header_columns: "headerColumns",
    rows,
    notes
});
fields!(Cell { content, colspan, rowspan });
fields!(Figure { id, label, title, caption, media });
fields!(CodeBlock { id, language, text });
fields!(MathBlock { id, label, tex, mathml });
fields!(Aside { id, title, content });
fields!(Embed { id, url, caption });
fields!(Foreign { format, source });
fields!(Marked { content });
fields!(InlineCode { text });
fields!(Link { href, content });
fields!(Mention { r#ref: "ref", content });
fields!(InlineQuote { r#ref: "ref", content });
fields!(DateText { value, content });
fields!(Cite { refs, locator, content });
fields!(CrossReference { target, content });
fields!(Footnote { id, content });
fields!(Math { tex, mathml });
fields!(OtherLanguage { language, content });
fields!(Contributor {
    agent,
    roles,
    affiliations,
    corresponding,
    equal_contribution: "equalContribution",
    notes
});
fields!(Dates {
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
fields!(Publication {
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
fields!(License { spdx, url, statement, start, applies_to: "appliesTo" });
fields!(Copyright { year, holder, statement });
fields!(Term { term, scheme, code, url, language });
fields!(AlternateName { name, language, kind });
fields!(TranslatedText { text, language });
fields!(RelatedWork { relation, work });
fields!(Correction { date, text, kind, work });
fields!(Media {
    src,
    media_type: "mediaType",
    alt,
    width,
    height,
    credit,
    license,
    digital_source_type: "digitalSourceType"
});
fields!(WorkIdentifiers { doi, url, uri, pmid, pmcid, isbn, wikidata, other });
fields!(Identifier { scheme, value, url });

/// Goes through what the variant at hand holds.
macro_rules! variants {
    ($type:ident { $($variant:ident),* }) => {
        impl Walk for $type {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                match self {
                    $(Self::$variant(inner) => inner.walk(at, see),)*
                }
            }
        }

        impl ChangeAt for $type {
            fn change_at(&mut self, steps: &[&str], change: Change) -> Result<(), Unfit> {
                if steps.is_empty() {
                    return replace(self, change);
                }
                match self {
                    $(Self::$variant(inner) => inner.change_at(steps, change),)*
                }
            }
        }
    };
}
variants!(Block {
    Paragraph,
    Section,
    Quote,
    List,
    DefinitionList,
    Table,
    Figure,
    Code,
    Math,
    Aside,
    Embed,
    Foreign
});

variants!(Inline {
    Text,
    Emphasis,
    Strong,
    Subscript,
    Superscript,
    Underline,
    Strike,
    SmallCaps,
    Code,
    Link,
    Mention,
    Quote,
    Date,
    Cite,
    CrossReference,
    Footnote,
    Math,
    Image,
    Language,
    Break,
    Foreign
});

variants!(Speaker { Agent, Unnamed });

macro_rules! leaves {
    ($($type:ident)*) => {
        $(impl Walk for $type {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                see(at, Leaf::$type(self));
            }
        }

        whole!($type);)*
    };
}
leaves!(Date Language Url Uri Doi Orcid Isni Issn Isbn Ror Lei WikidataId Pmid Pmcid CountryCode);

macro_rules! references {
    ($($type:ident => $($collection:ident)+;)*) => {
        $(impl Walk for $type {
            fn walk<'a>(&'a self, at: &Path<'_>, see: &mut dyn FnMut(&Path<'_>, Leaf<'a>)) {
                see(at, Leaf::Reference(Reference { id: self.as_str(), to: &[$(Collection::$collection),+] }));
            }
        }

        whole!($type);)*
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
        }

        whole!($type);)*
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
