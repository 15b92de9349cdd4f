//! Reading reference lists.

mod citation;
mod types;

pub(super) use citation::{is_part_of_citation, is_printed};

use crate::formats::jats::read::reader::Reader;
use crate::model::{Article, Id, Inline, Inlines, Work, WorkRef, WorkType};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<ref-list>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/ref-list.html)
    pub(super) fn ref_list(&mut self, ref_list: Node<'d>) {
        for child in ref_list.elements() {
            match child.name() {
                "ref" => {
                    let work = self.r#ref(child);
                    self.references.push((work, child));
                }
                "ref-list" => self.ref_list(child),
                "title" if self.references.is_empty() && self.unmapped.count("ref-list") == 0 => {
                    self.keep_unmapped("ref-list", child);
                }
                _ => self.ignore(child),
            }
        }
    }

    /// The references that have been read, with the path `at`.
    pub(super) fn take_references(&mut self, at: &Path<'_>) -> Vec<WorkRef> {
        let references = std::mem::take(&mut self.references);
        for (number, (_, node)) in references.iter().enumerate() {
            self.note(&at.item(number), *node);
        }
        references.into_iter().map(|(work, _)| work).collect()
    }

    /// [`<ref>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/ref.html): one work, however many
    /// citations it has
    fn r#ref(&mut self, node: Node<'d>) -> WorkRef {
        let own = self.attribute(node, "id").filter(|id| Id::could_be(id)).map(Id);
        let id = own.unwrap_or_else(|| self.ids.named("ref-1", "ref"));
        let at = Path::ROOT.key(Article::WORKS);
        let at = at.key(id.as_str());
        self.note(&at, node);
        let mut work = Work::default();
        let mut citations: Vec<Node<'d>> = Vec::new();
        for child in node.elements() {
            match child.name() {
                "label" => work.label = self.words_opt(child),
                "x" => {} // punctuation that a program has added
                "element-citation" | "mixed-citation" | "citation" | "nlm-citation" | "product"
                | "related-object" | "related-article" => citations.push(child),
                "citation-alternatives" => citations.extend(child.elements()),
                "note" | "p" => self.remark(child, &mut work, &at),
                _ => self.ignore(child),
            }
        }
        let printed = self.citations(&citations, &mut work, &at);
        if !printed.is_empty() {
            work.unstructured = Some(joined(printed));
        }
        self.article.works.insert(id.clone(), work);
        WorkRef(id.0)
    }

    /// The citations of a work: the first tagged one gives the parts, the printed ones give the text. Where several are
    /// tagged, the others are in the text, too.
    fn citations(&mut self, citations: &[Node<'d>], work: &mut Work, at: &Path<'_>) -> Vec<Inlines> {
        let (printed, parts): (Vec<Node<'d>>, Vec<Node<'d>>) =
            citations.iter().partition(|node| is_printed(**node));
        let Some(first) = parts.first().or(printed.first()) else { return Vec::new() };
        self.publication_type(*first, work);
        self.citation_parts(*first, work, at);
        if work.r#type == WorkType::default()
            && let Some(printed) = printed.first()
        {
            self.publication_type(*printed, work);
        }
        let mut texts = Vec::new();
        for citation in citations {
            if is_printed(*citation) {
                let at = at.key(Work::UNSTRUCTURED);
                self.note(&at, *citation);
                texts.extend(Some(self.inlines(*citation, &at)).filter(|text| !text.is_empty()));
            } else if parts.len() > 1 && parts.len() > printed.len() {
                let words = self.spaced_words(*citation);
                texts.extend(Some(words.as_str().into()).filter(|_| !words.is_empty()));
            }
        }
        texts
    }

    /// The text of elements, separated by spaces and commas.
    fn spaced_words(&self, citation: Node<'d>) -> String {
        let mut words = String::new();
        for child in citation.elements() {
            let part = match child.name() {
                "person-group" => {
                    let names = child.elements().filter(|name| name.is_element());
                    names.map(|name| self.name_words(name)).collect::<Vec<_>>().join(", ")
                }
                "name" => self.name_words(child),
                _ => self.words(child),
            };
            if part.is_empty() {
                continue;
            }
            if !words.is_empty() {
                words.push_str(if words.ends_with(['.', ',', ':', ';', '?', '!']) { " " } else { ". " });
            }
            words.push_str(&part);
        }
        words
    }

    fn name_words(&self, name: Node<'d>) -> String {
        match name.name() {
            "name" => name.elements().map(|part| self.words(part)).collect::<Vec<_>>().join(" "),
            "etal" if self.words(name).is_empty() => "et al.".to_owned(),
            _ => self.words(name),
        }
    }
}

/// Texts joined with spaces.
fn joined(printed: Vec<Inlines>) -> Inlines {
    let mut all: Vec<Inline> = Vec::new();
    let add = |all: &mut Vec<Inline>, inline| match (all.last_mut(), inline) {
        (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
        (_, inline) => all.push(inline),
    };
    for Inlines(inlines) in printed {
        if !all.is_empty() {
            add(&mut all, Inline::Text(" ".to_owned()));
        }
        inlines.into_iter().for_each(|inline| add(&mut all, inline));
    }
    Inlines(all)
}
