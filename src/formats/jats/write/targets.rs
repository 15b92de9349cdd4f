//! The target of each id of an article.

use crate::formats::jats::write::back::{element_of, is_appendix};
use crate::formats::jats::write::entity::Target;
use crate::formats::jats::write::foreign;
use crate::formats::jats::write::inlines::are_unwritten;
use crate::model::visit::{self, Visitor};
use crate::model::{
    Article, Block, Cite, Correction, Foreign, ForeignFormat, Id, Inline, Metadata, Section, SubArticle, Work,
};
use crate::source::Path;
use crate::source::hash::{HashMap, IndexSet};

/// The target of each id of the article, the listed works, and what determines the tag set.
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
    // The paths are not used.
    let at = &Path::ROOT;
    targets.visit_metadata(metadata, at);
    visit::walk_blocks(&mut targets, body, at);
    visit::walk_back(&mut targets, back, at);
    targets.end_list();
    visit::walk_sub_articles(&mut targets, sub_articles, at);
    targets
}

/// Facts about the whole article that are needed before writing.
#[derive(Debug, Default)]
pub(super) struct Targets<'a> {
    /// The target of each id.
    pub(super) by_id: HashMap<&'a str, Target<'a>>,
    /// The ids of foreign elements, and whether an element with that id has been written.
    pub(super) foreign_ids: HashMap<String, bool>,
    /// Whether it contains something that only the loosest tag set is sure to allow: JATS from other programs, sections
    /// without titles.
    pub(super) wants_archiving: bool,
    /// The works in reference lists: those of `references`, then other cited works, in the order of their numbers.
    pub(super) listed: IndexSet<&'a str>,
    /// The number of works up to the end of each list: the main one, that of the first sub-article, and so on.
    pub(super) list_ends: Vec<usize>,
    /// Whether any citation shows reference numbers.
    pub(super) numbers_are_shown: bool,
    /// Whether the text is the label of a note, which may be plain text: nothing in it is a target.
    is_in_label: bool,
}

impl<'a> Targets<'a> {
    fn id(&mut self, id: Option<&'a Id>, target: Target<'a>) {
        if self.is_in_label {
            return;
        }
        self.by_id.extend(id.map(|id| (id.as_str(), target)));
    }

    fn foreign(&mut self, foreign: &Foreign) {
        self.wants_archiving |= foreign.format == ForeignFormat::Jats;
        self.foreign_ids.extend(foreign::ids(foreign).into_iter().map(|id| (id, false)));
    }

    /// Lists the work, if it is declared.
    fn cite(&mut self, work: &'a str) {
        if matches!(self.by_id.get(work), Some(Target::Work(_))) {
            self.listed.insert(work);
        }
    }

    /// Ends a list: the works seen since the last one.
    fn end_list(&mut self) {
        let mut index = self.list_ends.last().copied().unwrap_or(0);
        // A reference may contain citations, so the list may grow.
        while let Some(Target::Work(Work { title, note, unstructured, .. })) =
            self.listed.get_index(index).and_then(|id| self.by_id.get(id)).copied()
        {
            for text in [title, note, unstructured].into_iter().flatten() {
                self.visit_text(text, &Path::ROOT);
            }
            index += 1;
        }
        self.list_ends.push(index);
    }
}

impl<'a> Visitor<'a> for Targets<'a> {
    fn visit_metadata(&mut self, metadata: &'a Metadata, at: &Path<'_>) {
        metadata.references.iter().for_each(|work| self.cite(work.as_str()));
        visit::walk_metadata(self, metadata, at);
    }

    /// Plain text in JATS.
    fn visit_correction(&mut self, _: &'a Correction, _: &Path<'_>) {}

    /// An author note, or one of a group of notes. It needs no title.
    fn visit_note(&mut self, note: &'a Section, at: &Path<'_>) {
        self.id(note.id.as_ref(), Target::Footnote);
        self.is_in_label = true;
        note.title.iter().for_each(|title| self.visit_title(title, at));
        self.is_in_label = false;
        visit::walk_blocks(self, &note.content, at);
    }

    fn visit_sub_article(&mut self, sub_article: &'a SubArticle, at: &Path<'_>) {
        let SubArticle { id, kind: _, metadata, body, back, sub_articles } = sub_article;
        self.id(id.as_ref(), Target::Block);
        self.visit_metadata(metadata, at);
        visit::walk_blocks(self, body, at);
        visit::walk_back(self, back, at);
        self.end_list();
        visit::walk_sub_articles(self, sub_articles, at);
    }

    fn visit_back_section(&mut self, section: &'a Section, at: &Path<'_>) {
        let Section { id, kind: _, label: _, title, content } = section;
        match element_of(section).0 {
            "sec" | "app" => self.visit_section(section, at),
            "fn" => self.visit_note(section, at),
            name => {
                self.id(id.as_ref(), Target::Section);
                title.iter().for_each(|title| self.visit_title(title, at));
                for block in content.iter() {
                    match block {
                        Block::Section(note) if name == "fn-group" => self.visit_note(note, at),
                        _ => self.visit_block(block, at),
                    }
                }
            }
        }
    }

    fn visit_section(&mut self, section: &'a Section, at: &Path<'_>) {
        let target = if is_appendix(section) { Target::Appendix } else { Target::Section };
        self.id(section.id.as_ref(), target);
        self.wants_archiving |= section.title.as_ref().is_none_or(|title| are_unwritten(title));
        visit::walk_section(self, section, at);
    }

    fn visit_block(&mut self, block: &'a Block, at: &Path<'_>) {
        let target = match block {
            Block::Paragraph(_) | Block::Quote(_) | Block::Code(_) | Block::Embed(_) => Target::Block,
            Block::Section(section) => return self.visit_section(section, at),
            Block::List(_) | Block::DefinitionList(_) => Target::List,
            Block::Table(_) => Target::Table,
            Block::Figure(_) => Target::Figure,
            Block::Math(_) => Target::Formula,
            Block::Aside(_) => Target::Box,
            Block::Foreign(foreign) => return self.foreign(foreign),
        };
        self.id(block.id(), target);
        match block {
            Block::Figure(figure) => figure.media.iter().for_each(|file| self.id(file.id.as_ref(), target)),
            Block::DefinitionList(list) => {
                list.items.iter().for_each(|item| self.id(item.id.as_ref(), target))
            }
            _ => {}
        }
        visit::walk_block(self, block, at);
    }

    fn visit_inline(&mut self, inline: &'a Inline, at: &Path<'_>) {
        match inline {
            Inline::Footnote(note) => self.id(note.id.as_ref(), Target::Footnote),
            Inline::Image(image) => self.id(image.id.as_ref(), Target::Figure),
            Inline::Foreign(foreign) => self.foreign(foreign),
            Inline::Cite(Cite { refs, locator: _, content }) => {
                self.numbers_are_shown |= content.is_none();
                refs.iter().for_each(|work| self.cite(work.as_str()));
            }
            _ => {}
        }
        visit::walk_inline(self, inline, at);
    }
}
