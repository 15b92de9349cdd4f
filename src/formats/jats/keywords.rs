//! Subjects, genres and keywords.

use crate::formats::jats::kept::put_back;
use crate::formats::jats::writer::Jats;
use crate::model::{Metadata, Publication, Term};
use crate::source::xml::{Element, WriteXml};

/// The address of CRediT, the Contributor Role Taxonomy.
pub(super) const CREDIT: &str = "https://credit.niso.org/";

/// [`<article-categories>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/article-categories.html)
///
/// ```xml
/// <subj-group subj-group-type="heading"><subject>Politics</subject></subj-group>
/// ```
pub(super) fn article_categories(jats: &mut Jats<'_>, metadata: &Metadata) {
    jats.element("article-categories").children_unless_empty(|jats| {
        if let Some(Publication { section: Some(section), .. }) = &metadata.publication {
            jats.element("subj-group")
                .attr("subj-group-type", "heading")
                .children(|jats| jats.element("subject").text(section));
        }
        subj_groups(jats, "subject", &metadata.subjects);
        subj_groups(jats, "genre", &metadata.genres);
        put_back(jats, "article-categories", &["series-title"]);
        put_back(jats, "article-categories", &["series-text"]);
    });
}

fn subj_groups(jats: &mut Jats<'_>, group_type: &str, terms: &[Term]) {
    for run in runs(terms) {
        jats.element("subj-group")
            .attr("subj-group-type", group_type)
            .attr_opt("xml:lang", language(run))
            .children(|jats| run.iter().for_each(|term| subject(jats, term)));
    }
}

/// [`<subject>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/subject.html), or
/// `<compound-subject>` for a term that has a code
fn subject(jats: &mut Jats<'_>, term: &Term) {
    match &term.code {
        None => with_term(jats.element("subject"), term).text(&term.term),
        Some(code) => with_term(jats.element("compound-subject"), term).children(|jats| {
            jats.element("compound-subject-part").attr("content-type", "code").text(code);
            jats.element("compound-subject-part").attr("content-type", "text").text(&term.term);
        }),
    }
}

/// [`<kwd-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/kwd-group.html), one for the
/// terms in a row that are in one language
pub(super) fn kwd_groups(jats: &mut Jats<'_>, terms: &[Term]) {
    for run in runs(terms) {
        jats.element("kwd-group")
            .attr("kwd-group-type", "author")
            .attr_opt("xml:lang", language(run))
            .children(|jats| run.iter().for_each(|term| kwd(jats, term)));
    }
}

/// [`<kwd>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/kwd.html), or `<compound-kwd>` for a
/// term that has a code
fn kwd(jats: &mut Jats<'_>, term: &Term) {
    match &term.code {
        None => with_term(jats.element("kwd"), term).text(&term.term),
        Some(code) => with_term(jats.element("compound-kwd"), term).children(|jats| {
            jats.element("compound-kwd-part").attr("content-type", "code").text(code);
            jats.element("compound-kwd-part").attr("content-type", "text").text(&term.term);
        }),
    }
}

/// Writes the attributes that say which term of which vocabulary it is.
///
/// The term is named by its address or else by its code.
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

/// Terms in a row that are in one language: a group has one, and the order of the terms is kept.
fn runs(terms: &[Term]) -> impl Iterator<Item = &[Term]> {
    terms.chunk_by(|one, next| one.language == next.language)
}

fn language(run: &[Term]) -> Option<&str> {
    run.first().and_then(|term| term.language.as_ref()).map(|language| language.as_str())
}
