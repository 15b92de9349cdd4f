//! The root node: the article.

use crate::formats::jsonld::Shape;
use crate::formats::jsonld::vocabulary::{article_kind, article_type, enumerated_source_type};
use crate::formats::jsonld::write::entity::{self, Entity, What, entities};
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::plain_text::PlainText;
use crate::formats::jsonld::write::text::Titles;
use crate::formats::jsonld::write::word_count::word_count;
use crate::formats::jsonld::write::work::printed;
use crate::formats::jsonld::write::writer::{Mentioned, Writer};
use crate::model::{Article, Metadata, PublicationKind, Relation, TranslatedText, Uri, WorkIdentifiers};
use crate::source::Path;
use crate::source::hash::{HashSet, IndexSet};

impl<'a> Writer<'a, '_> {
    /// The whole document.
    pub(super) fn document(&mut self) {
        self.json.open('{');
        self.context();
        let is_flat = self.options.shape == Shape::Graph;
        if is_flat {
            self.json.key("@graph");
            self.json.open('[');
            self.json.item();
            self.json.open('{');
        }
        self.article();
        self.copy();
        if is_flat {
            self.json.end();
            self.queued();
            self.json.close(']');
        }
        self.json.end();
        self.lose_unwritten();
    }

    /// The members of <https://schema.org/Article>. An entity is written in full in the first of them that contains it,
    /// so their order matters.
    fn article(&mut self) {
        let Article {
            schema,
            metadata,
            people: _,
            organizations: _,
            places: _,
            events: _,
            works: _,
            quotes: _,
            body,
            back,
            sub_articles,
            extensions,
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
            related,
            rating,
            corrections: _,
            references,
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
        let at = Path::ROOT.key(Article::METADATA);
        let text = PlainText::of(self.article);
        let is_free = *is_accessible_for_free != Some(false);
        let is_in_journal = publication.as_ref().is_some_and(|whole| whole.kind == PublicationKind::Journal);
        let reviews = related.iter().any(|one| {
            one.relation == Relation::Reviews && self.writable(entity::work, one.work.as_str()).is_some()
        });
        let node_type = article_type(*kind, is_in_journal, reviews);
        let is_news = node_type.ends_with("NewsArticle");

        self.json.text("@type", node_type);
        if let Some(id) = self.own_iri() {
            self.json.text("@id", &id);
        }
        self.url(&at.key(Metadata::IDENTIFIERS).key(WorkIdentifiers::URL), identifiers);
        for (key, field, words) in
            [("headline", "title", Some(title)), ("alternativeHeadline", "subtitle", subtitle.as_ref())]
        {
            let Some(words) = words else { continue };
            let at = at.key(field);
            match self.line(&at, words) {
                line if line.trim().is_empty() => self.lose(&at, words, "it is blank"),
                line => self.json.text(key, &line),
            }
        }
        self.translated_titles(&at.key(Metadata::TRANSLATED_TITLES), translated_titles);
        self.summaries(&at.key(Metadata::ABSTRACTS), abstracts, language);
        self.pictures(&at, image.as_ref(), images);
        let is_live_blog = node_type == "LiveBlogPosting";
        self.dates(&at.key(Metadata::DATES), dates, is_live_blog);
        self.authors(&at.key(Metadata::AUTHORS), authors);
        self.contributors(&at.key(Metadata::CONTRIBUTORS), contributors);
        if let Some(publisher) = publisher
            && let Some(entity) =
                self.found(&at.key(Metadata::PUBLISHER), publisher.as_str(), entity::organization)
        {
            self.json.key(Metadata::PUBLISHER);
            self.hold_here(entity);
        }
        if let Some(is_free) = is_accessible_for_free {
            self.json.scalar("isAccessibleForFree", is_free);
        }
        if let Some(is_family_friendly) = is_family_friendly {
            self.json.scalar("isFamilyFriendly", is_family_friendly);
        }
        self.source_type(&at.key(Metadata::DIGITAL_SOURCE_TYPE), digital_source_type.as_ref());
        let principles = publishing_principles.as_ref().map(|url| url.as_str());
        self.address("publishingPrinciples", &at.key(Metadata::PUBLISHING_PRINCIPLES), principles);
        self.speakable(&at.key(Metadata::SPEAKABLE), speakable);
        self.language("inLanguage", &at.key(Metadata::LANGUAGE), Some(language));
        let publication = publication.as_ref();
        let is_named = |title: &str| !title.trim().is_empty();
        if let Some(nameless) = publication.filter(|whole| !is_named(&whole.title)) {
            self.lose(&at.key(Metadata::PUBLICATION), nameless, "it has no name");
        }
        let publication = publication.filter(|whole| is_named(&whole.title));
        self.section(&at.key(Metadata::PUBLICATION), publication);
        self.words("genre", &at.key(Metadata::GENRES), genres);
        self.words("keywords", &at.key(Metadata::KEYWORDS), keywords);
        if let Some(count) = word_count(&text.text, language) {
            self.json.scalar("wordCount", count);
        }
        self.dateline(&at.key(Metadata::DATELINE), dateline.as_ref(), is_news);
        let mut wholes = List::new("isPartOf");
        if let Some(publication) = publication {
            self.publication(&mut wholes, &at.key(Metadata::PUBLICATION), publication);
        }
        self.relation(&mut wholes, &at.key(Metadata::RELATED), metadata, Relation::PartOf);
        wholes.end(&mut self.json);
        if let Some(publication) = publication {
            self.pages(&at.key(Metadata::PUBLICATION), publication, is_news);
        }
        self.own_identifiers(&at.key(Metadata::IDENTIFIERS), identifiers);
        self.licenses(&at.key(Metadata::LICENSES), licenses);
        self.copyright(&at.key(Metadata::COPYRIGHT), copyright.as_ref());
        self.funding(&at.key(Metadata::FUNDING), funding);
        if dates.retracted.is_some() {
            self.json.text("creativeWorkStatus", "Retracted");
        }
        self.corrections(&at, metadata);
        let is_review = node_type == "ReviewNewsArticle";
        self.relations(&at.key(Metadata::RELATED), metadata, is_review);
        self.rating(&at.key(Metadata::RATING), rating.as_deref(), is_review);
        let mut list = List::new("about");
        for (index, id) in about.iter().enumerate() {
            self.about(&mut list, &at.key(Metadata::ABOUT).item(index), id.as_str());
        }
        for (index, subject) in subjects.iter().enumerate() {
            self.subject(&mut list, &at.key(Metadata::SUBJECTS).item(index), subject);
        }
        list.end(&mut self.json);
        self.mentions(&text);
        self.citations(&at.key(Metadata::REFERENCES), &text.cited, references.len());
        self.videos(&at.key(Metadata::VIDEOS), videos, if is_free { &text.figures } else { &[] });
        self.audio(&at.key(Metadata::AUDIO), audio);
        self.parts(&at, metadata, &text, is_free);
        self.sub_articles(sub_articles, is_live_blog, is_free);
        if self.options.article_body && !text.without_notes().is_empty() {
            self.json.text("articleBody", text.without_notes());
        }

        if article_kind(Some(node_type)) != *kind && *kind != Default::default() {
            self.lose(&at.key(Metadata::KIND), kind, "schema.org has no type for it");
        }
        let advisories = at.key(Metadata::CONTENT_ADVISORIES);
        self.lose(&advisories, content_advisories, "schema.org has no content advisories");
        self.lose(&at.key(Metadata::NOTES), notes, "schema.org has no notes");
        self.lose(&at.key(Metadata::UNSTATED), unstated, "schema.org cannot mark a value as unstated");
        self.lose(&Path::ROOT.key(Article::SCHEMA), schema, "it is about the file");
        let (at_body, at_back) = (Path::ROOT.key(Article::BODY), Path::ROOT.key(Article::BACK));
        if self.options.article_body {
            self.lose_structure(&at_body, body, &mut Titles::default());
            for (index, section) in back.iter().enumerate() {
                self.lose_section(&at_back.item(index), section, &mut Titles::default());
            }
        } else {
            self.lose(&at_body, body, "the text is not in the JSON-LD");
            self.lose(&at_back, back, "the text is not in the JSON-LD");
        }
        self.lose(&Path::ROOT.key(Article::EXTENSIONS), extensions, "it is not a schema.org property");
    }

    /// `digitalSourceType`
    fn source_type(&mut self, at: &Path<'_>, uri: Option<&Uri>) {
        match uri.and_then(|uri| enumerated_source_type(uri.as_str())) {
            Some(listed) => self.json.text("digitalSourceType", &listed),
            None => self.lose(at, &uri, "schema.org has no such source type"),
        }
    }

    /// `speakable`
    fn speakable(&mut self, at: &Path<'_>, selectors: &[String]) {
        let is_blank = |selector: &String| selector.trim().is_empty();
        for (index, blank) in selectors.iter().enumerate().filter(|(_, selector)| is_blank(selector)) {
            self.lose(&at.item(index), blank, "it is blank");
        }
        if selectors.iter().all(is_blank) {
            return;
        }
        self.json.key("speakable");
        self.json.node("SpeakableSpecification");
        for (property, is_xpath) in [("cssSelector", false), ("xpath", true)] {
            let mut list = List::new(property);
            let wanted = |selector: &&String| !is_blank(selector) && selector.starts_with('/') == is_xpath;
            selectors.iter().filter(wanted).for_each(|selector| list.string(&mut self.json, selector));
            list.end(&mut self.json);
        }
        self.json.end();
    }

    fn url(&mut self, at: &Path<'_>, identifiers: &'a WorkIdentifiers) {
        let Some(url) = &identifiers.url else { return };
        if self.is_absolute(at, url.as_str()) {
            self.json.text("url", url.as_str());
            self.json.text("mainEntityOfPage", url.as_str());
        }
    }

    /// `alternateName`
    fn translated_titles(&mut self, at: &Path<'_>, titles: &'a [TranslatedText]) {
        let own = self.article.metadata.title.plain_text();
        let mut list = List::new("alternateName");
        for (index, title) in titles.iter().enumerate() {
            let at = at.item(index);
            let TranslatedText { text, language } = title;
            if text.trim().is_empty() || *text == own {
                self.lose(&at, title, "it is blank, or the title itself");
                continue;
            }
            list.string(&mut self.json, text);
            self.lose(
                &at.key(TranslatedText::LANGUAGE),
                &Some(language).filter(|language| language.as_str() != "und"),
                "`alternateName` is a text without a language",
            );
        }
        list.end(&mut self.json);
    }

    /// `identifier` and `sameAs`
    fn own_identifiers(&mut self, at: &Path<'_>, identifiers: &'a WorkIdentifiers) {
        let mut known = self.work_identifiers(at, identifiers, false);
        if let Some(isbn) = &identifiers.isbn {
            known.add_value("ISBN", isbn.as_str(), None);
        }
        self.identifiers(&at.key(WorkIdentifiers::OTHER), &known, &identifiers.other);
        self.same_as(at, &known.addresses, &[], &[]);
    }

    fn about(&mut self, list: &mut List, at: &Path<'_>, id: &str) {
        let Some(entity) = self.found(at, id, entity::anything) else { return };
        list.item(&mut self.json);
        self.hold_here(entity);
        if matches!(entity.what, What::Event(_)) && !self.is_event(entity) {
            self.lose(at, &id, "it is not written as an `Event`");
        }
    }

    /// `mentions`: entities in no other property, and works named in the text
    fn mentions(&mut self, text: &PlainText<'a>) {
        let mut list = List::new("mentions");
        let corrections = self.article.metadata.related.iter();
        let corrections = corrections.filter(|one| one.relation == Relation::CorrectedBy);
        let works: IndexSet<&str> = corrections.map(|one| one.work.as_str()).collect();
        for entity in entities(self.article) {
            let is_mentioned = match entity.what {
                What::Work(work) => {
                    let id = entity.id.as_str();
                    works.contains(id)
                        || text.mentioned.contains(id) && !text.cited.contains(id) && printed(work).is_none()
                }
                What::Quote(_) => false,
                _ => true,
            };
            let is_held = match &self.mentioned {
                Mentioned::As(mentioned) => !mentioned.contains(&entity.number),
                Mentioned::Found(_) => self.state(entity).is_placed(),
            };
            if is_mentioned && !is_held && self.can_write(entity) {
                if let Mentioned::Found(found) = &mut self.mentioned {
                    found.push(entity.number);
                }
                self.hold_in(&mut list, entity);
            }
        }
        list.end(&mut self.json);
    }

    /// `citation`: the references in order, then other cited works
    fn citations(&mut self, at: &Path<'_>, cited: &IndexSet<&'a str>, references: usize) {
        let mut list = List::new("citation");
        let listed = &self.article.metadata.references;
        let known: HashSet<&str> = listed.iter().map(|work| work.as_str()).collect();
        let only_cited = cited.iter().copied().filter(|id| !known.contains(id));
        let all = listed.iter().map(|work| work.as_str()).chain(only_cited);
        for (index, id) in all.enumerate() {
            let Some(entity) = entity::work(self.article, id) else {
                if index < references {
                    self.lose(&at.item(index), &id, "there is no such work");
                }
                continue;
            };
            if self.cited_in_words(&mut list, entity) {
                continue;
            }
            if self.can_write(entity) {
                self.hold_in(&mut list, entity);
            } else if index < references {
                self.lose(&at.item(index), &id, "no node can be written for it");
            }
        }
        list.end(&mut self.json);
    }

    /// `hasPart`: paywalled parts, works, quotes, figures
    fn parts(&mut self, at: &Path<'_>, metadata: &'a Metadata, text: &PlainText<'a>, is_free: bool) {
        let mut list = List::new("hasPart");
        if let Some(selector) = self.options.paywall_selector.as_deref().filter(|_| !is_free) {
            list.item(&mut self.json);
            self.json.node("WebPageElement");
            self.json.scalar("isAccessibleForFree", false);
            self.json.text("cssSelector", selector);
            self.json.end();
        }
        self.relation(&mut list, &at.key(Metadata::RELATED), metadata, Relation::HasPart);
        self.quotes(&mut list, is_free);
        for figure in text.figures.iter().filter(|_| is_free) {
            if let Some(file) = self.figure(figure) {
                let caption = figure.caption.as_ref().map(|caption| caption.plain_text().replace('\n', " "));
                list.item(&mut self.json);
                self.image(None, file, caption.as_deref());
            }
        }
        list.end(&mut self.json);
    }

    /// Entities in no property: works without references, and entities without a name.
    fn lose_unwritten(&mut self) {
        for entity in entities(self.article) {
            let Entity { number: _, id, what } = entity;
            if self.state(entity).is_placed() {
                continue;
            }
            let map = Path::ROOT.key(what.map());
            let at = map.key(id.as_str());
            let why = "it has no name, or nothing refers to it";
            match what {
                What::Person(one) => self.lose(&at, one, why),
                What::Organization(one) => self.lose(&at, one, why),
                What::Place(one) => self.lose(&at, one, why),
                What::Event(one) => self.lose(&at, one, why),
                What::Work(one) => self.lose(&at, one, why),
                // The reason for a quote was already recorded.
                What::Quote(_) => {}
            }
        }
    }
}
