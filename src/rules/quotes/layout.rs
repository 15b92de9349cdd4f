//! The text of body and back as one, paragraph after paragraph, and where each part of it comes from.

use std::ops::Range;

use crate::diagnostic::Place;
use crate::model::{Article, Block, Blocks, Id, Inline, Inlines, Section};
use crate::rules::quotes::running_text::RunningText;
use crate::source::Pointer;
use crate::source::hash::HashMap;

/// The text of body and back, and where each part of it comes from.
///
/// Notes, figures, tables, boxes and pull quotes stand behind the text they interrupt:
/// a quotation may go on over them.
#[derive(Debug, Default)]
pub(super) struct Layout<'a> {
    pub(super) text: RunningText,
    /// In the order of the text.
    pub(super) paragraphs: Vec<Paragraph>,
    /// Which stretches of `text.normal` the block with this id fills.
    blocks: HashMap<&'a str, Vec<Range<usize>>>,
    /// The passages marked as a quote, and which quote that is, if any.
    pub(super) nodes: Vec<(Option<&'a str>, Node)>,
    /// Where names of things declared are written, and which things these are.
    pub(super) mentions: Vec<(&'a str, Range<usize>)>,
    /// What is set in italics or another face, or marked as another language.
    pub(super) set_apart: Vec<Range<usize>>,
    /// Where in `text.written` each string of the article begins, and the way to it.
    strings: Vec<(usize, Way)>,
    /// The ways to all of them, each continuing another.
    steps: Vec<(Way, Step)>,
    /// What interrupts the text, to be laid out behind it.
    floats: Vec<Float<'a>>,
    /// The blocks that are being laid out.
    open: Vec<&'a str>,
    surroundings: Surroundings,
}

/// A paragraph, heading, caption or cell; offsets in the text as written.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) place: Range<usize>,
    pub(super) surroundings: Surroundings,
}

/// What a paragraph stands in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Surroundings {
    /// A block of type `quote`, which needs no quotation marks.
    pub(super) quote: bool,
    /// A pull quote, which repeats words of the text for effect.
    pub(super) pull: bool,
    /// A heading, a table or a listing, where marks are often left out.
    pub(super) is_terse: bool,
}

/// A passage of the text that is marked as a quote.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// Where, in the text as written.
    pub(super) place: Range<usize>,
    /// Whether it repeats words of the text for effect.
    pub(super) is_pull: bool,
}

/// The way to a value, as the number of its last step plus one; 0 is the article.
type Way = usize;

#[derive(Debug, Clone, Copy)]
enum Step {
    Key(&'static str),
    Item(usize),
}

#[derive(Debug)]
struct Float<'a> {
    what: Interruption<'a>,
    way: Way,
    /// The blocks it interrupts.
    open: Vec<&'a str>,
}

#[derive(Debug)]
enum Interruption<'a> {
    Block(&'a Block),
    Note(Option<&'a Id>, &'a Blocks),
}

impl<'a> Layout<'a> {
    pub(super) fn of(article: &'a Article) -> Self {
        let mut layout = Self::default();
        let body = layout.key(0, "body");
        layout.blocks(&article.body, body);
        layout.floats();
        let back = layout.key(0, "back");
        for (n, section) in article.back.iter().enumerate() {
            let way = layout.item(back, n);
            layout.section(section, way);
            layout.floats();
        }
        layout
    }

    /// Which stretches of `text.normal` the block with this id fills; `None` when there is no such block.
    pub(super) fn block(&self, id: &str) -> Option<&[Range<usize>]> {
        self.blocks.get(id).map(Vec::as_slice)
    }

