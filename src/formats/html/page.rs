//! Elements of HTML itself, and those for search engines.

use crate::formats::html::agent::Agent;
use crate::formats::html::dates::day;
use crate::formats::html::summary::{FOR_SEARCH, summary};
use crate::formats::html::tags::Tags;
use crate::model::{Article, License, Metadata, RelatedWork, Relation, Term, is_web_address};

/// Title, description, authors, keywords and links to other versions of the page.
pub(super) fn add_page(tags: &mut Tags, article: &Article) {
    let metadata = &article.metadata;
    let title = metadata.title.plain_text();
    match &metadata.publication {
        Some(publication) if !title.is_empty() => tags.title(&format!("{title} – {}", publication.title)),
        _ => tags.title(&title),
    }
    tags.meta("description", summary(metadata, FOR_SEARCH).as_deref());
    for author in &metadata.authors {
        tags.meta("author", Agent::of(article, &author.agent).map(Agent::name));
    }
    tags.meta("keywords", keywords(&metadata.keywords).as_str());
    // https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#unavailable_after
    let expires = day(metadata.dates.expires.as_ref());
    tags.meta("robots", expires.map(|day| format!("unavailable_after: {day}")).as_deref());
    tags.link("canonical", address(metadata));
    add_translations(tags, article);
    for license in &metadata.licenses {
        tags.link("license", license_page(license).as_deref());
    }
}

/// The URL of the article's page.
pub(super) fn address(metadata: &Metadata) -> Option<&str> {
    metadata.identifiers.url.as_ref().map(|url| url.as_str()).filter(|url| is_web_address(url))
}

/// [A comma-separated list](https://html.spec.whatwg.org/multipage/semantics.html#meta-keywords), which cannot contain
/// a keyword with a comma.
fn keywords(keywords: &[Term]) -> String {
    let words = keywords.iter().map(|keyword| keyword.term.as_str());
    let words: Vec<&str> = words.filter(|word| !word.contains(',') && !word.trim().is_empty()).collect();
    words.join(", ")
}

/// The page in other languages, and first in its own: search engines [expect each version to list itself
/// too](https://developers.google.com/search/docs/specialty/international/localized-versions#html).
fn add_translations(tags: &mut Tags, article: &Article) {
    let metadata = &article.metadata;
    let is_translation =
        |one: &&RelatedWork| matches!(one.relation, Relation::TranslationOf | Relation::TranslatedAs);
    let works = metadata.related.iter().filter(is_translation);
    let mut pages = works
        .filter_map(|related| {
            let work = article.works.get(related.work.as_str())?;
            let language = work.language.as_ref().filter(|language| language.is_well_formed())?;
            let url = work.identifiers.url.as_ref().filter(|url| is_web_address(url.as_str()))?;
            Some((language.as_str(), url.as_str()))
        })
        .peekable();
    if pages.peek().is_some()
        && metadata.language.is_well_formed()
        && let Some(own) = address(metadata)
    {
        tags.alternate(metadata.language.as_str(), own);
    }
    pages.for_each(|(language, url)| tags.alternate(language, url));
}

/// The URL of the terms for readers of the page: not those for text and data mining (`tdm`) or for the accepted
/// manuscript (`am`).
fn license_page(license: &License) -> Option<String> {
    let License { spdx, url, statement: _, start: _, applies_to } = license;
    if matches!(applies_to.as_deref(), Some("tdm" | "am")) {
        return None;
    }
    match (url, spdx) {
        (Some(url), _) => Some(url.as_str().to_owned()).filter(|url| is_web_address(url)),
        (None, Some(spdx)) => License::spdx_ids()
            .any(|known| known == spdx)
            .then(|| format!("https://spdx.org/licenses/{spdx}.html")),
        (None, None) => None,
    }
}
