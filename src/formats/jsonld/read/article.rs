//! The article itself.

use std::ops::Range;

use crate::diagnostic::Severity;
use crate::formats::jsonld::read::graph::{Thing, brief};
use crate::formats::jsonld::read::reader::{Reader, named};
use crate::formats::jsonld::read::types::Sort;
use crate::model::{
    Abstract, AbstractKind, AgentRef, ArticleKind, Block, Blocks, Copyright, Dateline, Dates, EntityRef,
    Funding, Id, Inlines, Language, License, OrganizationRef, Paragraph, PlaceRef, TranslatedText, WorkRef,
};
use crate::source::{Kind, Node, Path};

impl<'d> Reader<'d> {
    /// <https://schema.org/Article>
    pub(super) fn article(&mut self, thing: Thing<'d>) {
        let root = Path::ROOT;
        let at = root.key("metadata");
        self.root = Some(thing.node.id());
        self.see(thing.node);
        self.note(&root, thing.node);
        self.note(&at, thing.node);
        self.take_base(thing);
        let page = self.page(thing);
        self.language(thing, page, &at.key("language"));
        self.titles(thing, &at);
        self.kind(thing, &at.key("kind"));
        self.abstracts(thing, &at.key("abstracts"));
        self.identifiers(thing, page, &at.key("identifiers"));
        // Whoever has the publisher's name is the publisher.
        self.article.metadata.publisher = self.organization_of(thing, "publisher", &at.key("publisher"));
        self.article.metadata.dates = self.dates(thing, &at.key("dates"));
        self.article.metadata.image = self.picture(thing, "image", &at.key("image"));
        self.thumbnail(thing, &at.key("image"));
        self.authors(thing, &at.key("authors"));
        self.contributors(thing, &at);
        self.article.metadata.is_accessible_for_free =
            self.truth(thing, "isAccessibleForFree", &at.key("isAccessibleForFree"));
        self.article.metadata.genres = self.terms(thing, "genre", &at.key("genres"));
        self.article.metadata.keywords = self.keywords(thing, &at.key("keywords"));
        self.dateline(thing, &at.key("dateline"));
        self.parts_of(thing, page, &at);
        self.rights(thing, &at);
        self.funding(thing, &at.key("funding"));
        self.references(thing, &at.key("references"));
        self.related(thing, &at);
        self.about(thing, &at);
        self.mentions(thing);
        self.parts(thing, &at);
        self.body(thing);
        // These say nothing that the text does not.
        for derived in ["wordCount", "byline:link", "byline:mentionedDate"] {
            self.take(thing, derived);
        }
        self.settle_affiliations();
    }

    /// The address that ids of the document begin with.
    fn take_base(&mut self, thing: Thing<'d>) {
        let id = self.graph.keyword(thing.node, "@id").and_then(Node::text);
        if let Some((base, fragment)) = id.and_then(|id| id.split_once('#')) {
            self.base = base;
            self.ids.own(fragment);
            return;
        }
        let url = self.take(thing, "url").first().and_then(|url| url.text());
        self.base =
            url.or(id).map(|address| address.split('#').next().unwrap_or_default()).unwrap_or_default();
    }

