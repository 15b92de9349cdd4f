//! JATS XML (ANSI/NISO Z39.96).
//!
//! One file per part of a JATS document, one function per element. `jats/README.md` says where each
//! field of an article goes.

mod affiliations;
mod article_meta;
mod blocks;
mod brought;
mod contributors;
mod custom_meta;
mod dates;
mod entity;
mod figures;
mod foreign;
mod formulas;
mod funding;
mod grid;
mod impediments;
mod inlines;
mod journal_meta;
mod kept;
mod keywords;
mod names;
mod permissions;
mod read;
mod records;
mod references;
mod related;
mod sections;
mod sub_articles;
mod tables;
mod tag_set;
mod targets;
mod work_identifiers;
mod writer;

pub use read::{Original, read};

use crate::diagnostic::Finding;
use crate::formats::jats::tag_set::Resolved;
use crate::formats::jats::writer::{Jats, token};
use crate::formats::{Losses, Residue, Writer};
use crate::model::{Article, ArticleKind};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// The extension that holds parts of a front for which the article has no field, as they stood.
const EXTENSION: &str = "org.niso.jats";

/// Which tag set to write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TagSet {
    /// Publishing for an article whose publication has an ISSN, Archiving for any other, and for one that holds
    /// JATS of other people.
    #[default]
    Auto,
    /// Journal Publishing, which requires an ISSN.
    Publishing,
    /// Journal Archiving and Interchange, the loosest.
    Archiving,
}

/// Which version of JATS to write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Version {
    /// ANSI/NISO Z39.96-2021.
    #[default]
    V1_3,
    /// ANSI/NISO Z39.96-2024.
    V1_4,
}

/// Writes JATS.
///
/// An article without errors becomes a document that is valid against the DTD of its tag set.
///
/// ```
/// use byline::formats::Writer;
/// use byline::formats::jats::JatsWriter;
///
/// let article = serde_json::from_str(
///     r#"{ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted on Monday." }"#,
/// )?;
/// let written = JatsWriter::default().export(&article).unwrap();
/// assert!(written.text.contains("<article-title>Council votes</article-title>"));
/// assert!(written.losses.is_empty());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JatsWriter {
    /// Which tag set.
    pub tag_set: TagSet,
    /// Which version.
    pub version: Version,
    /// Whether a copy of the article is added.
    pub lossless: bool,
}

impl JatsWriter {
    /// The usual options.
    pub const USUAL: Self = Self { tag_set: TagSet::Auto, version: Version::V1_3, lossless: false };
}

impl Writer for JatsWriter {
    fn name(&self) -> &'static str {
        "jats"
    }

    fn ending(&self) -> &'static str {
        "jats.xml"
    }

    fn title(&self) -> &'static str {
        "JATS"
    }

    fn options(&self) -> &'static [&'static str] {
        &["tag-set", "jats-version", "lossless"]
    }

    fn write(&self, article: &Article, _: &mut Losses) -> Result<String, Vec<Finding>> {
        let Self { tag_set, version, lossless } = *self;
        let residue = if lossless { Residue::Keep } else { Residue::LeaveOut };
        let targets = targets::targets(article);
        let tag_set = tag_set::resolve(article, targets.holds_jats, tag_set)?;
        let markup = impediments::markup(article)?;
        let mut jats = Jats::new(article, tag_set, tag_set::doctype(tag_set, version), residue, targets);
        self::article(&mut jats, article, version);
        let text = jats.finish();
        brought::check(&markup, &text)?;
        Ok(text)
    }
}

/// [`<article>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/article.html)
fn article<'a>(jats: &mut Jats<'a>, article: &'a Article, version: Version) {
    let Article {
        schema: _, // the residue
        metadata,
        people: _,        // contributors and records
        organizations: _, // contributors, affiliations and records
        places: _,        // affiliations and records
        events: _,        // records
        works: _,         // references
        quotes: _,        // records
        body,
        back,
        sub_articles,
        extensions: _, // custom_meta; what byline is told there is in the residue
    } = article;
    let dtd_version = match version {
        Version::V1_3 => "1.3",
        Version::V1_4 => "1.4",
    };
    jats.element("article")
        .attr("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .attr("xmlns:mml", "http://www.w3.org/1998/Math/MathML")
        .attr("xmlns:ali", "http://www.niso.org/schemas/ali/1.0/")
        .attr("dtd-version", dtd_version)
        .attr("article-type", &article_type(metadata.kind))
        .attr("xml:lang", metadata.language.as_str())
        .children(|jats| {
            processing_meta(jats);
            jats.element("front").children(|jats| {
                journal_meta::journal_meta(jats, metadata);
                article_meta::article_meta(jats, metadata);
            });
            jats.element("body").children_unless_empty(|jats| {
                sections::with_sections(jats, body, &Path::ROOT.key("body"));
            });
            jats.element("back").children_unless_empty(|jats| {
                sections::back(jats, back, &Path::ROOT.key("back"));
                references::ref_lists(jats);
            });
            // floats-group, response: not modelled
            sub_articles::sub_articles(jats, sub_articles, "", &Path::ROOT.key("subArticles"));
        });
}

/// [`<processing-meta>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/processing-meta.html)
fn processing_meta(jats: &mut Jats<'_>) {
    let tag_set = match jats.tag_set() {
        Resolved::Publishing => "publishing",
        Resolved::Archiving => "archiving",
    };
    jats.element("processing-meta")
        .attr("tagset-family", "jats")
        .attr("base-tagset", tag_set)
        .attr("mathml-version", "3.0")
        .attr("table-model", "xhtml")
        .empty();
}

/// The [suggested value](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/article-type.html)
/// that claims nothing wrong; where it says less than the kind, `custom_meta` keeps the kind.
fn article_type(kind: ArticleKind) -> String {
    match kind {
        ArticleKind::Article | ArticleKind::Interview | ArticleKind::BlogPost => "other".to_owned(),
        ArticleKind::Analysis | ArticleKind::Background => "news".to_owned(),
        // "Opinion piece, policy statement, or general commentary"; `article-commentary` is about another article.
        ArticleKind::Opinion => "editorial".to_owned(),
        ArticleKind::Review => "product-review".to_owned(),
        ArticleKind::News
        | ArticleKind::Letter
        | ArticleKind::Editorial
        | ArticleKind::Obituary
        | ArticleKind::ResearchArticle
        | ArticleKind::ReviewArticle
        | ArticleKind::BriefReport
        | ArticleKind::CaseReport
        | ArticleKind::Correction
        | ArticleKind::Retraction
        | ArticleKind::Other => token(&kind),
    }
}
