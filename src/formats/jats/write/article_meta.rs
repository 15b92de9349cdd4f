//! Metadata of the article, in the order of `<article-meta>`.

use crate::formats::jats::vocabulary::COPY;
use crate::formats::jats::write::blocks::is_unwritten;
use crate::formats::jats::write::copy;
use crate::formats::jats::write::inlines::{Within, all_unwritten, are_unwritten, line, optional_line};
use crate::formats::jats::write::notes::{self, Back};
use crate::formats::jats::write::sections::paragraphs_with_sections;
use crate::formats::jats::write::tag_set::Resolved;
use crate::formats::jats::write::unmapped::restore;
use crate::formats::jats::write::writer::Jats;
use crate::formats::jats::write::{
    about, contributors, corrections, dates, funding, keywords, permissions, related, subjects,
    work_identifiers,
};
use crate::model::{
    Abstract, AbstractKind, Dateline, Inlines, Language, Metadata, Publication, TranslatedText,
    WorkIdentifiers,
};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// The content of [`<article-meta>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/article-meta.html), or
/// of the [`<front-stub>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/front-stub.html) of a
/// sub-article
pub(super) fn content<'a>(jats: &mut Jats<'a>, metadata: &'a Metadata, back: Back<'a, '_>, at: &Path<'_>) {
    let Metadata {
        title,
        language,
        kind: _, // `article-type`
        subtitle,
        translated_titles,
        abstracts,
        authors,
        contributors,
        dates,
        identifiers,
        publisher: _, // journal_meta
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
        rating,
        corrections,
        references: _, // references
        notes,
        image,
        images,
        videos,
        audio,
        is_accessible_for_free,
        is_family_friendly,
        content_advisories,
        digital_source_type,
        publishing_principles,
        speakable,
        unstated,
    } = metadata;
    lose(jats, dateline.as_ref(), *is_accessible_for_free, at);
    const NOT_IN_TEXT: &str = "JATS has images, video and audio only in the text";
    jats.lose(&at.key(Metadata::IMAGE), image, NOT_IN_TEXT);
    jats.lose(&at.key(Metadata::IMAGES), images, NOT_IN_TEXT);
    jats.lose(&at.key(Metadata::VIDEOS), videos, NOT_IN_TEXT);
    jats.lose(&at.key(Metadata::AUDIO), audio, NOT_IN_TEXT);
    jats.lose(&at.key(Metadata::IS_FAMILY_FRIENDLY), is_family_friendly, "JATS has no age rating");
    jats.lose(&at.key(Metadata::CONTENT_ADVISORIES), content_advisories, "JATS has no content advisories");
    let why = "JATS does not say how a text was made";
    jats.lose(&at.key(Metadata::DIGITAL_SOURCE_TYPE), digital_source_type, why);
    jats.lose(
        &at.key(Metadata::PUBLISHING_PRINCIPLES),
        publishing_principles,
        "JATS has no links to policies",
    );
    jats.lose(&at.key(Metadata::RATING), rating, "JATS has no ratings");
    jats.lose(&at.key(Metadata::SPEAKABLE), speakable, "JATS has no selectors of a page");
    work_identifiers::article_id(jats, identifiers, &at.key(Metadata::IDENTIFIERS));
    restore(jats, "article-meta", &["article-version", "article-version-alternatives"]);
    let section = publication.as_ref().and_then(|publication| publication.section.as_deref());
    subjects::article_categories(jats, section, subjects, genres, language, at);
    title_group(jats, title, subtitle.as_ref(), translated_titles, at);
    contributors::contrib_groups(jats, authors, contributors, language, at);
    notes::author_notes(jats, notes, &at.key(Metadata::NOTES), back);
    dates::pub_dates(jats, dates, unstated, at);
    if let Some(publication) = publication {
        issue(jats, publication, &at.key(Metadata::PUBLICATION));
    }
    jats.line_of_text(
        "isbn",
        identifiers.isbn.as_ref().map(|isbn| isbn.as_str()),
        &at.key(Metadata::IDENTIFIERS).key(WorkIdentifiers::ISBN),
    );
    restore(jats, "article-meta", &["isbn"]);
    restore(jats, "article-meta", &["supplement"]);
    if let Some(publication) = publication {
        pages(jats, publication, &at.key(Metadata::PUBLICATION));
    }
    const BESIDE: [&str; 5] = ["email", "ext-link", "uri", "product", "supplementary-material"];
    restore(jats, "article-meta", &BESIDE);
    dates::history(jats, dates, &at.key(Metadata::DATES));
    corrections::pub_history(jats, dates, corrections, at);
    permissions::permissions(jats, licenses, copyright.as_ref(), *is_accessible_for_free, at);
    work_identifiers::self_uri(jats, identifiers, title, &at.key(Metadata::IDENTIFIERS));
    restore(jats, "article-meta", &["self-uri"]);
    related::related_articles(jats, related, corrections, at);
    let at_abstracts = at.key(Metadata::ABSTRACTS);
    let is_own = |own: Option<&Language>| own.is_none_or(|own| own == language);
    summaries(jats, "abstract", abstracts, language, &at_abstracts, is_own);
    summaries(jats, "trans-abstract", abstracts, language, &at_abstracts, |own| !is_own(own));
    keywords::kwd_groups(jats, keywords, language, &at.key(Metadata::KEYWORDS));
    about::kwd_groups(jats, about, &at.key(Metadata::ABOUT));
    restore(jats, "article-meta", &["kwd-group"]);
    funding::funding_groups(jats, funding, &at.key(Metadata::FUNDING));
    restore(jats, "article-meta", &["support-group"]);
    restore(jats, "article-meta", &["conference"]);
    restore(jats, "article-meta", &["counts"]);
    jats.element("custom-meta-group").children_unless_empty(|jats| {
        restore(jats, "custom-meta-group", &["custom-meta"]);
        if jats.copy && jats.within.is_empty() {
            copy(jats);
        }
    });
}

