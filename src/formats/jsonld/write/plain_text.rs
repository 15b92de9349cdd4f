//! The text of the article as plain text, and the works and figures in it.

use crate::formats::jsonld::write::entity;
use crate::model::visit::{self, Visitor};
use crate::model::{
    Article, Block, Blocks, Break, Cite, CodeBlock, Embed, Figure, Footnote, Inline, InlineCode, Inlines,
    Math, MathBlock, Mention, Table,
};
use crate::source::Path;
use crate::source::hash::IndexSet;

/// The text, and what is collected from it.
pub(super) struct PlainText<'a> {
    article: &'a Article,
    pub(super) text: String,
    /// Works cited, in the order of their numbers.
    pub(super) cited: IndexSet<&'a str>,
    /// Works that are mentioned but not cited.
    pub(super) mentioned: IndexSet<&'a str>,
    pub(super) figures: Vec<&'a Figure>,
    notes: Vec<String>,
    /// Whether to leave out what has no sentences.
    is_summary: bool,
    /// Where the footnotes begin.
    end: usize,
}

impl<'a> PlainText<'a> {
    /// An empty text of `article`; its references have the first numbers.
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

    /// The text of a part of an abstract.
    pub(super) fn of_summary(article: &'a Article, block: &'a Block) -> String {
        let mut text = Self { is_summary: true, ..Self::new(article) };
        text.visit_block(block, &Path::ROOT);
        text.text
    }

    /// Reads body and back matter; footnotes come last.
    pub(super) fn of(article: &'a Article) -> Self {
        let mut text = Self::new(article);
        // Enough for most bodies.
        text.text.reserve(8 * 1024);
        visit::walk_blocks(&mut text, &article.body, &Path::ROOT);
        visit::walk_back(&mut text, &article.back, &Path::ROOT);
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

    /// Rows are lines, cells are separated by tabs.
    fn table(&mut self, table: &'a Table, at: &Path<'_>) {
        let Table { label, title, caption, rows, notes, .. } = table;
        if let Some(label) = label {
            self.paragraph();
            self.text.push_str(label);
        }
        title.iter().chain(caption).for_each(|words| self.visit_text(words, at));
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
        notes.iter().for_each(|note| self.visit_text(note, at));
    }

    /// The text of these blocks, without adding it to the rest.
    fn apart(&mut self, blocks: &'a Blocks) -> String {
        let before = std::mem::take(&mut self.text);
        visit::walk_blocks(self, blocks, &Path::ROOT);
        std::mem::replace(&mut self.text, before)
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
            return visit::walk_text(self, content, &Path::ROOT);
        }
        if !numbers.is_empty() {
            numbers.extend(locator.clone().filter(|locator| !locator.contains(']')));
            self.text.push('[');
            self.text.push_str(&numbers.join(", "));
            self.text.push(']');
        }
    }

    /// Begins a new paragraph.
    fn paragraph(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push_str("\n\n");
        }
    }
}

impl<'a> Visitor<'a> for PlainText<'a> {
    fn visit_block(&mut self, block: &'a Block, at: &Path<'_>) {
        match block {
            Block::Table(_) | Block::Code(_) | Block::Math(_) | Block::Foreign(_) if self.is_summary => {}
            Block::Table(table) => self.table(table, at),
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
            // Its content is elsewhere.
            Block::Embed(Embed { id: _, url: _, caption: _ }) => {}
            // Foreign markup has no text.
            Block::Foreign(foreign) => {
                let words = foreign.plain_text();
                if !words.trim().is_empty() {
                    self.paragraph();
                    self.text.push_str(words.trim());
                }
            }
            _ => visit::walk_block(self, block, at),
        }
    }

    fn visit_text(&mut self, text: &'a Inlines, at: &Path<'_>) {
        self.paragraph();
        let start = self.text.len();
        visit::walk_text(self, text, at);
        // A line break ends a paragraph for some consumers.
        if self.text[start..].contains(['\n', '\r']) {
            let line = self.text.split_off(start).replace(['\n', '\r'], " ");
            self.text.push_str(&line);
        }
    }

    fn visit_inline(&mut self, inline: &'a Inline, at: &Path<'_>) {
        match inline {
            Inline::Text(run) | Inline::Code(InlineCode { text: run }) => self.text.push_str(run),
            Inline::Mention(Mention { r#ref, content: _ }) => {
                if entity::anything(self.article, r#ref.as_str())
                    .is_some_and(|named| matches!(named.what, entity::What::Work(_)))
                {
                    self.mentioned.insert(r#ref.as_str());
                }
                visit::walk_inline(self, inline, at);
            }
            Inline::Cite(cite) => self.cite(cite),
            Inline::Footnote(Footnote { id: _, content }) => {
                let note = self.apart(content);
                self.notes.push(note);
            }
            Inline::Math(Math { tex, mathml: _ }) => self.text.push_str(tex.as_deref().unwrap_or_default()),
            Inline::Image(image) => self.text.push_str(image.alt.as_deref().unwrap_or_default()),
            Inline::Break(Break {}) => self.text.push(' '),
            // Foreign markup has no text.
            Inline::Foreign(foreign) => self.text.push_str(&foreign.plain_text()),
            _ => visit::walk_inline(self, inline, at),
        }
    }
}
