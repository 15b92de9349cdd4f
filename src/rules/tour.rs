//! A tour of the running text: every block and every marked passage, with the path to it.

use crate::model::{Article, Block, Blocks, Inline, Inlines, Section};
use crate::source::Path;

/// What is met on the tour.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// A section, of the body or the back.
    Section(&'a Section),
    /// A block of any other kind.
    Block(&'a Block),
    /// A passage of a running text, and the marks around it.
    Inline(&'a Inline, Marks),
}

/// The kinds of marks around a passage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Marks(u16);

impl Marks {
    /// Whether there is one of the kind that `inline` is.
    ///
    /// Kinds that may well stand in one another are not kept, such as an index of an index.
    pub fn hold(self, inline: &Inline) -> bool {
        self.0 & Self::of(inline) != 0
    }

    /// Whether the passage names something, or is quoted.
    pub fn name_or_quote(self) -> bool {
        self.0 & (Self::MENTION | Self::QUOTE) != 0
    }

    const FOOTNOTE: u16 = 1 << 6;
    const MENTION: u16 = 1 << 7;
    const QUOTE: u16 = 1 << 8;

    fn of(inline: &Inline) -> u16 {
        match inline {
            Inline::Emphasis(_) => 1,
            Inline::Strong(_) => 1 << 1,
            Inline::Underline(_) => 1 << 2,
            Inline::Strike(_) => 1 << 3,
            Inline::SmallCaps(_) => 1 << 4,
            Inline::Link(_) => 1 << 5,
            Inline::Footnote(_) => Self::FOOTNOTE,
            Inline::Mention(_) => Self::MENTION,
            Inline::Quote(_) => Self::QUOTE,
            _ => 0,
        }
    }

    fn with(self, inline: &Inline) -> Self {
        Self(self.0 | Self::of(inline))
    }
}

type See<'s, 'a> = &'s mut dyn FnMut(&Path<'_>, Part<'a>);

/// Shows `see` all there is in title, abstracts, corrections, body and back, in the order of the model.
pub(super) fn tour<'a>(article: &'a Article, see: See<'_, 'a>) {
    let none = Marks::default();
    let metadata = Path::ROOT.key("metadata");
    inlines(&article.metadata.title, &metadata.key("title"), none, see);
    if let Some(subtitle) = &article.metadata.subtitle {
        inlines(subtitle, &metadata.key("subtitle"), none, see);
    }
    for (n, summary) in article.metadata.abstracts.iter().enumerate() {
        blocks(&summary.content, &metadata.key("abstracts").item(n).key("content"), none, see);
    }
    for (n, correction) in article.metadata.corrections.iter().enumerate() {
        inlines(&correction.text, &metadata.key("corrections").item(n).key("text"), none, see);
    }
    blocks(&article.body, &Path::ROOT.key("body"), none, see);
    for (n, section) in article.back.iter().enumerate() {
        self::section(section, &Path::ROOT.key("back").item(n), none, see);
    }
}

fn blocks<'a>(blocks: &'a Blocks, at: &Path<'_>, marks: Marks, see: See<'_, 'a>) {
    for (n, block) in blocks.iter().enumerate() {
        self::block(block, &at.item(n), marks, see);
    }
}

fn section<'a>(section: &'a Section, at: &Path<'_>, marks: Marks, see: See<'_, 'a>) {
    see(at, Part::Section(section));
    some(section.title.as_ref(), &at.key("title"), marks, see);
    blocks(&section.content, &at.key("content"), marks, see);
}

fn block<'a>(block: &'a Block, at: &Path<'_>, marks: Marks, see: See<'_, 'a>) {
    if !matches!(block, Block::Section(_)) {
        see(at, Part::Block(block));
    }
    match block {
        Block::Section(section) => self::section(section, at, marks, see),
        Block::Paragraph(paragraph) => inlines(&paragraph.content, &at.key("content"), marks, see),
        Block::Quote(quote) => {
            blocks(&quote.content, &at.key("content"), marks, see);
            some(quote.attribution.as_ref(), &at.key("attribution"), marks, see);
        }
        Block::List(list) => {
            for (n, item) in list.items.iter().enumerate() {
                blocks(item, &at.key("items").item(n), marks, see);
            }
        }
        Block::DefinitionList(list) => {
            for (n, item) in list.items.iter().enumerate() {
                let items = at.key("items");
                let at = items.item(n);
                inlines(&item.term, &at.key("term"), marks, see);
                blocks(&item.definition, &at.key("definition"), marks, see);
            }
        }
        Block::Table(table) => {
            some(table.caption.as_ref(), &at.key("caption"), marks, see);
            for (n, row) in table.rows.iter().enumerate() {
                for (m, cell) in row.iter().enumerate() {
                    blocks(&cell.content, &at.key("rows").item(n).item(m).key("content"), marks, see);
                }
            }
            for (n, note) in table.notes.iter().enumerate() {
                inlines(note, &at.key("notes").item(n), marks, see);
            }
        }
        Block::Figure(figure) => some(figure.caption.as_ref(), &at.key("caption"), marks, see),
        Block::Embed(embed) => some(embed.caption.as_ref(), &at.key("caption"), marks, see),
        Block::Aside(aside) => {
            some(aside.title.as_ref(), &at.key("title"), marks, see);
            blocks(&aside.content, &at.key("content"), marks, see);
        }
        Block::Code(_) | Block::Math(_) | Block::Foreign(_) => {}
    }
}

fn some<'a>(text: Option<&'a Inlines>, at: &Path<'_>, marks: Marks, see: See<'_, 'a>) {
    if let Some(text) = text {
        inlines(text, at, marks, see);
    }
}

fn inlines<'a>(text: &'a Inlines, at: &Path<'_>, marks: Marks, see: See<'_, 'a>) {
    for (n, inline) in text.iter().enumerate() {
        self::inline(inline, &at.item(n), marks, see);
    }
}

fn inline<'a>(inline: &'a Inline, at: &Path<'_>, marks: Marks, see: See<'_, 'a>) {
    see(at, Part::Inline(inline, marks));
    let at = &at.key("content");
    if let Inline::Footnote(note) = inline {
        // A note stands elsewhere on the page, whatever surrounds the place it belongs to.
        blocks(&note.content, at, Marks(Marks::FOOTNOTE), see);
    }
    some(inline.content(), at, marks.with(inline), see);
}