/// Records what JATS has no place for as lost.
fn lose(
    jats: &mut Jats<'_>,
    dateline: Option<&Dateline>,
    is_accessible_for_free: Option<bool>,
    at: &Path<'_>,
) {
    if let Some(Dateline { text, place, date }) = dateline {
        let at = at.key(Metadata::DATELINE);
        if text.as_ref().is_some_and(String::is_empty) {
            jats.lose(&at.key(Dateline::TEXT), text, "a JATS dateline is plain text");
        }
        jats.lose(&at.key(Dateline::PLACE), place, "JATS has no element for the place of a dateline");
        jats.lose(&at.key(Dateline::DATE), date, "JATS has no element for the date of a dateline");
    }
    if is_accessible_for_free == Some(false) {
        jats.lose(
            &at.key(Metadata::IS_ACCESSIBLE_FOR_FREE),
            &false,
            "JATS can only say that an article is free",
        );
    }
}

/// The lossless copy of the article, in a `<custom-meta>`.
fn copy(jats: &mut Jats<'_>) {
    let text = copy::text(jats.article);
    jats.element("custom-meta").children(|jats| {
        jats.element("meta-name").text(COPY);
        jats.element("meta-value").text(&text);
    });
}

/// [`<title-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/title-group.html)
fn title_group<'a>(
    jats: &mut Jats<'a>,
    title: &'a Inlines,
    subtitle: Option<&'a Inlines>,
    translated_titles: &'a [TranslatedText],
    at: &Path<'_>,
) {
    // An empty title would be taken for the title of the article.
    if are_unwritten(title) && jats.tag_set() == Resolved::Archiving {
        all_unwritten(jats, title, &at.key(Metadata::TITLE));
        let why = "JATS has no subtitle or translated title without a title";
        jats.lose(&at.key(Metadata::SUBTITLE), &subtitle, why);
        return jats.lose(&at.key(Metadata::TRANSLATED_TITLES), &translated_titles, why);
    }
    jats.element("title-group").children(|jats| {
        jats.element("article-title")
            .mixed(|jats| line(jats, title, Within::Title, &at.key(Metadata::TITLE)));
        optional_line(jats, "subtitle", subtitle, Within::Title, &at.key(Metadata::SUBTITLE));
        restore(jats, "title-group", &["subtitle"]);
        for TranslatedText { text, language } in translated_titles {
            jats.element("trans-title-group")
                .attr("xml:lang", language.as_str())
                .children(|jats| jats.element("trans-title").text(text));
        }
        restore(jats, "title-group", &["alt-title"]);
    });
}

