//! Reading displayed text: quotations, speeches, verse, statements.

use crate::formats::jats::read::body::blocks::Flow;
use crate::formats::jats::read::body::line::Line;
use crate::formats::jats::read::reader::Reader;
use crate::model::{Aside, Block, BlockQuote, Blocks, Break, Inline, Inlines, Marked, Paragraph};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<disp-quote>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/disp-quote.html)
    pub(super) fn disp_quote(&mut self, quote: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        self.ignore_other_attributes(quote, &["id", "content-type"]);
        let here = at.item(blocks.len());
        self.note(&here, quote);
        let inside = here.key(BlockQuote::CONTENT);
        let mut content = Vec::new();
        self.heading_paragraph(quote, &inside, &mut content);
        let mut attribution = Line::block();
        for child in quote.children() {
            match child.name() {
                "label" | "title" => {}
                "attrib" => self.attribution(child, &here, &mut attribution),
                "permissions" => self.ignore(child),
                _ => self.flow(std::iter::once(child), Flow::Blocks, &inside, &mut content),
            }
        }
        let attribution = (!attribution.is_empty()).then(|| attribution.take());
        let pull = quote.attribute("content-type").is_some_and(|kind| kind.value() == "pullquote");
        let id = self.id(quote);
        blocks.push(Block::Quote(BlockQuote {
            id,
            r#ref: None,
            content: Blocks(content),
            attribution,
            pull,
        }));
    }

    fn attribution(&mut self, attrib: Node<'d>, at: &Path<'_>, line: &mut Line) {
        self.ignore_other_attributes(attrib, &[]);
        if !line.is_empty() {
            line.push(Inline::Break(Break {}));
        }
        let words = self.inlines(attrib, &at.key(BlockQuote::ATTRIBUTION));
        words.0.into_iter().for_each(|inline| line.push(inline));
    }

    /// [`<speech>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/speech.html): the speaker goes before
    /// the first words.
    pub(super) fn speech(&mut self, speech: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        self.ignore_other_attributes(speech, &["id"]);
        let here = at.item(blocks.len());
        self.note(&here, speech);
        let mut content = Vec::new();
        for child in speech.children() {
            match child.name() {
                "object-id" => self.ignore(child),
                "speaker" => {
                    let words = self.inlines(child, &here.key(BlockQuote::ATTRIBUTION));
                    let paragraph = vec![Inline::Strong(Marked { content: words })];
                    content.push(paragraph_of(paragraph));
                }
                _ => self.flow(
                    std::iter::once(child),
                    Flow::Blocks,
                    &here.key(BlockQuote::CONTENT),
                    &mut content,
                ),
            }
        }
        blocks.push(Block::Quote(BlockQuote {
            id: self.id(speech),
            r#ref: None,
            content: Blocks(content),
            attribution: None,
            pull: false,
        }));
    }

    /// [`<verse-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/verse-group.html)
    pub(super) fn verse_group(&mut self, verse: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        self.foreign_block(verse, at, blocks);
    }

    /// [`<statement>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/statement.html)
    pub(super) fn statement(&mut self, statement: Node<'d>, at: &Path<'_>, blocks: &mut Vec<Block>) {
        self.ignore_other_attributes(statement, &["id"]);
        let here = at.item(blocks.len());
        self.note(&here, statement);
        let heading: Vec<_> = ["label", "title"].iter().filter_map(|name| statement.child(name)).collect();
        let title = self.heading_of(&heading, &here.key(Aside::TITLE));
        let inside = here.key(Aside::CONTENT);
        let mut content = Vec::new();
        for child in statement.children() {
            match child.name() {
                "label" | "title" => {}
                "permissions" | "kwd-group" | "subj-group" => self.ignore(child),
                "attrib" | "abstract" => self.flow(child.children(), Flow::Mixed, &inside, &mut content),
                _ => self.flow(std::iter::once(child), Flow::Blocks, &inside, &mut content),
            }
        }
        blocks.push(Block::Aside(Aside { id: self.id(statement), title, content: Blocks(content) }));
    }
}

fn paragraph_of(content: Vec<Inline>) -> Block {
    Block::Paragraph(Paragraph { id: None, language: None, content: Inlines(content) })
}
