//! `license-spdx-unknown`

use crate::diagnostic::{Applicability, Code, nearest};
use crate::model::{Article, License, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("license-spdx-unknown", include_str!("license_spdx_unknown.md"))
        .fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (index, license) in document.article.metadata.licenses.iter().enumerate() {
        let Some(spdx) = license.spdx.as_deref().filter(|spdx| !spdx.trim().is_empty()) else { continue };
        if License::has_spdx(spdx) {
            continue;
        }
        let at = Path::ROOT
            .key(Article::METADATA)
            .pointer()
            .key(Metadata::LICENSES)
            .item(index)
            .key(License::SPDX);
        let is_case = License::spdx_ids().any(|id| id.eq_ignore_ascii_case(spdx));
        let finding = report
            .at(
                at.clone(),
                format!(
                    "`{spdx}` is not {} of a license",
                    if is_case { "how SPDX writes the id" } else { "the SPDX id" }
                ),
            )
            .label("not on the SPDX list");
        let is_expression = [" OR ", " AND ", " WITH "].iter().any(|operator| spdx.contains(operator));
        let is_address = spdx.contains("://");
        let meant = License::spdx_at(spdx)
            .or_else(|| License::spdx_meant(spdx).map(str::to_owned))
            .or_else(|| slip(spdx).map(str::to_owned));
        match meant {
            _ if is_expression => finding.help("declare each license in its own entry"),
            Some(meant) if is_address => {
                finding.help(format!("write `\"spdx\": \"{meant}\"`, and the URL as `url`"))
            }
            Some(meant) => finding.write(spdx, meant),
            None if lacks_version(spdx) => {
                finding.help("add the license version, as in `CC-BY-4.0`: each version is a separate license")
            }
            None => finding.help(
                "write an id from https://spdx.org/licenses/; other terms go in `statement`, their \
                    URL in `url`",
            ),
        };
    }
}

/// The most similar id, if it differs in one or two characters but no digit: another version is another license.
fn slip(spdx: &str) -> Option<&'static str> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let near = nearest(spdx, License::spdx_ids().filter(|id| digits(id) == digits(spdx)))?;
    (spdx.len() >= 6 && strsim::damerau_levenshtein(near, spdx) <= 2).then_some(near)
}

/// Whether it is a Creative Commons license without a version.
fn lacks_version(spdx: &str) -> bool {
    spdx.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("cc"))
        && !spdx.bytes().any(|b| b.is_ascii_digit())
}
