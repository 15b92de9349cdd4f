//! The text of the article, and its abstracts.

use std::ops::Range;

use crate::formats::jsonld::read::reader::Reader;
use crate::model::{Abstract, AbstractKind, Article, Block, Blocks, Inlines, Language, Paragraph};
use crate::source::jsonld::Thing;
use crate::source::{Node, Path};

impl<'d> Reader<'d> {
    /// <https://schema.org/articleBody>
    pub(super) fn body(&mut self, thing: Thing<'d>) {
        let root = Path::ROOT;
        let at = root.key(Article::BODY);
        let values = [self.take(thing, "articleBody"), self.take(thing, "text")].concat();
        let Some((first, others)) = values.split_first() else { return };
        for other in others
            .iter()
            .filter(|other| self.graph.text(**other) != self.graph.text(*first))
            .copied()
            .collect::<Vec<_>>()
        {
            self.lose(thing, "articleBody", other);
        }
        let Some(text) = self.text(*first) else { return self.lose(thing, "articleBody", *first) };
        self.note(&at, *first);
        let mut paragraphs: Vec<Range<usize>> = Blocks::paragraphs(text).collect();
        // Without a blank line, each line is a paragraph.
        if paragraphs.len() == 1 {
            paragraphs = lines(text);
        }
        let mut blocks = Vec::new();
        for place in paragraphs {
            let at = at.item(blocks.len());
            let content = at.key(Paragraph::CONTENT);
            self.note_part(&at, *first, place.start);
            self.note_part(&content.item(0), *first, place.start);
            let content = Inlines::from(&text[place]);
            blocks.push(Block::Paragraph(Paragraph { id: None, language: None, content }));
        }
        self.article.body = Blocks(blocks);
    }

    pub(super) fn abstracts(&mut self, thing: Thing<'d>, at: &Path<'_>) {
        for (term, kind) in [("abstract", AbstractKind::Abstract), ("description", AbstractKind::Summary)] {
            for value in self.take(thing, term) {
                if let Some(text) = self.text(value) {
                    let language = self.other_language_of(value);
                    self.add_abstract(kind, language, text, value, at);
                } else {
                    self.lose(thing, term, value);
                }
            }
        }
    }

    /// Whether there is an abstract with the paragraphs of `text`.
    pub(super) fn has_abstract(&self, text: &str) -> bool {
        self.abstracts.contains(&paragraphs(text))
    }

    /// Adds an abstract, unless there is one with the same paragraphs.
    pub(super) fn add_abstract(
        &mut self,
        kind: AbstractKind,
        language: Option<Language>,
        text: &str,
        value: Node<'d>,
        at: &Path<'_>,
    ) {
        if !self.abstracts.insert(paragraphs(text)) {
            return;
        }
        let abstracts = &mut self.article.metadata.abstracts;
        let index = abstracts.len();
        let content = Blocks::from(text);
        abstracts.push(Abstract { kind, language, content, digital_source_type: None });
        self.note(&at.item(index), value);
        self.note(&at.item(index).key(Paragraph::CONTENT), value);
    }
}

/// The paragraphs of a text, with one blank line between them.
fn paragraphs(text: &str) -> String {
    Blocks::paragraphs(text).map(|paragraph| &text[paragraph]).collect::<Vec<_>>().join("\n\n")
}

/// The ranges of lines that are not blank, trimmed.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let from = start + line.len() - line.trim_start().len();
        start += line.len();
        if !line.trim().is_empty() {
            lines.push(from..from + line.trim().len());
        }
    }
    lines
}
