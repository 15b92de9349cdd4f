//! The updates of a live blog.

use crate::formats::jsonld::write::entity;
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Article, Contributor, Language, Metadata, SubArticle, WorkIdentifiers};
use crate::source::Path;
use crate::source::hash::HashSet;

impl<'a> Writer<'a, '_> {
    /// `liveBlogUpdate`: the only articles that schema.org has within another
    pub(super) fn sub_articles(&mut self, sub_articles: &'a [SubArticle], is_live_blog: bool, is_free: bool) {
        let at = Path::ROOT.key(Article::SUB_ARTICLES);
        let mut list = List::new("liveBlogUpdate");
        for (index, sub_article) in sub_articles.iter().enumerate() {
            let at = at.item(index);
            match is_live_blog && sub_article.is_live_update() {
                true => {
                    list.item(&mut self.json);
                    self.live_update(&at, sub_article, is_free);
                }
                false => self.lose(&at, sub_article, "schema.org has no articles in articles"),
            }
        }
        list.end(&mut self.json);
    }

    /// <https://schema.org/BlogPosting>
    ///
    /// ```json
    /// { "@type": "BlogPosting", "headline": "1–0 Rovers", "datePublished": "2026-06-14T18:23:00+02:00",
    ///   "author": [{ "@id": "#okafor" }], "articleBody": "A corner, a header, a goal." }
    /// ```
    fn live_update(&mut self, at: &Path<'_>, update: &'a SubArticle, is_free: bool) {
        let SubArticle { id, kind: _, metadata, body, back, sub_articles } = update;
        let Metadata { title, language, authors, dates, identifiers, image, images, .. } = metadata;
        let at_metadata = at.key(SubArticle::METADATA);
        self.json.node("BlogPosting");
        let at_title = at_metadata.key(Metadata::TITLE);
        match self.line(&at_title, title) {
            line if line.trim().is_empty() => self.lose(&at_title, title, "it is blank"),
            line => self.json.text("headline", &line),
        }
        let at_identifiers = at_metadata.key(Metadata::IDENTIFIERS);
        let url = identifiers.url.as_ref().map(|url| url.as_str());
        self.address("url", &at_identifiers.key(WorkIdentifiers::URL), url);
        self.dates(&at_metadata.key(Metadata::DATES), dates, false);
        self.authors_of_update(&at_metadata.key(Metadata::AUTHORS), authors);
        self.pictures(&at_metadata, image.as_ref(), images);
        self.language_of_update(&at_metadata.key(Metadata::LANGUAGE), language);
        let at_body = at.key(SubArticle::BODY);
        if is_free {
            let text = self.plain_blocks(&at_body, body);
            if !text.is_empty() {
                self.json.text("articleBody", &text);
            }
        } else {
            self.lose(&at_body, body, "the text is not in the JSON-LD");
        }
        self.json.end();
        const NOT_THERE: &str = "byline does not write it for the update of a live blog";
        self.lose(&at.key(SubArticle::ID), id, "a node is named only if another refers to it");
        self.losses.note_all_but(&at_identifiers, identifiers, &[WorkIdentifiers::URL], NOT_THERE);
        let written = [
            Metadata::TITLE,
            Metadata::LANGUAGE,
            Metadata::AUTHORS,
            Metadata::DATES,
            Metadata::IDENTIFIERS,
            Metadata::IMAGE,
            Metadata::IMAGES,
        ];
        self.losses.note_all_but(&at_metadata, metadata, &written, NOT_THERE);
        self.lose(&at.key(SubArticle::BACK), back, NOT_THERE);
        self.lose(&at.key(SubArticle::SUB_ARTICLES), sub_articles, NOT_THERE);
    }

    /// `author`
    fn authors_of_update(&mut self, at: &Path<'_>, authors: &'a [Contributor]) {
        let mut list = List::new("author");
        let mut known = HashSet::default();
        for (index, author) in authors.iter().enumerate() {
            let at = at.item(index);
            let Some(agent) = self.writable(entity::agent, author.agent.as_str()) else {
                self.lose(&at, author, "no node can be written for it");
                continue;
            };
            if !known.insert(author.agent.as_str()) {
                self.lose(&at, author, "an author is written once");
                continue;
            }
            self.hold_in(&mut list, agent);
            let why = "schema.org does not distinguish authors in this way";
            self.losses.note_all_but(&at, author, &[Contributor::AGENT], why);
        }
        list.end(&mut self.json);
    }

    /// `inLanguage`, if it is not that of the whole
    fn language_of_update(&mut self, at: &Path<'_>, language: &'a Language) {
        if *language != self.article.metadata.language || !language.is_well_formed() {
            self.language("inLanguage", at, Some(language));
        }
    }
}
