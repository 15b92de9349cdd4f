//! The article itself: the root node.

use serde::Serialize;
use serde_json::Value;

use crate::formats::jsonld::contributor::{Contributor, Contributors};
use crate::formats::jsonld::dateline::DatelineView;
use crate::formats::jsonld::dates::{DatesView, dates_view};
use crate::formats::jsonld::funding::Grant;
use crate::formats::jsonld::identifier::PropertyValue;
use crate::formats::jsonld::media::Media;
use crate::formats::jsonld::plain_text::TextPart;
use crate::formats::jsonld::publication::Whole;
use crate::formats::jsonld::related::{CorrectionView, RelatedWorks, RelationView};
use crate::formats::jsonld::rights::LicenseView;
use crate::formats::jsonld::summary::Summary;
use crate::formats::jsonld::term::Keyword;
use crate::formats::jsonld::view::{Held, Iri, OneOrMany, Tagged, Text, view};
use crate::formats::jsonld::word_count::word_count;
use crate::formats::jsonld::writer::{AGENTS, ENTITIES, ORGANIZATIONS, WORKS, Writer};
use crate::model::{self, ArticleKind, Copyright, Metadata, Publication, PublicationKind, TranslatedText};
use crate::source::Path;

view! {
    /// <https://schema.org/Article>
    Article {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "@id")]
        id: Iri<'a>,
        url: Option<&'a str>,
        headline: Text<'a>,
        alternative_headline: Option<Text<'a>>,
        #[serde(rename = "byline:translatedTitle")]
        translated_titles: Vec<Tagged<'a>>,
        description: OneOrMany<String>,
        #[serde(rename = "abstract")]
        abstracts: OneOrMany<String>,
        #[serde(rename = "byline:abstract")]
        own_abstracts: Vec<Summary<'a>>,
        image: Option<Media<'a>>,
        #[serde(flatten)]
        dates: DatesView<'a>,
        author: Vec<Held<'a>>,
        publisher: Option<Held<'a>>,
        editor: Vec<Held<'a>>,
        translator: Vec<Held<'a>>,
        contributor: Vec<Contributor<'a>>,
        is_accessible_for_free: Option<bool>,
        in_language: &'a str,
        #[serde(rename = "byline:kind")]
        own_kind: Option<&'static str>,
        genre: Vec<Keyword<'a>>,
        article_section: Option<&'a str>,
        keywords: Vec<Keyword<'a>>,
        #[serde(flatten)]
        dateline: DatelineView<'a>,
        is_part_of: Vec<Whole<'a>>,
        page_start: Option<&'a str>,
        page_end: Option<&'a str>,
        pagination: Option<&'a str>,
        print_edition: Option<&'a str>,
        #[serde(rename = "byline:printEdition")]
        own_edition: Option<&'a str>,
        identifier: Vec<PropertyValue<'a>>,
        same_as: Vec<Text<'a>>,
        license: Vec<LicenseView<'a>>,
        copyright_year: Option<u16>,
        copyright_holder: Option<Held<'a>>,
        copyright_notice: Option<&'a str>,
        funder: Vec<Held<'a>>,
        funding: Vec<Grant<'a>>,
        correction: Vec<CorrectionView<'a>>,
        is_based_on: Vec<Held<'a>>,
        translation_of_work: Vec<Held<'a>>,
        work_translation: Vec<Held<'a>>,
        item_reviewed: Vec<Held<'a>>,
        #[serde(rename = "byline:related")]
        other_relations: Vec<RelationView<'a>>,
        about: Vec<About<'a>>,
        citation: Vec<Held<'a>>,
        mentions: Vec<Held<'a>>,
        has_part: Vec<Part<'a>>,
        word_count: Option<usize>,
        article_body: Option<String>,
        #[serde(rename = "byline:residue")]
        residue: Option<JsonLiteral>,
    }
}

