//! Sections, and what stands after the body.

use crate::formats::jats::foreign::Around;
use crate::formats::jats::inlines::{Within, are_silent, optional_line};
use crate::formats::jats::tag_set::Resolved;
use crate::formats::jats::writer::Jats;
use crate::formats::jats::{blocks, foreign};
use crate::model::{Block, Inline, Inlines, Section};
use crate::source::Path;
use crate::source::xml::{Element, WriteXml};

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
            Block::Foreign(markup) if is_section(block) => {
                foreign::block(jats, markup, Around::Blocks, &at.item(index));
            }
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
    // It is none of those that are written because only sections may follow a section.
    let is_own = kind.as_deref() == Some("continued") && id.is_none();
    jats.element("sec")
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt("sec-type", kind.as_deref())
        .attr_opt("specific-use", is_own.then_some("section"))
        .children(|jats| {
            self::title(jats, title.as_ref(), at);
            with_sections(jats, content, &at.key("content"));
        });
}

/// [`<title>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/title.html), without which
/// Publishing knows no section: it is left empty there.
fn title<'a>(jats: &mut Jats<'a>, title: Option<&'a Inlines>, at: &Path<'_>) {
    optional_line(jats, "title", title, Within::Title, &at.key("title"));
    if title.is_none_or(|title| are_silent(title)) && jats.tag_set() == Resolved::Publishing {
        jats.element("title").empty();
    }
}

/// The sections of [`<back>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/back.html)
pub(super) fn back<'a>(jats: &mut Jats<'a>, sections: &'a [Section], at: &Path<'_>) {
    let mut sections = sections.iter().enumerate().peekable();
    while let Some((index, section)) = sections.next() {
        let here = at.item(index);
        match element_of(section) {
            ("app", _) => jats.element("app-group").children(|jats| {
                back_section(jats, section, &here);
                while let Some((index, section)) = sections.next_if(|(_, section)| is_appendix(section)) {
                    back_section(jats, section, &at.item(index));
                }
            }),
            _ => back_section(jats, section, &here),
        }
    }
}

/// A section of the back matter, as the element that its kind names.
fn back_section<'a>(jats: &mut Jats<'a>, section: &'a Section, at: &Path<'_>) {
    let Section { id, kind: _, title, content } = section;
    let (name, kind) = element_of(section);
    let kind_attribute = match name {
        "sec" => return self::section(jats, section, at),
        "notes" => "notes-type",
        _ => "content-type",
    };
    jats.element(name)
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt(kind_attribute, kind)
        .children(|jats| {
            let inside = at.key("content");
            match name {
                // What Publishing wants of sections, it does not want of these.
                "ack" | "glossary" | "fn-group" | "notes" | "bio" => {
                    optional_line(jats, "title", title.as_ref(), Within::Title, &at.key("title"));
                }
                _ => self::title(jats, title.as_ref(), at),
            }
            match name {
                "ack" => paragraphs_with_sections(jats, content, &inside),
                "fn-group" => notes(jats, content, &inside),
                _ => with_sections(jats, content, &inside),
            }
        });
}

/// The notes of a group: each is a section in it, its type the kind, its label the title.
///
/// ```xml
/// <fn id="fn1" fn-type="conflict"><label>1</label><p>None declared.</p></fn>
/// ```
fn notes<'a>(jats: &mut Jats<'a>, notes: &'a [Block], at: &Path<'_>) {
    for (index, note) in notes.iter().enumerate() {
        let Block::Section(Section { id, kind, title, content }) = note else { continue };
        let at = at.item(index);
        let tag_set = jats.tag_set();
        let element = jats.element("fn").attr_opt("id", id.as_ref().map(|id| id.as_str()));
        with_fn_type(element, kind.as_deref(), tag_set).children(|jats| {
            let place = at.key("title");
            if !title.as_ref().is_some_and(|title| plain_label(jats, title, &place)) {
                optional_line(jats, "label", title.as_ref(), Within::Title, &place);
            }
            blocks::paragraphs(jats, content, &at.key("content"));
        });
    }
}

