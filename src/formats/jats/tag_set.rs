//! Which tag set an article can be written in, and the document type that says so.

use crate::diagnostic::Finding;
use crate::formats::NOT_EXPORTABLE;
use crate::formats::jats::kept::has_kept;
use crate::formats::jats::{TagSet, Version};
use crate::model::{Article, Publication};
use crate::source::Path;
use crate::source::xml::Doctype;

/// The tag set that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Resolved {
    Publishing,
    Archiving,
}

/// The tag set to write. Publishing requires at least one ISSN; the linking ISSN does not do.
pub(super) fn resolve(article: &Article, holds_jats: bool, wanted: TagSet) -> Result<Resolved, Vec<Finding>> {
    let publication = article.metadata.publication.as_ref();
    let has_issn = publication.is_some_and(|publication| {
        let Publication { issn, issn_print, .. } = publication;
        issn.is_some() || issn_print.is_some()
    });
    match wanted {
        TagSet::Archiving => Ok(Resolved::Archiving),
        // What others wrote may be anything that the loosest tag set admits.
        TagSet::Auto if holds_jats || has_kept(&article.extensions) => Ok(Resolved::Archiving),
        TagSet::Auto | TagSet::Publishing if has_issn => Ok(Resolved::Publishing),
        TagSet::Auto => Ok(Resolved::Archiving),
        TagSet::Publishing => Err(vec![without_issn(publication)]),
    }
}

fn without_issn(publication: Option<&Publication>) -> Finding {
    let metadata = Path::ROOT.key("metadata");
    let message = "JATS Publishing requires the ISSN of the publication";
    let mut finding = match publication {
        Some(_) => Finding::new(&NOT_EXPORTABLE, metadata.key("publication").pointer(), message),
        None => Finding::new(&NOT_EXPORTABLE, metadata.pointer(), message),
    };
    match publication {
        Some(_) => finding
            .label("no `issn` or `issnPrint`")
            .help("add `metadata.publication.issn`, or write the Archiving tag set, which requires none"),
        None => finding
            .label("no `publication`")
            .help("add `metadata.publication` with `title` and `issn`, or write the Archiving tag set, which requires none"),
    };
    finding
}

/// The document type, by the public identifier that receivers resolve.
pub(super) fn doctype(tag_set: Resolved, version: Version) -> Doctype {
    let (public_id, system_id) = match (tag_set, version) {
        (Resolved::Publishing, Version::V1_3) => (
            "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.3 20210610//EN",
            "https://jats.nlm.nih.gov/publishing/1.3/JATS-journalpublishing1-3-mathml3.dtd",
        ),
        (Resolved::Publishing, Version::V1_4) => (
            "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD with MathML3 v1.4 20241031//EN",
            "https://jats.nlm.nih.gov/publishing/1.4/JATS-journalpublishing1-4-mathml3.dtd",
        ),
        (Resolved::Archiving, Version::V1_3) => (
            "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.3 20210610//EN",
            "https://jats.nlm.nih.gov/archiving/1.3/JATS-archivearticle1-3-mathml3.dtd",
        ),
        (Resolved::Archiving, Version::V1_4) => (
            "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD with MathML3 v1.4 20241031//EN",
            "https://jats.nlm.nih.gov/archiving/1.4/JATS-archivearticle1-4-mathml3.dtd",
        ),
    };
    Doctype { root: "article", public_id, system_id }
}
