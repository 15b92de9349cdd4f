//! `alt-missing`

use crate::diagnostic::{Code, Place};
use crate::model::{Block, Inline, Media, Metadata, SubArticle};
use crate::rules::{Check, Document, Origin, Part, Report, Rule};
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("alt-missing", include_str!("alt_missing.md")),
    check: Check::Each(&[Check::Article(of_article), Check::Part(in_text)]),
};

fn of_article(document: &Document<'_>, report: &mut Report<'_>) {
    if has_alt(document) {
        of_metadata(&document.article.metadata, &Path::ROOT, report);
        of_sub_articles(&document.article.sub_articles, &Path::ROOT, report);
    }
}

fn of_metadata(metadata: &Metadata, at: &Path<'_>, report: &mut Report<'_>) {
    if let Some(image) = metadata.image.as_ref().filter(|image| image.alt.is_none()) {
        found(at.key("metadata").key("image").pointer(), image, report);
    }
}

fn of_sub_articles(sub_articles: &[SubArticle], at: &Path<'_>, report: &mut Report<'_>) {
    for (n, sub_article) in sub_articles.iter().enumerate() {
        let at = at.key("subArticles");
        let at = at.item(n);
        of_metadata(&sub_article.metadata, &at, report);
        of_sub_articles(&sub_article.sub_articles, &at, report);
    }
}

fn in_text(document: &Document<'_>, path: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    if !has_alt(document) {
        return;
    }
    match part {
        Part::Block(Block::Figure(figure)) => {
            // Several are alternatives to one another: what one of them shows, all show.
            let is_described = figure.media.iter().any(|media| media.alt.is_some())
                || figure.caption.is_some() && figure.media.iter().all(is_played);
            if let Some(media) = figure.media.first().filter(|_| !is_described) {
                found(path.key("media").item(0).pointer(), media, report);
            }
        }
        Part::Inline(Inline::Image(image), _) if image.alt.is_none() => found(path.pointer(), image, report),
        _ => {}
    }
}

/// JSON-LD is about pictures that readers see on a page: their `alt` is there.
fn has_alt(document: &Document<'_>) -> bool {
    document.origin != Origin::Jsonld
}

fn found(at: Pointer, media: &Media, report: &mut Report<'_>) {
    let (what, help) = if is_played(media) {
        ("recording", "say in a `caption` or in `alt` what is seen and heard")
    } else {
        ("picture", "say in `alt` what the picture shows; write `\"alt\": \"\"` if it only adorns")
    };
    report
        .at(Place::At(at.key("src")), format!("this {what} has no text for readers who cannot see it"))
        .label("no `alt`")
        .help(help);
}

/// Whether it is a film or a sound.
fn is_played(media: &Media) -> bool {
    const ENDINGS: [&str; 12] =
        ["mp4", "m4v", "mov", "webm", "avi", "mkv", "mp3", "m4a", "wav", "ogg", "oga", "flac"];
    match &media.media_type {
        Some(media_type) => media_type.starts_with("video/") || media_type.starts_with("audio/"),
        None => media
            .src
            .as_str()
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))),
    }
}
