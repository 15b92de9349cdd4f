//! What the ids of an article stand for, and how one thing refers to another.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::formats::jats::sections::is_appendix;
use crate::formats::jats::writer::Jats;
use crate::model::{
    Article, Aside, Block, BlockQuote, Blocks, CodeBlock, DefinitionList, Embed, Event, Figure, Footnote, Id,
    Inline, Inlines, List, MathBlock, Organization, Paragraph, Person, Place, Section, Table, Work,
};
use crate::source::xml::{Element, WriteXml};

/// What an id stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target<'a> {
    Person(&'a Person),
    Organization(&'a Organization),
    Place(&'a Place),
    Event(&'a Event),
    Work(&'a Work),
    Quote,
    Section,
    Appendix,
    Figure,
    Table,
    Formula,
    List,
    Box,
    Footnote,
    /// A paragraph or another block that JATS has no type of cross-reference for.
    Block,
}

/// Which thing of the world is meant, in the words of a registry.
pub(super) struct Identity {
    vocab: &'static str,
    vocab_identifier: &'static str,
    term_identifier: String,
}

impl<'a> Target<'a> {
    /// What to call it where it is referred to.
    pub(super) fn name(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Person(person) => Some(Cow::Borrowed(person.name.as_str())),
            Self::Organization(organization) => Some(Cow::Borrowed(organization.name.as_str())),
            Self::Place(place) => Some(Cow::Borrowed(place.name.as_str())),
            Self::Event(event) => Some(Cow::Borrowed(event.name.as_str())),
            Self::Work(Work { title: Some(title), .. }) => Some(Cow::Borrowed(title.as_str())),
            Self::Work(Work { unstructured: Some(reference), .. }) => {
                Some(Cow::Owned(reference.plain_text()))
            }
            _ => None,
        }
    }

    /// The `content-type` of a reference to it.
    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Organization(_) => "organization",
            Self::Place(_) => "place",
            Self::Event(_) => "event",
            Self::Work(_) => "work",
            Self::Quote => "quote",
            _ => "block",
        }
    }

    /// The [`ref-type`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/ref-type.html) of a
    /// cross-reference to it: a closed list in Publishing.
    pub(super) fn ref_type(self) -> &'static str {
        match self {
            Self::Section => "sec",
            Self::Appendix => "app",
            Self::Figure => "fig",
            Self::Table => "table",
            Self::Formula => "disp-formula",
            Self::List => "list",
            Self::Box => "boxed-text",
            Self::Footnote => "fn",
            Self::Work(_) => "bibr",
            _ => "other",
        }
    }

    pub(super) fn identity(self) -> Option<Identity> {
        match self {
            Self::Person(person) => {
                let Person { orcid, wikidata, isni, .. } = person;
                orcid
                    .as_ref()
                    .map(|orcid| Identity::new("ORCID", "https://orcid.org/", orcid.url()))
                    .or_else(|| wikidata.as_ref().map(|item| Identity::wikidata(item.url())))
                    .or_else(|| isni.as_ref().map(|isni| Identity::isni(isni.url())))
            }
            Self::Organization(organization) => {
                let Organization { ror, wikidata, isni, .. } = organization;
                ror.as_ref()
                    .map(|ror| Identity::new("ROR", "https://ror.org/", ror.url()))
                    .or_else(|| wikidata.as_ref().map(|item| Identity::wikidata(item.url())))
                    .or_else(|| isni.as_ref().map(|isni| Identity::isni(isni.url())))
            }
            Self::Place(place) => {
                let Place { wikidata, geonames, .. } = place;
                wikidata.as_ref().map(|item| Identity::wikidata(item.url())).or_else(|| {
                    let url = format!("https://sws.geonames.org/{}/", geonames.as_deref()?);
                    Some(Identity::new("GeoNames", "https://www.geonames.org/", url))
                })
            }
            Self::Event(event) => event.wikidata.as_ref().map(|item| Identity::wikidata(item.url())),
            Self::Work(work) => work.identifiers.wikidata.as_ref().map(|item| Identity::wikidata(item.url())),
            _ => None,
        }
    }
}

