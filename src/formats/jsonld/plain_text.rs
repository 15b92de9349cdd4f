//! The text of the article without its marks, and the works and figures in it.

use crate::formats::jsonld::entity;
use crate::model::{
    Article, Aside, Block, BlockQuote, Blocks, Break, Cite, CodeBlock, CrossReference, DateText, Definition,
    DefinitionList, Embed, Figure, Footnote, Inline, InlineCode, InlineQuote, Inlines, Link, List, Marked,
    Math, MathBlock, Mention, OtherLanguage, Paragraph, Section, Table,
};
use crate::source::hash::IndexSet;

/// The text, and what is met while it is read.
pub(super) struct PlainText<'a> {
    article: &'a Article,
    pub(super) text: String,
    /// Works cited, in the order of their numbers.
    pub(super) cited: IndexSet<&'a str>,
    /// Works that are named and not cited.
    pub(super) mentioned: IndexSet<&'a str>,
    pub(super) figures: Vec<&'a Figure>,
    notes: Vec<String>,
    /// Whether what has no sentences is left out.
    is_summary: bool,
    /// Where the footnotes begin.
    end: usize,
}

impl<'a> PlainText<'a> {
    /// The text of `article`, still to be read; its references have the first numbers.
    fn new(article: &'a Article) -> Self {
        let references = article.metadata.references.iter().map(|work| work.as_str());
        Self {
            article,
            text: String::new(),
            cited: references.filter(|work| entity::work(article, work).is_some()).collect(),
            mentioned: IndexSet::default(),
            figures: Vec::new(),
            notes: Vec::new(),
            is_summary: false,
            end: 0,
        }
    }

    /// The text of a part of a summary.
    pub(super) fn of_summary(article: &'a Article, block: &'a Block) -> String {
        let mut text = Self { is_summary: true, ..Self::new(article) };
        text.block(block);
        text.text
    }

    /// Reads body and back matter; the footnotes come last.
    pub(super) fn of(article: &'a Article) -> Self {
        let mut text = Self::new(article);
        // As long as most bodies.
        text.text.reserve(8 * 1024);
        text.blocks(&article.body);
        article.back.iter().for_each(|section| text.section(section));
        text.end = text.text.len();
        for note in std::mem::take(&mut text.notes) {
            text.paragraph();
            text.text.push_str(&note);
        }
        text
    }

    /// The text before the footnotes.
    pub(super) fn without_notes(&self) -> &str {
        self.text[..self.end].trim()
    }

