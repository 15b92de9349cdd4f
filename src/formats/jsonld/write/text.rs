//! Running text as plain text, and what is lost with its marks.

use std::borrow::Cow;

use crate::formats::jsonld::write::plain_text::PlainText;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{
    Article, Aside, Block, BlockQuote, Blocks, Break, Cite, CrossReference, DateText, Definition,
    DefinitionList, Foreign, ForeignFormat, Inline, InlineQuote, Inlines, Link, List, Marked, Math, Media,
    Mention, OtherLanguage, Paragraph, Section, Work,
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
        let kind = match block {
            Block::Paragraph(Paragraph { id, language, content }) => {
                self.lose_line(&at.key(Paragraph::CONTENT), content, titles);
                self.lose(&at.key(Paragraph::ID), id, PLAIN);
                self.lose(&at.key(Paragraph::LANGUAGE), language, PLAIN);
                return;
            }
            Block::Section(section) => {
                self.lose_section(at, section, titles);
                "section"
            }
            Block::Quote(BlockQuote { id, r#ref, content, attribution, pull }) => {
                self.lose(&at.key(BlockQuote::ID), id, PLAIN);
                self.lose(&at.key(BlockQuote::REF), r#ref, PLAIN);
                self.lose(&at.key(BlockQuote::PULL), &pull.then_some(true), PLAIN);
                self.lose_structure(&at.key(BlockQuote::CONTENT), content, titles);
                if let Some(attribution) = attribution {
                    self.lose_line(&at.key(BlockQuote::ATTRIBUTION), attribution, titles);
                }
                "quote"
            }
            Block::List(List { id, order, items }) => {
                self.lose(&at.key(List::ID), id, PLAIN);
                self.lose(
                    &at.key(List::ORDER),
                    &Some(order).filter(|order| **order != Default::default()),
                    PLAIN,
                );
                for (index, item) in items.iter().enumerate() {
                    self.lose_structure(&at.key(List::ITEMS).item(index), item, titles);
                }
                "list"
            }
            Block::DefinitionList(DefinitionList { id, items }) => {
                self.lose(&at.key(DefinitionList::ID), id, PLAIN);
                for (index, Definition { term, definition }) in items.iter().enumerate() {
                    let at = at.key(DefinitionList::ITEMS);
                    let at = at.item(index);
                    self.lose_line(&at.key(Definition::TERM), term, titles);
                    self.lose_structure(&at.key(Definition::DEFINITION), definition, titles);
                }
                "definitionList"
            }
            Block::Aside(Aside { id, title, content }) => {
                self.lose(&at.key(Aside::ID), id, PLAIN);
                if let Some(title) = title {
                    self.lose_line(&at.key(Aside::TITLE), title, titles);
                }
                self.lose_structure(&at.key(Aside::CONTENT), content, titles);
                "aside"
            }
            Block::Table(_)
            | Block::Figure(_)
            | Block::Code(_)
            | Block::Math(_)
            | Block::Embed(_)
            | Block::Foreign(_) => {
                self.lose(at, block, PLAIN);
                return;
            }
        };
        self.lose(&at.key(Work::TYPE), &kind, PLAIN);
    }

    /// What a section loses as plain paragraphs.
    pub(super) fn lose_section(&mut self, at: &Path<'_>, section: &'a Section, titles: &mut Titles) {
        let Section { id, kind, title, content } = section;
        self.lose(&at.key(Section::ID), id, PLAIN);
        self.lose(&at.key(Section::KIND), kind, PLAIN);
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
            let name = match inline {
                Inline::Text(_) => continue,
                Inline::Emphasis(Marked { content: _ }) => "emphasis",
                Inline::Strong(Marked { content: _ }) => "strong",
                Inline::Subscript(Marked { content: _ }) => "subscript",
                Inline::Superscript(Marked { content: _ }) => "superscript",
                Inline::Underline(Marked { content: _ }) => "underline",
                Inline::Strike(Marked { content: _ }) => "strike",
                Inline::SmallCaps(Marked { content: _ }) => "smallCaps",
                Inline::Code(_) => "code",
                Inline::Link(Link { href, content: _ }) => {
                    self.lose(&at.key(Link::HREF), href, PLAIN);
                    "link"
                }
                Inline::Mention(Mention { r#ref, content: _ }) => {
                    self.lose(&at.key(Mention::REF), r#ref, PLAIN);
                    "mention"
                }
                Inline::Quote(InlineQuote { r#ref, content: _ }) => {
                    self.lose(&at.key(InlineQuote::REF), r#ref, PLAIN);
                    "quote"
                }
                Inline::Date(DateText { value, content: _ }) => {
                    self.lose(&at.key(DateText::VALUE), value, PLAIN);
                    "date"
                }
                Inline::Cite(Cite { refs, locator, content: _ }) => {
                    self.lose(&at.key(Cite::REFS), refs, PLAIN);
                    self.lose(&at.key(Cite::LOCATOR), locator, PLAIN);
                    "cite"
                }
                Inline::CrossReference(CrossReference { target, content: _ }) => {
                    self.lose(&at.key(CrossReference::TARGET), target, PLAIN);
                    "crossReference"
                }
                Inline::Language(OtherLanguage { language, content: _ }) => {
                    self.lose(&at.key(OtherLanguage::LANGUAGE), language, PLAIN);
                    "language"
                }
                Inline::Math(Math { tex: _, mathml }) => {
                    self.lose(&at.key(Math::MATHML), mathml, PLAIN);
                    "math"
                }
                Inline::Image(image) => {
                    self.lose_inline_image(&at, image);
                    "image"
                }
                Inline::Foreign(Foreign { format: format @ ForeignFormat::Jats, source: _ }) => {
                    self.lose(&at.key(Foreign::FORMAT), format, PLAIN);
                    "foreign"
                }
                Inline::Footnote(_) | Inline::Break(Break {}) | Inline::Foreign(_) => {
                    self.lose(&at, inline, PLAIN);
                    continue;
                }
            };
            self.lose(&at.key(Work::TYPE), &name, PLAIN);
            if let Some(content) = inline.content() {
                self.lose_marks(&at.key(OtherLanguage::CONTENT), content);
            }
        }
    }

    fn lose_inline_image(&mut self, at: &Path<'_>, image: &Media) {
        let Media { src, media_type, alt: _, width, height, credit, license, digital_source_type } = image;
        self.lose(&at.key(Media::SRC), src, PLAIN);
        self.lose(&at.key(Media::MEDIA_TYPE), media_type, PLAIN);
        self.lose(&at.key(Media::WIDTH), width, PLAIN);
        self.lose(&at.key(Media::HEIGHT), height, PLAIN);
        self.lose(&at.key(Media::CREDIT), credit, PLAIN);
        self.lose(&at.key(Media::LICENSE), license, PLAIN);
        self.lose(&at.key(Media::DIGITAL_SOURCE_TYPE), digital_source_type, PLAIN);
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
        Block::Section(Section { id: _, kind: _, title, content }) => {
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
