//! The tag set for an article, and its document type declaration.

use crate::diagnostic::Finding;
use crate::formats::NOT_EXPORTABLE;
use crate::formats::jats::write::sub_articles;
use crate::formats::jats::write::unmapped::has_unmapped;
use crate::formats::jats::{TagSet, Version};
use crate::model::{Article, Metadata, Publication};
use crate::source::xml::Doctype;
use crate::source::{Path, Pointer};
use crate::standards::jats::{self, Edition};

/// The tag set to use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resolved {
    Publishing,
    Archiving,
}

/// The tag set to write. Publishing requires a title of each article, and at least one ISSN of each publication; the
/// linking ISSN is not enough.
pub(super) fn resolve(
    article: &Article,
    wants_archiving: bool,
    wanted: TagSet,
) -> Result<Resolved, Vec<Finding>> {
    let publication = article.metadata.publication.as_ref();
    let has_issn = publication.is_some_and(|publication| {
        let Publication { issn, issn_print, .. } = publication;
        issn.is_some() || issn_print.is_some()
    });
    let inner = sub_articles::without_issn(article);
    let untitled = sub_articles::without_title(article);
    match wanted {
        TagSet::Archiving => Ok(Resolved::Archiving),
        // Markup from other programs may be anything that the loosest tag set allows.
        TagSet::Auto if wants_archiving || has_unmapped(&article.extensions) => Ok(Resolved::Archiving),
        TagSet::Auto | TagSet::Publishing if has_issn && inner.is_none() && untitled.is_none() => {
            Ok(Resolved::Publishing)
        }
        TagSet::Auto => Ok(Resolved::Archiving),
        TagSet::Publishing if has_issn && inner.is_none() => {
            Err(untitled.into_iter().map(without_title).collect())
        }
        TagSet::Publishing => Err(match inner.filter(|_| has_issn) {
            Some(inner) => vec![without_issn(Some(inner))],
            None => vec![without_issn(
                publication.map(|_| Path::ROOT.key(Article::METADATA).key(Metadata::PUBLICATION).pointer()),
            )],
        }),
    }
}

fn without_title(title: Pointer) -> Finding {
    let mut finding = Finding::new(&NOT_EXPORTABLE, title, "JATS Publishing requires a title");
    finding
        .label("empty")
        .help("fill in the title, or write the Archiving tag set, which does not require one");
    finding
}

fn without_issn(publication: Option<Pointer>) -> Finding {
    let message = "JATS Publishing requires the ISSN of the publication";
    let has_publication = publication.is_some();
    let place = publication.unwrap_or_else(|| Path::ROOT.key(Article::METADATA).pointer());
    let mut finding = Finding::new(&NOT_EXPORTABLE, place, message);
    match has_publication {
        true => finding.label("no `issn` or `issnPrint`").help(
            "add `issn` to the publication, or write the Archiving tag set, which does not require \
                one",
        ),
        false => finding.label("no `publication`").help(
            "add `metadata.publication` with `title` and `issn`, or write the Archiving tag set, \
                which does not require it",
        ),
    };
    finding
}

/// The document type declaration, with the public identifier that archives resolve.
pub(super) fn doctype(tag_set: Resolved, version: Version) -> Doctype {
    let tag_set = match tag_set {
        Resolved::Publishing => jats::TagSet::Publishing,
        Resolved::Archiving => jats::TagSet::Archiving,
    };
    let version = match version {
        Version::V1_3 => jats::Version::V1_3,
        Version::V1_4 => jats::Version::V1_4,
    };
    let edition = Edition::new(version, tag_set);
    Doctype { root: "article", public_id: edition.public_id(), system_id: edition.system_id() }
}
