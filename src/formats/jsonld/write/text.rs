//! Running text as plain text, and what is lost with its marks.

use std::borrow::Cow;

use serde::Serialize;

use crate::formats::jsonld::write::plain_text::PlainText;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{
    Article, Aside, Block, BlockQuote, Blocks, Definition, DefinitionList, Foreign, ForeignFormat, Inline,
    InlineCode, Inlines, List, Marked, Math, Media, Paragraph, Section, Work,
};
use crate::source::Path;

const PLAIN: &str = "schema.org has only plain text";
const JOINED: &str = "the section title is on the line of the following text";

impl<'a> Writer<'a, '_> {
    /// Running text on one line.
    pub(super) fn line(&mut self, at: &Path<'_>, inlines: &'a Inlines) -> Cow<'a, str> {
        if let [Inline::Text(text)] = inlines.0.as_slice() {
            return one_line(Cow::Borrowed(text));
        }
        self.lose_marks(at, inlines);
        one_line(Cow::Owned(inlines.plain_text()))
    }

    /// An abstract: paragraphs with a blank line between them, sections as `Title: text`.
    pub(super) fn plain_blocks(&mut self, at: &Path<'_>, blocks: &'a Blocks) -> String {
        self.lose_structure(at, blocks, &mut Titles { are_joined: true, is_open: false });
        let mut text = String::new();
        blocks.0.iter().for_each(|block| push_block(self.article, block, &mut text));
        text
    }

    /// What a text loses as plain paragraphs: marks, ids, the blocks around paragraphs, and what follows the title of a
    /// section on its line.
    pub(super) fn lose_structure(&mut self, at: &Path<'_>, blocks: &'a Blocks, titles: &mut Titles) {
        for (index, block) in blocks.0.iter().enumerate() {
            let are_joined = titles.are_joined;
            titles.are_joined &= matches!(block, Block::Section(_));
            self.lose_block(&at.item(index), block, titles);
            titles.are_joined = are_joined;
            titles.is_open = titles.is_open && !self.says_words(std::slice::from_ref(block));
        }
    }

    /// Whether these blocks contain any word as plain text.
    pub(super) fn says_words(&self, blocks: &[Block]) -> bool {
        let mut text = String::new();
        blocks.iter().for_each(|block| push_block(self.article, block, &mut text));
        !text.trim().is_empty()
    }

    fn lose_block(&mut self, at: &Path<'_>, block: &'a Block, titles: &mut Titles) {
        match block {
            Block::Paragraph(Paragraph { id, language, content }) => {
                self.lose_line(&at.key(Paragraph::CONTENT), content, titles);
                self.lose(&at.key(Paragraph::ID), id, PLAIN);
                self.lose(&at.key(Paragraph::LANGUAGE), language, PLAIN);
            }
            Block::Section(section) => {
                self.lose(&at.key(Work::TYPE), &"section", PLAIN);
                self.lose_section(at, section, titles);
            }
            Block::Quote(quote) => {
                self.lose_all_but(at, block, &[BlockQuote::CONTENT, BlockQuote::ATTRIBUTION]);
                self.lose_structure(&at.key(BlockQuote::CONTENT), &quote.content, titles);
                if let Some(attribution) = &quote.attribution {
                    self.lose_line(&at.key(BlockQuote::ATTRIBUTION), attribution, titles);
                }
            }
            Block::List(list) => {
                self.lose_all_but(at, block, &[List::ITEMS]);
                for (index, item) in list.items.iter().enumerate() {
                    self.lose_structure(&at.key(List::ITEMS).item(index), item, titles);
                }
            }
            Block::DefinitionList(list) => {
                self.lose_all_but(at, block, &[DefinitionList::ITEMS]);
                let at = at.key(DefinitionList::ITEMS);
                for (index, Definition { id, term, definition }) in list.items.iter().enumerate() {
                    let at = at.item(index);
                    self.lose(&at.key(Definition::ID), id, PLAIN);
                    self.lose_line(&at.key(Definition::TERM), term, titles);
                    self.lose_structure(&at.key(Definition::DEFINITION), definition, titles);
                }
            }
            Block::Aside(aside) => {
                self.lose_all_but(at, block, &[Aside::TITLE, Aside::CONTENT]);
                if let Some(title) = &aside.title {
                    self.lose_line(&at.key(Aside::TITLE), title, titles);
                }
                self.lose_structure(&at.key(Aside::CONTENT), &aside.content, titles);
            }
            Block::Table(_)
            | Block::Figure(_)
            | Block::Code(_)
            | Block::Math(_)
            | Block::Embed(_)
            | Block::Foreign(_) => self.lose(at, block, PLAIN),
        }
    }

    /// What a section loses as plain paragraphs.
    pub(super) fn lose_section(&mut self, at: &Path<'_>, section: &'a Section, titles: &mut Titles) {
        let Section { id, kind, label, title, content } = section;
        self.lose(&at.key(Section::ID), id, PLAIN);
        self.lose(&at.key(Section::KIND), kind, PLAIN);
        self.lose(&at.key(Section::LABEL), label, PLAIN);
        match title {
            Some(title) if titles.are_joined && has_words(title) && self.says_words(&content.0) => {
                self.lose(&at.key(Section::TITLE), title, JOINED);
                titles.is_open = true;
            }
            Some(title) => self.lose_line(&at.key(Section::TITLE), title, titles),
            None => {}
        }
        self.lose_structure(&at.key(Section::CONTENT), content, titles);
    }

    /// What a paragraph, or a similar text, loses as plain text.
    fn lose_line(&mut self, at: &Path<'_>, line: &'a Inlines, titles: &mut Titles) {
        if titles.is_open && has_words(line) {
            titles.is_open = false;
            return self.lose(at, line, JOINED);
        }
        self.lose_marks(at, line);
    }

    /// Marks are lost in plain text. Their content is not.
    fn lose_marks(&mut self, at: &Path<'_>, inlines: &'a Inlines) {
        for (index, inline) in inlines.0.iter().enumerate() {
            let at = at.item(index);
            let written = match inline {
                Inline::Text(_) => continue,
                Inline::Code(_) => InlineCode::TEXT,
                Inline::Math(_) => Math::TEX,
                Inline::Image(_) => Media::ALT,
                Inline::Foreign(Foreign { format: ForeignFormat::Jats, source: _ }) => Foreign::SOURCE,
                Inline::Footnote(_) | Inline::Break(_) | Inline::Foreign(_) => {
                    self.lose(&at, inline, PLAIN);
                    continue;
                }
                Inline::Emphasis(_)
                | Inline::Strong(_)
                | Inline::Subscript(_)
                | Inline::Superscript(_)
                | Inline::Underline(_)
                | Inline::Strike(_)
                | Inline::SmallCaps(_)
                | Inline::Link(_)
                | Inline::Mention(_)
                | Inline::Quote(_)
                | Inline::Date(_)
                | Inline::Cite(_)
                | Inline::CrossReference(_)
                | Inline::Language(_) => Marked::CONTENT,
            };
            self.lose_all_but(&at, inline, &[written]);
            if let Some(content) = inline.content() {
                self.lose_marks(&at.key(Marked::CONTENT), content);
            }
        }
    }

    fn lose_all_but(&mut self, at: &Path<'_>, record: &impl Serialize, written: &[&str]) {
        self.losses.note_all_but(at, record, written, PLAIN);
    }
}

