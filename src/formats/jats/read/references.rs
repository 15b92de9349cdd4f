//! Reading reference lists.

mod citation;
mod types;

use crate::formats::jats::read::reader::Reader;
use crate::model::{Id, Inline, Inlines, Work, WorkRef};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<ref-list>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/ref-list.html)
    pub(super) fn ref_list(&mut self, ref_list: Node<'d>) {
        // Works that are not cited are no part of the reference list.
        let is_listed = ref_list.attribute("content-type").is_none_or(|found| found.value() != "not-cited");
        for child in ref_list.elements() {
            match child.name() {
                "ref" => {
                    let work = self.r#ref(child);
                    if is_listed {
                        self.references.push(work);
                    }
                }
                "ref-list" => self.ref_list(child),
                // What stands above every reference list says nothing.
                "title" | "label" => {}
                _ => self.ignore(child),
            }
        }
    }

    /// [`<ref>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/ref.html): one work, however many
    /// citations it has
    fn r#ref(&mut self, node: Node<'d>) -> WorkRef {
        let own = self.attribute(node, "id").filter(|id| Id::could_be(id)).map(Id);
        let id = own.unwrap_or_else(|| self.ids.named("ref-1", "ref"));
        let at = Path::ROOT.key("works");
        let at = at.key(id.as_str());
        self.note(&at, node);
        let mut work = Work::of_type("document".to_owned());
        let mut printed: Vec<Inlines> = Vec::new();
        let mut is_first = true;
        for child in node.elements() {
            match child.name() {
                "label" | "x" => {}
                "element-citation" | "mixed-citation" | "citation" | "nlm-citation" | "product"
                | "related-object" | "related-article" => {
                    self.citation(child, &mut work, is_first, &mut printed, &at);
                    is_first = false;
                }
                "citation-alternatives" => {
                    self.alternatives(child, &mut work, &mut printed, &at);
                    is_first = false;
                }
                "note" | "p" => {
                    let words = self.words(child);
                    if !words.is_empty() {
                        printed.push(words.as_str().into());
                    }
                }
                _ => self.ignore(child),
            }
        }
        if !printed.is_empty() {
            work.unstructured = Some(joined(printed));
        }
        self.article.works.insert(id.clone(), work);
        WorkRef(id.0)
    }

    /// [`<citation-alternatives>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/citation-alternatives.html):
    /// one citation in several ways
    fn alternatives(
        &mut self,
        alternatives: Node<'d>,
        work: &mut Work,
        printed: &mut Vec<Inlines>,
        at: &Path<'_>,
    ) {
        let mixed = alternatives.elements().find(|child| is_mixed(*child));
        let parts = alternatives.elements().find(|child| !is_mixed(*child)).or(mixed);
        if let Some(parts) = parts {
            self.publication_type(parts, work);
            self.citation_parts(parts, work);
        }
        match (mixed, parts) {
            (Some(mixed), _) => {
                if parts.is_none_or(|parts| self.attribute(parts, "publication-type").is_none()) {
                    self.publication_type(mixed, work);
                }
                let text = self.inlines(mixed, &at.key("unstructured"));
                self.note(&at.key("unstructured"), mixed);
                printed.extend(Some(text).filter(|text| !text.is_empty()));
            }
            (None, Some(parts)) => self.say_the_rest(parts, printed),
            (None, None) => {}
        }
    }

    /// One citation. Of several, the first has the parts; all have the words.
    fn citation(
        &mut self,
        citation: Node<'d>,
        work: &mut Work,
        is_first: bool,
        printed: &mut Vec<Inlines>,
        at: &Path<'_>,
    ) {
        if is_first {
            self.publication_type(citation, work);
            self.citation_parts(citation, work);
        }
        if is_mixed(citation) {
            let text = self.inlines(citation, &at.key("unstructured"));
            self.note(&at.key("unstructured"), citation);
            printed.extend(Some(text).filter(|text| !text.is_empty()));
        } else if is_first {
            self.say_the_rest(citation, printed);
        } else {
            let words = self.spaced_words(citation);
            printed.extend(Some(words.as_str().into()).filter(|_| !words.is_empty()));
        }
    }

    /// Where a citation in elements says what a work has no field for, its words are all kept.
    fn say_the_rest(&mut self, citation: Node<'d>, printed: &mut Vec<Inlines>) {
        if citation.elements().any(citation::has_no_field) {
            let words = self.spaced_words(citation);
            printed.push(words.as_str().into());
        }
    }

    /// The words of elements that nothing stands between, parted by spaces and commas.
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

/// Whether a citation is written as it is to be printed.
fn is_mixed(citation: Node<'_>) -> bool {
    match citation.name() {
        "element-citation" | "nlm-citation" => false,
        "mixed-citation" => true,
        // NLM 2: either.
        _ => {
            citation.children().any(|child| child.is_text() && child.text().contains(char::is_alphanumeric))
                || citation.elements().next().is_none()
        }
    }
}

fn joined(printed: Vec<Inlines>) -> Inlines {
    let mut all = Vec::new();
    for Inlines(inlines) in printed {
        if !all.is_empty() {
            all.push(Inline::Text(" ".to_owned()));
        }
        for inline in inlines {
            match (all.last_mut(), inline) {
                (Some(Inline::Text(before)), Inline::Text(text)) => before.push_str(&text),
                (_, inline) => all.push(inline),
            }
        }
    }
    Inlines(all)
}