impl Identity {
    fn new(vocab: &'static str, vocab_identifier: &'static str, term_identifier: String) -> Self {
        Self { vocab, vocab_identifier, term_identifier }
    }

    fn wikidata(item: String) -> Self {
        Self::new("Wikidata", "https://www.wikidata.org/", item)
    }

    fn isni(isni: String) -> Self {
        Self::new("ISNI", "https://isni.org/", isni)
    }
}

/// Writes the attributes that say which thing of the world is meant.
pub(super) fn identified<'w, W: WriteXml>(
    element: Element<'w, W>,
    identity: Option<&Identity>,
    name: &str,
) -> Element<'w, W> {
    match identity {
        None => element,
        Some(Identity { vocab, vocab_identifier, term_identifier }) => element
            .attr("vocab", vocab)
            .attr("vocab-identifier", vocab_identifier)
            .attr("vocab-term", name)
            .attr("vocab-term-identifier", term_identifier),
    }
}

/// [`<named-content>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/named-content.html)
/// that refers to something declared, by its name; its record says the rest.
///
/// ```xml
/// <named-content content-type="person" rid="costa">Ana Costa</named-content>
/// ```
pub(super) fn reference(jats: &mut Jats<'_>, id: &str) {
    let target = jats.target(id);
    let name = target.and_then(Target::name);
    jats.element("named-content")
        .attr("content-type", target.map_or("entity", Target::content_type))
        .attr_opt("rid", target.map(|_| id))
        .text(name.as_deref().unwrap_or(id));
}

/// `<named-content>` that refers to something declared, around the words that name it.
///
/// ```xml
/// <named-content content-type="place" rid="ellery" vocab="Wikidata" …>the harbour city</named-content>
/// ```
pub(super) fn mention<'a>(jats: &mut Jats<'a>, id: &str, words: impl FnOnce(&mut Jats<'a>)) {
    let target = jats.target(id);
    let identity = target.and_then(Target::identity);
    let name = target.and_then(Target::name);
    let element = jats
        .element("named-content")
        .attr("content-type", target.map_or("entity", Target::content_type))
        .attr_opt("rid", target.map(|_| id));
    identified(element, identity.as_ref(), name.as_deref().unwrap_or(id)).mixed(words);
}

/// What every id of the article stands for.
pub(super) fn targets(article: &Article) -> HashMap<&str, Target<'_>> {
    let Article { metadata, people, organizations, places, events, works, quotes, body, back, .. } = article;
    let mut targets = Targets(HashMap::new());
    targets.0.extend(people.iter().map(|(id, person)| (id.as_str(), Target::Person(person))));
    targets.0.extend(organizations.iter().map(|(id, org)| (id.as_str(), Target::Organization(org))));
    targets.0.extend(places.iter().map(|(id, place)| (id.as_str(), Target::Place(place))));
    targets.0.extend(events.iter().map(|(id, event)| (id.as_str(), Target::Event(event))));
    targets.0.extend(works.iter().map(|(id, work)| (id.as_str(), Target::Work(work))));
    targets.0.extend(quotes.keys().map(|id| (id.as_str(), Target::Quote)));
    targets.inlines(&metadata.title);
    metadata.subtitle.iter().for_each(|subtitle| targets.inlines(subtitle));
    metadata.abstracts.iter().for_each(|summary| targets.blocks(&summary.content));
    metadata.corrections.iter().for_each(|correction| targets.inlines(&correction.text));
    works.values().filter_map(|work| work.unstructured.as_ref()).for_each(|text| targets.inlines(text));
    targets.blocks(body);
    back.iter().for_each(|section| targets.section(section));
    targets.0
}

struct Targets<'a>(HashMap<&'a str, Target<'a>>);