    fn blocks(&mut self, blocks: &'a Blocks) {
        blocks.0.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Table(_) | Block::Code(_) | Block::Math(_) | Block::Foreign(_) if self.is_summary => {}
            Block::Paragraph(Paragraph { id: _, language: _, content }) => self.own_paragraph(Some(content)),
            Block::Section(section) => self.section(section),
            Block::Quote(BlockQuote { id: _, r#ref: _, content, attribution, pull: _ }) => {
                self.blocks(content);
                self.own_paragraph(attribution.as_ref());
            }
            Block::List(List { id: _, order: _, items }) => items.iter().for_each(|item| self.blocks(item)),
            Block::DefinitionList(DefinitionList { id: _, items }) => {
                for Definition { term, definition } in items {
                    self.own_paragraph(Some(term));
                    self.blocks(definition);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Figure(figure) => self.figures.push(figure),
            Block::Code(CodeBlock { id: _, language: _, text }) => {
                self.paragraph();
                self.text.push_str(text);
            }
            Block::Math(MathBlock { id: _, label, tex, mathml: _ }) => {
                self.paragraph();
                self.text.push_str(tex.as_deref().unwrap_or_default());
                if let Some(label) = label {
                    self.text.push(' ');
                    self.text.push_str(label);
                }
            }
            Block::Aside(Aside { id: _, title, content }) => {
                self.own_paragraph(title.as_ref());
                self.blocks(content);
            }
            // It is shown from elsewhere.
            Block::Embed(Embed { id: _, url: _, caption: _ }) => {}
            // Markup of others is no text.
            Block::Foreign(foreign) => {
                let words = foreign.plain_text();
                if !words.trim().is_empty() {
                    self.paragraph();
                    self.text.push_str(words.trim());
                }
            }
        }
    }

    fn section(&mut self, section: &'a Section) {
        let Section { id: _, kind: _, title, content } = section;
        self.own_paragraph(title.as_ref());
        self.blocks(content);
    }

    fn own_paragraph(&mut self, inlines: Option<&'a Inlines>) {
        if let Some(inlines) = inlines {
            self.paragraph();
            let start = self.text.len();
            self.inlines(inlines);
            // A line that ends is the end of a paragraph to some.
            if self.text[start..].contains(['\n', '\r']) {
                let line = self.text.split_off(start).replace(['\n', '\r'], " ");
                self.text.push_str(&line);
            }
        }
    }

    /// Rows are lines, cells are parted by tabulators.
    fn table(&mut self, table: &'a Table) {
        let Table { id: _, label, title, caption, header_rows: _, header_columns: _, rows, notes } = table;
        if let Some(label) = label {
            self.paragraph();
            self.text.push_str(label);
        }
        self.own_paragraph(title.as_ref());
        self.own_paragraph(caption.as_ref());
        for (r, row) in rows.iter().enumerate() {
            if r == 0 {
                self.paragraph();
            } else {
                self.text.push('\n');
            }
            for (c, cell) in row.iter().enumerate() {
                if c > 0 {
                    self.text.push('\t');
                }
                let words = self.apart(&cell.content);
                self.text.push_str(&words.replace("\n\n", " "));
            }
        }
        notes.iter().for_each(|note| self.own_paragraph(Some(note)));
    }

    /// The text of these blocks, which is not added to the rest.
    fn apart(&mut self, blocks: &'a Blocks) -> String {
        let before = std::mem::take(&mut self.text);
        self.blocks(blocks);
        std::mem::replace(&mut self.text, before)
    }

    fn inlines(&mut self, inlines: &'a Inlines) {
        inlines.0.iter().for_each(|inline| self.inline(inline));
    }

    fn inline(&mut self, inline: &'a Inline) {
        match inline {
            Inline::Text(run) => self.text.push_str(run),
            Inline::Mention(Mention { r#ref, content }) => {
                if entity::anything(self.article, r#ref.as_str())
                    .is_some_and(|named| matches!(named.what, entity::What::Work(_)))
                {
                    self.mentioned.insert(r#ref.as_str());
                }
                self.inlines(content);
            }
            Inline::Emphasis(Marked { content })
            | Inline::Strong(Marked { content })
            | Inline::Subscript(Marked { content })
            | Inline::Superscript(Marked { content })
            | Inline::Underline(Marked { content })
            | Inline::Strike(Marked { content })
            | Inline::SmallCaps(Marked { content })
            | Inline::Quote(InlineQuote { r#ref: _, content })
            | Inline::Link(Link { href: _, content })
            | Inline::Date(DateText { value: _, content })
            | Inline::Language(OtherLanguage { language: _, content })
            | Inline::CrossReference(CrossReference { target: _, content }) => self.inlines(content),
            Inline::Code(InlineCode { text }) => self.text.push_str(text),
            Inline::Cite(cite) => self.cite(cite),
            Inline::Footnote(Footnote { id: _, content }) => {
                let note = self.apart(content);
                self.notes.push(note);
            }
            Inline::Math(Math { tex, mathml: _ }) => self.text.push_str(tex.as_deref().unwrap_or_default()),
            Inline::Image(image) => self.text.push_str(image.alt.as_deref().unwrap_or_default()),
            Inline::Break(Break {}) => self.text.push(' '),
            // Markup of others is no text.
            Inline::Foreign(foreign) => self.text.push_str(&foreign.plain_text()),
        }
    }

    /// The citation as printed, or the numbers of the works in `citation`, in brackets.
    fn cite(&mut self, cite: &'a Cite) {
        let Cite { refs, locator, content } = cite;
        let mut numbers: Vec<String> = Vec::new();
        for work in refs {
            if entity::work(self.article, work.as_str()).is_some() {
                numbers.push((self.cited.insert_full(work.as_str()).0 + 1).to_string());
            }
        }
        if let Some(content) = content {
            return self.inlines(content);
        }
        if !numbers.is_empty() {
            numbers.extend(locator.clone().filter(|locator| !locator.contains(']')));
            self.text.push('[');
            self.text.push_str(&numbers.join(", "));
            self.text.push(']');
        }
    }

    /// Makes ready for a new paragraph.
    fn paragraph(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push_str("\n\n");
        }
    }
}
