//! What the names of `meta` elements mean.

use crate::source::Markup;

use Markup::{Citation, Meta, OpenGraph, Twitter};
use Meaning::{Access, Author, Date, Doi, Image, OfImage, OfJournal, Organization, Property};

/// What a name of a `meta` element is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A property whose value is the content.
    Property(&'static str),
    /// A date, in any of the forms that are common there.
    Date(&'static str),
    /// An organization with this name.
    Organization(&'static str),
    /// An author, whose family name may come first: `Min, Kim`.
    Author,
    /// Whether the article is free: `free`, or `locked`.
    Access,
    /// A DOI.
    Doi,
    /// A new image.
    Image,
    /// A property of the last image.
    OfImage(&'static str),
    /// A property of the journal.
    OfJournal(&'static str),
}

/// What is read of the head, by names in lower case.
const MEANINGS: [(&str, Markup, Meaning); 63] = [
    ("article:author", OpenGraph, Property("author")),
    ("article:content_tier", OpenGraph, Access),
    ("article:expiration_time", OpenGraph, Date("expires")),
    ("article:modified_time", OpenGraph, Date("dateModified")),
    ("article:published_time", OpenGraph, Date("datePublished")),
    ("article:section", OpenGraph, Property("articleSection")),
    ("article:tag", OpenGraph, Property("keywords")),
    ("author", Meta, Property("author")),
    ("citation_abstract", Citation, Property("abstract")),
    ("citation_author", Citation, Author),
    ("citation_date", Citation, Date("datePublished")),
    ("citation_doi", Citation, Doi),
    ("citation_firstpage", Citation, Property("pageStart")),
    ("citation_issn", Citation, OfJournal("issn")),
    ("citation_issue", Citation, OfJournal("issueNumber")),
    ("citation_journal_title", Citation, OfJournal("name")),
    ("citation_keywords", Citation, Property("keywords")),
    ("citation_language", Citation, Property("inLanguage")),
    ("citation_lastpage", Citation, Property("pageEnd")),
    ("citation_online_date", Citation, Date("datePublished")),
    ("citation_publication_date", Citation, Date("datePublished")),
    ("citation_publisher", Citation, Organization("publisher")),
    ("citation_title", Citation, Property("headline")),
    ("citation_volume", Citation, OfJournal("volumeNumber")),
    ("copyright", Meta, Property("copyrightNotice")),
    ("date", Meta, Date("datePublished")),
    ("dc.creator", Meta, Author),
    ("dc.date", Meta, Date("datePublished")),
    ("dc.date.issued", Meta, Date("datePublished")),
    ("dc.date.modified", Meta, Date("dateModified")),
    ("dc.description", Meta, Property("description")),
    ("dc.language", Meta, Property("inLanguage")),
    ("dc.publisher", Meta, Organization("publisher")),
    ("dc.title", Meta, Property("headline")),
    ("dcterms.created", Meta, Date("dateCreated")),
    ("dcterms.creator", Meta, Author),
    ("dcterms.date", Meta, Date("datePublished")),
    ("dcterms.issued", Meta, Date("datePublished")),
    ("dcterms.modified", Meta, Date("dateModified")),
    ("dcterms.publisher", Meta, Organization("publisher")),
    ("dcterms.title", Meta, Property("headline")),
    ("description", Meta, Property("description")),
    ("keywords", Meta, Property("keywords")),
    ("last-modified", Meta, Date("dateModified")),
    ("news_keywords", Meta, Property("keywords")),
    ("og:article:modified_time", OpenGraph, Date("dateModified")),
    ("og:article:published_time", OpenGraph, Date("datePublished")),
    ("og:description", OpenGraph, Property("description")),
    ("og:image", OpenGraph, Image),
    ("og:image:alt", OpenGraph, OfImage("description")),
    ("og:image:height", OpenGraph, OfImage("height")),
    ("og:image:secure_url", OpenGraph, OfImage("contentUrl")),
    ("og:image:url", OpenGraph, OfImage("contentUrl")),
    ("og:image:width", OpenGraph, OfImage("width")),
    ("og:site_name", OpenGraph, Organization("publisher")),
    ("og:title", OpenGraph, Property("headline")),
    ("og:updated_time", OpenGraph, Date("dateModified")),
    ("og:url", OpenGraph, Property("url")),
    ("pubdate", Meta, Date("datePublished")),
    ("twitter:description", Twitter, Property("description")),
    ("twitter:image", Twitter, Image),
    ("twitter:image:src", Twitter, Image),
    ("twitter:title", Twitter, Property("headline")),
];

/// The meaning of a name in a `meta` element.
pub(super) fn meaning(name: &str) -> Option<(Markup, Meaning)> {
    let name = name.trim().to_ascii_lowercase();
    let index = MEANINGS.binary_search_by_key(&name.as_str(), |(name, ..)| name).ok()?;
    let (_, markup, meaning) = MEANINGS[index];
    Some((markup, meaning))
}

impl Meaning {
    /// The property of the article, if the statement is of it alone.
    pub(super) fn term(self) -> Option<&'static str> {
        match self {
            Property(term) | Date(term) | Organization(term) => Some(term),
            Author => Some("author"),
            Access => Some("isAccessibleForFree"),
            Doi => Some("identifier"),
            Image | OfImage(_) | OfJournal(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MEANINGS;

    #[test]
    fn names_are_in_order() {
        assert!(MEANINGS.is_sorted_by(|one, other| one.0 < other.0));
    }
}
