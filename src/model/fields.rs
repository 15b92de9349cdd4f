//! What an article is made of, type by type: the fields by which it is walked through.

use crate::model::walk::Walk;
use crate::model::*;
use crate::source::Path;

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
