//! `google-image-url-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-image-url-missing", include_str!("google_image_url_missing.md"))
        .families(&["logo"]),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for image in file.objects.iter().filter(|object| object.is_a("ImageObject")) {
        let has_address = ["url", "contentUrl"].iter().any(|name| !file.values(image, name).is_empty());
        if !has_address && !file.graph.is_reference(image.node) {
            report
                .at(image.node.brief_span(), "this image has no URL")
                .label("no `url`")
                .help("add the URL of the image as `url` or `contentUrl`");
        }
    }
}