    /// The page that the article is the main thing on.
    fn page(&mut self, thing: Thing<'d>) -> Option<Thing<'d>> {
        let pages = [self.take(thing, "mainEntityOfPage"), self.take(thing, "isPartOf")].concat();
        let objects = pages.into_iter().filter(|page| page.kind() == Kind::Object);
        let things: Vec<Thing<'d>> = objects.map(|page| self.graph.thing(page)).collect();
        things.into_iter().find(|page| self.sort(*page) == Some(Sort::Page))
    }

    fn language(&mut self, thing: Thing<'d>, page: Option<Thing<'d>>, at: &Path<'_>) {
        let value = self.one(thing, "inLanguage");
        let value = value.or_else(|| page.and_then(|page| self.one(page, "inLanguage")));
        let value = value.or(self.graph.terms.language);
        let tag = value.and_then(|value| match self.text(value) {
            Some(text) => Some(text),
            None => {
                let language = self.graph.thing(value);
                self.take(language, "name");
                let codes = [self.take(language, "alternateName"), self.take(language, "name")].concat();
                codes.first().and_then(|code| self.text(*code))
            }
        });
        let (Some(tag), Some(value)) = (tag, value) else {
            let span = brief(thing.node);
            let what = "the file does not say which language the article is in: it is `und`, undetermined";
            self.losses.change(what, span, "no `inLanguage`", Severity::Warning);
            return;
        };
        self.note(at, value);
        let meant = tag.trim().replace('_', "-");
        if meant != tag && Language::from(meant.as_str()).is_well_formed() {
            let what = format!("the language `{tag}` is read as `{meant}`");
            self.losses.change(what, value.span(), "not a language tag", Severity::Warning);
            self.article.metadata.language = Language(meant);
        } else {
            self.article.metadata.language = Language::from(tag);
        }
    }

    fn titles(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        let mut values = self.take(thing, "headline");
        let names = self.take(thing, "name");
        if values.is_empty() {
            values = names;
        } else {
            let is_same = |name: &Node<'d>| values.iter().any(|title| title.text() == name.text());
            let others: Vec<_> = names.into_iter().filter(|name| !is_same(name)).collect();
            others.into_iter().for_each(|name| self.lose(thing, "name", name));
        }
        let own = self.article.metadata.language.primary();
        let title = values
            .iter()
            .position(|value| self.language_of(*value).is_some_and(|language| language.primary() == own))
            .unwrap_or(0);
        match values.get(title) {
            Some(value) if self.text(*value).is_some() => {
                let text = self.text(*value).unwrap_or_default();
                self.note(&at.key("title"), *value);
                self.article.metadata.title = Inlines::from(text);
            }
            Some(value) if value.kind() == Kind::Object => self.title_in_languages(*value, at),
            _ => {
                let what = "the article has no headline: its title is empty";
                self.losses.change(what, brief(thing.node), "no `headline`", Severity::Warning);
            }
        }
        for (index, value) in values.into_iter().enumerate() {
            if index != title {
                match (self.text(value), self.language_of(value)) {
                    (Some(text), Some(language)) => self.translated_title(text, language, value, at),
                    (Some(text), None) if text == self.article.metadata.title.plain_text() => {}
                    _ => self.lose(thing, "headline", value),
                }
            }
        }
        for value in self.take(thing, "byline:translatedTitle") {
            if let (Some(text), Some(language)) = (self.text(value), self.language_of(value)) {
                self.translated_title(text, language, value, at);
            }
        }
        let subtitle = self.string(thing, "alternativeHeadline", &at.key("subtitle"));
        self.article.metadata.subtitle = subtitle.map(|text| Inlines::from(text.as_str()));
    }

    /// Of a language map the title in the article's language, or the first; the others are its translations.
    fn title_in_languages(&mut self, map: Node<'d>, at: &Path<'_>) {
        self.see_all(map);
        let own = self.article.metadata.language.primary();
        let speaks = |member: &Node<'d>| member.key().is_some_and(|key| Language::from(key).primary() == own);
        let Some(title) = map.children().find(speaks).or_else(|| map.children().next()) else { return };
        self.note(&at.key("title"), title);
        self.article.metadata.title = Inlines::from(title.text().unwrap_or_default());
        for member in map.children().filter(|member| member.id() != title.id()) {
            if let (Some(text), Some(language)) = (member.text(), member.key()) {
                self.translated_title(text, Language::from(language), member, at);
            }
        }
    }

    fn translated_title(&mut self, text: &str, language: Language, value: Node<'d>, at: &Path<'_>) {
        let index = self.article.metadata.translated_titles.len();
        self.note(&at.key("translatedTitles").item(index), value);
        self.article.metadata.translated_titles.push(TranslatedText { text: text.to_owned(), language });
    }

    fn kind(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        let own = self.string(thing, "byline:kind", at).and_then(|name| named(&name));
        self.article.metadata.kind = own.unwrap_or_else(|| match self.type_name(thing) {
            Some("OpinionNewsArticle") => ArticleKind::Opinion,
            Some("AnalysisNewsArticle") => ArticleKind::Analysis,
            Some("BackgroundNewsArticle") => ArticleKind::Background,
            Some("ReviewNewsArticle") => ArticleKind::Review,
            Some("ScholarlyArticle" | "MedicalScholarlyArticle") => ArticleKind::ResearchArticle,
            Some("BlogPosting" | "LiveBlogPosting") => ArticleKind::BlogPost,
            Some(name) if name.ends_with("NewsArticle") => ArticleKind::News,
            _ => ArticleKind::Article,
        });
        if let Some(kind) = self.graph.types(thing.node).next() {
            self.note(at, kind);
        }
    }

    fn abstracts(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for (term, kind) in [("abstract", AbstractKind::Abstract), ("description", AbstractKind::Summary)] {
            for value in self.take(thing, term) {
                let Some(text) = self.text(value) else {
                    self.lose(thing, term, value);
                    continue;
                };
                let language = self.language_of(value);
                self.add_abstract(Abstract { kind, language, content: Blocks::from(text) }, value, at);
            }
        }
        for value in self.take(thing, "byline:abstract") {
            let summary = self.graph.thing(value);
            let kind = self.string(summary, "byline:kind", at).and_then(|name| named(&name));
            let Some(words) = self.take(summary, "byline:text").first().copied() else { continue };
            let language = self.language_of(words);
            if let (Some(kind), Some(text)) = (kind, self.text(words)) {
                self.add_abstract(Abstract { kind, language, content: Blocks::from(text) }, words, at);
            }
        }
    }

    fn add_abstract(&mut self, summary: Abstract, value: Node<'d>, at: &Path<'_>) {
        let abstracts = &mut self.article.metadata.abstracts;
        if abstracts.iter().any(|known| known.content == summary.content) {
            return;
        }
        let index = abstracts.len();
        abstracts.push(summary);
        self.note(&at.item(index), value);
        self.note(&at.item(index).key("content"), value);
    }

    fn identifiers(&mut self, thing: Thing<'d>, page: Option<Thing<'d>>, at: &Path<'_>) {
        let mut identified = self.identified(thing);
        let mut identifiers = self.work_identifiers(&mut identified, at);
        identifiers.other = self.other_identifiers(&mut identified, &at.key("other"));
        for (node, address) in std::mem::take(&mut identified.same_as) {
            if identifiers.uri.as_ref().is_none_or(|uri| uri.as_str() != address) {
                self.lose(thing, "sameAs", node);
            }
        }
        identifiers.url = self.address(thing, "url", &at.key("url"));
        for value in self.take(thing, "mainEntityOfPage") {
            if value.kind() == Kind::Bool(true) {
                continue;
            }
            match (self.address_value(value), &identifiers.url) {
                (Some(address), None) => {
                    self.note(&at.key("url"), value);
                    identifiers.url = Some(address.into());
                }
                (Some(address), Some(url)) if is_same_page(address, url.as_str()) => {}
                (None, _) if page.is_some() => {}
                _ => self.lose(thing, "mainEntityOfPage", value),
            }
        }
        self.article.metadata.identifiers = identifiers;
    }

    fn dates(&mut self, thing: Thing<'d>, at: &Path<'_>) -> Dates {
        let mut revised = Vec::new();
        for value in self.take(thing, "byline:revised") {
            if let Some(text) = self.text(value) {
                self.note(&at.key("revised").item(revised.len()), value);
                revised.push(text.into());
            }
        }
        Dates {
            created: self.date_or_own(thing, "dateCreated", "byline:dateCreated", &at.key("created")),
            received: self.own_date(thing, "byline:received", &at.key("received")),
            revised,
            accepted: self.own_date(thing, "byline:accepted", &at.key("accepted")),
            published: self.date_or_own(thing, "datePublished", "byline:datePublished", &at.key("published")),
            published_print: self.own_date(thing, "byline:publishedPrint", &at.key("publishedPrint")),
            modified: self.date_or_own(thing, "dateModified", "byline:dateModified", &at.key("modified")),
            retracted: self.own_date(thing, "byline:retracted", &at.key("retracted")),
            embargoed_until: self.own_date(thing, "byline:embargoedUntil", &at.key("embargoedUntil")),
            expires: self.date_or_own(thing, "expires", "byline:expires", &at.key("expires")),
        }
    }

    /// The address of the picture once more, or of the only one.
    fn thumbnail(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "thumbnailUrl") {
            let address = self.address_value(value);
            match (&self.article.metadata.image, address) {
                (Some(image), Some(address)) if image.src.as_str() == address => {}
                (None, Some(_)) => self.article.metadata.image = self.media(value, at),
                _ => self.lose(thing, "thumbnailUrl", value),
            }
        }
    }

