//! `google-video-incomplete`

use crate::diagnostic::Code;
use crate::rules::google::search_results::VIDEO;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-video-incomplete", include_str!("google_video_incomplete.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for video in (VIDEO.things)(file) {
        let missing = VIDEO.missing(None, file, video);
        if !missing.is_empty() {
            let missing = missing.join("` and no `");
            report
                .at(video.node.brief_span(), format!("this video has no `{missing}`"))
                .label("incomplete")
                .help("Google shows only videos with `name`, `thumbnailUrl` and `uploadDate`");
        }
    }
}
