//! Subjects and genres.

use std::borrow::Cow;

use crate::formats::jats::write::keywords::{group, term};
use crate::formats::jats::write::unmapped::restore;
use crate::formats::jats::write::writer::Jats;
use crate::model::{Language, Metadata, Publication, Term};
use crate::source::Path;
use crate::source::hash::HashSet;
use crate::source::xml::WriteXml;

/// How deeply subjects are nested at most.
const MAX_DEPTH: usize = 32;

/// [`<article-categories>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/article-categories.html)
///
/// ```xml
/// <subj-group subj-group-type="heading"><subject>Politics</subject></subj-group>
/// ```
pub(super) fn article_categories(
    jats: &mut Jats<'_>,
    section: Option<&str>,
    subjects: &[Term],
    genres: &[Term],
    article: &Language,
    at: &Path<'_>,
) {
    let at_subjects = at.key(Metadata::SUBJECTS);
    let subjects = nested(jats, subjects, section.filter(|section| !section.is_empty()), &at_subjects);
    let at_genres = at.key(Metadata::GENRES);
    let genres = nested(jats, genres, None, &at_genres);
    let first = subjects.iter().position(|subject| subject.depth == 0).unwrap_or(subjects.len());
    let (of_section, subjects) = subjects.split_at(first);
    jats.element("article-categories").children_unless_empty(|jats| {
        jats.element("subj-group").attr("subj-group-type", "heading").children_unless_empty(|jats| {
            jats.line_of_text("subject", section, &at.key(Metadata::PUBLICATION).key(Publication::SECTION));
            subj_groups(jats, None, of_section, article, article, &at_subjects);
        });
        subj_groups(jats, Some("subject"), subjects, article, article, &at_subjects);
        subj_groups(jats, Some("genre"), &genres, article, article, &at_genres);
        restore(jats, "article-categories", &["series-title"]);
        restore(jats, "article-categories", &["series-text"]);
    });
}

/// A subject at its place in the hierarchy.
struct Subject<'a> {
    term: &'a Term,
    /// Its index in its list.
    index: usize,
    /// How many broader ones it is in.
    depth: usize,
}

/// The subjects that are written. Each is in the last one before it that has the name of its broader term, and in which
/// that one is; the first ones may be in the section.
fn nested<'a>(
    jats: &mut Jats<'_>,
    terms: &'a [Term],
    section: Option<&'a str>,
    at: &Path<'_>,
) -> Vec<Subject<'a>> {
    let mut subjects = Vec::with_capacity(terms.len());
    // The names of the subjects that the next one may be in, each with its index.
    let mut open: Vec<(&str, Option<usize>)> = section.map(|section| (section, None)).into_iter().collect();
    let mut written = HashSet::default();
    for (index, term) in terms.iter().enumerate() {
        let at = at.item(index);
        let broader = term.broader.as_deref();
        let found =
            open.iter().rposition(|(name, _)| Some(*name) == broader).filter(|depth| *depth < MAX_DEPTH);
        let depth = found.map_or(0, |found| found + 1);
        open.truncate(depth);
        let plain = match (broader, depth) {
            (Some(_), 0) => Cow::Owned(Term { broader: None, ..term.clone() }),
            _ => Cow::Borrowed(term),
        };
        if term.term.is_empty() || !written.insert((open.last().map(|(_, index)| *index), plain)) {
            open.clear();
            jats.lose(&at, term, "JATS holds a subject as text, and once");
            continue;
        }
        if depth == 0 {
            jats.lose(&at.key(Term::BROADER), &term.broader, "no subject just before it has this name");
        }
        open.push((&term.term, Some(index)));
        subjects.push(Subject { term, index, depth });
    }
    subjects
}

/// [`<subj-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/subj-group.html)s of subjects in one
/// language, so that their order is kept. The groups in one are part of its last subject.
fn subj_groups(
    jats: &mut Jats<'_>,
    group_type: Option<&str>,
    mut subjects: &[Subject<'_>],
    around: &Language,
    article: &Language,
    at: &Path<'_>,
) {
    while let Some((first, after)) = subjects.split_first() {
        let is_beside =
            |next: &Subject<'_>| next.depth == first.depth && next.term.language == first.term.language;
        let beside = 1 + after.iter().take_while(|next| is_beside(next)).count();
        let narrower = subjects[beside..].iter().take_while(|next| next.depth > first.depth).count();
        let (these, rest) = subjects.split_at(beside);
        let (narrower, rest) = rest.split_at(narrower);
        group(jats, ("subj-group", "subj-group-type"), group_type, first.term, around, article).children(
            |jats| {
                for Subject { term: subject, index, depth: _ } in these {
                    term(jats, "subject", subject, article, &at.item(*index));
                }
                let around = first.term.language.as_ref().unwrap_or(article);
                subj_groups(jats, None, narrower, around, article, at);
            },
        );
        subjects = rest;
    }
}
