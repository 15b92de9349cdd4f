//! What a catalogue says about the article, in the order of `<article-meta>`.

use crate::formats::jats::blocks::paragraphs;
use crate::formats::jats::inlines::{Within, inlines};
use crate::formats::jats::kept::put_back;
use crate::formats::jats::sections::{paragraphs_with_sections, plain_label, with_fn_type};
use crate::formats::jats::work_identifiers::{article_id, self_uris};
use crate::formats::jats::writer::Jats;
use crate::formats::jats::{
    contributors, custom_meta, dates, funding, keywords, permissions, records, related,
};
use crate::model::{
    Abstract, AbstractKind, Block, Inlines, Language, Metadata, Paragraph, Publication, Section,
    TranslatedText,
};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// [`<article-meta>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/article-meta.html)
pub(super) fn article_meta<'a>(jats: &mut Jats<'a>, metadata: &'a Metadata) {
    let at = Path::ROOT.key("metadata");
    jats.element("article-meta").children(|jats| content(jats, metadata, &at));
}

/// The content of `<article-meta>`, or of the
/// [`<front-stub>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/front-stub.html) of an article within it
pub(super) fn content<'a>(jats: &mut Jats<'a>, metadata: &'a Metadata, at: &Path<'_>) {
    let Metadata {
        title: _,             // title_group
        language,             // and `xml:lang` of `<article>`
        kind: _,              // `article-type` of `<article>`, and custom_meta
        subtitle: _,          // title_group
        translated_titles: _, // title_group
        abstracts,
        authors: _,      // contrib_groups
        contributors: _, // contrib_groups
        dates,
        identifiers,
        publisher: _, // journal_meta, and custom_meta
        publication,
        licenses: _,  // permissions
        copyright: _, // permissions
        dateline: _,  // custom_meta
        keywords,
        subjects: _, // article_categories
        genres: _,   // article_categories
        about: _,    // custom_meta
        funding,
        related,
        corrections: _, // pub_history
        references: _,  // the writer knows them
        notes,
        image: _,                  // custom_meta
        is_accessible_for_free: _, // permissions, or custom_meta
        unstated: _,               // custom_meta
    } = metadata;
    article_id(jats, identifiers);
    put_back(jats, "article-meta", &["article-version", "article-version-alternatives"]);
    keywords::article_categories(jats, metadata);
    title_group(jats, metadata, at);
    contributors::contrib_groups(jats, metadata, at);
    jats.element("author-notes").children_unless_empty(|jats| {
        for (index, note) in notes.iter().enumerate() {
            author_note(jats, note, &at.key("notes").item(index));
        }
    });
    dates::pub_dates(jats, dates);
    if let Some(publication) = publication {
        issue(jats, publication);
    }
    if let Some(isbn) = &identifiers.isbn {
        jats.element("isbn").text(isbn.as_str());
    }
    put_back(jats, "article-meta", &["isbn"]);
    put_back(jats, "article-meta", &["supplement"]);
    if let Some(publication) = publication {
        pages(jats, publication);
    }
    const BESIDE: [&str; 5] = ["email", "ext-link", "uri", "product", "supplementary-material"];
    put_back(jats, "article-meta", &BESIDE);
    dates::history(jats, dates);
    dates::pub_history(jats, metadata, at);
    permissions::permissions(jats, metadata, at);
    self_uris(jats, metadata);
    put_back(jats, "article-meta", &["self-uri"]);
    related::related_articles(jats, related);
    let is_own = |own: Option<&Language>| own.is_none_or(|own| own == language);
    summaries(jats, "abstract", abstracts, at, is_own);
    summaries(jats, "trans-abstract", abstracts, at, |own| !is_own(own));
    keywords::kwd_groups(jats, keywords);
    put_back(jats, "article-meta", &["kwd-group"]);
    if jats.within.is_empty() {
        records::kwd_groups(jats);
    }
    funding::funding_groups(jats, funding);
    put_back(jats, "article-meta", &["support-group"]);
    put_back(jats, "article-meta", &["conference"]);
    put_back(jats, "article-meta", &["counts"]);
    custom_meta::custom_meta_group(jats, metadata);
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
        put_back(jats, "title-group", &["subtitle"]);
        for TranslatedText { text, language } in &metadata.translated_titles {
            jats.element("trans-title-group")
                .attr("xml:lang", language.as_str())
                .children(|jats| jats.element("trans-title").text(text));
        }
        put_back(jats, "title-group", &["alt-title"]);
    });
}

