//! The running text of an article, in which quotes are looked for.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;

use crate::model::{Article, Block, Blocks, Id, Inline, InlineQuote, Inlines, Section};
use crate::rules::quotes::nearest::Words;
use crate::rules::quotes::normal_form::{self, fragments, is_mark, trimmed};

/// The text of body and back.
#[derive(Debug, Default)]
pub(in crate::rules) struct Passages<'a> {
    /// Paragraph after paragraph as written, a line feed after each.
    written: String,
    /// The same in the form that is compared, a space after each.
    normal: String,
    /// Which stretch of `normal` the block with this id fills.
    blocks: HashMap<&'a str, Range<usize>>,
    /// The words of the quote nodes that name a quote, in the order of the text.
    nodes: HashMap<&'a str, Vec<Node>>,
    words: OnceCell<Words>,
}

/// A passage of the text that is marked as a quote.
#[derive(Debug)]
pub(super) struct Node {
    /// Its words, in the form that is compared.
    pub(super) normal: String,
    /// Whether it repeats words of the text for effect.
    pub(super) is_pull: bool,
}

/// How many places an anchor is tried at; who needs more should quote more words.
const TRIED: usize = 10_000;

impl<'a> Passages<'a> {
    pub(in crate::rules) fn of(article: &'a Article) -> Self {
        let mut passages = Self::default();
        passages.blocks(&article.body);
        article.back.iter().for_each(|section| passages.section(section));
        passages
    }

    /// The passages marked as the quote with this id.
    pub(super) fn nodes(&self, quote: &str) -> &[Node] {
        self.nodes.get(quote).map_or(&[], Vec::as_slice)
    }

    /// Whether the words stand somewhere in the text, those between gaps in this order.
    pub(super) fn contain(&self, words: &str) -> bool {
        self.find(&normal_form::of(words), 0..self.normal.len()).is_some()
    }

    /// Whether the words stand in a block, or somewhere; `None` when there is no such block.
    pub(super) fn contain_at(
        &self,
        words: &str,
        block: Option<&str>,
        around: [Option<&str>; 2],
    ) -> Option<bool> {
        let range = match block {
            Some(block) => self.blocks.get(block)?.clone(),
            None => 0..self.normal.len(),
        };
        let [before, after] = around.map(|text| text.map(normal_form::of).unwrap_or_default());
        let (before, after) = (trimmed(&before), after_words(&after).trim_end());
        let words = normal_form::of(words);
        let mut from = range.start;
        for _ in 0..TRIED {
            let Some(found) = self.find(&words, from..range.end) else { break };
            let follows = trimmed(&self.normal[range.start..found.start]).ends_with(before);
            if follows && after_words(&self.normal[found.end..range.end]).starts_with(after) {
                return Some(true);
            }
            from = found.start + self.normal[found.start..].chars().next().map_or(1, char::len_utf8);
        }
        Some(false)
    }

