//! Subjects, genres, and the section of the publication.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Language, Metadata, Publication, Term, Uri, Url};
use crate::source::Path;
use crate::source::hash::IndexMap;
use crate::source::xml::Node;

/// Subjects, each with those that are part of it.
type Subjects<'d> = IndexMap<Term, Subject<'d>>;

struct Subject<'d> {
    node: Node<'d>,
    narrower: Subjects<'d>,
}

impl<'d> Reader<'d> {
    /// [`<article-categories>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/article-categories.html)
    ///
    /// The first heading is the section of the publication. All other subjects go into a list, each before those that
    /// are part of it, and once at its place.
    pub(super) fn article_categories(
        &mut self,
        categories: Node<'d>,
        metadata: &mut Metadata,
        at: &Path<'_>,
    ) {
        let (mut of_section, mut subjects, mut genres) =
            <(Subjects<'d>, Subjects<'d>, Subjects<'d>)>::default();
        for child in categories.elements() {
            match child.name() {
                "subj-group" => {
                    let mut found = self.subj_group(child, None, None, &metadata.language);
                    let group_type = self.attribute(child, "subj-group-type");
                    let publication = metadata.publication.as_ref();
                    let has_section = publication.is_some_and(|publication| publication.section.is_some());
                    if is_heading(group_type.as_deref())
                        && !has_section
                        && found.first().is_some_and(|(term, _)| is_bare(term))
                        && let Some((section, Subject { node, narrower })) = found.shift_remove_index(0)
                    {
                        let publication = metadata.publication.get_or_insert_with(|| self.publication());
                        publication.section = Some(section.term);
                        self.note(&at.key(Metadata::PUBLICATION).key(Publication::SECTION), node);
                        of_section = narrower;
                    }
                    match group_type.as_deref() {
                        Some("genre") => merge(&mut genres, found),
                        _ => merge(&mut subjects, found),
                    }
                }
                "series-title" | "series-text" => self.keep_unmapped("article-categories", child),
                _ => self.ignore(child),
            }
        }
        for found in [of_section, subjects] {
            self.list_subjects(found, &mut metadata.subjects, &at.key(Metadata::SUBJECTS));
        }
        self.list_subjects(genres, &mut metadata.genres, &at.key(Metadata::GENRES));
    }

    /// [`<subj-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/subj-group.html), inheriting type
    /// and language from the group around it. Groups in it are part of the last subject before them.
    fn subj_group(
        &mut self,
        group: Node<'d>,
        group_type: Option<&str>,
        language: Option<&Language>,
        article: &Language,
    ) -> Subjects<'d> {
        let own_type = self.attribute(group, "subj-group-type");
        let group_type = own_type.as_deref().or(group_type);
        let own_language = self.attribute(group, "xml:lang").map(Language);
        let language = own_language.as_ref().or(language);
        let mut subjects = Subjects::default();
        for child in group.elements() {
            match child.name() {
                "subject" | "compound-subject" => {
                    let mut term = self.term(child);
                    let own_language = self.attribute(child, "xml:lang").map(Language);
                    term.language = own_language.or(language.cloned()).filter(|language| language != article);
                    // A type that byline does not write is the name of a vocabulary.
                    let is_vocabulary =
                        !is_heading(group_type) && !matches!(group_type, None | Some("genre" | "subject"));
                    if is_vocabulary && term.scheme.is_none() {
                        term.scheme = group_type.map(vocabulary);
                    }
                    subjects.entry(term).or_insert(Subject { node: child, narrower: Subjects::default() });
                }
                "subj-group" => {
                    let found = self.subj_group(child, group_type, language, article);
                    match subjects.last_mut() {
                        None => merge(&mut subjects, found),
                        Some((Term { term: broader, .. }, Subject { node: _, narrower })) => {
                            let within =
                                |(term, subject)| (Term { broader: Some(broader.clone()), ..term }, subject);
                            merge(narrower, found.into_iter().map(within).collect());
                        }
                    }
                }
                _ => self.ignore(child),
            }
        }
        subjects
    }

    /// Adds subjects to a list, each before those that are part of it.
    fn list_subjects(&mut self, subjects: Subjects<'d>, list: &mut Vec<Term>, at: &Path<'_>) {
        for (term, Subject { node, narrower }) in subjects {
            self.note(&at.item(list.len()), node);
            list.push(term);
            self.list_subjects(narrower, list, at);
        }
    }

    /// A tagged term: its text, and the attributes that identify its vocabulary.
    pub(super) fn term(&mut self, node: Node<'d>) -> Term {
        let scheme = self.attribute(node, "vocab-identifier").or_else(|| self.attribute(node, "vocab"));
        let mut term = Term { scheme: scheme.map(Uri), ..Term::default() };
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

/// Adds subjects to others; those that are there already get what is part of them.
fn merge<'d>(into: &mut Subjects<'d>, from: Subjects<'d>) {
    for (term, Subject { node, narrower }) in from {
        let subject = into.entry(term).or_insert(Subject { node, narrower: Subjects::default() });
        merge(&mut subject.narrower, narrower);
    }
}

/// Whether a term says no more than its words.
fn is_bare(term: &Term) -> bool {
    *term == Term { term: term.term.clone(), ..Term::default() }
}

/// Whether a group of this type is the heading of a table of contents.
fn is_heading(group_type: Option<&str>) -> bool {
    matches!(group_type, Some("heading" | "toc-heading" | "section" | "display-channel"))
}

/// The name of a vocabulary, as a URI.
pub(super) fn vocabulary(name: &str) -> Uri {
    Uri(name.replace(' ', "%20"))
}
