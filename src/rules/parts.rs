//! The parts of the running text that rules check: every block and every inline, with its path.

use crate::model::visit::{self, Visitor};
use crate::model::{Article, Block, Inline, Metadata, Section};
use crate::source::Path;

/// A part of the running text.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Part<'a> {
    /// Metadata, of the article or of a sub-article.
    Metadata(&'a Metadata),
    /// A section of body or back matter, or a note on the first page.
    Section(&'a Section),
    /// Any other block.
    Block(&'a Block),
    /// An inline, and the marks around it.
    Inline(&'a Inline, Marks),
}

/// The kinds of marks around a passage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Marks(u16);

impl Marks {
    /// Whether there is a mark of the same kind as `inline`.
    ///
    /// Kinds that may be nested in themselves are not recorded, such as index terms.
    pub(crate) fn hold(self, inline: &Inline) -> bool {
        self.0 & Self::of(inline) != 0
    }

    /// Whether the inline is within a mention or a quote.
    pub(crate) fn name_or_quote(self) -> bool {
        self.0 & (Self::MENTION | Self::QUOTE) != 0
    }

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
            Inline::Footnote(_) => 1 << 6,
            Inline::Mention(_) => Self::MENTION,
            Inline::Quote(_) => Self::QUOTE,
            _ => 0,
        }
    }

    /// The marks around the content of `inline`.
    fn inside(self, inline: &Inline) -> Self {
        match inline {
            // A note is elsewhere on the page, whatever surrounds its anchor.
            Inline::Footnote(_) => Self(Self::of(inline)),
            _ => Self(self.0 | Self::of(inline)),
        }
    }
}

/// Calls `see` with every part of the running text, in the order of the model.
pub(super) fn each_part<'a>(article: &'a Article, see: &mut dyn FnMut(&Path<'_>, Part<'a>)) {
    visit::walk_article(&mut Parts { see, marks: Marks::default() }, article);
}

struct Parts<'s, 'a> {
    see: &'s mut dyn FnMut(&Path<'_>, Part<'a>),
    marks: Marks,
}

impl<'a> Visitor<'a> for Parts<'_, 'a> {
    fn visit_metadata(&mut self, metadata: &'a Metadata, at: &Path<'_>) {
        (self.see)(at, Part::Metadata(metadata));
        visit::walk_metadata(self, metadata, at);
    }

    fn visit_section(&mut self, section: &'a Section, at: &Path<'_>) {
        (self.see)(at, Part::Section(section));
        visit::walk_section(self, section, at);
    }

    fn visit_block(&mut self, block: &'a Block, at: &Path<'_>) {
        if !matches!(block, Block::Section(_)) {
            (self.see)(at, Part::Block(block));
        }
        visit::walk_block(self, block, at);
    }

    fn visit_inline(&mut self, inline: &'a Inline, at: &Path<'_>) {
        (self.see)(at, Part::Inline(inline, self.marks));
        let around = self.marks;
        self.marks = around.inside(inline);
        visit::walk_inline(self, inline, at);
        self.marks = around;
    }
}
