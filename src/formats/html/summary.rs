//! The line or two that describe the article in lists of results and in link previews.

use crate::model::{
    Abstract, AbstractKind, Aside, Block, BlockQuote, Blocks, Definition, DefinitionList, Inlines, List,
    Metadata, Paragraph, Section,
};

/// Which abstract describes the article in lists of results: the first of these kinds that it has.
pub(super) const FOR_SEARCH: [AbstractKind; 4] =
    [AbstractKind::Standfirst, AbstractKind::Summary, AbstractKind::Teaser, AbstractKind::PlainLanguage];

/// The same for link previews.
pub(super) const FOR_PREVIEWS: [AbstractKind; 4] =
    [AbstractKind::Teaser, AbstractKind::Standfirst, AbstractKind::Summary, AbstractKind::PlainLanguage];

/// The words of the first abstract, by the order of `kinds`, in the article's language.
pub(super) fn summary(metadata: &Metadata, kinds: [AbstractKind; 4]) -> Option<String> {
    let own = |one: &&Abstract| one.language.as_ref().is_none_or(|language| *language == metadata.language);
    let of_kind = |kind| metadata.abstracts.iter().filter(own).filter(move |one| one.kind == kind);
    let mut texts = kinds.into_iter().flat_map(of_kind).map(|one| {
        let mut text = String::new();
        push_blocks(&mut text, &one.content);
        text
    });
    texts.find(|text| !text.trim().is_empty())
}

fn push_blocks(text: &mut String, blocks: &Blocks) {
    for block in &blocks.0 {
        push_block(text, block);
    }
}

fn push_block(text: &mut String, block: &Block) {
    match block {
        Block::Paragraph(Paragraph { id: _, language: _, content }) => push_line(text, content),
        Block::Section(Section { id: _, kind: _, title, content })
        | Block::Aside(Aside { id: _, title, content }) => {
            if let Some(title) = title {
                push_line(text, title);
                text.push(':');
            }
            push_blocks(text, content);
        }
        Block::Quote(BlockQuote { id: _, r#ref: _, content, attribution: _, pull: _ }) => {
            push_blocks(text, content);
        }
        Block::List(List { id: _, order: _, items }) => items.iter().for_each(|item| push_blocks(text, item)),
        Block::DefinitionList(DefinitionList { id: _, items }) => {
            for Definition { term, definition } in items {
                push_line(text, term);
                text.push(':');
                push_blocks(text, definition);
            }
        }
        // Not sentences.
        Block::Table(_)
        | Block::Figure(_)
        | Block::Code(_)
        | Block::Math(_)
        | Block::Embed(_)
        | Block::Foreign(_) => {}
    }
}

fn push_line(text: &mut String, line: &Inlines) {
    if !text.is_empty() {
        text.push(' ');
    }
    text.push_str(&line.plain_text());
}
