//! Bodies and their sections.

use crate::formats::jats::write::foreign::is_element;
use crate::formats::jats::write::inlines::{Within, are_unwritten, optional_line};
use crate::formats::jats::write::tag_set::Resolved;
use crate::formats::jats::write::writer::Jats;
use crate::formats::jats::write::{blocks, figures, tables};
use crate::model::{Block, Dateline, Inlines, Section};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// Blocks after a section, where JATS allows only sections: each with its index in the list at the path.
///
/// They move to the end of the last section, where readers see them.
type Tail<'a, 'p> = [(&'p Path<'p>, usize, &'a Block)];

/// [`<body>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/body.html), beginning with the dateline
///
/// ```xml
/// <body><p content-type="dateline">PORT ELLERY, March 14</p>…</body>
/// ```
pub(super) fn body<'a>(
    jats: &mut Jats<'a>,
    dateline: Option<&'a Dateline>,
    blocks: &'a [Block],
    at: &Path<'_>,
) {
    jats.element("body").children_unless_empty(|jats| {
        if let Some(Dateline { text: Some(text), place: _, date: _ }) = dateline
            && !text.is_empty()
        {
            jats.element("p").attr("content-type", "dateline").text(text);
        }
        let first_section = blocks.iter().position(is_section).unwrap_or(blocks.len());
        let (before, after) = blocks.split_at(first_section);
        jats.floats = after.iter().enumerate().filter(|(_, block)| is_float(block)).collect();
        jats.floats.iter_mut().for_each(|(index, _)| *index += first_section);
        let rest = after.iter().enumerate().filter(|(_, block)| !is_float(block));
        let rest: Vec<_> = rest.map(|(index, block)| (at, first_section + index, block)).collect();
        for (index, block) in before.iter().enumerate() {
            blocks::block(jats, block, &at.item(index));
        }
        sections(jats, &rest, blocks::block);
    });
}

/// [`<floats-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/floats-group.html): boxes, figures
/// and tables that follow a section of the body
pub(super) fn floats_group(jats: &mut Jats<'_>, at: &Path<'_>) {
    let floats = std::mem::take(&mut jats.floats);
    jats.element("floats-group").children_unless_empty(|jats| {
        for (index, block) in floats {
            let at = at.item(index);
            match block {
                Block::Aside(aside) => blocks::boxed_text(jats, aside, true, &at),
                Block::Figure(figure) => figures::fig(jats, figure, true, &at),
                Block::Table(table) => tables::table_wrap(jats, table, true, &at),
                _ => blocks::block(jats, block, &at),
            }
        }
    });
}

fn is_float(block: &Block) -> bool {
    const FOREIGN: [&str; 5] = ["boxed-text", "fig", "fig-group", "table-wrap", "table-wrap-group"];
    match block {
        Block::Aside(_) | Block::Figure(_) | Block::Table(_) => true,
        Block::Foreign(markup) => FOREIGN.iter().any(|name| is_element(markup, name)),
        _ => false,
    }
}

/// Writes blocks where sections are allowed at the end: in a section or box.
pub(super) fn with_sections<'a>(jats: &mut Jats<'a>, blocks: &'a [Block], at: &Path<'_>) {
    let blocks: Vec<_> = blocks.iter().enumerate().map(|(index, block)| (at, index, block)).collect();
    write_parts(jats, &blocks, blocks::block);
}

/// Like [`with_sections`], in an element that allows paragraphs and no other blocks.
pub(super) fn paragraphs_with_sections<'a>(jats: &mut Jats<'a>, blocks: &'a [Block], at: &Path<'_>) {
    let blocks: Vec<_> = blocks.iter().enumerate().map(|(index, block)| (at, index, block)).collect();
    write_parts(jats, &blocks, blocks::paragraph_with);
}

fn write_parts<'a>(
    jats: &mut Jats<'a>,
    blocks: &Tail<'a, '_>,
    write: fn(&mut Jats<'a>, &'a Block, &Path<'_>),
) {
    let first = blocks.iter().position(|(_, _, block)| is_section(block)).unwrap_or(blocks.len());
    let (before, rest) = blocks.split_at(first);
    for (at, index, block) in before {
        write(jats, block, &at.item(*index));
    }
    sections(jats, rest, write);
}

/// Writes sections, and the blocks after each at its end.
fn sections<'a>(
    jats: &mut Jats<'a>,
    mut rest: &Tail<'a, '_>,
    write: fn(&mut Jats<'a>, &'a Block, &Path<'_>),
) {
    while let Some(((at, index, block), after)) = rest.split_first() {
        let end = after.iter().position(|(_, _, block)| is_section(block)).unwrap_or(after.len());
        let (tail, next) = after.split_at(end);
        let at = at.item(*index);
        match block {
            Block::Section(inner) => section_and(jats, inner, tail, &at),
            // The section is foreign markup, which is not changed.
            _ => {
                write(jats, block, &at);
                jats.element("sec").children_unless_empty(|jats| {
                    if jats.tag_set() == Resolved::Publishing && !tail.is_empty() {
                        jats.element("title").empty();
                    }
                    write_parts(jats, tail, blocks::block);
                });
            }
        }
        rest = next;
    }
}

/// Whether it is written as a section.
pub(super) fn is_section(block: &Block) -> bool {
    match block {
        Block::Section(_) => true,
        Block::Foreign(markup) => is_element(markup, "sec"),
        _ => false,
    }
}

/// [`<sec>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/sec.html)
pub(super) fn section<'a>(jats: &mut Jats<'a>, section: &'a Section, at: &Path<'_>) {
    section_and(jats, section, &[], at);
}

/// A section, with the blocks after it at its end.
fn section_and<'a>(jats: &mut Jats<'a>, section: &'a Section, tail: &Tail<'a, '_>, at: &Path<'_>) {
    let Section { id, kind, label, title, content } = section;
    jats.element("sec")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt("sec-type", kind.as_deref())
        .children(|jats| {
            jats.line_of_text("label", label.as_deref(), &at.key(Section::LABEL));
            self::title(jats, title.as_ref(), at);
            let at = at.key(Section::CONTENT);
            let own = content.iter().enumerate().map(|(index, block)| (&at, index, block));
            let all: Vec<_> = own.chain(tail.iter().copied()).collect();
            write_parts(jats, &all, blocks::block);
        });
}

/// [`<title>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/title.html), which Publishing requires of a
/// section: if the section has none, it is empty.
pub(super) fn title<'a>(jats: &mut Jats<'a>, title: Option<&'a Inlines>, at: &Path<'_>) {
    optional_line(jats, "title", title, Within::Title, &at.key(Section::TITLE));
    if title.is_none_or(|title| are_unwritten(title)) && jats.tag_set() == Resolved::Publishing {
        jats.element("title").empty();
    }
}
