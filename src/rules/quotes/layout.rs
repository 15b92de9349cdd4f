//! The running text as one string, paragraph by paragraph, and the source of each part.

use std::ops::Range;

use crate::model::visit::{self, Visitor};
use crate::model::{
    Abstract, Article, Block, BlockQuote, Blocks, Cell, Correction, Footnote, Id, Inline, Inlines, Metadata,
    QuoteRef, Section, SubArticle, Work,
};
use crate::rules::quotes::running_text::RunningText;
use crate::rules::quotes::strings::Holder;
use crate::source::Path;
use crate::source::hash::HashMap;

/// The running text, and the source of each part.
///
/// It consists of several texts, one after the other: body and back matter are the first, then those of each
/// sub-article; last come titles, abstracts and the like, each by itself.
///
/// Notes, figures, tables, boxes and pull quotes come after the text they interrupt, because a quotation may continue
/// across them.
#[derive(Debug, Default)]
pub(super) struct Layout<'a> {
    pub(super) text: RunningText,
    /// In document order.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Where each text ends: in `text.normal`, and in `text.written`.
    ends: Vec<(usize, usize)>,
    /// How many of the texts are bodies.
    bodies: usize,
    /// The ranges of `text.normal` that the block with this id covers.
    blocks: HashMap<&'a str, Vec<Range<usize>>>,
    /// The passages marked as quotes, each with the id of its quote, if any.
    pub(super) nodes: Vec<(Option<&'a str>, Node)>,
    /// Where declared entities are mentioned, with their ids.
    pub(super) mentions: Vec<(&'a str, Range<usize>)>,
    /// Passages in italics or another typeface, or marked as another language.
    pub(super) set_apart: Vec<Range<usize>>,
    /// The offset of each string of the article in `text.written`, and what holds it.
    strings: Vec<(usize, Holder<'a>)>,
    /// What interrupts the text, to be appended after it.
    floats: Vec<Float<'a>>,
    /// The ids of the open blocks.
    open: Vec<&'a str>,
    surroundings: Surroundings,
    /// The current paragraph.
    line: String,
}

/// A paragraph, heading, caption or cell; offsets in `written`.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) place: Range<usize>,
    pub(super) surroundings: Surroundings,
}

/// The context of a paragraph.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surroundings {
    /// A block of type `quote`, which needs no quotation marks.
    pub(super) quote: bool,
    /// A pull quote, which repeats words of the text for effect.
    pub(super) pull: bool,
    /// A heading, a table or a listing, where quotation marks are often omitted.
    pub(super) is_terse: bool,
}

/// A passage of the text that is marked as a quote.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Its range in `written`.
    pub(super) place: Range<usize>,
    /// Whether it repeats words of the text for effect.
    pub(super) is_pull: bool,
    /// The index of its text; the first is body and back matter.
    pub(super) text: usize,
}

#[derive(Debug)]
struct Float<'a> {
    what: Interruption<'a>,
    /// The blocks it interrupts.
    open: Vec<&'a str>,
}

