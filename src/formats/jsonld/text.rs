//! Running text as plain words, and what its marks say besides.

use std::borrow::Cow;

use crate::formats::jsonld::plain_text::PlainText;
use crate::formats::jsonld::writer::Writer;
use crate::model::{
    Article, Block, Blocks, Break, Cite, CrossReference, DateText, Inline, InlineQuote, Inlines, Link,
    Marked, Math, Media, Mention, OtherLanguage, Paragraph, Section,
};
use crate::source::Path;

const PLAIN: &str = "texts are plain words in schema.org";

impl<'a> Writer<'a, '_> {
    /// Running text on one line.
    pub(super) fn line(&mut self, at: &Path<'_>, inlines: &'a Inlines) -> Cow<'a, str> {
        if let [Inline::Text(text)] = inlines.0.as_slice() {
            return one_line(Cow::Borrowed(text));
        }
        self.lose_marks(at, inlines);
        one_line(Cow::Owned(inlines.plain_text()))
    }

    /// A summary: paragraphs with a blank line between them, sections as `Title: text`.
    pub(super) fn plain_blocks(&mut self, at: &Path<'_>, blocks: &'a Blocks) -> String {
        let mut text = String::new();
        for (index, block) in blocks.0.iter().enumerate() {
            let at = at.item(index);
            match block {
                Block::Paragraph(Paragraph { id, language, content }) => {
                    push_paragraph(&self.line(&at.key("content"), content), &mut text);
                    self.lose(&at.key("id"), id, PLAIN);
                    self.lose(&at.key("language"), language, PLAIN);
                }
                block => {
                    self.lose(&at, block, "it is written as plain paragraphs");
                    push_block(self.article, block, &mut text);
                }
            }
        }
        text
    }

    /// What of a text is not in `articleBody`: marks, ids, and all structure but paragraphs.
    pub(super) fn lose_structure(&mut self, at: &Path<'_>, blocks: &'a Blocks) {
        for (index, block) in blocks.0.iter().enumerate() {
            let at = at.item(index);
            match block {
                Block::Paragraph(Paragraph { id, language, content }) => {
                    self.lose_marks(&at.key("content"), content);
                    self.lose(&at.key("id"), id, PLAIN);
                    self.lose(&at.key("language"), language, PLAIN);
                }
                block => self.lose(&at, block, "it is written as plain paragraphs"),
            }
        }
    }

    /// Marks have no place in plain words. What they are around is there.
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
                    self.lose(&at.key("href"), href, PLAIN);
                    "link"
                }
                Inline::Mention(Mention { r#ref, content: _ }) => {
                    self.lose(&at.key("ref"), r#ref, PLAIN);
                    "mention"
                }
                Inline::Quote(InlineQuote { r#ref, content: _ }) => {
                    self.lose(&at.key("ref"), r#ref, PLAIN);
                    "quote"
                }
                Inline::Date(DateText { value, content: _ }) => {
                    self.lose(&at.key("value"), value, PLAIN);
                    "date"
                }
                Inline::Cite(Cite { refs, locator, content: _ }) => {
                    self.lose(&at.key("refs"), refs, PLAIN);
                    self.lose(&at.key("locator"), locator, PLAIN);
                    "cite"
                }
                Inline::CrossReference(CrossReference { target, content: _ }) => {
                    self.lose(&at.key("target"), target, PLAIN);
                    "crossReference"
                }
                Inline::Language(OtherLanguage { language, content: _ }) => {
                    self.lose(&at.key("language"), language, PLAIN);
                    "language"
                }
                Inline::Math(Math { tex: _, mathml }) => {
                    self.lose(&at.key("mathml"), mathml, PLAIN);
                    "math"
                }
                Inline::Image(image) => {
                    self.lose_inline_image(&at, image);
                    "image"
                }
                Inline::Footnote(_) | Inline::Break(Break {}) | Inline::Foreign(_) => {
                    self.lose(&at, inline, PLAIN);
                    continue;
                }
            };
            self.lose(&at.key("type"), &name, PLAIN);
            if let Some(content) = inline.content() {
                self.lose_marks(&at.key("content"), content);
            }
        }
    }

    fn lose_inline_image(&mut self, at: &Path<'_>, image: &Media) {
        let Media { src, media_type, alt: _, width, height, credit, license, digital_source_type } = image;
        self.lose(&at.key("src"), src, PLAIN);
        self.lose(&at.key("mediaType"), media_type, PLAIN);
        self.lose(&at.key("width"), width, PLAIN);
        self.lose(&at.key("height"), height, PLAIN);
        self.lose(&at.key("credit"), credit, PLAIN);
        self.lose(&at.key("license"), license, PLAIN);
        self.lose(&at.key("digitalSourceType"), digital_source_type, PLAIN);
    }
}

/// Whether there is any word in a block.
pub(super) fn says_words(article: &Article, block: &Block) -> bool {
    let mut text = String::new();
    push_block(article, block, &mut text);
    !text.trim().is_empty()
}

/// Adds the words of a block: each paragraph on a line of its own, a section's title before its first.
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
        block => {
            let mut inside = PlainText::new(article);
            inside.block(block);
            push_paragraph(&inside.text, text);
        }
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
