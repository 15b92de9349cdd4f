//! Writing an article as JSON-LD: one file per schema.org type.

mod article;
mod contributor;
mod copy;
mod date;
mod dates;
mod entity;
mod event;
mod funding;
mod identifier;
mod identity;
pub(super) mod json;
mod live_blog;
mod media;
mod members;
mod organization;
mod person;
mod place;
mod plain_text;
mod policies;
mod publication;
mod quotation;
mod related;
mod rights;
mod summary;
mod term;
mod text;
mod word_count;
mod work;
mod writer;

use crate::diagnostic::{Finding, Place};
use crate::formats::jsonld::write::json::Medium;
use crate::formats::jsonld::write::writer::Mentioned;
use crate::formats::jsonld::{JsonldWriter, Shape};
use crate::formats::{Losses, NOT_EXPORTABLE};
use crate::model::{Article, Metadata};
use crate::source::Path;

/// The article as JSON-LD; what it cannot express is recorded as lost.
pub(super) fn write(
    options: &JsonldWriter,
    article: &Article,
    medium: Medium,
    losses: &mut Losses,
) -> Result<String, Vec<Finding>> {
    let is_free = article.metadata.is_accessible_for_free != Some(false);
    if !is_free && options.article_body {
        return Err(vec![paywalled("`articleBody` would reveal paywalled text")]);
    }
    if !is_free && options.lossless {
        return Err(vec![paywalled("the copy of the article would reveal paywalled text")]);
    }
    let mentioned = (options.shape == Shape::Graph).then(|| {
        let nested = JsonldWriter { shape: Shape::Nested, ..options.clone() };
        let mut losses = Losses::default();
        let mut writer = writer::Writer::new(article, &nested, medium, &mut losses);
        writer.document();
        writer.mentioned
    });
    let mut writer = writer::Writer::new(article, options, medium, losses);
    if let Some(Mentioned::Found(mentioned)) = mentioned {
        writer.mentioned = Mentioned::As(mentioned.into_iter().collect());
    }
    writer.document();
    let text = writer.finish();
    if options.lossless {
        losses.clear();
    }
    Ok(text)
}

fn paywalled(why: &str) -> Finding {
    let free = Path::ROOT.key(Article::METADATA);
    let free = free.key(Metadata::IS_ACCESSIBLE_FOR_FREE).pointer();
    let mut finding = Finding::new(&NOT_EXPORTABLE, Place::At(free), why);
    finding.label("not free").help("export it without that option");
    finding
}
