//! Licenses and copyright.

use crate::formats::jsonld::vocabulary::SPDX_PAGES;
use crate::formats::jsonld::write::entity;
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::members::is_absolute;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Copyright, License};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// `license`: URLs, but not those for other versions of the article, or for text and data mining.
    pub(super) fn licenses(&mut self, at: &Path<'_>, licenses: &'a [License]) {
        let mut list = List::new("license");
        for (index, license) in licenses.iter().enumerate() {
            let at = at.item(index);
            let License { spdx, url, statement, start, applies_to } = license;
            if matches!(applies_to.as_deref(), Some("tdm" | "am")) {
                self.lose(&at, license, "it does not apply to this version of the article");
                continue;
            }
            let url = url.as_ref().map(|url| url.as_str());
            let page = spdx.as_deref().filter(|id| License::has_spdx(id) && !id.contains("Ref-"));
            let address = match (url.filter(|url| is_absolute(url)), page) {
                (Some(url), _) => url.to_owned(),
                (None, Some(id)) => format!("{SPDX_PAGES}{id}.html"),
                (None, None) => {
                    self.lose(&at, license, "in schema.org, a license is only a URL");
                    continue;
                }
            };
            list.string(&mut self.json, &address);
            if url == Some(address.as_str()) {
                self.lose(&at.key(License::SPDX), spdx, "in schema.org, a license is only a URL");
            } else {
                self.lose(&at.key(License::URL), &url, "it is not an absolute URL");
            }
            self.lose(&at.key(License::STATEMENT), statement, "in schema.org, a license is only a URL");
            self.lose(&at.key(License::START), start, "schema.org has no start date for a license");
            self.lose(
                &at.key(License::APPLIES_TO),
                applies_to,
                "schema.org does not say what a license applies to",
            );
        }
        list.end(&mut self.json);
    }

    pub(super) fn copyright(&mut self, at: &Path<'_>, copyright: Option<&'a Copyright>) {
        let Some(Copyright { year, holder, statement }) = copyright else { return };
        if let Some(year) = year {
            self.json.scalar("copyrightYear", year);
        }
        let holder = holder.as_ref().map(|one| one.as_str());
        self.held("copyrightHolder", &at.key(Copyright::HOLDER), holder, entity::agent);
        self.text("copyrightNotice", &at.key(Copyright::STATEMENT), statement.as_deref());
    }
}
