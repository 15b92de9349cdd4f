//! `licenses-conflict`

use crate::diagnostic::Code;
use crate::model::{Article, License, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("licenses-conflict", include_str!("licenses_conflict.md")).families(&["license"]),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let licenses = &document.article.metadata.licenses;
    for (index, license) in licenses.iter().enumerate() {
        let Some(granted) = creative_commons(license) else { continue };
        let conflicts = |other: &&License| {
            other.start == license.start
                && other.applies_to == license.applies_to
                && creative_commons(other).is_some_and(|other| other != granted)
        };
        let Some(before) = licenses[..index].iter().position(|other| conflicts(&other)) else { continue };
        let metadata = Path::ROOT.key(Article::METADATA);
        let list = metadata.key(Metadata::LICENSES);
        report
            .at(list.item(index).pointer(), format!("the article has another license besides `{granted}`"))
            .label(format!("`{granted}`"))
            .related(list.item(before).pointer(), "another license")
            .help("keep the license that was granted, or say from when each applies with `start`, or to which version with `appliesTo`");
    }
}

/// The id of an attribution license of Creative Commons. A waiver is often for the data alone.
fn creative_commons(license: &License) -> Option<String> {
    let by_url = license.url.as_ref().and_then(|url| License::spdx_at(url.as_str()));
    by_url.or_else(|| license.spdx.clone()).filter(|id| id.starts_with("CC-BY"))
}