/// `<volume>` and `<issue>`
fn issue(jats: &mut Jats<'_>, publication: &Publication, at: &Path<'_>) {
    let Publication { volume, issue, .. } = publication;
    jats.line_of_text("volume", volume.as_deref(), &at.key(Publication::VOLUME));
    restore(jats, "article-meta", &["volume"]);
    restore(jats, "article-meta", &["volume-id"]);
    restore(jats, "article-meta", &["volume-series"]);
    jats.line_of_text("issue", issue.as_deref(), &at.key(Publication::ISSUE));
    for name in [
        "issue",
        "issue-id",
        "issue-title",
        "issue-title-group",
        "issue-sponsor",
        "issue-part",
        "volume-issue-group",
    ] {
        restore(jats, "article-meta", &[name]);
    }
}

/// `<fpage>` and `<lpage>`, or `<elocation-id>`
fn pages(jats: &mut Jats<'_>, publication: &Publication, at: &Path<'_>) {
    let Publication { first_page, last_page, elocation_id, .. } = publication;
    let (last, elocation) = (at.key(Publication::LAST_PAGE), at.key(Publication::ELOCATION_ID));
    match first_page.as_deref().filter(|first| !first.is_empty()) {
        Some(first) => {
            jats.element("fpage").text(first);
            jats.line_of_text("lpage", last_page.as_deref(), &last);
            restore(jats, "article-meta", &["page-range"]);
            jats.lose(&elocation, elocation_id, "JATS takes either pages or an `elocation-id`");
        }
        None => {
            jats.lose(&at.key(Publication::FIRST_PAGE), first_page, "JATS does not allow an empty `fpage`");
            jats.lose(&last, last_page, "JATS does not allow a last page without a first");
            jats.line_of_text("elocation-id", elocation_id.as_deref(), &elocation);
        }
    }
}

/// [`<abstract>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/abstract.html), or `<trans-abstract>` for
/// those in another language than the article's
fn summaries<'a>(
    jats: &mut Jats<'a>,
    name: &'static str,
    abstracts: &'a [Abstract],
    own: &Language,
    at: &Path<'_>,
    is_wanted: impl Fn(Option<&Language>) -> bool,
) {
    let has_summary = abstracts.iter().any(|summary| summary.kind == AbstractKind::Summary);
    for (index, summary) in abstracts.iter().enumerate() {
        let Abstract { kind, language, content, digital_source_type } = summary;
        if !is_wanted(language.as_ref()) {
            continue;
        }
        let at = at.item(index);
        if content.iter().all(is_unwritten) {
            jats.lose(&at, summary, "JATS does not allow an empty abstract");
            continue;
        }
        let why = "JATS does not say how a summary was made";
        jats.lose(&at.key(Abstract::DIGITAL_SOURCE_TYPE), digital_source_type, why);
        let abstract_type = match kind {
            AbstractKind::Abstract => None,
            AbstractKind::Standfirst if !has_summary => {
                jats.lose(&at.key(Abstract::KIND), kind, "JATS writes a standfirst as a summary");
                Some("summary")
            }
            AbstractKind::Summary => Some("summary"),
            AbstractKind::Standfirst => Some("standfirst"),
            AbstractKind::PlainLanguage => Some("plain-language-summary"),
            AbstractKind::Graphical => Some("graphical"),
            AbstractKind::KeyPoints => Some("key-points"),
            AbstractKind::Teaser => Some("teaser"),
        };
        let language = other_language(jats, language.as_ref(), own, &at.key(Abstract::LANGUAGE));
        jats.element(name)
            .attr_opt("abstract-type", abstract_type)
            .attr_opt("xml:lang", language)
            .children(|jats| paragraphs_with_sections(jats, content, &at.key(Abstract::CONTENT)));
    }
}

/// The language, unless it is the inherited one.
pub(super) fn other_language<'l>(
    jats: &mut Jats<'_>,
    language: Option<&'l Language>,
    around: &Language,
    at: &Path<'_>,
) -> Option<&'l str> {
    if language == Some(around) {
        jats.lose(at, &language, "JATS has one language for the article");
        return None;
    }
    language.map(|language| language.as_str())
}