    fn dateline(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        let text = self.string(thing, "dateline", &at.key("text"));
        let text = text.or_else(|| self.string(thing, "byline:dateline", &at.key("text")));
        let date = self.own_date(thing, "byline:datelineDate", &at.key("date"));
        let place = self.place_of(thing, "locationCreated", &at.key("place"));
        if text.is_some() || date.is_some() || place.is_some() {
            self.article.metadata.dateline =
                Some(Dateline { text, place: place.map(|id| PlaceRef(id.0)), date });
        }
    }

    fn rights(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        let licenses = at.key("licenses");
        for value in self.take(thing, "license") {
            let at = licenses.item(self.article.metadata.licenses.len());
            match self.license(value, &at) {
                Some(license) => {
                    self.note(&at, value);
                    self.article.metadata.licenses.push(license);
                }
                None => self.lose(thing, "license", value),
            }
        }
        let at = at.key("copyright");
        let year =
            self.number(thing, "copyrightYear", &at.key("year")).and_then(|year| u16::try_from(year).ok());
        let holder = self.one(thing, "copyrightHolder");
        let holder = holder.and_then(|value| {
            let agent = self.agent(thing, "copyrightHolder", value, Sort::Organization)?;
            self.note(&at.key("holder"), value);
            Some(AgentRef(agent.0))
        });
        let statement = self.string(thing, "copyrightNotice", &at.key("statement"));
        if year.is_some() || holder.is_some() || statement.is_some() {
            self.article.metadata.copyright = Some(Copyright { year, holder, statement });
        }
    }