impl<'a> Targets<'a> {
    fn id(&mut self, id: Option<&'a Id>, target: Target<'a>) {
        self.0.extend(id.map(|id| (id.as_str(), target)));
    }

    fn section(&mut self, section: &'a Section) {
        let Section { id, kind: _, title, content } = section;
        let target = if is_appendix(section) { Target::Appendix } else { Target::Section };
        self.id(id.as_ref(), target);
        title.iter().for_each(|title| self.inlines(title));
        self.blocks(content);
    }

    fn blocks(&mut self, blocks: &'a Blocks) {
        for block in blocks.iter() {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph(Paragraph { id, language: _, content }) => {
                self.id(id.as_ref(), Target::Block);
                self.inlines(content);
            }
            Block::Section(section) => self.section(section),
            Block::Quote(BlockQuote { id, r#ref: _, content, attribution, pull: _ }) => {
                self.id(id.as_ref(), Target::Block);
                self.blocks(content);
                attribution.iter().for_each(|line| self.inlines(line));
            }
            Block::List(List { id, order: _, items }) => {
                self.id(id.as_ref(), Target::List);
                items.iter().for_each(|item| self.blocks(item));
            }
            Block::DefinitionList(DefinitionList { id, items }) => {
                self.id(id.as_ref(), Target::List);
                for item in items {
                    self.inlines(&item.term);
                    self.blocks(&item.definition);
                }
            }
            Block::Table(table) => {
                let Table { id, label: _, caption, header_rows: _, header_columns: _, rows, notes } =
                    &**table;
                self.id(id.as_ref(), Target::Table);
                caption.iter().for_each(|caption| self.inlines(caption));
                rows.iter().flatten().for_each(|cell| self.blocks(&cell.content));
                notes.iter().for_each(|note| self.inlines(note));
            }
            Block::Figure(figure) => {
                let Figure { id, label: _, caption, media: _ } = &**figure;
                self.id(id.as_ref(), Target::Figure);
                caption.iter().for_each(|caption| self.inlines(caption));
            }
            Block::Code(CodeBlock { id, language: _, text: _ }) => self.id(id.as_ref(), Target::Block),
            Block::Math(MathBlock { id, label: _, tex: _, mathml: _ }) => {
                self.id(id.as_ref(), Target::Formula)
            }
            Block::Aside(Aside { id, title, content }) => {
                self.id(id.as_ref(), Target::Box);
                title.iter().for_each(|title| self.inlines(title));
                self.blocks(content);
            }
            Block::Embed(Embed { id, url: _, caption }) => {
                self.id(id.as_ref(), Target::Block);
                caption.iter().for_each(|caption| self.inlines(caption));
            }
            Block::Foreign(_) => {}
        }
    }

    fn inlines(&mut self, inlines: &'a Inlines) {
        for inline in inlines.iter() {
            match inline {
                Inline::Emphasis(marked)
                | Inline::Strong(marked)
                | Inline::Subscript(marked)
                | Inline::Superscript(marked)
                | Inline::Underline(marked)
                | Inline::Strike(marked)
                | Inline::SmallCaps(marked) => self.inlines(&marked.content),
                Inline::Link(link) => self.inlines(&link.content),
                Inline::Mention(mention) => self.inlines(&mention.content),
                Inline::Quote(quote) => self.inlines(&quote.content),
                Inline::Date(date) => self.inlines(&date.content),
                Inline::Cite(cite) => cite.content.iter().for_each(|content| self.inlines(content)),
                Inline::CrossReference(reference) => self.inlines(&reference.content),
                Inline::Footnote(Footnote { id, content }) => {
                    self.id(id.as_ref(), Target::Footnote);
                    self.blocks(content);
                }
                Inline::Language(words) => self.inlines(&words.content),
                Inline::Text(_)
                | Inline::Code(_)
                | Inline::Math(_)
                | Inline::Image(_)
                | Inline::Break(_)
                | Inline::Foreign(_) => {}
            }
        }
    }
}
