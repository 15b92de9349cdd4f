//! The updates of a live blog.

use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::model::{
    Article, Blocks, Contributor, Date, Inlines, Language, Metadata, SubArticle, Url, WorkIdentifiers,
};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// `coverageStartTime` and `coverageEndTime`
    pub(super) fn coverage(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Option<Date> {
        let start = self.date(thing, "coverageStartTime", at);
        let end = self.date(thing, "coverageEndTime", at);
        let text = |end: &Option<Date>| end.as_ref().map_or("..", |end| end.as_str()).to_owned();
        (start.is_some() || end.is_some()).then(|| Date(format!("{}/{}", text(&start), text(&end))))
    }

    /// `liveBlogUpdate`
    pub(super) fn live_updates(&mut self, thing: Thing<'d>) {
        let at = Path::ROOT.key(Article::SUB_ARTICLES);
        for value in self.take(thing, "liveBlogUpdate") {
            match self.update_in(value) {
                Some(update) => {
                    let at = at.item(self.article.sub_articles.len());
                    self.note(&at, update.node);
                    let update = self.live_update(update, &at);
                    self.article.sub_articles.push(update);
                }
                None => self.lose(thing, "liveBlogUpdate", value),
            }
        }
    }

    fn update_in(&mut self, value: Node<'d>) -> Option<Thing<'d>> {
        let node = match value.kind() {
            Kind::Object => value,
            _ => self.graph.with_id(self.graph.text(value)?)?,
        };
        let update = self.graph.thing(node);
        self.see(value);
        (self.entity_type(update) == Some(EntityType::Article)).then_some(update)
    }

    /// <https://schema.org/BlogPosting>
    fn live_update(&mut self, update: Thing<'d>, at: &Path<'_>) -> SubArticle {
        self.see(update.node);
        let at_metadata = at.key(SubArticle::METADATA);
        let title = self.string(update, "headline", &at_metadata.key(Metadata::TITLE));
        let title = title.or_else(|| self.string(update, "name", &at_metadata.key(Metadata::TITLE)));
        let language = self.string(update, "inLanguage", &at_metadata.key(Metadata::LANGUAGE));
        let language = language.map_or_else(|| self.article.metadata.language.clone(), Language);
        let mut metadata =
            Metadata::new(title.as_deref().map_or_else(Inlines::default, Inlines::from), language);
        metadata.dates = self.dates(update, &at_metadata.key(Metadata::DATES));
        metadata.authors = self.authors_of_update(update, &at_metadata.key(Metadata::AUTHORS));
        (metadata.image, metadata.images) = self.pictures(update, &at_metadata);
        let at_publisher = at_metadata.key(Metadata::PUBLISHER);
        let publisher = self.organization_of(update, "publisher", &at_publisher);
        metadata.publisher = publisher.filter(|own| self.article.metadata.publisher.as_ref() != Some(own));
        let at_identifiers = at_metadata.key(Metadata::IDENTIFIERS);
        metadata.identifiers.url = self.address(update, "url", &at_identifiers.key(WorkIdentifiers::URL));
        for page in self.take(update, "mainEntityOfPage") {
            let address = self.address_value(page).map(Url::from);
            if address.is_none() || address != metadata.identifiers.url {
                self.lose(update, "mainEntityOfPage", page);
            }
        }
        let at_body = at.key(SubArticle::BODY);
        let body =
            self.string(update, "articleBody", &at_body).or_else(|| self.string(update, "text", &at_body));
        SubArticle {
            id: None,
            kind: SubArticle::LIVE_UPDATE.to_owned(),
            metadata,
            body: body.as_deref().map_or_else(Blocks::default, Blocks::from),
            back: Vec::new(),
            sub_articles: Vec::new(),
        }
    }

    fn authors_of_update(&mut self, update: Thing<'d>, at: &Path<'_>) -> Vec<Contributor> {
        let mut authors: Vec<Contributor> = Vec::new();
        for value in self.take(update, "author") {
            let (inner, _) = self.unwrapped(value, "author");
            let agent = inner.and_then(|inner| self.agent(update, "author", inner, EntityType::Person));
            let Some(author) = agent.map(|agent| Contributor::from(agent.as_str())) else { continue };
            if !authors.contains(&author) {
                self.note(&at.item(authors.len()), value);
                authors.push(author);
            }
        }
        authors
    }
}
