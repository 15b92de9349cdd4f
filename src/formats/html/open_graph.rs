//! Link previews: [Open Graph](https://ogp.me/) and the card of
//! [X](https://developer.x.com/en/docs/x-for-websites/cards/overview/markup), which uses Open Graph for the rest.

use crate::formats::html::agent::Agent;
use crate::formats::html::dates::day;
use crate::formats::html::page::address;
use crate::formats::html::summary::{FOR_PREVIEWS, summary};
use crate::formats::html::tags::Tags;
use crate::model::{Article, Language, Media, SubtagKind, is_web_address};

/// `og:*`, `article:*` and `twitter:card`.
pub(super) fn add_open_graph(tags: &mut Tags, article: &Article) {
    let metadata = &article.metadata;
    let publication = metadata.publication.as_ref();
    tags.property("og:type", "article");
    tags.property("og:url", address(metadata));
    tags.property("og:title", metadata.title.plain_text().as_str());
    tags.property("og:description", summary(metadata, FOR_PREVIEWS).as_deref());
    let publisher = metadata.publisher.as_ref().and_then(|id| article.organizations.get(id.as_str()));
    let site = publication.map(|publication| &publication.title).or(publisher.map(|one| &one.name));
    tags.property("og:site_name", site.map(String::as_str));
    tags.property("og:locale", locale(&metadata.language).as_deref());
    let image = metadata.image.as_ref().filter(|image| is_web_address(image.src.as_str()));
    // Those who share the page can choose; the first is the usual one.
    for image in image.into_iter().flat_map(|first| std::iter::once(first).chain(&metadata.images)) {
        add_image(tags, image);
    }
    // https://ogp.me/#type_article
    tags.property("article:published_time", day(metadata.dates.published.as_ref()));
    tags.property("article:modified_time", day(metadata.dates.modified.as_ref()));
    tags.property("article:expiration_time", day(metadata.dates.expires.as_ref()));
    for author in &metadata.authors {
        tags.property("article:author", Agent::of(article, &author.agent).and_then(Agent::page));
    }
    tags.property("article:section", publication.and_then(|publication| publication.section.as_deref()));
    for keyword in &metadata.keywords {
        tags.property("article:tag", keyword.term.as_str());
    }
    tags.meta("twitter:card", if image.is_some() { "summary_large_image" } else { "summary" });
}

/// <https://ogp.me/#structured>
fn add_image(tags: &mut Tags, image: &Media) {
    let Media {
        id: _,
        src,
        title: _,
        caption: _,
        media_type,
        alt,
        width,
        height,
        duration: _,
        thumbnail: _,
        embed_url: _,
        published: _,
        credit: _,
        license: _,
        digital_source_type: _,
    } = image;
    if !is_web_address(src.as_str()) {
        return;
    }
    tags.property("og:image", src.as_str());
    tags.property("og:image:type", media_type.as_deref());
    tags.property("og:image:width", width.map(|pixels| pixels.to_string()).as_deref());
    tags.property("og:image:height", height.map(|pixels| pixels.to_string()).as_deref());
    tags.property("og:image:alt", alt.as_deref());
}

/// `en_US` for `en-US`: a language and a country, so none for a language alone.
fn locale(language: &Language) -> Option<String> {
    let subtags = language.subtags();
    let of_kind = |kind| subtags.iter().find(|subtag| subtag.kind == kind).map(|subtag| subtag.text);
    let country = of_kind(SubtagKind::Region).filter(|region| region.len() == 2)?;
    Some(format!("{}_{}", of_kind(SubtagKind::Language)?.to_ascii_lowercase(), country.to_ascii_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_need_a_country() {
        let locale = |tag: &str| locale(&Language::from(tag));
        assert_eq!(locale("en-us").as_deref(), Some("en_US"));
        assert_eq!(locale("zh-Hant-TW").as_deref(), Some("zh_TW"));
        for without in ["ko", "es-419", "zh-Hant", "en_US", "de-1996"] {
            assert_eq!(locale(without), None, "{without}");
        }
    }
}
