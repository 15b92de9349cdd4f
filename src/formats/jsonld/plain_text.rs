//! The text without its marks, and what the marks say besides.

use serde::Serialize;

use crate::formats::jsonld::media::{Embedded, Media};
use crate::formats::jsonld::view::Text;
use crate::formats::jsonld::writer::{WORKS, Writer};
use crate::model::{
    Aside, Block, BlockQuote, Blocks, Break, Cite, CodeBlock, CrossReference, DateText, Definition,
    DefinitionList, Embed, Figure, Footnote, Inline, InlineCode, InlineQuote, Inlines, Link, List, Marked,
    Math, MathBlock, Mention, OtherLanguage, Paragraph, Section, Table, WorkRef,
};
use crate::source::Path;
use crate::source::hash::IndexSet;

/// Why not all of a text comes back.
const IS_PLAIN: &str = "the text is plain: it leaves out marks, ids and the structure of blocks";

/// What the marks of all texts say.
#[derive(Default)]
pub(super) struct Marks<'a> {
    /// Works cited, in the order of their numbers.
    pub(super) cited: IndexSet<&'a str>,
    /// Pictures, films, sounds, and what is shown from elsewhere.
    pub(super) parts: Vec<TextPart<'a>>,
    /// Footnotes.
    notes: Vec<String>,
}

