//! `google-image-too-small`

use crate::diagnostic::Code;
use crate::model::{Article, Media, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-image-too-small", include_str!("google_image_too_small.md")),
    check: Check::Article(check),
};

/// The minimum width times height.
const PIXELS: u64 = 50_000;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(Media { width: Some(width), height: Some(height), .. }) = document.article.metadata.image else {
        return;
    };
    let pixels = u64::from(width) * u64::from(height);
    if pixels < PIXELS {
        report
            .at(
                Path::ROOT.key(Article::METADATA).key(Metadata::IMAGE).pointer(),
                format!("an image of {width} × {height} pixels is too small for search results"),
            )
            .label(format!("{pixels} pixels in total"))
            .help(format!("use an image of at least {PIXELS} pixels (width × height)"));
    }
}