    fn license(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<License> {
        let nothing = License { spdx: None, url: None, statement: None, start: None, applies_to: None };
        if let Some(text) = self.text(value) {
            let is_address = text.contains("://");
            self.note(&at.key(if is_address { "url" } else { "statement" }), value);
            return Some(match is_address {
                true => License { url: Some(text.trim().into()), ..nothing },
                false => License { statement: Some(text.to_owned()), ..nothing },
            });
        }
        let thing = self.graph.thing(value);
        let mut identified = self.identified(thing);
        let spdx = self.identifier_of(&mut identified, "SPDX", &at.key("spdx"));
        let name = self.string(thing, "name", &at.key("statement"));
        let statement = self.string(thing, "description", &at.key("statement"));
        let (spdx, name) = match (spdx, name) {
            (None, Some(name)) if License::has_spdx(&name) => (Some(name), None),
            (spdx, name) => (spdx.clone(), name.filter(|name| Some(name) != spdx.as_ref())),
        };
        let license = License {
            url: self.address(thing, "url", &at.key("url")).or_else(|| {
                let id = self.graph.keyword(value, "@id").and_then(Node::text);
                id.filter(|id| id.contains("://")).map(Into::into)
            }),
            statement: statement.or(name),
            start: self.own_date(thing, "byline:start", &at.key("start")),
            applies_to: self.string(thing, "byline:appliesTo", &at.key("appliesTo")),
            spdx,
        };
        (license != nothing).then_some(license)
    }

    fn funding(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "funding") {
            let index = self.article.metadata.funding.len();
            match self.grant(value, &at.item(index)) {
                Some(grant) => {
                    self.note(&at.item(index), value);
                    self.article.metadata.funding.push(grant);
                }
                None => self.lose(thing, "funding", value),
            }
        }
        for value in self.take(thing, "funder") {
            let Some(funder) = self.agent(thing, "funder", value, Sort::Organization) else { continue };
            let funding = &mut self.article.metadata.funding;
            if funding.iter().all(|grant| grant.funder.as_str() != funder.as_str()) {
                let index = funding.len();
                let funder = AgentRef(funder.0);
                funding.push(Funding {
                    funder,
                    awards: vec![],
                    title: None,
                    recipients: vec![],
                    statement: None,
                });
                self.note(&at.item(index), value);
            }
        }
    }

