//! Keywords, and terms in general.

use crate::formats::jats::vocabulary::CREDIT;
use crate::formats::jats::write::article_meta::other_language;
use crate::formats::jats::write::unmapped::restore_next;
use crate::formats::jats::write::writer::Jats;
use crate::model::{Language, Term};
use crate::source::Path;
use crate::source::xml::{Element, WriteXml};

/// [`<kwd-group>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/kwd-group.html) with the keywords of the
/// authors: one for each run of keywords in one language, so that their order is kept
pub(super) fn kwd_groups(jats: &mut Jats<'_>, terms: &[Term], article: &Language, at: &Path<'_>) {
    let mut first = 0;
    for run in terms.chunk_by(|one, next| one.language == next.language) {
        let names = ("kwd-group", "kwd-group-type");
        group(jats, names, Some("author"), &run[0], article, article).children_unless_empty(|jats| {
            restore_next(jats, "kwd-group", "title");
            for (index, term) in run.iter().enumerate() {
                let at = at.item(first + index);
                jats.lose(&at.key(Term::BROADER), &term.broader, "a `kwd-group` has no hierarchy");
                self::term(jats, "kwd", term, article, &at);
            }
        });
        first += run.len();
    }
}

/// Begins a group of terms in the language of `term`, unless it inherits it from what is around it.
pub(super) fn group<'w, 'a>(
    jats: &'w mut Jats<'a>,
    (name, type_name): (&'static str, &'static str),
    group_type: Option<&str>,
    term: &Term,
    around: &Language,
    article: &Language,
) -> Element<'w, Jats<'a>> {
    let language = term.language.as_ref().unwrap_or(article);
    let other = (language != around).then_some(language.as_str());
    jats.element(name).attr_opt(type_name, group_type).attr_opt("xml:lang", other)
}

/// [`<subject>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/subject.html) or
/// [`<kwd>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/kwd.html)
pub(super) fn term(jats: &mut Jats<'_>, name: &'static str, term: &Term, article: &Language, at: &Path<'_>) {
    if term.term.is_empty() {
        return jats.lose(at, term, format_args!("JATS holds a `{name}` as text"));
    }
    other_language(jats, term.language.as_ref(), article, &at.key(Term::LANGUAGE));
    lose_term(jats, term, at);
    with_term(jats.element(name), term).text(&term.term);
}

/// Records what the attributes of [`with_term`] do not express.
pub(super) fn lose_term(jats: &mut Jats<'_>, term: &Term, at: &Path<'_>) {
    let Term { term: _, scheme, code, url, broader: _, language: _ } = term;
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
    let Term { term, scheme, code, url, broader: _, language: _ } = term;
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
