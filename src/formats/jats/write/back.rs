//! The back matter.

use crate::formats::jats::vocabulary::{self, CONFLICT_OF_INTEREST};
use crate::formats::jats::write::inlines::{Within, optional_line};
use crate::formats::jats::write::notes::{self, is_heading};
use crate::formats::jats::write::sections::{self, is_section, paragraphs_with_sections, with_sections};
use crate::formats::jats::write::writer::Jats;
use crate::model::{Block, Section};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// The sections of [`<back>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/back.html)
pub(super) fn back<'a>(jats: &mut Jats<'a>, sections: &'a [Section], at: &Path<'_>) {
    let mut sections = sections.iter().enumerate().peekable();
    while let Some((index, section)) = sections.next() {
        let here = at.item(index);
        match element_of(section) {
            ("fn", _) => {} // author-notes
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

/// A section of the back matter, as the element for its kind.
fn back_section<'a>(jats: &mut Jats<'a>, section: &'a Section, at: &Path<'_>) {
    let Section { id, kind: _, label, title, content } = section;
    let (name, kind) = element_of(section);
    let kind_attribute = match name {
        "sec" => return sections::section(jats, section, at),
        "notes" => "notes-type",
        _ => "content-type",
    };
    jats.element(name)
        .attr_opt("id", id.as_ref().map(|id| id.as_str()))
        .attr_opt(kind_attribute, kind)
        .children(|jats| {
            let inside = at.key(Section::CONTENT);
            jats.line_of_text("label", label.as_deref(), &at.key(Section::LABEL));
            match name {
                // Publishing requires titles of sections, but not of these.
                "ack" | "glossary" | "fn-group" | "notes" | "bio" => {
                    optional_line(jats, "title", title.as_ref(), Within::Title, &at.key(Section::TITLE));
                }
                _ => sections::title(jats, title.as_ref(), at),
            }
            match name {
                "ack" => paragraphs_with_sections(jats, content, &inside),
                "fn-group" => notes::group(jats, content, &inside),
                _ => with_sections(jats, content, &inside),
            }
        });
}

/// The element and type for a section of the back matter: the ones for its kind, if they can be read back.
pub(super) fn element_of(section: &Section) -> (&'static str, Option<&str>) {
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
    if kind == CONFLICT_OF_INTEREST && is_heading(section.title.as_ref()) && is_plain() {
        return ("fn", Some("coi-statement"));
    }
    let (name, kind) = match base {
        "acknowledgments" => ("ack", rest),
        _ if vocabulary::is_acknowledgment(kind) => ("ack", rest.or(Some(kind))),
        "appendix" => ("app", rest),
        _ if vocabulary::is_appendix(kind) => ("app", rest.or(Some(kind))),
        "notes" => ("notes", rest),
        "bio" => ("bio", rest),
        "glossary" if is_plain() => ("glossary", rest),
        "fn-group" if !section.content.is_empty() && section.content.iter().all(is_note) => {
            ("fn-group", rest)
        }
        _ => return ("sec", Some(kind)),
    };
    match vocabulary::kind_of(name, kind).as_deref() == section.kind.as_deref() {
        true => (name, kind),
        false => ("sec", section.kind.as_deref()),
    }
}

/// Whether it is an appendix.
pub(super) fn is_appendix(section: &Section) -> bool {
    element_of(section).0 == "app"
}
