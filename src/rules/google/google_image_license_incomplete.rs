//! `google-image-license-incomplete`

use crate::diagnostic::Code;
use crate::rules::google::search_results::{IMAGE, RIGHTS};
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "google-image-license-incomplete",
        include_str!("google_image_license_incomplete.md"),
    ),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for image in (IMAGE.things)(file) {
        let has = |name: &&&str| !file.values(image, name).is_empty();
        for missing in IMAGE.missing(None, file, image) {
            let stated = RIGHTS.iter().find(has).copied().unwrap_or_default();
            let lacks = match missing {
                "contentUrl" => "`contentUrl`",
                _ => "`creator`, `creditText`, `copyrightNotice` or `license`",
            };
            let finding = report
                .at(image.node.brief_span(), format!("this image has `{stated}`, but no {lacks}"))
                .label("incomplete");
            match missing {
                "contentUrl" => finding.help("write the address of the file as `contentUrl`: without it, Google does not show who has the rights"),
                _ => finding.help("add `creator`, `creditText`, `copyrightNotice` or `license`: Google requires one of them"),
            };
        }
    }
}