/// Something that stands in the text and is no text.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum TextPart<'a> {
    Media(Box<Media<'a>>),
    Embedded(Box<Embedded<'a>>),
}

impl<'a> Writer<'a> {
    /// A headline: the words alone, without the numbers of citations.
    pub(super) fn heading(&mut self, at: &Path<'_>, inlines: &'a Inlines) -> Text<'a> {
        match self.line(at, inlines) {
            Text::Borrowed(text) => Text::Borrowed(text),
            Text::Owned(_) => Text::Owned(inlines.plain_text().replace('\n', " ")),
        }
    }

    /// Running text on one line.
    pub(super) fn line(&mut self, at: &Path<'_>, inlines: &'a Inlines) -> Text<'a> {
        if let [Inline::Text(text)] = inlines.0.as_slice() {
            return Text::Borrowed(text);
        }
        self.note(at, IS_PLAIN);
        let mut text = String::new();
        self.inlines(at, inlines, &mut text);
        Text::Owned(text.replace('\n', " "))
    }

    /// Blocks as paragraphs with a blank line between them.
    pub(super) fn text(&mut self, at: &Path<'_>, blocks: &'a Blocks) -> String {
        let mut text = String::new();
        self.add_text(at, blocks, &mut text);
        text
    }

    fn add_text(&mut self, at: &Path<'_>, blocks: &'a Blocks, text: &mut String) {
        self.note(at, IS_PLAIN);
        self.blocks(at, blocks, text);
    }

    /// Body and back matter.
    pub(super) fn body(&mut self) -> String {
        let article = self.article;
        // As long as most bodies.
        let mut text = String::with_capacity(8 * 1024);
        self.add_text(&Path::ROOT.key("body"), &article.body, &mut text);
        let back = Path::ROOT.key("back");
        self.note(&back, IS_PLAIN);
        for (index, section) in article.back.iter().enumerate() {
            self.section(&back.item(index), section, &mut text);
        }
        text
    }

    /// Adds the footnotes to the end of `text`.
    pub(super) fn add_notes(&mut self, text: &mut String) {
        for note in std::mem::take(&mut self.marks.notes) {
            paragraph(text).push_str(&note);
        }
    }

    fn blocks(&mut self, at: &Path<'_>, blocks: &'a Blocks, text: &mut String) {
        for (index, block) in blocks.0.iter().enumerate() {
            self.block(&at.item(index), block, text);
        }
    }

    fn block(&mut self, at: &Path<'_>, block: &'a Block, text: &mut String) {
        match block {
            Block::Paragraph(Paragraph { id: _, language: _, content }) => {
                self.inlines(&at.key("content"), content, paragraph(text));
            }
            Block::Section(section) => self.section(at, section, text),
            Block::Quote(BlockQuote { id: _, r#ref: _, content, attribution, pull: _ }) => {
                self.blocks(&at.key("content"), content, text);
                self.own_paragraph(&at.key("attribution"), attribution.as_ref(), text);
            }
            Block::List(List { id: _, order: _, items }) => {
                for (index, item) in items.iter().enumerate() {
                    self.blocks(&at.key("items").item(index), item, text);
                }
            }
            Block::DefinitionList(DefinitionList { id: _, items }) => {
                for (index, Definition { term, definition }) in items.iter().enumerate() {
                    let at = at.key("items");
                    let at = at.item(index);
                    self.inlines(&at.key("term"), term, paragraph(text));
                    self.blocks(&at.key("definition"), definition, text);
                }
            }
            Block::Table(table) => self.table(at, table, text),
            Block::Figure(figure) => self.add_figure(at, figure, text),
            Block::Code(CodeBlock { id: _, language: _, text: code }) => {
                paragraph(text).push_str(code);
            }
            Block::Math(MathBlock { id: _, label, tex, mathml }) => {
                push_formula(tex.as_deref(), mathml.as_deref(), paragraph(text));
                if let Some(label) = label {
                    text.push(' ');
                    text.push_str(label);
                }
            }
            Block::Aside(Aside { id: _, title, content }) => {
                self.own_paragraph(&at.key("title"), title.as_ref(), text);
                self.blocks(&at.key("content"), content, text);
            }
            Block::Embed(embed) => self.add_embed(at, embed, text),
            // Markup of others is no text.
            Block::Foreign(foreign) => {
                let words = foreign.plain_text();
                if !words.is_empty() {
                    paragraph(text).push_str(&words);
                }
            }
        }
    }

    fn section(&mut self, at: &Path<'_>, section: &'a Section, text: &mut String) {
        let Section { id: _, kind: _, title, content } = section;
        self.own_paragraph(&at.key("title"), title.as_ref(), text);
        self.blocks(&at.key("content"), content, text);
    }

    fn own_paragraph(&mut self, at: &Path<'_>, inlines: Option<&'a Inlines>, text: &mut String) {
        if let Some(inlines) = inlines {
            self.inlines(at, inlines, paragraph(text));
        }
    }

    /// Rows are lines, cells are parted by tabulators.
    fn table(&mut self, at: &Path<'_>, table: &'a Table, text: &mut String) {
        let Table { id: _, label, title, caption, header_rows: _, header_columns: _, rows, notes } = table;
        if let Some(label) = label {
            paragraph(text).push_str(label);
        }
        self.own_paragraph(&at.key("title"), title.as_ref(), text);
        self.own_paragraph(&at.key("caption"), caption.as_ref(), text);
        for (r, row) in rows.iter().enumerate() {
            if r == 0 {
                paragraph(text);
            } else {
                text.push('\n');
            }
            let at = at.key("rows");
            let at = at.item(r);
            for (c, cell) in row.iter().enumerate() {
                if c > 0 {
                    text.push('\t');
                }
                let cell = self.text(&at.item(c).key("content"), &cell.content);
                text.push_str(&cell.replace("\n\n", " "));
            }
        }
        for (index, note) in notes.iter().enumerate() {
            self.own_paragraph(&at.key("notes").item(index), Some(note), text);
        }
    }

    /// A figure says its own caption, unless there is no file to be captioned.
    fn add_figure(&mut self, at: &Path<'_>, figure: &'a Figure, text: &mut String) {
        let caption = figure.caption.as_ref().map(|caption| self.line(&at.key("caption"), caption));
        match self.figure(at, figure, caption.clone()) {
            Some(media) => self.marks.parts.push(TextPart::Media(Box::new(media))),
            None => {
                for line in figure.label.as_deref().into_iter().chain(caption.as_deref()) {
                    paragraph(text).push_str(line);
                }
            }
        }
    }

    fn add_embed(&mut self, at: &Path<'_>, embed: &'a Embed, text: &mut String) {
        let caption = embed.caption.as_ref().map(|caption| self.line(&at.key("caption"), caption));
        match self.embedded(at, embed, caption.clone()) {
            Some(embedded) => self.marks.parts.push(TextPart::Embedded(Box::new(embedded))),
            None => caption.iter().for_each(|caption| paragraph(text).push_str(caption)),
        }
    }

    fn inlines(&mut self, at: &Path<'_>, inlines: &'a Inlines, text: &mut String) {
        for (index, inline) in inlines.0.iter().enumerate() {
            self.inline(&at.item(index), inline, text);
        }
    }

    fn inline(&mut self, at: &Path<'_>, inline: &'a Inline, text: &mut String) {
        let inside = at.key("content");
        match inline {
            Inline::Text(run) => text.push_str(run),
            Inline::Emphasis(Marked { content })
            | Inline::Strong(Marked { content })
            | Inline::Subscript(Marked { content })
            | Inline::Superscript(Marked { content })
            | Inline::Underline(Marked { content })
            | Inline::Strike(Marked { content })
            | Inline::SmallCaps(Marked { content })
            | Inline::Mention(Mention { r#ref: _, content })
            | Inline::Quote(InlineQuote { r#ref: _, content })
            | Inline::Link(Link { href: _, content })
            | Inline::Date(DateText { value: _, content })
            | Inline::Language(OtherLanguage { language: _, content })
            | Inline::CrossReference(CrossReference { target: _, content }) => {
                self.inlines(&inside, content, text);
            }
            Inline::Code(InlineCode { text: code }) => text.push_str(code),
            Inline::Cite(cite) => self.cite(at, cite, text),
            Inline::Footnote(Footnote { id: _, content }) => {
                let note = self.text(&inside, content);
                self.marks.notes.push(note);
            }
            Inline::Math(Math { tex, mathml }) => push_formula(tex.as_deref(), mathml.as_deref(), text),
            Inline::Image(image) => {
                text.push_str(image.alt.as_deref().unwrap_or_default());
                if let Some(media) = self.media(at, image) {
                    self.marks.parts.push(TextPart::Media(Box::new(media)));
                }
            }
            Inline::Break(Break {}) => text.push('\n'),
            // Markup of others is no text.
            Inline::Foreign(foreign) => text.push_str(&foreign.plain_text()),
        }
    }

    /// The citation as printed, or the numbers of the works in `citation`, in brackets.
    fn cite(&mut self, at: &Path<'_>, cite: &'a Cite, text: &mut String) {
        let Cite { refs, locator, content } = cite;
        let mut numbers = Vec::new();
        for (index, work) in refs.iter().enumerate() {
            let at = at.key("refs");
            numbers.extend(self.citation_number(&at.item(index), work).map(|number| number.to_string()));
        }
        let Some(content) = content else {
            numbers.extend(locator.clone());
            if !numbers.is_empty() {
                text.push('[');
                text.push_str(&numbers.join(", "));
                text.push(']');
            }
            return;
        };
        self.inlines(&at.key("content"), content, text);
    }

    /// The place of a work in the list of references, counted from 1.
    pub(super) fn citation_number(&mut self, at: &Path<'_>, work: &'a WorkRef) -> Option<usize> {
        self.refer(at, work.as_str(), WORKS)?;
        let (index, _) = self.marks.cited.insert_full(work.as_str());
        Some(index + 1)
    }
}

/// `text`, ready for a new paragraph.
fn paragraph(text: &mut String) -> &mut String {
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push_str("\n\n");
    }
    text
}

/// TeX reads well as plain text; of MathML, what stands between the tags.
fn push_formula(tex: Option<&str>, mathml: Option<&str>, text: &mut String) {
    match (tex, mathml) {
        (Some(tex), _) => text.push_str(tex),
        (None, Some(mathml)) => push_between_tags(mathml, text),
        (None, None) => {}
    }
}

fn push_between_tags(markup: &str, text: &mut String) {
    for piece in markup.split('<') {
        let between = piece.split_once('>').map_or(piece, |(_, after)| after);
        text.push_str(between.trim());
    }
}
