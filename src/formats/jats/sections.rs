//! Sections, and what stands after the body.

use crate::formats::jats::inlines::{Within, inlines};
use crate::formats::jats::tag_set::Resolved;
use crate::formats::jats::writer::Jats;
use crate::formats::jats::{blocks, foreign};
use crate::model::{Block, Inlines, Section};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// Writes blocks where sections may follow them: in a body, section or box.
///
/// After a section JATS admits sections only. What stands there becomes one, without a title.
pub(super) fn with_sections<'a>(jats: &mut Jats<'a>, blocks: &'a [Block], at: &Path<'_>) {
    parted(jats, blocks, at, blocks::block);
}

/// Like [`with_sections`], in an element that takes paragraphs and no other blocks.
pub(super) fn paragraphs_with_sections<'a>(jats: &mut Jats<'a>, blocks: &'a [Block], at: &Path<'_>) {
    parted(jats, blocks, at, blocks::paragraph_with);
}

fn parted<'a>(
    jats: &mut Jats<'a>,
    blocks: &'a [Block],
    at: &Path<'_>,
    write: fn(&mut Jats<'a>, &'a Block, &Path<'_>),
) {
    let mut blocks = blocks.iter().enumerate().peekable();
    while let Some((index, block)) = blocks.next_if(|(_, block)| !is_section(block)) {
        write(jats, block, &at.item(index));
    }
    while let Some((index, block)) = blocks.next() {
        match block {
            Block::Section(inner) => section(jats, inner, &at.item(index)),
            Block::Foreign(markup) if is_section(block) => foreign::foreign(jats, markup, &at.item(index)),
            _ => jats.element("sec").attr("sec-type", "continued").children(|jats| {
                title(jats, None, at);
                blocks::block(jats, block, &at.item(index));
                while let Some((index, block)) = blocks.next_if(|(_, block)| !is_section(block)) {
                    blocks::block(jats, block, &at.item(index));
                }
            }),
        }
    }
}

fn is_section(block: &Block) -> bool {
    match block {
        Block::Section(_) => true,
        Block::Foreign(markup) => foreign::is_element(markup, "sec"),
        _ => false,
    }
}

/// [`<sec>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/sec.html)
pub(super) fn section<'a>(jats: &mut Jats<'a>, section: &'a Section, at: &Path<'_>) {
    let Section { id, kind, title, content } = section;
    jats.element("sec")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt("sec-type", kind.as_deref())
        .children(|jats| {
            self::title(jats, title.as_ref(), at);
            with_sections(jats, content, &at.key("content"));
        });
}

/// [`<title>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/title.html), without which
/// Publishing knows no section: it is left empty there.
fn title<'a>(jats: &mut Jats<'a>, title: Option<&'a Inlines>, at: &Path<'_>) {
    match title {
        Some(title) => {
            jats.element("title").mixed(|jats| inlines(jats, title, Within::Title, &at.key("title")));
        }
        None if jats.tag_set() == Resolved::Publishing => jats.element("title").empty(),
        None => {}
    }
}

/// The sections of [`<back>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/back.html)
pub(super) fn back<'a>(jats: &mut Jats<'a>, sections: &'a [Section], at: &Path<'_>) {
    let mut sections = sections.iter().enumerate().peekable();
    while let Some((index, section)) = sections.next() {
        let here = at.item(index);
        if is_appendix(section) {
            jats.element("app-group").children(|jats| {
                app(jats, section, &here);
                while let Some((index, section)) = sections.next_if(|(_, section)| is_appendix(section)) {
                    app(jats, section, &at.item(index));
                }
            });
        } else if is_acknowledgment(section) {
            ack(jats, section, &here);
        } else {
            self::section(jats, section, &here);
        }
    }
}

/// [`<ack>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/ack.html)
fn ack<'a>(jats: &mut Jats<'a>, section: &'a Section, at: &Path<'_>) {
    let Section { id, kind, title, content } = section;
    jats.element("ack")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt("content-type", kind.as_deref())
        .children(|jats| {
            if let Some(title) = title {
                jats.element("title").mixed(|jats| inlines(jats, title, Within::Title, &at.key("title")));
            }
            paragraphs_with_sections(jats, content, &at.key("content"));
        });
}

/// [`<app>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/app.html)
fn app<'a>(jats: &mut Jats<'a>, section: &'a Section, at: &Path<'_>) {
    let Section { id, kind, title, content } = section;
    jats.element("app")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt("content-type", kind.as_deref())
        .children(|jats| {
            self::title(jats, title.as_ref(), at);
            with_sections(jats, content, &at.key("content"));
        });
}

/// Whether it is an appendix.
pub(super) fn is_appendix(section: &Section) -> bool {
    matches!(section.kind.as_deref(), Some("appendix" | "appendices" | "app"))
}

fn is_acknowledgment(section: &Section) -> bool {
    const KINDS: [&str; 5] =
        ["acknowledgments", "acknowledgements", "acknowledgment", "acknowledgement", "ack"];
    section.kind.as_deref().is_some_and(|kind| KINDS.contains(&kind))
}