    /// The number of the paragraph at this offset of the text as written.
    pub(super) fn paragraph_at(&self, written: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.place.end < written)
    }

    /// Where in the article a part of the text as written stands. Of a part that stands in several strings,
    /// it is the largest piece.
    pub(super) fn place(&self, part: &Range<usize>) -> Option<Place> {
        let first = self.strings.partition_point(|string| string.0 <= part.start).checked_sub(1)?;
        let pieces = self.strings[first..].iter().enumerate().take_while(|(_, string)| string.0 <= part.end);
        let pieces = pieces.map(|(n, &(start, way))| {
            let next = self.strings.get(first + n + 1).map_or(usize::MAX, |next| next.0);
            let paragraph =
                self.paragraphs.get(self.paragraph_at(start)).map_or(usize::MAX, |it| it.place.end);
            (start, way, part.start.max(start)..part.end.min(next).min(paragraph))
        });
        let (start, way, piece) = pieces.max_by_key(|(.., piece)| piece.len())?;
        Some(Place::Within(self.pointer(way), piece.start - start..piece.end.max(piece.start) - start))
    }

    fn pointer(&self, way: Way) -> Pointer {
        let mut steps = Vec::new();
        let mut way = way;
        while let Some(&(before, step)) = way.checked_sub(1).and_then(|at| self.steps.get(at)) {
            steps.push(step);
            way = before;
        }
        steps.into_iter().rev().fold(Pointer::default(), |pointer, step| match step {
            Step::Key(name) => pointer.key(name),
            Step::Item(n) => pointer.item(n),
        })
    }

    fn key(&mut self, way: Way, name: &'static str) -> Way {
        self.steps.push((way, Step::Key(name)));
        self.steps.len()
    }

    fn item(&mut self, way: Way, n: usize) -> Way {
        self.steps.push((way, Step::Item(n)));
        self.steps.len()
    }

    fn blocks(&mut self, blocks: &'a Blocks, way: Way) {
        for (n, block) in blocks.iter().enumerate() {
            let way = self.item(way, n);
            match block {
                Block::Table(_) | Block::Figure(_) | Block::Aside(_) | Block::Embed(_) => {
                    self.float(Interruption::Block(block), way);
                }
                Block::Quote(quote) if quote.pull => self.float(Interruption::Block(block), way),
                _ => self.block_in_line(block, way),
            }
        }
    }

    fn block_in_line(&mut self, block: &'a Block, way: Way) {
        match block {
            Block::Paragraph(block) => {
                self.within(block.id.as_ref(), |it| it.inlines(&block.content, way, "content"));
            }
            Block::Section(section) => self.section(section, way),
            Block::Quote(block) => {
                let before = self.surroundings;
                self.surroundings.quote = true;
                self.surroundings.pull = block.pull;
                let start = self.text.written.len();
                self.within(block.id.as_ref(), |it| {
                    let way = it.key(way, "content");
                    it.blocks(&block.content, way);
                });
                self.surroundings = before;
                let place = start..self.text.written.trim_end().len().max(start);
                let quote = block.r#ref.as_ref().map(|quote| quote.as_str());
                self.nodes.push((quote, Node { place, is_pull: block.pull }));
                if let Some(line) = &block.attribution {
                    self.terse(|it| it.inlines(line, way, "attribution"));
                }
            }
            Block::List(block) => self.within(block.id.as_ref(), |it| {
                let way = it.key(way, "items");
                for (n, item) in block.items.iter().enumerate() {
                    let way = it.item(way, n);
                    it.blocks(item, way);
                }
            }),
            Block::DefinitionList(block) => self.within(block.id.as_ref(), |it| {
                let way = it.key(way, "items");
                for (n, item) in block.items.iter().enumerate() {
                    let way = it.item(way, n);
                    it.terse(|it| it.inlines(&item.term, way, "term"));
                    let way = it.key(way, "definition");
                    it.blocks(&item.definition, way);
                }
            }),
            Block::Table(block) => self.within(block.id.as_ref(), |it| {
                block.caption.iter().for_each(|caption| it.inlines(caption, way, "caption"));
                let rows = it.key(way, "rows");
                for (n, row) in block.rows.iter().enumerate() {
                    let row_way = it.item(rows, n);
                    for (n, cell) in row.iter().enumerate() {
                        let way = it.item(row_way, n);
                        let way = it.key(way, "content");
                        it.terse(|it| it.blocks(&cell.content, way));
                    }
                }
                let notes = it.key(way, "notes");
                for (n, note) in block.notes.iter().enumerate() {
                    let way = it.item(notes, n);
                    it.paragraph_of(note, way);
                }
            }),
            Block::Figure(block) => self.within(block.id.as_ref(), |it| {
                block.caption.iter().for_each(|caption| it.inlines(caption, way, "caption"));
            }),
            Block::Code(block) => self.within(block.id.as_ref(), |it| it.listing(&block.text, way, "text")),
            Block::Math(block) => self.within(block.id.as_ref(), |_| ()),
            Block::Aside(block) => self.within(block.id.as_ref(), |it| {
                block.title.iter().for_each(|title| it.terse(|it| it.inlines(title, way, "title")));
                let way = it.key(way, "content");
                it.blocks(&block.content, way);
            }),
            Block::Embed(block) => self.within(block.id.as_ref(), |it| {
                block.caption.iter().for_each(|caption| it.inlines(caption, way, "caption"));
            }),
            Block::Foreign(block) => self.listing(&block.source, way, "source"),
        }
    }

    fn section(&mut self, section: &'a Section, way: Way) {
        self.within(section.id.as_ref(), |it| {
            section.title.iter().for_each(|title| it.terse(|it| it.inlines(title, way, "title")));
            let way = it.key(way, "content");
            it.blocks(&section.content, way);
        });
    }

    fn terse(&mut self, what: impl FnOnce(&mut Self)) {
        let before = self.surroundings;
        self.surroundings.is_terse = true;
        what(self);
        self.surroundings = before;
    }

    /// Does `what`, and remembers the stretch it wrote as that of the block.
    fn within(&mut self, id: Option<&'a Id>, what: impl FnOnce(&mut Self)) {
        let start = self.text.normal.len();
        self.open.extend(id.map(Id::as_str));
        what(self);
        if let Some(id) = id {
            self.open.pop();
            self.blocks.entry(id.as_str()).or_default().push(start..self.text.normal.len());
        }
    }

    fn float(&mut self, what: Interruption<'a>, way: Way) {
        let open = self.open.clone();
        self.floats.push(Float { what, way, open });
    }

    /// Lays out what interrupted the text so far, and what interrupts that.
    fn floats(&mut self) {
        while !self.floats.is_empty() {
            for Float { what, way, open } in std::mem::take(&mut self.floats) {
                let start = self.text.normal.len();
                let before = std::mem::replace(&mut self.open, open);
                match what {
                    Interruption::Block(block) => self.block_in_line(block, way),
                    Interruption::Note(id, blocks) => self.within(id, |it| it.blocks(blocks, way)),
                }
                for id in std::mem::replace(&mut self.open, before) {
                    self.blocks.entry(id).or_default().push(start..self.text.normal.len());
                }
            }
        }
    }

    fn inlines(&mut self, inlines: &'a Inlines, way: Way, key: &'static str) {
        let way = self.key(way, key);
        self.paragraph_of(inlines, way);
    }

    fn paragraph_of(&mut self, inlines: &'a Inlines, way: Way) {
        match inlines.0.as_slice() {
            [Inline::Text(text)] => {
                let way = self.item(way, 0);
                self.paragraph(text, |it, start| it.strings.push((start, way)));
            }
            _ => {
                // All strings of a paragraph are normalised as one: a mark and a space may stand on both sides of a node.
                let mut text = String::new();
                let start = self.text.written.len();
                self.runs(inlines, way, start, &mut text);
                self.paragraph(&text, |_, _| ());
            }
        }
    }

    fn listing(&mut self, text: &'a str, way: Way, key: &'static str) {
        let way = self.key(way, key);
        self.terse(|it| it.paragraph(text, |it, start| it.strings.push((start, way))));
    }

    fn paragraph(&mut self, text: &str, note: impl FnOnce(&mut Self, usize)) {
        let start = self.text.written.len();
        note(self, start);
        self.text.push_paragraph(text);
        let place = start..self.text.written.len();
        self.paragraphs.push(Paragraph { place, surroundings: self.surroundings });
        self.text.end_paragraph();
    }

    /// Appends the words alone to `text`: no marks, no footnotes, no numbers of citations.
    fn runs(&mut self, inlines: &'a Inlines, way: Way, start: usize, text: &mut String) {
        for (n, inline) in inlines.iter().enumerate() {
            let way = self.item(way, n);
            let from = start + text.len();
            match inline {
                Inline::Text(run) => {
                    self.strings.push((from, way));
                    text.push_str(run);
                }
                Inline::Code(code) => {
                    let way = self.key(way, "text");
                    self.strings.push((from, way));
                    text.push_str(&code.text);
                }
                Inline::Mention(mention) => {
                    self.content(&mention.content, way, start, text);
                    self.mentions.push((mention.r#ref.as_str(), from..start + text.len()));
                }
                Inline::Quote(quote) => {
                    self.content(&quote.content, way, start, text);
                    let node = Node { place: from..start + text.len(), is_pull: false };
                    self.nodes.push((quote.r#ref.as_ref().map(|quote| quote.as_str()), node));
                }
                Inline::Footnote(note) => {
                    let way = self.key(way, "content");
                    self.float(Interruption::Note(note.id.as_ref(), &note.content), way);
                }
                Inline::Math(math) => {
                    let way = self.key(way, "tex");
                    self.strings.push((from, way));
                    text.push_str(math.tex.as_deref().unwrap_or_default());
                }
                Inline::Image(image) => {
                    let way = self.key(way, "alt");
                    self.strings.push((from, way));
                    text.push_str(image.alt.as_deref().unwrap_or_default());
                }
                Inline::Break(_) => {
                    self.strings.push((from, way));
                    text.push('\n');
                }
                marked => {
                    marked.content().into_iter().for_each(|content| self.content(content, way, start, text));
                    if is_set_apart(marked) {
                        self.set_apart.push(from..start + text.len());
                    }
                }
            }
        }
    }

    fn content(&mut self, content: &'a Inlines, way: Way, start: usize, text: &mut String) {
        let way = self.key(way, "content");
        self.runs(content, way, start, text);
    }
}

/// Whether type or language set the words apart, as quotation marks do.
fn is_set_apart(inline: &Inline) -> bool {
    matches!(inline, Inline::Emphasis(_) | Inline::Strong(_) | Inline::SmallCaps(_) | Inline::Language(_))
}
