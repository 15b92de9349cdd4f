//! Subjects, genres and keywords.

use crate::formats::jats::vocabulary::CREDIT;
use crate::formats::jats::write::article_meta::other_language;
use crate::formats::jats::write::unmapped::restore;
use crate::formats::jats::write::writer::Jats;
use crate::model::{Language, Metadata, Publication, Term};
use crate::source::Path;
use crate::source::xml::{Element, WriteXml};

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
    jats.element("article-categories").children_unless_empty(|jats| {
        jats.element("subj-group").attr("subj-group-type", "heading").children_unless_empty(|jats| {
            jats.line_of_text("subject", section, &at.key(Metadata::PUBLICATION).key(Publication::SECTION));
        });
        subj_groups(jats, "subject", subjects, article, &at.key(Metadata::SUBJECTS));
        subj_groups(jats, "genre", genres, article, &at.key(Metadata::GENRES));
        restore(jats, "article-categories", &["series-title"]);
        restore(jats, "article-categories", &["series-text"]);
    });
}

fn subj_groups(jats: &mut Jats<'_>, group_type: &str, terms: &[Term], article: &Language, at: &Path<'_>) {
    groups(jats, "subj-group", "subj-group-type", group_type, terms, article, |jats, index| {
        let (term, at) = (&terms[index], at.item(index));
        if terms[..index].contains(term) {
            return jats.lose(&at, term, "a subject is written once");
        }
        self::term(jats, "subject", term, article, &at);
    });
}

/// [`<kwd-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/kwd-group.html) with the keywords of the
/// authors
pub(super) fn kwd_groups(jats: &mut Jats<'_>, terms: &[Term], article: &Language, at: &Path<'_>) {
    groups(jats, "kwd-group", "kwd-group-type", "author", terms, article, |jats, index| {
        if index == 0 {
            restore(jats, "kwd-group", &["title"]);
        }
        self::term(jats, "kwd", &terms[index], article, &at.item(index));
    });
}

/// Groups of terms: one for each run of terms in one language, so that their order is kept.
fn groups<'a>(
    jats: &mut Jats<'a>,
    name: &'static str,
    type_name: &'static str,
    group_type: &str,
    terms: &[Term],
    article: &Language,
    mut write: impl FnMut(&mut Jats<'a>, usize),
) {
    let mut first = 0;
    for run in terms.chunk_by(|one, next| one.language == next.language) {
        let language = run.first().and_then(|term| term.language.as_ref()).filter(|own| *own != article);
        jats.element(name)
            .attr(type_name, group_type)
            .attr_opt("xml:lang", language.map(|language| language.as_str()))
            .children_unless_empty(|jats| (first..first + run.len()).for_each(|index| write(jats, index)));
        first += run.len();
    }
}

/// [`<subject>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/subject.html) or
/// [`<kwd>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/kwd.html)
fn term(jats: &mut Jats<'_>, name: &'static str, term: &Term, article: &Language, at: &Path<'_>) {
    if term.term.is_empty() {
        return jats.lose(at, term, format_args!("JATS holds a `{name}` as text"));
    }
    other_language(jats, term.language.as_ref(), article, &at.key(Term::LANGUAGE));
    lose_term(jats, term, at);
    with_term(jats.element(name), term).text(&term.term);
}

/// Records what the attributes of [`with_term`] do not express.
pub(super) fn lose_term(jats: &mut Jats<'_>, term: &Term, at: &Path<'_>) {
    let Term { term: _, scheme, code, url, language: _ } = term;
    let is_address = |text: &str| text.contains("://");
    if url.is_some() || code.as_deref().is_some_and(is_address) {
        jats.lose(&at.key(Term::CODE), code, "JATS holds either the URL or the code of a term");
    }
    if url.as_ref().is_some_and(|url| !is_address(url.as_str())) {
        jats.lose(&at.key(Term::URL), url, "it looks like a term code");
    }
    if scheme.as_ref().is_some_and(|scheme| scheme.as_str().trim().is_empty()) {
        jats.lose(&at.key(Term::SCHEME), scheme, "JATS does not allow an empty `vocab-identifier`");
    }
}

/// Writes the attributes that identify a term and its vocabulary.
///
/// The term is identified by its URL or else by its code.
pub(super) fn with_term<'w, 'a>(element: Element<'w, Jats<'a>>, term: &Term) -> Element<'w, Jats<'a>> {
    let Term { term, scheme, code, url, language: _ } = term;
    let identifier = url.as_ref().map(|url| url.as_str()).or(code.as_deref());
    let scheme = scheme.as_ref().map(|scheme| scheme.as_str());
    let is_credit = [scheme, identifier].into_iter().flatten().any(|uri| uri.contains("credit.niso.org"));
    let is_term = scheme.is_some() || identifier.is_some();
    element
        .attr_opt("vocab", is_credit.then_some("credit"))
        .attr_opt("vocab-identifier", scheme.or(is_credit.then_some(CREDIT)))
        .attr_opt("vocab-term", is_term.then_some(term))
        .attr_opt("vocab-term-identifier", identifier)
}
