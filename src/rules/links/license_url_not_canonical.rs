//! `license-url-not-canonical`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Article, License, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::advice("license-url-not-canonical", include_str!("license_url_not_canonical.md"))
        .fixable(Applicability::Safe),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (index, license) in document.article.metadata.licenses.iter().enumerate() {
        let Some(url) = license.url.as_ref().map(|url| url.as_str()) else { continue };
        // Creative Commons used `http` for long, and still does in its metadata.
        let is_other = |canonical: &String| {
            url.strip_prefix("http:") != canonical.strip_prefix("https:") && url != canonical
        };
        let Some(canonical) = canonical(url).filter(is_other) else { continue };
        let metadata = Path::ROOT.key(Article::METADATA);
        let at = metadata.key(Metadata::LICENSES).item(index).key(License::URL).pointer();
        report
            .at(at, format!("`{url}` is not the canonical URL of this license"))
            .label("not canonical")
            .write(url, canonical);
    }
}

/// The canonical URL of a Creative Commons license: that of its summary, in no particular language.
fn canonical(url: &str) -> Option<String> {
    License::spdx_at(url)?;
    let (_, path) = url.split_once("creativecommons.org/")?;
    let mut steps: Vec<&str> =
        path.split(['?', '#']).next()?.split('/').filter(|step| !step.is_empty()).collect();
    let page = steps.last()?;
    if page.starts_with("deed") || page.starts_with("legalcode") {
        steps.pop();
    }
    let is_plain = matches!(steps.as_slice(), [_, _, _])
        || matches!(steps.as_slice(), ["licenses", _, _, port] if port.len() == 2);
    is_plain.then(|| format!("https://creativecommons.org/{}/", steps.join("/").to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn all_pages_of_a_license_have_one_canonical_url() {
        let by = Some("https://creativecommons.org/licenses/by/4.0/".to_owned());
        for url in [
            "http://creativecommons.org/licenses/by/4.0",
            "https://www.creativecommons.org/licenses/by/4.0/legalcode.txt",
            "https://creativecommons.org/licenses/by/4.0/deed.pt-br",
            "https://creativecommons.org/licenses/BY/4.0/#attribution",
        ] {
            assert_eq!(canonical(url), by, "{url}");
        }
        let ported = "https://creativecommons.org/licenses/by/3.0/de/";
        assert_eq!(canonical(ported).as_deref(), Some(ported));
        assert_eq!(canonical("https://creativecommons.org/licenses/by/3.0/de/scotland/x"), None);
        assert_eq!(canonical("https://example.org/licenses/by/4.0"), None);
    }
}
