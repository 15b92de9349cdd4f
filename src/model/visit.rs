//! One visitor of the running text: a caller overrides what it looks at, and walks on.

use crate::model::{
    Abstract, Article, Aside, Block, BlockQuote, Blocks, Cell, CodeBlock, Correction, Definition,
    DefinitionList, Embed, Figure, Footnote, Foreign, Inline, Inlines, List, Marked, MathBlock, Metadata,
    Paragraph, Section, SubArticle, Table, Work,
};
use crate::source::Path;

/// Visits running text in the order of the model, each part with the path to it.
///
/// Every method walks on into what the part holds; one that is overridden calls the function `walk_…` to do so.
pub(crate) trait Visitor<'a>: Sized {
    fn visit_metadata(&mut self, metadata: &'a Metadata, at: &Path<'_>) {
        walk_metadata(self, metadata, at);
    }

    fn visit_abstract(&mut self, summary: &'a Abstract, at: &Path<'_>) {
        let Abstract { kind: _, language: _, content, digital_source_type: _ } = summary;
        walk_blocks(self, content, &at.key(Abstract::CONTENT));
    }

    fn visit_correction(&mut self, correction: &'a Correction, at: &Path<'_>) {
        let Correction { date: _, text, kind: _, work: _ } = correction;
        self.visit_text(text, &at.key(Correction::TEXT));
    }

    /// A note on the first page.
    fn visit_note(&mut self, note: &'a Section, at: &Path<'_>) {
        self.visit_section(note, at);
    }

    fn visit_work(&mut self, work: &'a Work, at: &Path<'_>) {
        let Work { title, note, unstructured, .. } = work;
        for (key, text) in [(Work::TITLE, title), (Work::NOTE, note), (Work::UNSTRUCTURED, unstructured)] {
            text.iter().for_each(|text| self.visit_text(text, &at.key(key)));
        }
    }

    fn visit_back_section(&mut self, section: &'a Section, at: &Path<'_>) {
        self.visit_section(section, at);
    }

    fn visit_sub_article(&mut self, sub_article: &'a SubArticle, at: &Path<'_>) {
        let SubArticle { id: _, kind: _, metadata, body, back, sub_articles } = sub_article;
        self.visit_metadata(metadata, &at.key(SubArticle::METADATA));
        walk_blocks(self, body, &at.key(SubArticle::BODY));
        walk_back(self, back, &at.key(SubArticle::BACK));
        walk_sub_articles(self, sub_articles, &at.key(SubArticle::SUB_ARTICLES));
    }

    /// A section, wherever it is. Those in a list of blocks are visited as a block before.
    fn visit_section(&mut self, section: &'a Section, at: &Path<'_>) {
        walk_section(self, section, at);
    }

    fn visit_block(&mut self, block: &'a Block, at: &Path<'_>) {
        walk_block(self, block, at);
    }

    fn visit_cell(&mut self, cell: &'a Cell, at: &Path<'_>) {
        let Cell { content, colspan: _, rowspan: _, align: _ } = cell;
        walk_blocks(self, content, &at.key(Cell::CONTENT));
    }

    /// The title of anything that has one.
    fn visit_title(&mut self, title: &'a Inlines, at: &Path<'_>) {
        self.visit_text(title, at);
    }

    /// A term that is defined.
    fn visit_term(&mut self, term: &'a Inlines, at: &Path<'_>) {
        self.visit_text(term, at);
    }

    /// The line that says who is quoted.
    fn visit_attribution(&mut self, line: &'a Inlines, at: &Path<'_>) {
        self.visit_text(line, at);
    }

    /// A whole running text: a paragraph, a title, a caption. What is inside a mark is not visited as such.
    fn visit_text(&mut self, text: &'a Inlines, at: &Path<'_>) {
        walk_text(self, text, at);
    }

    fn visit_inline(&mut self, inline: &'a Inline, at: &Path<'_>) {
        walk_inline(self, inline, at);
    }
}

/// All running text of the article.
///
/// `tests/planted.rs` finds out from the schema whether it is all.
pub(crate) fn walk_article<'a>(visitor: &mut impl Visitor<'a>, article: &'a Article) {
    visitor.visit_metadata(&article.metadata, &Path::ROOT.key(Article::METADATA));
    let works = Path::ROOT.key(Article::WORKS);
    article.works.iter().for_each(|(id, work)| visitor.visit_work(work, &works.key(id.as_str())));
    walk_blocks(visitor, &article.body, &Path::ROOT.key(Article::BODY));
    walk_back(visitor, &article.back, &Path::ROOT.key(Article::BACK));
    walk_sub_articles(visitor, &article.sub_articles, &Path::ROOT.key(Article::SUB_ARTICLES));
}

pub(crate) fn walk_metadata<'a>(visitor: &mut impl Visitor<'a>, metadata: &'a Metadata, at: &Path<'_>) {
    visitor.visit_title(&metadata.title, &at.key(Metadata::TITLE));
    metadata.subtitle.iter().for_each(|subtitle| visitor.visit_title(subtitle, &at.key(Metadata::SUBTITLE)));
    each(&metadata.abstracts, &at.key(Metadata::ABSTRACTS), |summary, at| {
        visitor.visit_abstract(summary, at)
    });
    each(&metadata.corrections, &at.key(Metadata::CORRECTIONS), |correction, at| {
        visitor.visit_correction(correction, at);
    });
    each(&metadata.notes, &at.key(Metadata::NOTES), |note, at| visitor.visit_note(note, at));
}

