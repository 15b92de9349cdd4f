//! `jats4r-section-title-missing`

use crate::diagnostic::Code;
use crate::model::visit::{self, Visitor};
use crate::model::{Block, Section};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-section-title-missing", include_str!("jats4r_section_title_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !report.is_text_unreadable() {
        visit::walk_article(&mut Titles { report, is_note: false }, document.article);
    }
}

struct Titles<'r, 'f> {
    report: &'r mut Report<'f>,
    /// Whether the current section is a note, which needs no title.
    is_note: bool,
}

impl<'a> Visitor<'a> for Titles<'_, '_> {
    fn visit_note(&mut self, note: &'a Section, at: &Path<'_>) {
        self.is_note = true;
        self.visit_section(note, at);
        self.is_note = false;
    }

    fn visit_back_section(&mut self, section: &'a Section, at: &Path<'_>) {
        // The kind names it where no title does; a group has no title but those of its sections.
        let has_title = |block: &Block| matches!(block, Block::Section(section) if section.title.is_some());
        let is_group = !section.content.is_empty() && section.content.iter().all(has_title);
        let is_named = is_group
            || matches!(section.kind.as_deref(), Some("acknowledgments" | "notes" | "glossary" | "bio"));
        match is_named {
            true => visit::walk_section(self, section, at),
            false => self.visit_section(section, at),
        }
    }

    fn visit_section(&mut self, section: &'a Section, at: &Path<'_>) {
        let holds_notes =
            section.kind.as_deref().is_some_and(|kind| kind.split('|').next() == Some("fn-group"));
        if section.title.is_none() && !holds_notes && !self.is_note {
            self.report
                .at(at.pointer(), "this section has no title")
                .label("no `title`")
                .help("add `title`, or move its content out of the section");
        }
        let around = std::mem::replace(&mut self.is_note, holds_notes);
        visit::walk_section(self, section, at);
        self.is_note = around;
    }
}