/// [`<fn>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/fn.html) on the first page
fn author_note<'a>(jats: &mut Jats<'a>, note: &'a Section, at: &Path<'_>) {
    let Section { id, kind, title, content } = note;
    if let Some(words) = correspondence(note) {
        let (at_note, at) = (at, at.key("content"));
        let at = at.item(0);
        return jats.element("corresp").attr_opt("id", id.as_ref().map(|id| id.as_str())).mixed(|jats| {
            note_label(jats, title.as_ref(), at_note);
            inlines(jats, words, Within::Paragraph, &at.key("content"));
        });
    }
    let tag_set = jats.tag_set();
    let element = jats.element("fn").attr_opt("id", id.as_ref().map(|id| id.as_str()));
    with_fn_type(element, kind.as_deref(), tag_set).children(|jats| {
        note_label(jats, title.as_ref(), at);
        paragraphs(jats, content, &at.key("content"));
    });
}

/// The title of a note is its label. A sign, which a reader takes for a reference mark, is kept as it is besides.
fn note_label<'a>(jats: &mut Jats<'a>, title: Option<&'a Inlines>, at: &Path<'_>) {
    let Some(title) = title else { return };
    if title.plain_text().chars().filter(|c| c.is_alphabetic()).count() < 3 {
        jats.note(&at.key("title"), "the label of a JATS note is a sign, if it is no words");
    }
    let at = at.key("title");
    if !plain_label(jats, title, &at) {
        jats.element("label").mixed(|jats| inlines(jats, title, Within::Title, &at));
    }
}

/// The words of a note on how to write to the authors, which JATS has an element for: of one paragraph, no more.
pub(super) fn correspondence(note: &Section) -> Option<&Inlines> {
    let Section { id: _, kind, title: _, content } = note;
    match (kind.as_deref(), content.0.as_slice()) {
        (Some("corresp"), [Block::Paragraph(Paragraph { id: None, language: None, content })]) => {
            Some(content)
        }
        _ => None,
    }
}

/// `<volume>` and `<issue>`
fn issue(jats: &mut Jats<'_>, publication: &Publication) {
    let Publication { volume, issue, .. } = publication;
    if let Some(volume) = volume {
        jats.element("volume").text(volume);
    }
    put_back(jats, "article-meta", &["volume"]);
    put_back(jats, "article-meta", &["volume-id"]);
    put_back(jats, "article-meta", &["volume-series"]);
    if let Some(issue) = issue {
        jats.element("issue").text(issue);
    }
    for name in [
        "issue",
        "issue-id",
        "issue-title",
        "issue-title-group",
        "issue-sponsor",
        "issue-part",
        "volume-issue-group",
    ] {
        put_back(jats, "article-meta", &[name]);
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
            put_back(jats, "article-meta", &["page-range"]);
        }
        (None, Some(elocation_id)) => jats.element("elocation-id").text(elocation_id),
        (None, None) => {}
    }
}

/// [`<abstract>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/abstract.html), or
/// `<trans-abstract>` for those in a language that is not the article's
fn summaries<'a>(
    jats: &mut Jats<'a>,
    name: &'static str,
    abstracts: &'a [Abstract],
    at: &Path<'_>,
    is_wanted: impl Fn(Option<&Language>) -> bool,
) {
    let at = at.key("abstracts");
    for (index, summary) in abstracts.iter().enumerate() {
        if is_wanted(summary.language.as_ref()) {
            self::summary(jats, name, summary, &at.item(index));
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
