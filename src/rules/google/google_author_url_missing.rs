//! `google-author-url-missing`

use crate::diagnostic::{Code, Place};
use crate::model::{Article, Contributor, Identity, Metadata, Organization, Person};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::hash::HashSet;
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-author-url-missing", include_str!("google_author_url_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    let mut seen = HashSet::default();
    for (index, author) in article.metadata.authors.iter().enumerate() {
        let id = author.agent.as_str();
        let Some((pointer, name)) = without_address(article, id) else { continue };
        if !seen.insert(id) {
            continue;
        }
        let named = Path::ROOT
            .key(Article::METADATA)
            .key(Metadata::AUTHORS)
            .item(index)
            .key(Contributor::AGENT)
            .pointer();
        report
            .at(Place::Key(pointer), format!("the author {name} has no URL or identifier"))
            .label("no `url`, no `sameAs`")
            .related(named, "listed as an author here")
            .help("add `url` with the author's own page, or an identifier such as `orcid` or `wikidata`");
    }
}

/// The author, if it has no URL that search results can link to.
fn without_address<'a>(article: &'a Article, id: &str) -> Option<(Pointer, &'a str)> {
    let at = |collection: &str| Pointer::default().key(collection).key(id);
    if let Some(person) = article.people.get(id) {
        let Person { name, orcid, identity: Identity { url, same_as, isni, wikidata, .. }, .. } = person;
        let is_bare =
            url.is_none() && same_as.is_empty() && orcid.is_none() && isni.is_none() && wikidata.is_none();
        return is_bare.then(|| (at("people"), name.as_str()));
    }
    let Organization { name, ror, funder_doi, identity, .. } = article.organizations.get(id)?;
    let Identity { url, same_as, isni, wikidata, .. } = identity;
    let is_bare = url.is_none()
        && same_as.is_empty()
        && ror.is_none()
        && isni.is_none()
        && wikidata.is_none()
        && funder_doi.is_none();
    is_bare.then(|| (at("organizations"), name.as_str()))
}
