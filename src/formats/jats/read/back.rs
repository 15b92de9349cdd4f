//! Reading `<back>`.

use crate::formats::jats::read::body::Flow;
use crate::formats::jats::read::reader::Reader;
use crate::model::{Article, Blocks, Section};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<back>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/back.html)
    pub(super) fn back(&mut self, back: Node<'d>) {
        let sections = self.back_sections(back, &Path::ROOT.key(Article::BACK));
        self.article.back.extend(sections);
    }

    /// The sections of `<back>`. Reference lists are read on the way.
    pub(super) fn back_sections(&mut self, back: Node<'d>, at: &Path<'_>) -> Vec<Section> {
        self.ignore_other_attributes(back, &[]);
        let mut sections = Vec::new();
        for child in back.elements() {
            match child.name() {
                "ref-list" => self.ref_list(child),
                "app-group" => self.app_group(child, at, &mut sections),
                "ack" | "app" | "bio" | "fn-group" | "glossary" | "notes" | "sec" => {
                    let section = self.section(child, &at.item(sections.len()));
                    sections.push(section);
                }
                _ => self.ignore(child),
            }
        }
        sections
    }

    /// [`<app-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/app-group.html): its appendices.
    /// Content before them becomes an appendix too.
    fn app_group(&mut self, group: Node<'d>, at: &Path<'_>, sections: &mut Vec<Section>) {
        self.ignore_other_attributes(group, &[]);
        let is_own = |child: Node<'_>| !matches!(child.name(), "app" | "ref-list");
        if group.elements().any(is_own) {
            let here = at.item(sections.len());
            let (label, title) = self.label_and_title(group, &here);
            let own =
                group.children().filter(|child| is_own(*child) && !matches!(child.name(), "label" | "title"));
            let mut content = Vec::new();
            self.flow(own, Flow::Blocks, &here.key(Section::CONTENT), &mut content);
            self.note(&here, group);
            let kind = Some("appendix".to_owned());
            sections.push(Section { id: None, kind, label, title, content: Blocks(content) });
        }
        for child in group.elements() {
            match child.name() {
                "app" => {
                    let section = self.section(child, &at.item(sections.len()));
                    sections.push(section);
                }
                "ref-list" => self.ref_list(child),
                _ => {}
            }
        }
    }
}
