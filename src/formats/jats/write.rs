//! Writing an article as JATS: one file per part of a document, one function per element.

mod about;
mod affiliations;
mod article_meta;
mod back;
mod blocks;
mod contributors;
mod copy;
mod corrections;
mod dates;
mod entity;
mod entity_losses;
mod facts;
mod figures;
mod foreign;
mod formulas;
mod funding;
mod inlines;
mod journal_meta;
mod keywords;
mod names;
mod notes;
mod permissions;
mod plain_words;
mod preconditions;
mod references;
mod related;
mod sections;
mod sub_articles;
mod subjects;
mod tables;
mod tag_set;
mod targets;
mod unmapped;
mod validity;
mod work_identifiers;
mod writer;

use crate::diagnostic::Finding;
use crate::formats::Losses;
use crate::formats::jats::write::notes::Back;
use crate::formats::jats::write::tag_set::Resolved;
use crate::formats::jats::write::validity::Invalid;
use crate::formats::jats::write::writer::Jats;
use crate::formats::jats::{JatsWriter, Version, vocabulary};
use crate::model::{Article, Metadata};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// The article as JATS, with the options of `writer`; what JATS cannot express is recorded as lost.
pub(super) fn write(
    writer: &JatsWriter,
    article: &Article,
    losses: &mut Losses,
) -> Result<String, Vec<Finding>> {
    let JatsWriter { tag_set, version, lossless } = *writer;
    let mut targets = targets::targets(article);
    let tag_set = tag_set::resolve(article, targets.wants_archiving, tag_set)?;
    preconditions::check(article)?;
    let mut invalid = Invalid::default();
    // Once, and again without markup that is not valid where it is.
    loop {
        let doctype = tag_set::doctype(tag_set, version);
        let mut jats = Jats::new(article, tag_set, doctype, targets, &invalid);
        jats.copy = lossless;
        self::article(&mut jats, article, version);
        entity_losses::declare(&mut jats);
        unmapped::declare(&mut jats);
        let (text, declared, markup) = jats.finish();
        let has_markup = !markup.is_empty() || !invalid.is_empty();
        let more = if has_markup { validity::invalid(&markup, &text)? } else { Invalid::default() };
        if more.is_empty() {
            *losses = if lossless { Losses::default() } else { declared };
            return Ok(text);
        }
        invalid.extend(more);
        targets = targets::targets(article);
    }
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
        extensions: _, // unmapped
    } = article;
    let root = Path::ROOT;
    jats.lose(&root.key(Article::SCHEMA), schema, "JATS has its own DOCTYPE");
    let dtd_version = match version {
        Version::V1_3 => "1.3",
        Version::V1_4 => "1.4",
    };
    let at = root.key(Article::METADATA);
    let article_type = vocabulary::article_type(metadata.kind);
    if vocabulary::kind_named(article_type).0 != metadata.kind {
        jats.lose(
            &at.key(Metadata::KIND),
            &metadata.kind,
            format_args!("JATS writes it as `{article_type}`"),
        );
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
                        Back { sections: back, at: &root.key(Article::BACK) },
                        &at,
                    );
                });
            });
            sections::body(jats, metadata.dateline.as_ref(), body, &root.key(Article::BODY));
            jats.element("back").children_unless_empty(|jats| {
                back::back(jats, back, &root.key(Article::BACK));
                references::ref_list(jats);
            });
            sections::floats_group(jats, &root.key(Article::BODY));
            // response: not modelled
            sub_articles::sub_articles(jats, sub_articles, "", &root.key(Article::SUB_ARTICLES));
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
