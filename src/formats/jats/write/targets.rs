//! What every id of an article stands for.

use crate::formats::jats::write::back::{element_of, is_appendix};
use crate::formats::jats::write::entity::Target;
use crate::formats::jats::write::foreign;
use crate::formats::jats::write::inlines::are_silent;
use crate::model::{
    Article, Aside, Block, BlockQuote, Blocks, Cite, CodeBlock, DefinitionList, Embed, Figure, Footnote,
    Foreign, ForeignFormat, Id, Inline, Inlines, List, MathBlock, Metadata, Paragraph, Section, SubArticle,
    Table, Work,
};
use crate::source::hash::{HashMap, IndexSet};

/// What every id of the article stands for, which works are listed, and what decides the tag set.
pub(super) fn targets(article: &Article) -> Targets<'_> {
    let Article {
        metadata,
        people,
        organizations,
        places,
        events,
        works,
        quotes,
        body,
        back,
        sub_articles,
        ..
    } = article;
    let mut targets = Targets::default();
    targets.by_id.extend(people.iter().map(|(id, person)| (id.as_str(), Target::Person(person))));
    targets.by_id.extend(organizations.iter().map(|(id, org)| (id.as_str(), Target::Organization(org))));
    targets.by_id.extend(places.iter().map(|(id, place)| (id.as_str(), Target::Place(place))));
    targets.by_id.extend(events.iter().map(|(id, event)| (id.as_str(), Target::Event(event))));
    targets.by_id.extend(works.iter().map(|(id, work)| (id.as_str(), Target::Work(work))));
    targets.by_id.extend(quotes.keys().map(|id| (id.as_str(), Target::Quote)));
    targets.metadata(metadata);
    targets.blocks(body);
    back.iter().for_each(|section| targets.back_section(section));
    targets.end_list();
    sub_articles.iter().for_each(|sub_article| targets.sub_article(sub_article));
    targets
}

/// What is known of a whole article before any of it is written.
#[derive(Debug, Default)]
pub(super) struct Targets<'a> {
    /// What each id stands for.
    pub(super) by_id: HashMap<&'a str, Target<'a>>,
    /// The ids that elements of foreign markup have, and whether one with that id has been written.
    pub(super) foreign_ids: HashMap<String, bool>,
    /// Whether there is something in it that only the loosest tag set is sure to admit: JATS of other people, sections
    /// without titles.
    pub(super) wants_archiving: bool,
    /// The works that stand in reference lists: those of `references`, then those cited besides, in the order of
    /// their numbers.
    pub(super) listed: IndexSet<&'a str>,
    /// How many of them are in the list of the whole, with that of the first article within it, and so on.
    pub(super) list_ends: Vec<usize>,
    /// Whether some citation shows the numbers of works.
    pub(super) numbers_are_shown: bool,
}

impl<'a> Targets<'a> {
    fn id(&mut self, id: Option<&'a Id>, target: Target<'a>) {
        self.by_id.extend(id.map(|id| (id.as_str(), target)));
    }

    fn metadata(&mut self, metadata: &'a Metadata) {
        let Metadata { title, subtitle, abstracts, notes, references, .. } = metadata;
        references.iter().for_each(|work| self.cite(work.as_str()));
        self.inlines(title);
        subtitle.iter().for_each(|subtitle| self.inlines(subtitle));
        abstracts.iter().for_each(|summary| self.blocks(&summary.content));
        notes.iter().for_each(|note| self.note(note));
    }

    fn sub_article(&mut self, sub_article: &'a SubArticle) {
        let SubArticle { id, kind: _, metadata, body, back, sub_articles } = sub_article;
        self.id(id.as_ref(), Target::Block);
        self.metadata(metadata);
        self.blocks(body);
        back.iter().for_each(|section| self.back_section(section));
        self.end_list();
        sub_articles.iter().for_each(|inner| self.sub_article(inner));
    }

    /// A note on the first page, or one of a group of them. It needs no title.
    fn note(&mut self, note: &'a Section) {
        let Section { id, kind: _, title, content } = note;
        self.id(id.as_ref(), Target::Footnote);
        title.iter().for_each(|title| self.inlines(title));
        self.blocks(content);
    }

    /// A section of the back matter.
    fn back_section(&mut self, section: &'a Section) {
        let Section { id, kind: _, title, content } = section;
        match element_of(section).0 {
            "sec" | "app" => self.section(section),
            "fn" => self.note(section),
            name => {
                self.id(id.as_ref(), Target::Section);
                title.iter().for_each(|title| self.inlines(title));
                for block in content.iter() {
                    match block {
                        Block::Section(note) if name == "fn-group" => self.note(note),
                        _ => self.block(block),
                    }
                }
            }
        }
    }

    fn section(&mut self, section: &'a Section) {
        let Section { id, kind: _, title, content } = section;
        let target = if is_appendix(section) { Target::Appendix } else { Target::Section };
        self.id(id.as_ref(), target);
        self.wants_archiving |= title.as_ref().is_none_or(|title| are_silent(title));
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
                let Table { id, label: _, title, caption, header_rows: _, header_columns: _, rows, notes } =
                    &**table;
                self.id(id.as_ref(), Target::Table);
                title.iter().chain(caption).for_each(|words| self.inlines(words));
                rows.iter().flatten().for_each(|cell| self.blocks(&cell.content));
                notes.iter().for_each(|note| self.inlines(note));
            }
            Block::Figure(figure) => {
                let Figure { id, label: _, title, caption, media: _ } = &**figure;
                self.id(id.as_ref(), Target::Figure);
                title.iter().chain(caption).for_each(|words| self.inlines(words));
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
            Block::Foreign(foreign) => self.foreign(foreign),
        }
    }

    fn foreign(&mut self, foreign: &Foreign) {
        self.wants_archiving |= foreign.format == ForeignFormat::Jats;
        self.foreign_ids.extend(foreign::ids(foreign).into_iter().map(|id| (id, false)));
    }

    fn inlines(&mut self, inlines: &'a Inlines) {
        for inline in inlines.iter() {
            if let Inline::Footnote(Footnote { id, content }) = inline {
                self.id(id.as_ref(), Target::Footnote);
                self.blocks(content);
            }
            if let Inline::Foreign(foreign) = inline {
                self.foreign(foreign);
            }
            if let Inline::Cite(Cite { refs, locator: _, content }) = inline {
                self.numbers_are_shown |= content.is_none();
                refs.iter().for_each(|work| self.cite(work.as_str()));
            }
            inline.content().into_iter().for_each(|content| self.inlines(content));
        }
    }

    /// The work is listed, if it is declared.
    fn cite(&mut self, work: &'a str) {
        if matches!(self.by_id.get(work), Some(Target::Work(_))) {
            self.listed.insert(work);
        }
    }

    /// The works that have been met and are in no list yet are a list.
    fn end_list(&mut self) {
        let mut index = self.list_ends.last().copied().unwrap_or(0);
        // A reference as printed may cite works in turn, so the list may grow.
        while let Some(Target::Work(Work { unstructured, .. })) =
            self.listed.get_index(index).and_then(|id| self.by_id.get(id)).copied()
        {
            unstructured.iter().for_each(|text| self.inlines(text));
            index += 1;
        }
        self.list_ends.push(index);
    }
}
