//! `alt-missing`

use crate::diagnostic::{Code, Place};
use crate::model::{Block, Figure, Inline, Media, Metadata};
use crate::rules::{Check, Document, Origin, Part, Report, Rule};
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule =
    Rule { code: Code::warning("alt-missing", include_str!("alt_missing.md")), check: Check::Part(check) };

fn check(document: &Document<'_>, path: &Path<'_>, part: Part<'_>, report: &mut Report<'_>) {
    // JSON-LD describes images that readers see on a page: their `alt` is there.
    if document.origin == Origin::Jsonld {
        return;
    }
    match part {
        Part::Metadata(metadata) => {
            if let Some(image) = metadata.image.as_ref().filter(|image| image.alt.is_none()) {
                found(path.key(Metadata::IMAGE).pointer(), image, report);
            }
            for (index, image) in metadata.images.iter().enumerate().filter(|(_, image)| image.alt.is_none())
            {
                found(path.key(Metadata::IMAGES).item(index).pointer(), image, report);
            }
        }
        Part::Block(Block::Figure(figure)) => {
            // Several files are alternatives: a description of one is enough.
            let is_described = figure.media.iter().any(|media| media.alt.is_some())
                || figure.caption.is_some() && figure.media.iter().all(is_played);
            if let Some(media) = figure.media.first().filter(|_| !is_described) {
                found(path.key(Figure::MEDIA).item(0).pointer(), media, report);
            }
        }
        Part::Inline(Inline::Image(image), _) if image.alt.is_none() => found(path.pointer(), image, report),
        _ => {}
    }
}

fn found(at: Pointer, media: &Media, report: &mut Report<'_>) {
    let (what, help) = if is_played(media) {
        ("recording", "describe in `caption` or `alt` what is seen and heard")
    } else {
        ("picture", "describe the image in `alt`; write `\"alt\": \"\"` if it is decorative")
    };
    report
        .at(Place::At(at.key(Media::SRC)), format!("this {what} has no text for readers who cannot see it"))
        .label("no `alt`")
        .help(help);
}

fn is_played(media: &Media) -> bool {
    media.is_video() || media.is_audio()
}
