//! Identifiers of the article and of the works it refers to.

use crate::formats::jats::writer::Jats;
use crate::model::{Identifier, Metadata, WorkIdentifiers};
use crate::source::xml::WriteXml;

/// The values of [`pub-id-type`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/pub-id-type.html)
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
pub(super) fn article_id(jats: &mut Jats<'_>, identifiers: &WorkIdentifiers) {
    let WorkIdentifiers {
        doi,
        url: _, // self_uris
        uri,
        pmid,
        pmcid,
        isbn: _, // article_meta
        wikidata,
        other,
    } = identifiers;
    let mut id = |scheme: &str, value: &str| id(jats, "article-id", scheme, value, None);
    doi.iter().for_each(|doi| id("doi", doi.as_str()));
    pmid.iter().for_each(|pmid| id("pmid", pmid.as_str()));
    pmcid.iter().for_each(|pmcid| id("pmcid", pmcid.as_str()));
    uri.iter().for_each(|uri| id("uri", uri.as_str()));
    wikidata.iter().for_each(|item| id("wikidata", item.canonical()));
    other.iter().for_each(|Identifier { scheme, value, url: _ }| id(scheme, value));
}

/// [`<pub-id>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/pub-id.html), each
/// identifier of a cited work
pub(super) fn pub_id(jats: &mut Jats<'_>, identifiers: &WorkIdentifiers) {
    let WorkIdentifiers {
        doi,
        url: _, // references
        uri,
        pmid,
        pmcid,
        isbn: _, // references
        wikidata,
        other,
    } = identifiers;
    let mut id = |scheme: &str, value: &str, url: Option<&str>| id(jats, "pub-id", scheme, value, url);
    doi.iter().for_each(|doi| id("doi", doi.as_str(), None));
    pmid.iter().for_each(|pmid| id("pmid", pmid.as_str(), None));
    pmcid.iter().for_each(|pmcid| id("pmcid", pmcid.as_str(), None));
    uri.iter().for_each(|uri| id("uri", uri.as_str(), None));
    wikidata.iter().for_each(|item| id("wikidata", item.canonical(), Some(&item.url())));
    for Identifier { scheme, value, url } in other {
        id(scheme, value, url.as_ref().map(|url| url.as_str()));
    }
}

/// An identifier; of a scheme that JATS does not list it is `custom`.
pub(super) fn id(jats: &mut Jats<'_>, name: &'static str, scheme: &str, value: &str, url: Option<&str>) {
    let listed = SCHEMES.contains(&scheme);
    jats.element(name)
        .attr("pub-id-type", if listed { scheme } else { "custom" })
        .attr_opt("custom-type", (!listed).then_some(scheme))
        .attr_opt("xlink:href", url)
        .text(value);
}

/// [`<self-uri>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/self-uri.html), whose text is the
/// title: [JATS4R](https://jats4r.niso.org/) wants words there, not the address once more
pub(super) fn self_uris(jats: &mut Jats<'_>, metadata: &Metadata) {
    let Metadata { title, identifiers: WorkIdentifiers { url, other, .. }, .. } = metadata;
    let words = title.plain_text().replace('\n', " ");
    let page = url.iter().map(|url| ("html", url));
    let others = other.iter().filter_map(|other| Some((other.scheme.as_str(), other.url.as_ref()?)));
    for (content_type, url) in page.chain(others) {
        jats.element("self-uri")
            .attr("content-type", content_type)
            .attr("xlink:href", url.as_str())
            .text(&words);
    }
}