pub(crate) fn walk_back<'a>(visitor: &mut impl Visitor<'a>, back: &'a [Section], at: &Path<'_>) {
    each(back, at, |section, at| visitor.visit_back_section(section, at));
}

pub(crate) fn walk_sub_articles<'a>(
    visitor: &mut impl Visitor<'a>,
    sub_articles: &'a [SubArticle],
    at: &Path<'_>,
) {
    each(sub_articles, at, |sub_article, at| visitor.visit_sub_article(sub_article, at));
}

pub(crate) fn walk_section<'a>(visitor: &mut impl Visitor<'a>, section: &'a Section, at: &Path<'_>) {
    let Section { id: _, kind: _, label: _, title, content } = section;
    title.iter().for_each(|title| visitor.visit_title(title, &at.key(Section::TITLE)));
    walk_blocks(visitor, content, &at.key(Section::CONTENT));
}

pub(crate) fn walk_blocks<'a>(visitor: &mut impl Visitor<'a>, blocks: &'a Blocks, at: &Path<'_>) {
    each(blocks, at, |block, at| visitor.visit_block(block, at));
}

pub(crate) fn walk_block<'a>(visitor: &mut impl Visitor<'a>, block: &'a Block, at: &Path<'_>) {
    match block {
        Block::Paragraph(Paragraph { id: _, language: _, content }) => {
            visitor.visit_text(content, &at.key(Paragraph::CONTENT));
        }
        Block::Section(section) => visitor.visit_section(section, at),
        Block::Quote(BlockQuote { id: _, r#ref: _, content, attribution, pull: _ }) => {
            walk_blocks(visitor, content, &at.key(BlockQuote::CONTENT));
            attribution
                .iter()
                .for_each(|line| visitor.visit_attribution(line, &at.key(BlockQuote::ATTRIBUTION)));
        }
        Block::List(List { id: _, order: _, items }) => {
            each(items, &at.key(List::ITEMS), |item, at| walk_blocks(visitor, item, at));
        }
        Block::DefinitionList(DefinitionList { id: _, items }) => {
            each(items, &at.key(DefinitionList::ITEMS), |Definition { id: _, term, definition }, at| {
                visitor.visit_term(term, &at.key(Definition::TERM));
                walk_blocks(visitor, definition, &at.key(Definition::DEFINITION));
            });
        }
        Block::Table(table) => walk_table(visitor, table, at),
        Block::Figure(figure) => {
            let Figure { id: _, label: _, title, caption, media: _ } = &**figure;
            title.iter().for_each(|title| visitor.visit_title(title, &at.key(Figure::TITLE)));
            caption.iter().for_each(|caption| visitor.visit_text(caption, &at.key(Figure::CAPTION)));
        }
        Block::Aside(Aside { id: _, title, content }) => {
            title.iter().for_each(|title| visitor.visit_title(title, &at.key(Aside::TITLE)));
            walk_blocks(visitor, content, &at.key(Aside::CONTENT));
        }
        Block::Embed(Embed { id: _, url: _, caption }) => {
            caption.iter().for_each(|caption| visitor.visit_text(caption, &at.key(Embed::CAPTION)));
        }
        Block::Code(CodeBlock { id: _, language: _, text: _ })
        | Block::Math(MathBlock { id: _, label: _, tex: _, mathml: _ })
        | Block::Foreign(Foreign { format: _, source: _ }) => {}
    }
}

fn walk_table<'a>(visitor: &mut impl Visitor<'a>, table: &'a Table, at: &Path<'_>) {
    let Table {
        id: _,
        label: _,
        title,
        caption,
        header_rows: _,
        header_columns: _,
        frame: _,
        rules: _,
        rows,
        notes,
    } = table;
    title.iter().for_each(|title| visitor.visit_title(title, &at.key(Table::TITLE)));
    caption.iter().for_each(|caption| visitor.visit_text(caption, &at.key(Table::CAPTION)));
    each(rows, &at.key(Table::ROWS), |row, at| each(row, at, |cell, at| visitor.visit_cell(cell, at)));
    each(notes, &at.key(Table::NOTES), |note, at| visitor.visit_text(note, at));
}

pub(crate) fn walk_text<'a>(visitor: &mut impl Visitor<'a>, text: &'a Inlines, at: &Path<'_>) {
    each(text, at, |inline, at| visitor.visit_inline(inline, at));
}

pub(crate) fn walk_inline<'a>(visitor: &mut impl Visitor<'a>, inline: &'a Inline, at: &Path<'_>) {
    let at = at.key(Marked::CONTENT);
    match inline {
        Inline::Footnote(Footnote { id: _, content }) => walk_blocks(visitor, content, &at),
        _ => inline.content().into_iter().for_each(|content| walk_text(visitor, content, &at)),
    }
}

fn each<'a, T>(items: &'a [T], at: &Path<'_>, mut visit: impl FnMut(&'a T, &Path<'_>)) {
    items.iter().enumerate().for_each(|(index, item)| visit(item, &at.item(index)));
}
