//! Blocks: paragraphs, quotations, lists, boxes and the rest of a body.

use crate::formats::jats::write::inlines::{
    Within, all_unwritten, are_unwritten, inlines, line, optional_line, quoted,
};
use crate::formats::jats::write::sections::{section, with_sections};
use crate::formats::jats::write::writer::Jats;
use crate::formats::jats::write::{figures, foreign, formulas, tables};
use crate::model::{
    Aside, Block, BlockQuote, Blocks, CodeBlock, Definition, DefinitionList, Embed, Inline, List, ListOrder,
    Paragraph,
};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// Writes the blocks of an element that requires paragraphs.
pub(super) fn paragraphs<'a>(jats: &mut Jats<'a>, blocks: &'a Blocks, at: &Path<'_>) {
    if blocks.iter().all(is_unwritten) {
        jats.element("p").empty();
    }
    for (index, block) in blocks.iter().enumerate() {
        paragraph_with(jats, block, &at.item(index));
    }
}

/// A paragraph, or a block in a paragraph of its own.
pub(super) fn paragraph_with<'a>(jats: &mut Jats<'a>, block: &'a Block, at: &Path<'_>) {
    match block {
        Block::Paragraph(_) | Block::Embed(_) => self::block(jats, block, at),
        Block::Foreign(markup) if foreign::is_element(markup, "p") || !foreign::is_writable(markup) => {
            foreign::block(jats, markup, at);
        }
        _ => jats.element("p").mixed(|jats| self::block(jats, block, at)),
    }
}

/// Writes a block where any block is allowed, but no section.
pub(super) fn block<'a>(jats: &mut Jats<'a>, block: &'a Block, at: &Path<'_>) {
    match block {
        Block::Paragraph(paragraph) => p(jats, paragraph, at),
        Block::Section(inner) => {
            // Within quotations, lists, cells and notes JATS does not allow sections, but boxes, which may contain
            // sections.
            jats.element("boxed-text")
                .attr("content-type", "section")
                .children(|jats| section(jats, inner, at));
        }
        Block::Quote(quote) => disp_quote(jats, quote, at),
        Block::List(list) => self::list(jats, list, at),
        Block::DefinitionList(list) => def_list(jats, list, at),
        Block::Table(table) => tables::table_wrap(jats, table, false, at),
        Block::Figure(figure) => figures::fig(jats, figure, false, at),
        Block::Code(code) => self::code(jats, code),
        Block::Math(math) => formulas::disp_formula(jats, math, at),
        Block::Aside(aside) => boxed_text(jats, aside, false, at),
        Block::Embed(embed) => self::embed(jats, embed, at),
        Block::Foreign(markup) if foreign::is_element(markup, "sec") => jats
            .element("boxed-text")
            .attr("content-type", "section")
            .children(|jats| foreign::block(jats, markup, at)),
        Block::Foreign(markup) => foreign::block(jats, markup, at),
    }
}

/// [`<p>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/p.html)
fn p<'a>(jats: &mut Jats<'a>, paragraph: &'a Paragraph, at: &Path<'_>) {
    let Paragraph { id, language, content } = paragraph;
    if is_nothing(paragraph) {
        return all_unwritten(jats, content, &at.key(Paragraph::CONTENT));
    }
    jats.element("p")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt("xml:lang", language.as_ref().map(|language| language.as_str()))
        .mixed(|jats| line(jats, content, Within::Paragraph, &at.key(Paragraph::CONTENT)));
}

/// Whether a paragraph has no content that would be read.
fn is_nothing(paragraph: &Paragraph) -> bool {
    let Paragraph { id, language, content } = paragraph;
    id.is_none() && language.is_none() && are_unwritten(content)
}

/// Whether a block is not written at all.
pub(super) fn is_unwritten(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => is_nothing(paragraph),
        Block::Foreign(markup) => !foreign::is_writable(markup),
        _ => false,
    }
}

/// [`<disp-quote>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/disp-quote.html)
///
/// ```xml
/// <disp-quote>
///   <p><named-content content-type="quote">It will not wait.</named-content></p>
///   <attrib>Ana Costa, chair</attrib>
/// </disp-quote>
/// ```
fn disp_quote<'a>(jats: &mut Jats<'a>, quote: &'a BlockQuote, at: &Path<'_>) {
    let BlockQuote { id, r#ref, content, attribution, pull } = quote;
    jats.lose(&at.key(BlockQuote::REF), r#ref, "JATS cannot attribute the words to a speaker");
    jats.element("disp-quote")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt("content-type", pull.then_some("pullquote"))
        .children(|jats| {
            let inside = at.key(BlockQuote::CONTENT);
            for (index, block) in content.iter().enumerate() {
                let at = inside.item(index);
                match block {
                    Block::Paragraph(paragraph) if r#ref.is_some() && !is_nothing(paragraph) => {
                        quoted_paragraph(jats, paragraph, &at);
                    }
                    _ => self::block(jats, block, &at),
                }
            }
            let at = at.key(BlockQuote::ATTRIBUTION);
            optional_line(jats, "attrib", attribution.as_ref(), Within::Paragraph, &at);
        });
}

/// A paragraph within a quotation.
fn quoted_paragraph<'a>(jats: &mut Jats<'a>, paragraph: &'a Paragraph, at: &Path<'_>) {
    let Paragraph { id, language, content } = paragraph;
    jats.element("p")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt("xml:lang", language.as_ref().map(|language| language.as_str()))
        .mixed(|jats| {
            quoted(jats).mixed(|jats| inlines(jats, content, Within::Paragraph, &at.key(Paragraph::CONTENT)));
        });
}

