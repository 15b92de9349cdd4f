//! Licences.

use serde::Serialize;

use crate::formats::jsonld::identifier::PropertyValue;
use crate::formats::jsonld::view::view;
use crate::formats::jsonld::writer::Writer;
use crate::model::License;
use crate::source::Path;

/// A licence: its mere address, or a node that says more.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum LicenseView<'a> {
    Address(&'a str),
    Work(Box<LicenseWork<'a>>),
}

view! {
    /// <https://schema.org/CreativeWork>: a licence.
    LicenseWork {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: Option<&'a str>,
        description: Option<&'a str>,
        url: Option<&'a str>,
        identifier: Option<PropertyValue<'a>>,
        #[serde(rename = "byline:start")]
        start: Option<&'a str>,
        #[serde(rename = "byline:appliesTo")]
        applies_to: Option<&'a str>,
    }
}

impl<'a> Writer<'a> {
    /// `None` for a licence of which nothing can be said.
    pub(super) fn license(&mut self, at: &Path<'_>, license: &'a License) -> Option<LicenseView<'a>> {
        let License { spdx, url, statement, start, applies_to } = license;
        let url = url.as_ref().and_then(|url| self.url(&at.key("url"), url));
        let says_more = spdx.is_some() || statement.is_some() || start.is_some() || applies_to.is_some();
        if !says_more {
            return url.map(LicenseView::Address);
        }
        Some(LicenseView::Work(Box::new(LicenseWork {
            kind: "CreativeWork",
            name: spdx.as_deref(),
            description: statement.as_deref(),
            url,
            identifier: spdx.as_deref().map(|id| PropertyValue::new("SPDX", id, None)),
            start: start.as_ref().map(|date| date.as_str()),
            applies_to: applies_to.as_deref(),
        })))
    }
}