#[derive(Debug)]
enum Interruption<'a> {
    Block(&'a Block),
    Note(&'a Footnote),
}

impl<'a> Layout<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let mut layout = Self::default();
        // The paths are not used: places are computed only for findings.
        let at = &Path::ROOT;
        layout.body(&article.body, &article.back);
        visit::walk_sub_articles(&mut layout, &article.sub_articles, at);
        layout.bodies = layout.ends.len();
        layout.visit_metadata(&article.metadata, at);
        article.works.values().for_each(|work| layout.visit_work(work, at));
        visit::walk_sub_articles(&mut layout, &article.sub_articles, at);
        layout
    }

    /// The ranges of `text.normal` that are bodies: first that of the article with its back matter.
    pub(super) fn bodies(&self) -> impl Iterator<Item = Range<usize>> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|end| end.0));
        starts.zip(&self.ends).take(self.bodies).map(|(start, end)| start..end.0)
    }

    /// The end of the bodies in `text.normal`.
    pub(super) fn bodies_end(&self) -> usize {
        self.ends[..self.bodies].last().map_or(0, |end| end.0)
    }

    /// The end of the text that contains this offset of `written`.
    pub(super) fn text_end(&self, written: usize) -> usize {
        let at = self.ends.partition_point(|end| end.1 < written);
        self.ends.get(at).map_or(usize::MAX, |end| end.1)
    }

    /// The ranges of `text.normal` that the block with this id covers; `None` if there is no such block.
    pub(super) fn block(&self, id: &str) -> Option<&[Range<usize>]> {
        self.blocks.get(id).map(Vec::as_slice)
    }

    /// The index of the paragraph at this offset of `written`.
    pub(super) fn paragraph_at(&self, written: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.place.end < written)
    }

    /// The string that contains a part of `written`, and the range within the string. If the part spans several
    /// strings, the largest piece counts.
    pub(super) fn string(&self, part: &Range<usize>) -> Option<(Holder<'a>, Range<usize>)> {
        let first = self.strings.partition_point(|string| string.0 <= part.start).checked_sub(1)?;
        let pieces = self.strings[first..].iter().enumerate().take_while(|(_, string)| string.0 <= part.end);
        let pieces = pieces.map(|(n, &(start, holder))| {
            let next = self.strings.get(first + n + 1).map_or(usize::MAX, |next| next.0);
            let paragraph =
                self.paragraphs.get(self.paragraph_at(start)).map_or(usize::MAX, |it| it.place.end);
            (start, holder, part.start.max(start)..part.end.min(next).min(paragraph))
        });
        let (start, holder, piece) = pieces.max_by_key(|(.., piece)| piece.len())?;
        Some((holder, piece.start - start..piece.end.max(piece.start) - start))
    }

    fn body(&mut self, body: &'a Blocks, back: &'a [Section]) {
        visit::walk_blocks(self, body, &Path::ROOT);
        visit::walk_back(self, back, &Path::ROOT);
        self.end_text();
    }

    /// Ends the current text, if it is not empty.
    fn end_text(&mut self) {
        self.append_floats();
        let end = (self.text.normal.len(), self.text.written.len());
        // Body and back matter are the first text even if empty.
        if self.ends.last().is_none_or(|last| *last != end) {
            self.ends.push(end);
        }
    }

    fn block_in_line(&mut self, block: &'a Block, at: &Path<'_>) {
        match block {
            Block::Quote(quote) => self.quote(quote, at),
            Block::Code(code) => self.within(block.id(), |it| it.listing(&code.text, block)),
            Block::Foreign(foreign) => self.listing(&foreign.source, block),
            _ => self.within(block.id(), |it| visit::walk_block(it, block, at)),
        }
    }

    fn quote(&mut self, quote: &'a BlockQuote, at: &Path<'_>) {
        let BlockQuote { id, r#ref, content, attribution, pull } = quote;
        let before = self.surroundings;
        self.surroundings.quote = true;
        self.surroundings.pull = *pull;
        let start = self.text.written.len();
        self.within(id.as_ref(), |it| visit::walk_blocks(it, content, at));
        self.surroundings = before;
        let place = start..self.text.written.trim_end().len().max(start);
        self.node(r#ref.as_ref(), place, *pull);
        attribution.iter().for_each(|line| self.visit_attribution(line, at));
    }

    fn node(&mut self, quote: Option<&'a QuoteRef>, place: Range<usize>, is_pull: bool) {
        self.nodes.push((quote.map(QuoteRef::as_str), Node { place, is_pull, text: self.ends.len() }));
    }

    fn terse(&mut self, what: impl FnOnce(&mut Self)) {
        let before = self.surroundings;
        self.surroundings.is_terse = true;
        what(self);
        self.surroundings = before;
    }

    /// Runs `what`, and records what it wrote as the range of the block.
    fn within(&mut self, id: Option<&'a Id>, what: impl FnOnce(&mut Self)) {
        let start = self.text.normal.len();
        self.open.extend(id.map(Id::as_str));
        what(self);
        if let Some(id) = id {
            self.open.pop();
            self.blocks.entry(id.as_str()).or_default().push(start..self.text.normal.len());
        }
    }

    fn float(&mut self, what: Interruption<'a>) {
        let open = self.open.clone();
        self.floats.push(Float { what, open });
    }

    /// Appends what interrupted the text so far, and what interrupts that.
    fn append_floats(&mut self) {
        while !self.floats.is_empty() {
            for Float { what, open } in std::mem::take(&mut self.floats) {
                let start = self.text.normal.len();
                let before = std::mem::replace(&mut self.open, open);
                match what {
                    Interruption::Block(block) => self.block_in_line(block, &Path::ROOT),
                    Interruption::Note(Footnote { id, content }) => {
                        self.within(id.as_ref(), |it| visit::walk_blocks(it, content, &Path::ROOT));
                    }
                }
                for id in std::mem::replace(&mut self.open, before) {
                    self.blocks.entry(id).or_default().push(start..self.text.normal.len());
                }
            }
        }
    }

    fn listing(&mut self, text: &'a str, block: &'a Block) {
        self.strings.push((self.text.written.len(), Holder::Block(block)));
        self.terse(|it| it.paragraph(text));
    }

    fn paragraph(&mut self, text: &str) {
        let start = self.text.written.len();
        self.text.push_paragraph(text);
        let place = start..self.text.written.len();
        self.paragraphs.push(Paragraph { place, surroundings: self.surroundings });
        self.text.end_paragraph();
    }

    /// The start of the next string of the paragraph.
    fn end(&self) -> usize {
        self.text.written.len() + self.line.len()
    }
}

impl<'a> Visitor<'a> for Layout<'a> {
    fn visit_metadata(&mut self, metadata: &'a Metadata, at: &Path<'_>) {
        visit::walk_metadata(self, metadata, at);
        self.end_text();
    }

    fn visit_abstract(&mut self, summary: &'a Abstract, at: &Path<'_>) {
        self.end_text();
        visit::walk_blocks(self, &summary.content, at);
    }

    fn visit_correction(&mut self, correction: &'a Correction, at: &Path<'_>) {
        self.end_text();
        self.visit_text(&correction.text, at);
    }

    fn visit_note(&mut self, note: &'a Section, at: &Path<'_>) {
        self.end_text();
        self.visit_section(note, at);
    }

    fn visit_work(&mut self, work: &'a Work, at: &Path<'_>) {
        let Work { title, note, unstructured, .. } = work;
        for text in [title, note, unstructured].into_iter().flatten() {
            self.visit_text(text, at);
            self.end_text();
        }
    }

    /// First all bodies, then the rest of each.
    fn visit_sub_article(&mut self, sub_article: &'a SubArticle, at: &Path<'_>) {
        let SubArticle { id, kind: _, metadata, body, back, sub_articles } = sub_article;
        if self.bodies == 0 {
            self.within(id.as_ref(), |it| it.body(body, back));
        } else {
            self.visit_metadata(metadata, at);
        }
        visit::walk_sub_articles(self, sub_articles, at);
    }

    fn visit_back_section(&mut self, section: &'a Section, at: &Path<'_>) {
        self.append_floats();
        self.visit_section(section, at);
    }

    fn visit_section(&mut self, section: &'a Section, at: &Path<'_>) {
        self.within(section.id.as_ref(), |it| visit::walk_section(it, section, at));
    }

    fn visit_block(&mut self, block: &'a Block, at: &Path<'_>) {
        match block {
            Block::Section(section) => self.visit_section(section, at),
            Block::Table(_) | Block::Figure(_) | Block::Aside(_) | Block::Embed(_) => {
                self.float(Interruption::Block(block));
            }
            Block::Quote(quote) if quote.pull => self.float(Interruption::Block(block)),
            _ => self.block_in_line(block, at),
        }
    }

    fn visit_cell(&mut self, cell: &'a Cell, at: &Path<'_>) {
        self.terse(|it| visit::walk_blocks(it, &cell.content, at));
    }

    fn visit_title(&mut self, title: &'a Inlines, at: &Path<'_>) {
        self.terse(|it| it.visit_text(title, at));
    }

    fn visit_term(&mut self, term: &'a Inlines, at: &Path<'_>) {
        self.terse(|it| it.visit_text(term, at));
    }

    fn visit_attribution(&mut self, line: &'a Inlines, at: &Path<'_>) {
        self.terse(|it| it.visit_text(line, at));
    }

    /// All strings of a paragraph are normalised together: a quotation mark and a space may be on both sides of a node.
    fn visit_text(&mut self, text: &'a Inlines, at: &Path<'_>) {
        visit::walk_text(self, text, at);
        let mut line = std::mem::take(&mut self.line);
        self.paragraph(&line);
        line.clear();
        self.line = line;
    }

    /// Takes only the words: no marks, no footnotes, no citation numbers.
    fn visit_inline(&mut self, inline: &'a Inline, at: &Path<'_>) {
        let from = self.end();
        let words = match inline {
            Inline::Text(text) => text.as_str(),
            Inline::Code(code) => &code.text,
            Inline::Math(math) => math.tex.as_deref().unwrap_or_default(),
            Inline::Image(image) => image.alt.as_deref().unwrap_or_default(),
            Inline::Break(_) => "\n",
            Inline::Footnote(note) => return self.float(Interruption::Note(note)),
            marked => {
                visit::walk_inline(self, marked, at);
                let place = from..self.end();
                match marked {
                    Inline::Mention(mention) => self.mentions.push((mention.r#ref.as_str(), place)),
                    Inline::Quote(quote) => self.node(quote.r#ref.as_ref(), place, false),
                    // A type or language sets the words apart, as quotation marks do.
                    Inline::Emphasis(_) | Inline::Strong(_) | Inline::SmallCaps(_) | Inline::Language(_) => {
                        self.set_apart.push(place);
                    }
                    _ => {}
                }
                return;
            }
        };
        self.strings.push((from, Holder::Inline(inline)));
        self.line.push_str(words);
    }
}
