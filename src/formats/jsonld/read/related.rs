//! What the article is part of, its parts, and related works.

use crate::diagnostic::Severity;
use crate::formats::jsonld::read::reader::Reader;
use crate::formats::jsonld::read::types::EntityType;
use crate::model::{
    Article, Correction, CorrectionKind, Inlines, Metadata, Publication, RelatedWork, Relation, WorkRef,
};
use crate::source::jsonld::Thing;
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// `isPartOf`, and the position of the article in the publication
    pub(super) fn parts_of(&mut self, thing: Thing<'d>, page: Option<Thing<'d>>, at: &Path<'_>) {
        let publication = at.key(Metadata::PUBLICATION);
        for value in self.take(thing, "isPartOf") {
            let whole = self.graph.thing(value);
            if page.is_some_and(|page| page.node.id() == whole.node.id()) {
                continue;
            }
            if self.article.metadata.publication.is_none() && self.is_publication(value) {
                self.article.metadata.publication = self.publication(value, &publication);
                if self.article.metadata.publication.is_some() {
                    continue;
                }
            }
            self.relate(thing, "isPartOf", Relation::PartOf, value, at);
        }
        self.site(page, &publication);
        self.spot(thing, page, &publication);
    }

    /// The site of the page is the publication, if no other is stated.
    fn site(&mut self, page: Option<Thing<'d>>, at: &Path<'_>) {
        let Some(page) = page else { return };
        for value in self.take(page, "isPartOf") {
            if self.article.metadata.publication.is_none() && self.is_publication(value) {
                self.article.metadata.publication = self.publication(value, at);
            } else {
                self.lose(page, "isPartOf", value);
            }
        }
    }

    /// Section, pages, edition.
    fn spot(&mut self, thing: Thing<'d>, page: Option<Thing<'d>>, at: &Path<'_>) {
        let sections = self.take(thing, "articleSection");
        let section = match sections.first() {
            Some(value) => self.text(*value).map(|text| (*value, text)),
            None => self.breadcrumb(page),
        };
        for other in sections.iter().skip(1) {
            self.lose(thing, "articleSection", *other);
        }
        let first_page = self.string(thing, "pageStart", &at.key(Publication::FIRST_PAGE));
        let last_page = self.string(thing, "pageEnd", &at.key(Publication::LAST_PAGE));
        let elocation_id = self.string(thing, "pagination", &at.key(Publication::ELOCATION_ID));
        let edition = self.string(thing, "printEdition", &at.key(Publication::EDITION));
        let says = section.is_some() || first_page.is_some() || elocation_id.is_some() || edition.is_some();
        if !says && last_page.is_none() {
            return;
        }
        if self.article.metadata.publication.is_none() {
            self.article.metadata.publication = self.publishers_publication(thing, sections.first().copied());
        }
        let Some(publication) = &mut self.article.metadata.publication else {
            sections.first().into_iter().for_each(|section| self.lose(thing, "articleSection", *section));
            return;
        };
        publication.section = section.map(|(_, text)| text.to_owned());
        (publication.first_page, publication.last_page) = (first_page, last_page);
        (publication.elocation_id, publication.edition) = (elocation_id, edition);
        if let Some((value, _)) = section {
            self.note(&at.key(Publication::SECTION), value);
        }
    }

    /// A publication with the publisher's name: news sites usually have the same name, and a section needs a
    /// publication.
    fn publishers_publication(&mut self, thing: Thing<'d>, why: Option<Node<'d>>) -> Option<Publication> {
        let publisher = self.article.metadata.publisher.as_ref()?;
        let publisher = self.article.organizations.get(publisher.as_str())?;
        let what = format!("the publication is named `{}`, after its publisher", publisher.name);
        let publication = Publication::named(publisher.name.as_str());
        let span = why.unwrap_or(thing.node).span();
        self.losses.change(what, span, "publication without a name", Severity::Warning);
        Some(publication)
    }

    /// The section from the breadcrumbs of the page: the last item that is neither the home page nor the article.
    fn breadcrumb(&mut self, page: Option<Thing<'d>>) -> Option<(Node<'d>, &'d str)> {
        let of_page = page.map(|page| self.take(page, "breadcrumb")).unwrap_or_default();
        let mut lists =
            of_page.into_iter().chain(self.graph.top()).filter(|list| list.kind() == Kind::Object);
        let is_list =
            |list: &Thing<'d>| self.graph.types(list.node).any(|kind| kind.name.is("BreadcrumbList"));
        let list = lists.find_map(|list| Some(self.graph.thing(list)).filter(is_list))?;
        let title = self.article.metadata.title.plain_text();
        let url = self.article.metadata.identifiers.url.clone();
        let mut steps = Vec::new();
        for value in self.take(list, "itemListElement") {
            let step = self.graph.thing(value);
            self.take(step, "position");
            let item = self.take(step, "item").first().copied();
            let names = self.take(step, "name");
            let inner = item.filter(|item| item.kind() == Kind::Object).map(|item| self.graph.thing(item));
            let names = if names.is_empty() {
                inner.map(|inner| self.take(inner, "name")).unwrap_or_default()
            } else {
                names
            };
            let address = item.and_then(|item| self.address_value(item));
            let Some(name) = names.first().copied() else { continue };
            let Some(text) = self.text(name) else { continue };
            let is_article =
                text == title || address.is_some_and(|a| url.as_ref().is_some_and(|url| url.as_str() == a));
            if !is_article {
                steps.push((name, text.trim(), value));
            }
        }
        let section = if steps.len() > 1 { steps.pop() } else { None };
        // Other steps of the way, and the page of the section.
        for (_, _, value) in steps.iter().chain(&section) {
            self.lose(list, "itemListElement", *value);
        }
        section.map(|(name, text, _)| (name, text))
    }

    /// Related works, and corrections of the article.
    pub(super) fn related(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for (term, relation) in [
            ("isBasedOn", Relation::BasedOn),
            ("translationOfWork", Relation::TranslationOf),
            ("workTranslation", Relation::TranslatedAs),
            ("itemReviewed", Relation::Reviews),
        ] {
            for value in self.take(thing, term) {
                self.relate(thing, term, relation, value, at);
            }
        }
        self.article.metadata.rating = self.rating(thing, &at.key(Metadata::RATING));
        for value in self.take(thing, "correction") {
            self.correction(thing, value, at);
        }
    }

    /// <https://schema.org/Rating>, the best of which is 5 if it does not say
    fn rating(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Option<String> {
        let value = self.one(thing, "reviewRating")?;
        let rating = self.graph.thing(value);
        let found = match value.kind() {
            Kind::Object => self.string(rating, "ratingValue", at),
            _ => None,
        };
        let Some(found) = found else {
            self.lose(thing, "reviewRating", value);
            return None;
        };
        self.see(value);
        let best = self.string(rating, "bestRating", at).unwrap_or_else(|| "5".to_owned());
        Some(format!("{}/{}", found.trim(), best.trim()))
    }

    fn relate(&mut self, thing: Thing<'d>, term: &str, relation: Relation, value: Node<'d>, at: &Path<'_>) {
        if let Some(work) = self.work(thing, term, value) {
            let related = &mut self.article.metadata.related;
            let index = related.len();
            related.push(RelatedWork { relation, work: WorkRef(work.0) });
            self.note(&at.key(Metadata::RELATED).item(index), value);
        }
    }

    /// <https://schema.org/CorrectionComment>, or a separate notice
    fn correction(&mut self, thing: Thing<'d>, value: Node<'d>, at: &Path<'_>) {
        let comment = self.graph.thing(value);
        let is_comment = value.kind() == Kind::Object && self.type_name(comment) == Some("CorrectionComment");
        if !is_comment {
            let is_address = self.text(value).is_none_or(|text| text.contains("://"));
            return match is_address {
                true => self.relate(thing, "correction", Relation::CorrectedBy, value, at),
                false => self.lose(thing, "correction", value),
            };
        }
        let at = at.key(Metadata::CORRECTIONS);
        let at = at.item(self.article.metadata.corrections.len());
        let text = self.string(comment, "text", &at.key(Correction::TEXT));
        let date = self.date(comment, "datePublished", &at.key(Correction::DATE));
        let work = self.one(comment, "isBasedOn").and_then(|value| self.work(comment, "isBasedOn", value));
        let (Some(text), Some(date)) = (text, date) else { return self.lose(thing, "correction", value) };
        self.note(&at, value);
        self.article.metadata.corrections.push(Correction {
            date,
            text: Inlines::from(text.as_str()),
            kind: CorrectionKind::default(),
            work: work.map(|id| WorkRef(id.0)),
        });
    }

    /// `hasPart`: quotations, works, and the parts behind a paywall
    pub(super) fn parts(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "hasPart") {
            if value.kind() != Kind::Object {
                self.relate(thing, "hasPart", Relation::HasPart, value, at);
                continue;
            }
            let part = self.graph.thing(value);
            match self.entity_type(part) {
                Some(EntityType::Quotation) => self.quotation(thing, "hasPart", value),
                Some(EntityType::Work | EntityType::Article | EntityType::Page | EntityType::Publication)
                    if self.is_a_work(part) =>
                {
                    self.relate(thing, "hasPart", Relation::HasPart, value, at);
                }
                Some(EntityType::Work | EntityType::Page) | None if self.is_paywall(part) => {}
                _ => self.lose(thing, "hasPart", value),
            }
        }
        for node in self.graph.top() {
            if self.is_quotation(node) {
                self.quotation(thing, "hasPart", node);
            }
        }
    }

    /// Whether a part is a work of its own, because it has an id or a title.
    fn is_a_work(&mut self, part: Thing<'d>) -> bool {
        let is_title = |name: &str| matches!(name, "name" | "headline");
        let mut members = self.graph.members(part.node).iter();
        members.any(|member| is_title(member.name.written())) || self.has_id(part)
    }

    /// Whether a part only marks what is behind a paywall, which the article states itself.
    fn is_paywall(&mut self, part: Thing<'d>) -> bool {
        let root = Path::ROOT;
        let at = root.key(Article::METADATA);
        let is_free = self.truth(part, "isAccessibleForFree", &at.key(Metadata::IS_ACCESSIBLE_FOR_FREE));
        match (is_free, self.article.metadata.is_accessible_for_free) {
            (Some(false), None) => self.article.metadata.is_accessible_for_free = Some(false),
            (Some(is_free), Some(whole)) if is_free == whole => {}
            _ => return false,
        }
        self.see(part.node);
        self.take(part, "cssSelector");
        true
    }
}
