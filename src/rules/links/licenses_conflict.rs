//! `licenses-conflict`

use crate::diagnostic::Code;
use crate::model::{Article, License, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("licenses-conflict", include_str!("licenses_conflict.md")).families(&["license"]),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let licenses = &document.article.metadata.licenses;
    // For each beginning and version, the first license, and the first that is another.
    let mut known: HashMap<_, Vec<(usize, String)>> = HashMap::default();
    for (index, license) in licenses.iter().enumerate() {
        let Some(granted) = creative_commons(license) else { continue };
        let before = known.entry((&license.start, &license.applies_to)).or_default();
        let conflict = before.iter().find(|(_, other)| *other != granted).map(|(index, _)| *index);
        if before.is_empty() || before.len() == 1 && conflict.is_some() {
            before.push((index, granted.clone()));
        }
        let Some(before) = conflict else { continue };
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
