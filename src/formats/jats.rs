//! JATS XML (ANSI/NISO Z39.96).
//!
//! One file per part of a JATS document, one function per element. `jats/README.md` says where each
//! field of an article goes.

mod about;
mod affiliations;
mod article_meta;
mod back;
mod blocks;
mod brought;
mod contributors;
mod copy;
mod corrections;
mod dates;
mod entity;
mod entity_losses;
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
mod kinds;
mod names;
mod notes;
mod permissions;
mod person_names;
mod plain_words;
mod read;
mod references;
mod related;
mod said;
mod section_kinds;
mod sections;
mod sub_articles;
mod tables;
mod tag_set;
mod targets;
mod tex;
mod vocabularies;
mod work_identifiers;
mod writer;

pub use read::Original;

use crate::diagnostic::Finding;
use crate::formats::jats::notes::Back;
use crate::formats::jats::tag_set::Resolved;
use crate::formats::jats::writer::Jats;
use crate::formats::lossless::restored;
use crate::formats::{self, Imported, Losses, Writer};
use crate::model::Article;
use crate::source::xml::WriteXml;
use crate::source::{Path, Source};

/// The extension that holds parts of a front for which the article has no field, as they stood.
const EXTENSION: &str = "org.niso.jats";

/// Which tag set to write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TagSet {
    /// Publishing for an article whose publication has an ISSN, Archiving for any other, and for one that holds
    /// JATS of other people or sections without titles.
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

    fn write(&self, article: &Article, losses: &mut Losses) -> Result<String, Vec<Finding>> {
        let Self { tag_set, version, lossless } = *self;
        let targets = targets::targets(article);
        let tag_set = tag_set::resolve(article, targets.wants_archiving, tag_set)?;
        let markup = impediments::markup(article)?;
        let doctype = tag_set::doctype(tag_set, version);
        let mut jats = Jats::new(article, tag_set, doctype, targets, std::mem::take(losses));
        jats.copy = lossless;
        self::article(&mut jats, article, version);
        entity_losses::declare(&mut jats);
        kept::declare(&mut jats);
        let (text, declared) = jats.finish();
        *losses = declared;
        if lossless {
            losses.clear();
        }
        brought::check(&markup, &text)?;
        Ok(text)
    }
}

/// Reads an article from JATS XML.
///
/// What is not well-formed is not read at all. Else there is an article, and findings of kind
/// [`LOST_ON_IMPORT`](crate::formats::LOST_ON_IMPORT) say what of the file it has no place for. A file with a copy of its
/// article is read as that, with all edits since.
pub fn read(source: &Source) -> Imported<'_> {
    let plain = read::read(source);
    let formats::Original::Jats(original) = &plain.original else { return plain };
    let Some(copy) = copy::copy(&original.document) else { return plain };
    let writer = JatsWriter { lossless: true, ..JatsWriter::default() };
    restored(plain, copy, &[&writer], read::read)
}

/// [`<article>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/article.html)
fn article<'a>(jats: &mut Jats<'a>, article: &'a Article, version: Version) {
    let Article {
        schema,
        metadata,
        people: _,        // contributors, funding; entity_losses
        organizations: _, // contributors, affiliations, publisher, funding; entity_losses
        places: _,        // affiliations; entity_losses
        events: _,        // entity_losses
        works: _,         // references, related
        quotes: _,        // entity_losses
        body,
        back,
        sub_articles,
        extensions: _, // kept
    } = article;
    let root = Path::ROOT;
    jats.lose(&root.key("$schema"), schema, "JATS has a document type of its own");
    let dtd_version = match version {
        Version::V1_3 => "1.3",
        Version::V1_4 => "1.4",
    };
    let at = root.key("metadata");
    let article_type = kinds::article_type(metadata.kind);
    if kinds::kind_named(article_type).0 != metadata.kind {
        jats.lose(&at.key("kind"), &metadata.kind, format_args!("to JATS it is `{article_type}`"));
    }
    jats.element("article")
        .attr("xmlns:xlink", "http://www.w3.org/1999/xlink")
        .attr("xmlns:mml", "http://www.w3.org/1998/Math/MathML")
        .attr("xmlns:ali", "http://www.niso.org/schemas/ali/1.0/")
        .attr("dtd-version", dtd_version)
        .attr("article-type", article_type)
        .attr("xml:lang", metadata.language.as_str())
        .children(|jats| {
            processing_meta(jats);
            jats.element("front").children(|jats| {
                journal_meta::journal_meta(jats, metadata, &at);
                jats.element("article-meta").children(|jats| {
                    article_meta::content(
                        jats,
                        metadata,
                        Back { sections: back, at: &root.key("back") },
                        &at,
                    );
                });
            });
            sections::body(jats, metadata.dateline.as_ref(), body, &root.key("body"));
            jats.element("back").children_unless_empty(|jats| {
                back::back(jats, back, &root.key("back"));
                references::ref_list(jats);
            });
            sections::floats_group(jats, &root.key("body"));
            // response: not modelled
            sub_articles::sub_articles(jats, sub_articles, "", &root.key("subArticles"));
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