    /// The passage that shares the longest run of words with `text`, on one line.
    pub(super) fn nearest(&self, text: &str) -> Option<String> {
        let words = self.words.get_or_init(|| Words::of(&self.written));
        let nearest = words.nearest(&self.written, text)?;
        Some(shortened(&nearest.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// The first place within `range` where the words stand.
    fn find(&self, words: &str, range: Range<usize>) -> Option<Range<usize>> {
        let (mut first, mut from) = (None, range.start);
        for fragment in fragments(words) {
            let start = from + memmem::find(&self.normal.as_bytes()[from..range.end], fragment.as_bytes())?;
            first = first.or(Some(start));
            from = start + fragment.len();
        }
        Some(first?..from)
    }

    fn blocks(&mut self, blocks: &'a Blocks) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &'a Block) {
        match block {
            Block::Paragraph(block) => self.within(block.id.as_ref(), |it| it.inlines(&block.content)),
            Block::Section(section) => self.section(section),
            Block::Quote(block) => {
                let start = self.normal.len();
                self.within(block.id.as_ref(), |it| it.blocks(&block.content));
                if let Some(quote) = &block.r#ref {
                    let normal = self.normal[start..].to_owned();
                    self.nodes.entry(quote.as_str()).or_default().push(Node { normal, is_pull: block.pull });
                }
                block.attribution.iter().for_each(|line| self.inlines(line));
            }
            Block::List(block) => {
                self.within(block.id.as_ref(), |it| block.items.iter().for_each(|item| it.blocks(item)));
            }
            Block::DefinitionList(block) => self.within(block.id.as_ref(), |it| {
                for item in &block.items {
                    it.inlines(&item.term);
                    it.blocks(&item.definition);
                }
            }),
            Block::Table(block) => self.within(block.id.as_ref(), |it| {
                block.caption.iter().for_each(|caption| it.inlines(caption));
                block.rows.iter().flatten().for_each(|cell| it.blocks(&cell.content));
                block.notes.iter().for_each(|note| it.inlines(note));
            }),
            Block::Figure(block) => self.within(block.id.as_ref(), |it| {
                block.caption.iter().for_each(|caption| it.inlines(caption));
            }),
            Block::Code(block) => self.within(block.id.as_ref(), |it| it.paragraph(&block.text)),
            Block::Math(block) => self.within(block.id.as_ref(), |_| ()),
            Block::Aside(block) => self.within(block.id.as_ref(), |it| {
                block.title.iter().for_each(|title| it.inlines(title));
                it.blocks(&block.content);
            }),
            Block::Embed(block) => self.within(block.id.as_ref(), |it| {
                block.caption.iter().for_each(|caption| it.inlines(caption));
            }),
            Block::Foreign(block) => self.paragraph(&block.source),
        }
    }

    fn section(&mut self, section: &'a Section) {
        self.within(section.id.as_ref(), |it| {
            section.title.iter().for_each(|title| it.inlines(title));
            it.blocks(&section.content);
        });
    }

    /// Does `what`, and remembers the stretch it wrote as that of the block.
    fn within(&mut self, id: Option<&'a Id>, what: impl FnOnce(&mut Self)) {
        let start = self.normal.len();
        what(self);
        if let Some(id) = id {
            self.blocks.insert(id.as_str(), start..self.normal.len());
        }
    }

    fn inlines(&mut self, inlines: &'a Inlines) {
        match inlines.0.as_slice() {
            [Inline::Text(text)] => self.paragraph(text),
            _ => self.paragraph(&inlines.plain_text()),
        }
        self.nodes_of(inlines);
    }

    /// Every paragraph of a long quotation opens with a mark: the first one does not count.
    fn paragraph(&mut self, text: &str) {
        self.written.push_str(text);
        self.written.push('\n');
        let text = text.trim_start();
        normal_form::push(&mut self.normal, text.strip_prefix(is_mark).unwrap_or(text));
        if !self.normal.ends_with(' ') {
            self.normal.push(' ');
        }
    }

    /// The quotes marked in a paragraph, and the notes to it.
    fn nodes_of(&mut self, inlines: &'a Inlines) {
        for inline in inlines.iter() {
            match inline {
                Inline::Quote(InlineQuote { r#ref, content }) => {
                    if let Some(quote) = r#ref {
                        let normal = normal_form::of(&content.plain_text());
                        self.nodes.entry(quote.as_str()).or_default().push(Node { normal, is_pull: false });
                    }
                    self.nodes_of(content);
                }
                Inline::Footnote(footnote) => {
                    self.within(footnote.id.as_ref(), |it| it.blocks(&footnote.content));
                }
                Inline::Emphasis(marked)
                | Inline::Strong(marked)
                | Inline::Subscript(marked)
                | Inline::Superscript(marked)
                | Inline::Underline(marked)
                | Inline::Strike(marked)
                | Inline::SmallCaps(marked) => self.nodes_of(&marked.content),
                Inline::Link(link) => self.nodes_of(&link.content),
                Inline::Mention(mention) => self.nodes_of(&mention.content),
                Inline::Date(date) => self.nodes_of(&date.content),
                Inline::Cite(cite) => cite.content.iter().for_each(|content| self.nodes_of(content)),
                Inline::CrossReference(reference) => self.nodes_of(&reference.content),
                Inline::Language(words) => self.nodes_of(&words.content),
                Inline::Text(_)
                | Inline::Code(_)
                | Inline::Math(_)
                | Inline::Image(_)
                | Inline::Break(_)
                | Inline::Foreign(_) => {}
            }
        }
    }
}

/// As much of a text as fits into a message.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(160) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// What follows some words, without what may still belong to them.
fn after_words(normal: &str) -> &str {
    normal.trim_start_matches([' ', '\'', '.', ','])
}
