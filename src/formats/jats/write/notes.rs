//! Groups of notes: author notes, and those after the body.

use crate::formats::jats::write::back::element_of;
use crate::formats::jats::write::blocks;
use crate::formats::jats::write::formulas;
use crate::formats::jats::write::inlines::{Within, inlines, line};
use crate::formats::jats::write::plain_words::plain_words;
use crate::formats::jats::write::tag_set::Resolved;
use crate::formats::jats::write::writer::Jats;
use crate::model::visit::{self, Visitor};
use crate::model::{Block, Inline, Inlines, Paragraph, Section};
use crate::source::Path;
use crate::source::xml::{Element, WriteXml};

/// [`<author-notes>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/author-notes.html): e-mail addresses,
/// notes, and conflicts of interest
///
/// ```xml
/// <author-notes>
///   <corresp id="corresp-1"><email>ana.silva@tides.example</email></corresp>
///   <fn fn-type="coi-statement"><label>Conflict of interest</label><p>None.</p></fn>
/// </author-notes>
/// ```
pub(super) fn author_notes<'a>(jats: &mut Jats<'a>, notes: &'a [Section], at: &Path<'_>, back: Back<'a, '_>) {
    let correspondents = std::mem::take(&mut jats.correspondents);
    jats.element("author-notes").children_unless_empty(|jats| {
        for (id, email) in correspondents {
            jats.element("corresp").attr("id", &id).mixed(|jats| jats.element("email").text(email));
        }
        for (index, note) in notes.iter().enumerate() {
            let at = at.item(index);
            match note.kind.as_deref() {
                Some("coi-statement") if is_heading(note.title.as_ref()) => {
                    jats.lose(
                        &at.key(Section::KIND),
                        &note.kind,
                        "JATS has titled interest statements only after the body",
                    );
                }
                _ => {}
            }
            author_note(jats, note, &at);
        }
        let Back { sections, at } = back;
        for (index, section) in sections.iter().enumerate() {
            if let ("fn", kind) = element_of(section) {
                note(jats, section, kind, &at.item(index));
            }
        }
    });
}

/// The sections after a body, and their path.
#[derive(Clone, Copy)]
pub(super) struct Back<'a, 'p> {
    pub(super) sections: &'a [Section],
    pub(super) at: &'p Path<'p>,
}

fn author_note<'a>(jats: &mut Jats<'a>, note: &'a Section, at: &Path<'_>) {
    let Section { id, kind, label: _, title: _, content: _ } = note;
    let Some(words) = correspondence(note) else { return self::note(jats, note, kind.as_deref(), at) };
    let inside = at.key(Section::CONTENT);
    let inside = inside.item(0);
    jats.element("corresp").attr_opt("id", id.as_ref().map(|id| id.as_str())).mixed(|jats| {
        label(jats, note, at);
        inlines(jats, words, Within::Paragraph, &inside.key(Section::CONTENT));
    });
}

/// [`<fn>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/fn.html) outside the text
fn note<'a>(jats: &mut Jats<'a>, note: &'a Section, kind: Option<&str>, at: &Path<'_>) {
    let Section { id, kind: _, label: _, title: _, content } = note;
    let tag_set = jats.tag_set();
    let element = jats.element("fn").attr_opt("id", id.as_ref().map(|id| id.as_str()));
    with_fn_type(element, kind, tag_set).children(|jats| {
        label(jats, note, at);
        blocks::paragraphs(jats, content, &at.key(Section::CONTENT));
    });
}

/// The label of a note, or its title: words are read as a title, all else as a label.
fn label<'a>(jats: &mut Jats<'a>, note: &'a Section, at: &Path<'_>) {
    let Section { id: _, kind: _, label, title, content: _ } = note;
    let (at_label, at_title) = (at.key(Section::LABEL), at.key(Section::TITLE));
    let mark = label.as_deref().filter(|label| !is_in_words(label));
    if mark.is_none() {
        jats.lose(&at_label, label, "the label of a JATS note is a symbol");
    }
    jats.line_of_text("label", mark, &at_label);
    let Some(words) = title else { return };
    if mark.is_some() || !is_heading(title.as_ref()) {
        return jats.lose(&at_title, words, "the title of a JATS note is its label, and words");
    }
    if !plain_label(jats, words, &at_title) {
        jats.element("label").mixed(|jats| line(jats, words, Within::Title, &at_title));
    }
}

fn is_in_words(label: &str) -> bool {
    label.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// Whether a title is words, not a reference mark. Images and formulas are marks.
pub(super) fn is_heading(title: Option<&Inlines>) -> bool {
    let mut letters = Letters(0);
    title.into_iter().for_each(|title| letters.visit_text(title, &Path::ROOT));
    letters.0 > 2
}

/// The number of letters in a text.
struct Letters(usize);

impl<'a> Visitor<'a> for Letters {
    fn visit_inline(&mut self, inline: &'a Inline, at: &Path<'_>) {
        let mut count = |words: &str| self.0 += words.chars().filter(|c| c.is_alphabetic()).count();
        match inline {
            Inline::Text(words) => count(words),
            Inline::Code(code) => count(&code.text),
            Inline::Foreign(markup) => count(&markup.plain_text()),
            // A single letter is written as text.
            Inline::Math(math) => count(formulas::letter(math).unwrap_or_default()),
            Inline::Image(_) | Inline::Footnote(_) => {}
            _ => visit::walk_inline(self, inline, at),
        }
    }
}

/// The text of a correspondence note, if JATS has an element for it: only one paragraph.
pub(super) fn correspondence(note: &Section) -> Option<&Inlines> {
    let Section { id: _, kind, label: _, title: _, content } = note;
    match (kind.as_deref(), content.0.as_slice()) {
        (Some("corresp"), [Block::Paragraph(Paragraph { id: None, language: None, content })]) => {
            Some(content)
        }
        _ => None,
    }
}

/// The notes of a group: each is a section in it, with its type as the kind and its label as the title.
///
/// ```xml
/// <fn id="fn1" fn-type="conflict"><label>1</label><p>None declared.</p></fn>
/// ```
pub(super) fn group<'a>(jats: &mut Jats<'a>, notes: &'a [Block], at: &Path<'_>) {
    for (index, block) in notes.iter().enumerate() {
        let Block::Section(note) = block else { continue };
        let Section { id, kind, label: _, title: _, content } = note;
        let at = at.item(index);
        let tag_set = jats.tag_set();
        let element = jats.element("fn").attr_opt("id", id.as_ref().map(|id| id.as_str()));
        with_fn_type(element, kind.as_deref(), tag_set).children(|jats| {
            label(jats, note, &at);
            blocks::paragraphs(jats, content, &at.key(Section::CONTENT));
        });
    }
}

/// Writes a label as plain text, if it has marks that Publishing does not allow in labels; returns whether it did.
fn plain_label<'a>(jats: &mut Jats<'a>, title: &'a Inlines, at: &Path<'_>) -> bool {
    let is_plain = title.0.iter().all(|inline| matches!(inline, Inline::Text(_)));
    if is_plain || jats.tag_set() != Resolved::Publishing {
        return false;
    }
    let words = plain_words(jats, title, at, "JATS Publishing allows only plain text in a label");
    jats.element("label").text(&words);
    true
}

/// Writes the type of a note: freely where any is allowed, or if it is in the closed
/// [list](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/fn-type.html) of Publishing, otherwise as a
/// custom type.
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
