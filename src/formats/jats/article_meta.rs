//! What a catalogue says about the article, in the order of `<article-meta>`.

use crate::formats::jats::inlines::{Within, inlines};
use crate::formats::jats::sections::paragraphs_with_sections;
use crate::formats::jats::work_identifiers::{article_id, self_uris};
use crate::formats::jats::writer::Jats;
use crate::formats::jats::{
    contributors, custom_meta, dates, funding, keywords, permissions, records, related,
};
use crate::model::{Abstract, AbstractKind, Metadata, Publication, TranslatedText, WorkIdentifiers};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// [`<article-meta>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/article-meta.html)
pub(super) fn article_meta<'a>(jats: &mut Jats<'a>, metadata: &'a Metadata) {
    let at = Path::ROOT.key("metadata");
    jats.element("article-meta").children(|jats| {
        let WorkIdentifiers { isbn, .. } = &metadata.identifiers;
        article_id(jats, &metadata.identifiers);
        // article-version: not modelled
        keywords::article_categories(jats, metadata);
        title_group(jats, metadata, &at);
        contributors::contrib_groups(jats, metadata);
        // author-notes: the addresses stand with the contributors
        dates::pub_dates(jats, metadata);
        if let Some(publication) = &metadata.publication {
            issue(jats, publication);
        }
        if let Some(isbn) = isbn {
            jats.element("isbn").text(isbn.as_str());
        }
        // supplement: not modelled
        if let Some(publication) = &metadata.publication {
            pages(jats, publication);
        }
        // email, ext-link, uri, product, supplementary-material: not modelled
        dates::history(jats, &metadata.dates);
        dates::pub_history(jats, metadata, &at);
        permissions::permissions(jats, metadata, &at);
        self_uris(jats, metadata);
        related::related_articles(jats, &metadata.related);
        abstracts(jats, metadata, &at);
        keywords::kwd_groups(jats, &metadata.keywords);
        records::kwd_groups(jats);
        funding::funding_groups(jats, &metadata.funding);
        // support-group, conference, counts: not modelled
        custom_meta::custom_meta_group(jats);
    });
}

/// [`<title-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/title-group.html)
fn title_group<'a>(jats: &mut Jats<'a>, metadata: &'a Metadata, at: &Path<'_>) {
    jats.element("title-group").children(|jats| {
        let title = &metadata.title;
        jats.element("article-title").mixed(|jats| inlines(jats, title, Within::Title, &at.key("title")));
        if let Some(subtitle) = &metadata.subtitle {
            let at = at.key("subtitle");
            jats.element("subtitle").mixed(|jats| inlines(jats, subtitle, Within::Title, &at));
        }
        for TranslatedText { text, language } in &metadata.translated_titles {
            jats.element("trans-title-group")
                .attr("xml:lang", language.as_str())
                .children(|jats| jats.element("trans-title").text(text));
        }
        // alt-title: not modelled
    });
}

/// `<volume>` and `<issue>`
fn issue(jats: &mut Jats<'_>, publication: &Publication) {
    let Publication { volume, issue, .. } = publication;
    if let Some(volume) = volume {
        jats.element("volume").text(volume);
    }
    if let Some(issue) = issue {
        jats.element("issue").text(issue);
    }
}

/// `<fpage>` and `<lpage>`, or `<elocation-id>`; `custom_meta` keeps what cannot stand beside the others.
fn pages(jats: &mut Jats<'_>, publication: &Publication) {
    let Publication { first_page, last_page, elocation_id, .. } = publication;
    match (first_page, elocation_id) {
        (Some(first), _) => {
            jats.element("fpage").text(first);
            if let Some(last) = last_page {
                jats.element("lpage").text(last);
            }
        }
        (None, Some(elocation_id)) => jats.element("elocation-id").text(elocation_id),
        (None, None) => {}
    }
}

/// [`<abstract>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/abstract.html), and
/// `<trans-abstract>` for one in a language that is not the article's
fn abstracts<'a>(jats: &mut Jats<'a>, metadata: &'a Metadata, at: &Path<'_>) {
    let at = at.key("abstracts");
    let is_translated =
        |summary: &Abstract| summary.language.as_ref().is_some_and(|language| *language != metadata.language);
    for (name, translated) in [("abstract", false), ("trans-abstract", true)] {
        for (index, summary) in metadata.abstracts.iter().enumerate() {
            if is_translated(summary) == translated {
                self::summary(jats, name, summary, &at.item(index));
            }
        }
    }
}

fn summary<'a>(jats: &mut Jats<'a>, name: &'static str, summary: &'a Abstract, at: &Path<'_>) {
    let Abstract { kind, language, content } = summary;
    let abstract_type = match kind {
        AbstractKind::Abstract => None,
        AbstractKind::Summary => Some("summary"),
        AbstractKind::Standfirst => Some("standfirst"),
        AbstractKind::PlainLanguage => Some("plain-language-summary"),
        AbstractKind::Graphical => Some("graphical"),
        AbstractKind::KeyPoints => Some("key-points"),
        AbstractKind::Teaser => Some("teaser"),
    };
    jats.element(name)
        .attr_opt("abstract-type", abstract_type)
        .attr_opt("xml:lang", language.as_ref().map(|language| language.as_str()))
        .children(|jats| paragraphs_with_sections(jats, content, &at.key("content")));
}
