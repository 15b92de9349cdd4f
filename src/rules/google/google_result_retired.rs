//! `google-result-retired`

use crate::diagnostic::Code;
use crate::rules::{Check, JsonldFile, Report, Rule};
use crate::source::jsonld::Name;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("google-result-retired", include_str!("google_result_retired.md")),
    check: Check::Jsonld(check),
};

/// Types that Google Search had results of their own for, and what became of these.
const RETIRED: &[(&str, &str)] = &[
    ("ClaimReview", "not shown since 2025; the Fact Check Explorer still reads it"),
    ("FAQPage", "shown for government and health sites only, since 2023"),
    ("HowTo", "not shown since 2023"),
    ("SpecialAnnouncement", "not shown since 2025"),
];

fn check(file: &JsonldFile<'_>, report: &mut Report<'_>) {
    for object in &file.objects {
        for kind in file.graph.types(object.node) {
            let Name::SchemaOrg(name) = kind.name else { continue };
            if let Some((name, fate)) = RETIRED.iter().find(|(retired, _)| *retired == name) {
                report
                    .at(kind.node.span(), format!("Google Search has no result of its own for `{name}`"))
                    .label("retired")
                    .help(format!("{fate}; keep it if other readers use it"));
            }
        }
    }
}