/// What the article is about.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum About<'a> {
    Entity(Held<'a>),
    Subject(Keyword<'a>),
}

/// A part of the article.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Part<'a> {
    Held(Held<'a>),
    Text(TextPart<'a>),
}

/// JSON that is no JSON-LD ([JSON literals](https://www.w3.org/TR/json-ld11/#json-literals)).
#[derive(Debug, Serialize)]
pub(super) struct JsonLiteral {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@value")]
    value: Value,
}

impl From<Value> for JsonLiteral {
    fn from(value: Value) -> Self {
        Self { kind: "@json", value }
    }
}

impl<'a> Writer<'a> {
    /// The article. The first member that holds something declared writes it in full, so their order matters.
    pub(super) fn article(&mut self) -> Article<'a> {
        let model::Article {
            schema: _,
            metadata,
            people: _,
            organizations: _,
            places: _,
            events: _,
            works: _,
            quotes: _,
            body: _,
            back: _,
            sub_articles: _,
            extensions: _,
        } = self.article;
        let Metadata {
            title,
            language,
            kind,
            subtitle,
            translated_titles,
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
            related: _,
            corrections: _,
            references,
            notes: _,
            image,
            is_accessible_for_free,
            unstated: _,
        } = metadata;
        let at = Path::ROOT.key("metadata");
        let is_in_journal = publication.as_ref().is_some_and(|whole| whole.kind == PublicationKind::Journal);
        let (article_type, own_kind) = types(*kind, is_in_journal);
        // References are numbered before any text is read that cites them.
        for (index, work) in references.iter().enumerate() {
            self.citation_number(&at.key("references").item(index), work);
        }
        let known = self.work_identifiers(&at.key("identifiers"), identifiers);
        let mut view = Article {
            kind: article_type,
            own_kind,
            id: self.article_iri(),
            url: identifiers.url.as_ref().and_then(|url| self.url(&at.key("identifiers").key("url"), url)),
            headline: self.heading(&at.key("title"), title),
            alternative_headline: subtitle
                .as_ref()
                .map(|subtitle| self.heading(&at.key("subtitle"), subtitle)),
            image: image.as_ref().and_then(|image| self.media(&at.key("image"), image)),
            dates: dates_view(dates),
            is_accessible_for_free: *is_accessible_for_free,
            in_language: language.as_str(),
            genre: self.keywords(&at.key("genres"), genres),
            keywords: self.keywords(&at.key("keywords"), keywords),
            identifier: known.values,
            same_as: known.same_as,
            ..Article::default()
        };
        if let Some(isbn) = &identifiers.isbn {
            view.identifier.push(PropertyValue::new("ISBN", isbn.as_str(), None));
        }
        self.add_translated_titles(&at.key("translatedTitles"), translated_titles, &mut view);
        self.add_abstracts(&at.key("abstracts"), abstracts, &mut view);
        let mut body = self.body();

        view.author = self.authors(&at.key("authors"), authors);
        view.publisher =
            publisher.as_ref().and_then(|one| self.hold(&at.key("publisher"), one.as_str(), ORGANIZATIONS));
        let Contributors { editor, translator, contributor } = self.contributors(&at, authors, contributors);
        (view.editor, view.translator, view.contributor) = (editor, translator, contributor);
        if let Some(dateline) = dateline {
            view.dateline = self.dateline(&at.key("dateline"), dateline, article_type);
        }
        if let Some(publication) = publication {
            self.add_publication(&at.key("publication"), publication, &mut view);
        }
        let licensed = licenses.iter().enumerate();
        view.license =
            licensed.filter_map(|(index, one)| self.license(&at.key("licenses").item(index), one)).collect();
        if let Some(Copyright { year, holder, statement }) = copyright {
            let at = at.key("copyright");
            view.copyright_year = *year;
            view.copyright_holder =
                holder.as_ref().and_then(|one| self.hold(&at.key("holder"), one.as_str(), AGENTS));
            view.copyright_notice = statement.as_deref();
        }
        for (index, one) in funding.iter().enumerate() {
            let at = at.key("funding");
            let at = at.item(index);
            let is_first = funding[..index].iter().all(|other| other.funder != one.funder);
            if is_first {
                view.funder.extend(self.hold(&at.key("funder"), one.funder.as_str(), AGENTS));
            }
            view.funding.push(self.grant(&at, one));
        }
        let related = self.related(&at, metadata, article_type == "ReviewNewsArticle");
        let RelatedWorks {
            is_part_of,
            is_based_on,
            translation_of_work,
            work_translation,
            item_reviewed,
            has_part,
            correction,
            other,
        } = related;
        view.is_part_of.extend(is_part_of.into_iter().map(Whole::Work));
        (view.is_based_on, view.translation_of_work) = (is_based_on, translation_of_work);
        (view.work_translation, view.item_reviewed) = (work_translation, item_reviewed);
        (view.correction, view.other_relations) = (correction, other);

        for (index, entity) in about.iter().enumerate() {
            let entity = self.hold(&at.key("about").item(index), entity.as_str(), ENTITIES);
            view.about.extend(entity.map(About::Entity));
        }
        view.about.extend(self.keywords(&at.key("subjects"), subjects).into_iter().map(|term| match term {
            // A bare text is nothing an article can be about.
            Keyword::Bare(name) => About::Subject(Keyword::named(name)),
            term => About::Subject(term),
        }));
        for work in std::mem::take(&mut self.marks.cited) {
            view.citation.extend(self.hold(&at.key("references"), work, WORKS));
        }
        view.mentions = self.hold_the_rest();
        view.has_part = has_part.into_iter().chain(self.hold_quotes()).map(Part::Held).collect();

        // Last, since every text may have links, pictures and footnotes.
        self.add_notes(&mut body);
        view.has_part.extend(std::mem::take(&mut self.marks.parts).into_iter().map(Part::Text));
        view.word_count = word_count(&body, language);
        view.article_body = Some(body).filter(|body| !body.is_empty());
        view
    }

    fn add_translated_titles(&mut self, at: &Path<'_>, titles: &'a [TranslatedText], view: &mut Article<'a>) {
        for (index, TranslatedText { text, language }) in titles.iter().enumerate() {
            let at = at.item(index);
            let title = self.tagged(&at.key("language"), Text::Borrowed(text), Some(language));
            view.translated_titles.push(title);
        }
    }

    fn add_publication(&mut self, at: &Path<'_>, publication: &'a Publication, view: &mut Article<'a>) {
        let Publication {
            title: _,
            kind: _,
            abbreviated_title: _,
            issn: _,
            issn_print: _,
            issn_l: _,
            identifiers: _,
            volume: _,
            issue: _,
            first_page,
            last_page,
            elocation_id,
            edition,
            section,
        } = publication;
        let whole = self.publication(at, publication);
        view.is_part_of.extend(whole.map(|whole| Whole::Publication(Box::new(whole))));
        view.page_start = first_page.as_deref();
        view.page_end = last_page.as_deref();
        view.pagination = elocation_id.as_deref();
        view.article_section = section.as_deref();
        // Only news articles have `printEdition`.
        if view.kind.ends_with("NewsArticle") {
            view.print_edition = edition.as_deref();
        } else {
            view.own_edition = edition.as_deref();
        }
    }
}

/// The type, and the kind where the type says less.
fn types(kind: ArticleKind, is_in_journal: bool) -> (&'static str, Option<&'static str>) {
    let opinion = if is_in_journal { "ScholarlyArticle" } else { "OpinionNewsArticle" };
    let plain = if is_in_journal { "ScholarlyArticle" } else { "Article" };
    match kind {
        // A scholarly article that says no more is a report of research.
        ArticleKind::Article => (plain, is_in_journal.then_some("article")),
        ArticleKind::News => ("NewsArticle", None),
        ArticleKind::Opinion => ("OpinionNewsArticle", None),
        ArticleKind::Analysis => ("AnalysisNewsArticle", None),
        ArticleKind::Background => ("BackgroundNewsArticle", None),
        ArticleKind::Interview => (plain, Some("interview")),
        ArticleKind::Review if is_in_journal => ("ScholarlyArticle", Some("review")),
        ArticleKind::Review => ("ReviewNewsArticle", None),
        ArticleKind::Letter => (opinion, Some("letter")),
        ArticleKind::Editorial => (opinion, Some("editorial")),
        ArticleKind::Obituary => (plain, Some("obituary")),
        ArticleKind::ResearchArticle => ("ScholarlyArticle", None),
        ArticleKind::ReviewArticle => ("ScholarlyArticle", Some("review-article")),
        ArticleKind::BriefReport => ("ScholarlyArticle", Some("brief-report")),
        ArticleKind::CaseReport => ("MedicalScholarlyArticle", Some("case-report")),
        ArticleKind::Correction => (plain, Some("correction")),
        ArticleKind::Retraction => (plain, Some("retraction")),
        ArticleKind::BlogPost => ("BlogPosting", None),
        ArticleKind::Other => (plain, Some("other")),
    }
}
