//! Identifiers of the article and of the works it refers to.

use crate::formats::jats::write::writer::Jats;
use crate::model::{Identifier, Inlines, WorkIdentifiers};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// The values of
/// [`pub-id-type`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/pub-id-type.html)
/// that name a scheme; in Publishing the list is closed.
const SCHEMES: [&str; 23] = [
    "accession",
    "archive",
    "ark",
    "art-access-id",
    "arxiv",
    "coden",
    "doaj",
    "doi",
    "handle",
    "index",
    "isbn",
    "manuscript",
    "medline",
    "mr",
    "pii",
    "pmcid",
    "pmid",
    "publisher-id",
    "sici",
    "std-designation",
    "zbl",
    "other",
    "custom",
];

/// [`<article-id>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/article-id.html), each
/// identifier of the article
pub(super) fn article_id(jats: &mut Jats<'_>, identifiers: &WorkIdentifiers, at: &Path<'_>) {
    ids(jats, "article-id", identifiers, at);
}

/// [`<pub-id>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/pub-id.html), each
/// identifier of a cited work
pub(super) fn pub_id(jats: &mut Jats<'_>, identifiers: &WorkIdentifiers, at: &Path<'_>) {
    ids(jats, "pub-id", identifiers, at);
}

fn ids(jats: &mut Jats<'_>, name: &'static str, identifiers: &WorkIdentifiers, at: &Path<'_>) {
    let WorkIdentifiers {
        doi,
        url: _, // self_uri, references
        uri,
        pmid,
        pmcid,
        isbn: _, // article_meta, references
        wikidata,
        other,
    } = identifiers;
    let mut id = |scheme: &str, value: &str| self::id(jats, name, scheme, value, None);
    doi.iter().for_each(|doi| id("doi", doi.as_str()));
    pmid.iter().for_each(|pmid| id("pmid", pmid.as_str()));
    pmcid.iter().for_each(|pmcid| id("pmcid", pmcid.as_str()));
    uri.iter().for_each(|uri| id("uri", uri.as_str()));
    wikidata.iter().for_each(|item| id("wikidata", item.canonical()));
    let at = at.key(WorkIdentifiers::OTHER);
    for (index, identifier) in other.iter().enumerate() {
        let Identifier { scheme, value, url } = identifier;
        let at = at.item(index);
        if value.is_empty() || scheme.trim().is_empty() {
            jats.lose(&at, identifier, "JATS needs a scheme for an identifier");
            continue;
        }
        // An `<article-id>` cannot have a URL.
        let href = url.as_ref().filter(|_| name == "pub-id").map(|url| url.as_str());
        if href.is_none() {
            jats.lose(&at.key(Identifier::URL), url, "JATS has no URL for an identifier");
        }
        self::id(jats, name, scheme, value, href);
    }
}

/// An identifier; if JATS does not list its scheme, the type is `custom`.
pub(super) fn id(jats: &mut Jats<'_>, name: &'static str, scheme: &str, value: &str, url: Option<&str>) {
    let listed = SCHEMES.contains(&scheme);
    jats.element(name)
        .attr("pub-id-type", if listed { scheme } else { "custom" })
        .attr_opt("custom-type", (!listed).then_some(scheme))
        .attr_opt("xlink:href", url)
        .text(value);
}

/// [`<self-uri>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/self-uri.html), whose text is the title:
/// [JATS4R](https://jats4r.niso.org/) recommends words there, not the URL again
pub(super) fn self_uri(jats: &mut Jats<'_>, identifiers: &WorkIdentifiers, title: &Inlines, at: &Path<'_>) {
    if let Some(url) = &identifiers.url {
        if !url.as_str().contains("://") {
            return jats.lose(&at.key(WorkIdentifiers::URL), url, "the page of an article needs a full URL");
        }
        jats.element("self-uri")
            .attr("content-type", "html")
            .attr("xlink:href", url.as_str())
            .text(&title.plain_text().replace('\n', " "));
    }
}

/// The URL of a work, its own or that of its DOI.
pub(super) fn address(identifiers: &WorkIdentifiers) -> Option<String> {
    let WorkIdentifiers { doi, url, .. } = identifiers;
    url.as_ref().map(|url| url.as_str().to_owned()).or_else(|| doi.as_ref().map(|doi| doi.url()))
}
