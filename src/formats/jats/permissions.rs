//! Under which terms the article may be used.

use crate::formats::jats::entity::Target;
use crate::formats::jats::kept::put_back;
use crate::formats::jats::writer::Jats;
use crate::model::{Copyright, License, Metadata};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// [`<permissions>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/permissions.html)
pub(super) fn permissions(jats: &mut Jats<'_>, metadata: &Metadata, at: &Path<'_>) {
    let at = at.key("licenses");
    jats.element("permissions").children_unless_empty(|jats| {
        if let Some(Copyright { year, holder, statement }) = &metadata.copyright {
            if let Some(statement) = statement {
                jats.element("copyright-statement").text(statement);
            }
            put_back(jats, "permissions", &["copyright-statement"]);
            if let Some(year) = year {
                jats.element("copyright-year").text(&year.to_string());
            }
            put_back(jats, "permissions", &["copyright-year"]);
            let holder = holder.as_ref().and_then(|holder| jats.target(holder.as_str()));
            if let Some(holder) = holder.and_then(Target::name) {
                jats.element("copyright-holder").text(&holder);
            }
            put_back(jats, "permissions", &["copyright-holder"]);
        }
        if metadata.is_accessible_for_free == Some(true) {
            jats.element("ali:free_to_read").empty();
        }
        put_back(jats, "permissions", &["free_to_read"]);
        for (index, license) in metadata.licenses.iter().enumerate() {
            self::license(jats, license, &at.item(index));
        }
    });
}

/// [`<license>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/license.html)
///
/// ```xml
/// <license license-type="CC-BY-4.0" xlink:href="https://creativecommons.org/licenses/by/4.0/">
///   <ali:license_ref start_date="2026-03-14" specific-use="vor">https://…</ali:license_ref>
///   <license-p>Use it as you like.</license-p>
/// </license>
/// ```
fn license(jats: &mut Jats<'_>, license: &License, at: &Path<'_>) {
    let License { spdx, url, statement, start, applies_to } = license;
    // The list of SPDX has a page for each of its ids, though not for expressions made of several.
    let page =
        spdx.as_ref().filter(|id| !id.contains(' ')).map(|id| format!("https://spdx.org/licenses/{id}.html"));
    let address = url.as_ref().map(|url| url.as_str()).or(page.as_deref());
    if address.is_none() && statement.is_none() {
        jats.note(at, "a JATS license needs an address or words");
        return;
    }
    if address.is_none() && applies_to.is_some() {
        jats.note(
            &at.key("appliesTo"),
            "JATS says of an address to what it applies, and this license has none",
        );
    }
    if let Some(start) = start
        && (address.is_none() || start.as_iso().is_none())
    {
        jats.note(&at.key("start"), "JATS says of an address from which day on it applies");
    }
    jats.element("license")
        .attr_opt("license-type", spdx.as_deref())
        .attr_opt("xlink:href", address)
        .children(|jats| {
            if let Some(address) = address {
                jats.element("ali:license_ref")
                    .attr_opt("specific-use", applies_to.as_deref())
                    .attr_opt("start_date", start.as_ref().and_then(|start| start.as_iso()))
                    .text(address);
            }
            if let Some(statement) = statement {
                jats.element("license-p").text(statement);
            }
        });
}