/// Writes the label of a note by its characters alone, where it has links, notes or mentions in it that Publishing
/// admits in no label; returns whether it was one of these.
pub(super) fn plain_label<'a>(jats: &mut Jats<'a>, title: &'a Inlines, at: &Path<'_>) -> bool {
    let is_plain = title.0.iter().all(|inline| matches!(inline, Inline::Text(_)));
    if is_plain || jats.tag_set() != Resolved::Publishing {
        return false;
    }
    jats.note(at, "the label of a note is plain text in JATS Publishing");
    jats.element("label").text(&title.plain_text());
    true
}

/// Writes what sort of note it is, where the type of a note may be anything or is in Publishing's closed
/// [list](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/fn-type.html), or as one that is not in it.
pub(super) fn with_fn_type<'w, 'a>(
    element: Element<'w, Jats<'a>>,
    kind: Option<&str>,
    tag_set: Resolved,
) -> Element<'w, Jats<'a>> {
    const LISTED: [&str; 22] = [
        "abbr",
        "coi-statement",
        "com",
        "con",
        "conflict",
        "corresp",
        "current-aff",
        "custom",
        "deceased",
        "edited-by",
        "equal",
        "financial-disclosure",
        "on-leave",
        "other",
        "participating-researchers",
        "present-address",
        "presented-at",
        "presented-by",
        "previously-at",
        "study-group-members",
        "supplementary-material",
        "supported-by",
    ];
    match kind.filter(|kind| tag_set == Resolved::Publishing && !LISTED.contains(kind)) {
        Some(custom) => element.attr("fn-type", "custom").attr("custom-type", custom),
        None => element.attr_opt("fn-type", kind),
    }
}

/// The element that a section of the back matter is, and its type there: where it can be read back as that, the one
/// that its kind names.
fn element_of(section: &Section) -> (&'static str, Option<&str>) {
    let Some(kind) = section.kind.as_deref() else { return ("sec", None) };
    let (base, rest) = match kind.split_once('|') {
        Some((base, rest)) => (base, Some(rest)),
        None => (kind, None),
    };
    let is_plain = || !section.content.iter().any(is_section);
    let is_note = |block: &Block| match block {
        Block::Section(note) => !note.content.iter().any(is_section),
        _ => false,
    };
    let (name, kind) = match base {
        _ if is_acknowledgment(kind) => ("ack", rest.or(Some(kind))),
        _ if is_appendix_kind(kind) => ("app", rest.or(Some(kind))),
        "notes" => ("notes", rest),
        "bio" => ("bio", rest),
        "glossary" if is_plain() => ("glossary", rest),
        "fn-group" if !section.content.is_empty() && section.content.iter().all(is_note) => {
            ("fn-group", rest)
        }
        _ => return ("sec", Some(kind)),
    };
    match kind_of(name, kind).as_deref() == section.kind.as_deref() {
        true => (name, kind),
        false => ("sec", section.kind.as_deref()),
    }
}

/// Whether it is an appendix.
pub(super) fn is_appendix(section: &Section) -> bool {
    element_of(section).0 == "app"
}

fn is_appendix_kind(kind: &str) -> bool {
    matches!(kind, "appendix" | "appendices" | "app") || kind.starts_with("appendix|")
}

fn is_acknowledgment(kind: &str) -> bool {
    const KINDS: [&str; 5] =
        ["acknowledgments", "acknowledgements", "acknowledgment", "acknowledgement", "ack"];
    KINDS.contains(&kind) || kind.starts_with("acknowledgments|")
}

/// What a section is for, by the element that it is and by the type that the element has.
///
/// The first part of a kind such as `notes|disclosure` names the element, the second its type.
pub(super) fn kind_of(element: &str, kind: Option<&str>) -> Option<String> {
    let base = match element {
        "ack" => "acknowledgments",
        "app" => "appendix",
        "notes" | "glossary" | "bio" | "fn-group" => element,
        _ => return kind.map(str::to_owned),
    };
    Some(match kind {
        None => base.to_owned(),
        Some(kind) if element == "ack" && is_acknowledgment(kind) => kind.to_owned(),
        Some(kind) if element == "app" && is_appendix_kind(kind) => kind.to_owned(),
        Some(kind) => format!("{base}|{kind}"),
    })
}