    /// <https://schema.org/Grant>
    fn grant(&mut self, value: Node<'d>, at: &Path<'_>) -> Option<Funding> {
        let thing = self.graph.thing(value);
        let funders = [self.take(thing, "funder"), self.take(thing, "sponsor")].concat();
        let funder = self.agent(thing, "funder", *funders.first()?, Sort::Organization)?;
        let mut awards = Vec::new();
        for value in self.take(thing, "identifier") {
            let number = self.text(value).or_else(|| {
                let identifier = self.graph.thing(value);
                self.take(identifier, "value").first().and_then(|value| self.text(*value))
            });
            if let Some(number) = number {
                self.note(&at.key("awards").item(awards.len()), value);
                awards.push(number.to_owned());
            }
        }
        let mut recipients = Vec::new();
        for value in self.take(thing, "fundedItem") {
            if let Some(agent) = self.agent(thing, "fundedItem", value, Sort::Person) {
                recipients.push(AgentRef(agent.0));
            }
        }
        Some(Funding {
            funder: AgentRef(funder.0),
            awards,
            title: self.string(thing, "name", &at.key("title")),
            recipients,
            statement: self.string(thing, "description", &at.key("statement")),
        })
    }

    fn references(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "citation") {
            if self.is_quotation(value) {
                self.quotation(thing, "citation", value);
                continue;
            }
            if let Some(work) = self.work(thing, "citation", value) {
                self.note(&at.item(self.article.metadata.references.len()), value);
                self.article.metadata.references.push(WorkRef(work.0));
            }
        }
    }

    pub(super) fn is_quotation(&mut self, value: Node<'d>) -> bool {
        let thing = self.graph.thing(value);
        value.kind() == Kind::Object && self.sort(thing) == Some(Sort::Quotation)
    }

    fn about(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for value in self.take(thing, "about") {
            match self.entity(thing, "about", value) {
                Some(entity) => {
                    self.note(&at.key("about").item(self.article.metadata.about.len()), value);
                    self.article.metadata.about.push(entity);
                }
                None => {
                    let at = at.key("subjects");
                    let index = self.article.metadata.subjects.len();
                    match self.term(value, &at.item(index)) {
                        Some(term) => self.article.metadata.subjects.push(term),
                        None => self.lose(thing, "about", value),
                    }
                }
            }
        }
        for value in self.take(thing, "contentLocation") {
            if let Some(place) = self.place(thing, "contentLocation", value) {
                self.note(&at.key("about").item(self.article.metadata.about.len()), value);
                self.article.metadata.about.push(EntityRef(place.0));
            }
        }
    }

    /// The person, organization, place, event or work that a value is.
    fn entity(&mut self, thing: Thing<'d>, term: &str, value: Node<'d>) -> Option<EntityRef> {
        let node = match value.kind() {
            Kind::Object => value,
            _ => self.graph.with_id(value.text()?)?,
        };
        let about = self.graph.thing(node);
        let id = match self.sort(about)? {
            sort @ (Sort::Person | Sort::Organization) => self.agent(thing, term, node, sort)?,
            Sort::Place => Id(self.place(thing, term, node)?.0),
            Sort::Event => Id(self.event(thing, term, node)?.0),
            Sort::Work | Sort::Article | Sort::Page | Sort::Publication => self.work(thing, term, node)?,
            Sort::Quotation | Sort::Media | Sort::Role | Sort::Term => return None,
        };
        Some(EntityRef(id.0))
    }

    /// What is mentioned need only be declared.
    fn mentions(&mut self, thing: Thing<'d>) {
        for value in self.take(thing, "mentions") {
            if self.is_quotation(value) {
                self.quotation(thing, "mentions", value);
            } else if self.entity(thing, "mentions", value).is_none() {
                self.lose(thing, "mentions", value);
            }
        }
    }

    /// <https://schema.org/articleBody>
    fn body(&mut self, thing: Thing<'d>) {
        let root = Path::ROOT;
        let at = root.key("body");
        let values = [self.take(thing, "articleBody"), self.take(thing, "text")].concat();
        let Some((first, others)) = values.split_first() else { return };
        for other in others.iter().filter(|other| other.text() != first.text()) {
            self.lose(thing, "articleBody", *other);
        }
        let Some(text) = self.text(*first) else { return self.lose(thing, "articleBody", *first) };
        self.note(&at, *first);
        let mut paragraphs: Vec<Range<usize>> = Blocks::paragraphs(text).collect();
        // Without a blank line, each line is a paragraph.
        if paragraphs.len() == 1 {
            paragraphs = lines(text);
        }
        let mut blocks = Vec::new();
        for place in paragraphs {
            let at = at.item(blocks.len());
            let content = at.key("content");
            self.places.note(&at, *first, place.start);
            self.places.note(&content.item(0), *first, place.start);
            let content = Inlines::from(&text[place]);
            blocks.push(Block::Paragraph(Paragraph { id: None, language: None, content }));
        }
        self.article.body = Blocks(blocks);
    }

    /// Of those who made the article, bare affiliations are where they worked for it; of others, roles.
    fn settle_affiliations(&mut self) {
        for (agent, organizations) in std::mem::take(&mut self.affiliated) {
            for (organization, value) in organizations {
                self.settle_affiliation(agent.as_str(), organization, value);
            }
        }
    }

    fn settle_affiliation(&mut self, agent: &str, organization: OrganizationRef, value: Node<'d>) {
        let root = Path::ROOT;
        let at = root.key("metadata");
        let metadata = &mut self.article.metadata;
        for (list, name) in [(&mut metadata.authors, "authors"), (&mut metadata.contributors, "contributors")]
        {
            let found = list.iter_mut().enumerate().find(|(_, one)| one.agent.as_str() == agent);
            if let Some((index, contributor)) = found {
                if !contributor.affiliations.contains(&organization) {
                    contributor.affiliations.push(organization);
                    let last = contributor.affiliations.len() - 1;
                    self.places.note(&at.key(name).item(index).key("affiliations").item(last), value, 0);
                }
                return;
            }
        }
        self.add_role(agent, organization, value);
    }
}

/// Where in a text each line stands that is not blank, without the white space around it.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let from = start + line.len() - line.trim_start().len();
        start += line.len();
        if !line.trim().is_empty() {
            lines.push(from..from + line.trim().len());
        }
    }
    lines
}

/// Whether two addresses are of one page, but for its parts and a slash at the end.
fn is_same_page(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let address = address.split('#').next().unwrap_or_default().trim_end_matches('/');
        address.trim_start_matches("https:").trim_start_matches("http:").to_owned()
    };
    bare(one) == bare(other)
}