/// [`<list>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/list.html)
fn list<'a>(jats: &mut Jats<'a>, list: &'a List, at: &Path<'_>) {
    let List { id, order, items } = list;
    let list_type = match order {
        ListOrder::Bullet => "bullet",
        ListOrder::Decimal => "order",
        ListOrder::LowerAlpha => "alpha-lower",
        ListOrder::UpperAlpha => "alpha-upper",
        ListOrder::LowerRoman => "roman-lower",
        ListOrder::UpperRoman => "roman-upper",
        ListOrder::Plain => "simple",
    };
    let at = at.key(List::ITEMS);
    jats.element("list")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr("list-type", list_type)
        .children(|jats| {
            for (index, item) in items.iter().enumerate() {
                jats.element("list-item").children(|jats| list_item(jats, item, &at.item(index)));
            }
            if items.is_empty() {
                // JATS does not allow an empty list.
                jats.element("list-item").children(|jats| jats.element("p").empty());
            }
        });
}

/// The content of a
/// [`<list-item>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/list-item.html):
/// paragraphs and lists.
fn list_item<'a>(jats: &mut Jats<'a>, item: &'a Blocks, at: &Path<'_>) {
    if item.iter().all(is_unwritten) {
        jats.element("p").empty();
    }
    for (index, block) in item.iter().enumerate() {
        let at = at.item(index);
        match block {
            Block::List(_) | Block::DefinitionList(_) => self::block(jats, block, &at),
            _ => paragraph_with(jats, block, &at),
        }
    }
}

/// [`<def-list>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/def-list.html)
fn def_list<'a>(jats: &mut Jats<'a>, list: &'a DefinitionList, at: &Path<'_>) {
    let DefinitionList { id, items } = list;
    let at = at.key(DefinitionList::ITEMS);
    jats.element("def-list").attr_opt("id", id.as_ref().map(|id| id.as_str())).children(|jats| {
        for (index, Definition { id, term, definition }) in items.iter().enumerate() {
            let at = at.item(index);
            jats.element("def-item").children(|jats| {
                jats.element("term")
                    .attr_opt("id", id.as_ref().map(|id| id.as_str()))
                    .mixed(|jats| line(jats, term, Within::Paragraph, &at.key(Definition::TERM)));
                jats.element("def")
                    .children(|jats| paragraphs(jats, definition, &at.key(Definition::DEFINITION)));
            });
        }
    });
}

/// [`<code>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/code.html)
fn code(jats: &mut Jats<'_>, code: &CodeBlock) {
    let CodeBlock { id, language, text } = code;
    jats.element("code")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt("language", language.as_deref())
        .attr("xml:space", "preserve")
        .lines(text);
}

/// [`<boxed-text>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/boxed-text.html)
pub(super) fn boxed_text<'a>(jats: &mut Jats<'a>, aside: &'a Aside, is_float: bool, at: &Path<'_>) {
    let Aside { id, title, content } = aside;
    let element = jats.element("boxed-text").attr_opt("position", is_float.then_some("float"));
    element.attr_opt("id", id.as_ref().map(|id| id.as_str())).children(|jats| {
        jats.element("caption").children_unless_empty(|jats| {
            optional_line(jats, "title", title.as_ref(), Within::Title, &at.key(Aside::TITLE));
        });
        with_sections(jats, content, &at.key(Aside::CONTENT));
    });
}

/// An embed: a paragraph with a link, because a file that is not delivered with the article is not its `<media>`.
///
/// ```xml
/// <p content-type="embed"><ext-link ext-link-type="uri" xlink:href="https://…">The debate</ext-link></p>
/// ```
fn embed<'a>(jats: &mut Jats<'a>, embed: &'a Embed, at: &Path<'_>) {
    let Embed { id, url, caption } = embed;
    let at = at.key(Embed::CAPTION);
    let caption = caption.as_ref().filter(|caption| !are_unwritten(caption));
    if let Some([Inline::Text(text)]) = caption.map(|caption| caption.0.as_slice())
        && text == url.as_str()
    {
        jats.lose(&at, &text, "JATS cannot distinguish a URL as a caption from no caption");
    }
    jats.element("p").attr_opt("id", id.as_ref().map(|id| id.as_str())).attr("content-type", "embed").mixed(
        |jats| {
            jats.element("ext-link").attr("ext-link-type", "uri").attr("xlink:href", url.as_str()).mixed(
                |jats| match caption {
                    Some(caption) => inlines(jats, caption, Within::Link, &at),
                    None => jats.text(url.as_str()),
                },
            );
        },
    );
}
