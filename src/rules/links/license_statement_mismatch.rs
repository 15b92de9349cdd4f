//! `license-statement-mismatch`

use crate::diagnostic::Code;
use crate::model::{Article, License, Metadata};
use crate::rules::links::license_words::licenses_in_words;
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("license-statement-mismatch", include_str!("license_statement_mismatch.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (index, license) in document.article.metadata.licenses.iter().enumerate() {
        let Some(statement) = &license.statement else { continue };
        let by_url = license.url.as_ref().and_then(|url| License::spdx_at(url.as_str()));
        let (field, id) = match (by_url, &license.spdx) {
            (Some(id), _) => (License::URL, id),
            (None, Some(spdx)) => (License::SPDX, spdx.clone()),
            (None, None) => continue,
        };
        let Some(granted) = conditions(&id) else { continue };
        let named = licenses_in_words(statement);
        // Other parts of the article may have other licenses.
        let Some(other) = named.first().filter(|_| !named.contains(&granted)) else {
            continue;
        };
        let metadata = Path::ROOT.key(Article::METADATA);
        let list = metadata.key(Metadata::LICENSES);
        let at = list.item(index);
        report
            .at(
                at.key(License::STATEMENT).pointer(),
                format!("the statement names {}, but the license is {}", name(other), name(&granted)),
            )
            .label(name(other))
            .related(at.key(field).pointer(), name(&granted))
            .help("check which license was granted, and correct the other");
    }
}

/// `by-nc` of `CC-BY-NC-4.0`
fn conditions(spdx: &str) -> Option<String> {
    let id = spdx.to_ascii_lowercase();
    let rest = id.strip_prefix("cc-")?;
    let end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
    let conditions = rest[..end].trim_end_matches('-');
    conditions.starts_with("by").then(|| conditions.to_owned())
}

fn name(conditions: &str) -> String {
    format!("CC {}", conditions.to_ascii_uppercase())
}
