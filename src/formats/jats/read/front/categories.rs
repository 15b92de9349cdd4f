//! Subjects, genres, and the section of the publication.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Metadata, Publication, Term, Uri, Url};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<article-categories>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/article-categories.html)
    pub(super) fn article_categories(
        &mut self,
        categories: Node<'d>,
        metadata: &mut Metadata,
        at: &Path<'_>,
    ) {
        for child in categories.elements() {
            match child.name() {
                "subj-group" => self.subj_group(child, None, metadata, at),
                "series-title" | "series-text" => self.keep_unmapped("article-categories", child),
                _ => self.ignore(child),
            }
        }
    }

    /// [`<subj-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/subj-group.html), inheriting type
    /// and language from the group around it
    fn subj_group(&mut self, group: Node<'d>, around: Option<&str>, metadata: &mut Metadata, at: &Path<'_>) {
        let own = self.attribute(group, "subj-group-type");
        let group_type = own.as_deref().or(around);
        for child in group.elements() {
            match child.name() {
                "subject" | "compound-subject" => {
                    let mut term = self.term(child);
                    term.language = self
                        .language(child, &metadata.language)
                        .or_else(|| self.language(group, &metadata.language));
                    self.subject(child, term, group_type, metadata, at);
                }
                "subj-group" => self.subj_group(child, group_type, metadata, at),
                _ => self.ignore(child),
            }
        }
    }

    fn subject(
        &mut self,
        node: Node<'d>,
        mut term: Term,
        group_type: Option<&str>,
        metadata: &mut Metadata,
        at: &Path<'_>,
    ) {
        let is_bare =
            Term { term: term.term.clone(), scheme: None, code: None, url: None, language: None } == term;
        let section = metadata.publication.as_ref().and_then(|publication| publication.section.as_ref());
        let is_heading =
            matches!(group_type, Some("heading" | "toc-heading" | "section" | "display-channel"));
        if is_heading && is_bare && section.is_none() {
            let publication = metadata.publication.get_or_insert_with(|| self.publication());
            publication.section = Some(term.term);
            return self.note(&at.key(Metadata::PUBLICATION).key(Publication::SECTION), node);
        }
        let (terms, key) = match group_type {
            Some("genre") => (&mut metadata.genres, "genres"),
            _ => (&mut metadata.subjects, "subjects"),
        };
        // A type that byline does not write is the name of a vocabulary.
        let is_vocabulary = !is_heading && !matches!(group_type, None | Some("genre" | "subject"));
        if is_vocabulary && term.scheme.is_none() {
            term.scheme = group_type.map(vocabulary);
        }
        // A tree of subjects is flattened: parents first.
        if terms.contains(&term) {
            return;
        }
        let list = at.key(key);
        let index = terms.len();
        terms.push(term);
        self.note(&list.item(index), node);
    }

    /// A tagged term: its text, and the attributes that identify its vocabulary.
    pub(super) fn term(&mut self, node: Node<'d>) -> Term {
        let scheme = self.attribute(node, "vocab-identifier").or_else(|| self.attribute(node, "vocab"));
        let mut term =
            Term { term: String::new(), scheme: scheme.map(Uri), code: None, url: None, language: None };
        let is_address = |value: &str| value.contains("://");
        if let Some(identifier) = self.attribute(node, "vocab-term-identifier") {
            match is_address(&identifier) {
                true => term.url = Some(Url(identifier)),
                false => term.code = Some(identifier),
            }
        }
        let parts = || node.elements().filter(|part| part.name().ends_with("-part"));
        if parts().next().is_none() {
            term.term = self.words(node);
            return term;
        }
        let mut words = Vec::new();
        for part in parts() {
            match part.attribute("content-type").as_ref().map(|content_type| content_type.value()).as_deref()
            {
                Some("code") => term.code = self.words_opt(part),
                _ => words.extend(self.words_opt(part)),
            }
        }
        term.term = words.join(": ");
        term
    }
}

/// The name of a vocabulary, as a URI.
pub(super) fn vocabulary(name: &str) -> Uri {
    Uri(name.replace(' ', "%20"))
}
