//! `google-image-missing`

use crate::diagnostic::Code;
use crate::rules::unstated::{is_oversight, place_of};
use crate::rules::{Check, Document, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-image-missing", include_str!("google_image_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    if metadata.image.is_none() && is_oversight(metadata, report, "image") {
        report
            .at(place_of("image"), "the article has no image for search results")
            .label("no `image`")
            .help("add `image` with its `src`, its `width` and its `height`");
    }
}
