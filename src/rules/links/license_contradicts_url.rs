//! `license-contradicts-url`

use crate::diagnostic::Code;
use crate::model::{Article, License, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("license-contradicts-url", include_str!("license_contradicts_url.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (index, license) in document.article.metadata.licenses.iter().enumerate() {
        let (Some(spdx), Some(url)) = (&license.spdx, &license.url) else { continue };
        // Another rule reports a misspelt id; a publisher's own page may have any license.
        let Some(found) = License::spdx_at(url.as_str()) else { continue };
        let spdx = match License::has_spdx(spdx) {
            true => spdx.as_str(),
            false => match License::spdx_meant(spdx) {
                Some(meant) => meant,
                None => continue,
            },
        };
        if spdx.starts_with("LicenseRef-") || License::is_same_spdx(spdx, &found) {
            continue;
        }
        let at = Path::ROOT.key(Article::METADATA).pointer().key(Metadata::LICENSES).item(index);
        report
            .at(at.clone().key(License::URL), format!("this is the URL of `{found}`, but `spdx` is `{spdx}`"))
            .label(format!("`{found}`"))
            .related(at.key(License::SPDX), "another license")
            .help("check which license was granted, and correct the other field");
    }
}