/// How plain text contains the titles of sections.
#[derive(Default)]
pub(super) struct Titles {
    /// Whether a title is on the line of what follows it; otherwise it is a paragraph.
    are_joined: bool,
    /// Whether nothing has followed the last title yet.
    is_open: bool,
}

fn has_words(text: &Inlines) -> bool {
    !text.plain_text().trim().is_empty()
}

/// Adds the words of a block: each paragraph on its own line, a section's title before its first.
fn push_block(article: &Article, block: &Block, text: &mut String) {
    match block {
        Block::Paragraph(paragraph) => push_paragraph(&one_line(paragraph.content.plain_text().into()), text),
        Block::Section(Section { id: _, kind: _, label: _, title, content }) => {
            let mut inside = String::new();
            content.0.iter().for_each(|block| push_block(article, block, &mut inside));
            let title = title.as_ref().map(|title| one_line(title.plain_text().into()));
            match title.filter(|title| !title.trim().is_empty()) {
                Some(title) if inside.is_empty() => push_paragraph(&title, text),
                Some(title) => push_paragraph(&format!("{title}: {inside}"), text),
                None => push_paragraph(&inside, text),
            }
        }
        block => push_paragraph(&PlainText::of_summary(article, block), text),
    }
}

fn push_paragraph(words: &str, text: &mut String) {
    if words.trim().is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(words);
}

fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) { Cow::Owned(text.replace(['\n', '\r'], " ")) } else { text }
}
