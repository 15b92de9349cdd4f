//! `google-live-blog-incomplete`

use crate::diagnostic::Code;
use crate::rules::google::search_results::LIVE_BLOG;
use crate::rules::{Check, JsonldFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-live-blog-incomplete", include_str!("google_live_blog_incomplete.md")),
    check: Check::Jsonld(check),
};

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for blog in (LIVE_BLOG.things)(file) {
        for property in LIVE_BLOG.missing(None, file, blog) {
            report
                .at(blog.node.brief_span(), format!("this live blog has no `{property}`"))
                .label(format!("no `{property}`"))
                .help(help(property));
        }
        let updates = file.values(blog, "liveBlogUpdate").into_iter();
        let described = updates.filter(|update| !file.graph.is_reference(*update));
        for update in described.filter_map(|value| file.object_at(value)) {
            let missing = LIVE_BLOG.missing(Some("liveBlogUpdate"), file, update);
            if !missing.is_empty() {
                let missing = missing.join("` and no `");
                report
                    .at(update.node.brief_span(), format!("this update of the live blog has no `{missing}`"))
                    .label("incomplete")
                    .help("every update needs its headline, its time and its text");
            }
        }
    }
}

fn help(property: &str) -> &'static str {
    match property {
        "coverageStartTime" => "add the time at which the coverage began",
        _ => "add the updates, each a `BlogPosting`",
    }
}
