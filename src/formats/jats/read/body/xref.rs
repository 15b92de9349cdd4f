//! Reading cross-references: citations, references to parts of the article.

use crate::formats::jats::read::body::foreign::foreign_inline;
use crate::formats::jats::read::body::line::Line;
use crate::formats::jats::read::body::targets::{Target, target};
use crate::formats::jats::read::reader::Reader;
use crate::model::{BlockRef, Cite, CrossReference, Inline, WorkRef};
use crate::source::Path;
use crate::source::xml::Node;

/// The targets of a cross-reference.
#[derive(Default)]
struct RefTargets {
    works: Vec<WorkRef>,
    blocks: Vec<BlockRef>,
    foreign: usize,
    /// How many targets the article will not have.
    nowhere: usize,
}

impl<'d> Reader<'d> {
    /// [`<xref>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/xref.html)
    ///
    /// What it becomes depends on its targets. Only works: a citation. One block or note: a cross-reference. Several,
    /// or foreign markup: foreign markup. Targets that the article will not have: plain text.
    pub(super) fn xref(&mut self, xref: Node<'d>, at: &Path<'_>, line: &mut Line) {
        let Some(rid) = xref.attribute("rid") else { return line.push(foreign_inline(xref)) };
        let mut leads = self.leads(&rid.value());
        let here = at.item(line.len());
        let RefTargets { works, blocks, foreign, nowhere } = &mut leads;
        match (works.len(), blocks.len(), *foreign) {
            (0, 0, 0) => {
                self.lose_attribute(xref, rid);
                self.ignore_other_attributes(xref, &["rid", "ref-type"]);
                self.add_inlines(xref, at, line);
            }
            (1.., 0, 0) => {
                if *nowhere > 0 {
                    self.lose_attribute(xref, rid);
                }
                let works = std::mem::take(works);
                let cite = self.cite(xref, works, &here);
                line.push(Inline::Cite(cite));
            }
            (0, 1, 0) if *nowhere == 0 => {
                self.ignore_other_attributes(xref, &["rid", "ref-type"]);
                self.note_attribute(&here.key(CrossReference::TARGET), xref, "rid");
                let content = self.passage(xref, &here.key(CrossReference::CONTENT));
                line.push(Inline::CrossReference(CrossReference { target: blocks.remove(0), content }));
            }
            _ => line.push(foreign_inline(xref)),
        }
    }

    fn leads(&self, rid: &str) -> RefTargets {
        let mut leads = RefTargets::default();
        for id in rid.split_ascii_whitespace() {
            match self.document.by_id(id).map(target) {
                Some(Target::Work(work)) => leads.works.push(WorkRef(work.into_owned())),
                Some(Target::Block) => leads.blocks.push(BlockRef::from(id)),
                Some(Target::Foreign) => leads.foreign += 1,
                Some(Target::Nothing) | None => leads.nowhere += 1,
            }
        }
        leads
    }

    /// A citation, as printed.
    fn cite(&mut self, xref: Node<'d>, refs: Vec<WorkRef>, at: &Path<'_>) -> Cite {
        self.note_attribute(&at.key(Cite::REFS), xref, "rid");
        self.ignore_other_attributes(xref, &["rid", "ref-type"]);
        let content = self.passage(xref, &at.key(Cite::CONTENT));
        Cite { refs, locator: None, content: Some(content) }
    }
}
