//! Permissions: copyright and licenses.

use crate::formats::jats::write::entity::Target;
use crate::formats::jats::write::facts::Facts;
use crate::formats::jats::write::unmapped::restore;
use crate::formats::jats::write::writer::Jats;
use crate::model::{Copyright, License, Metadata};
use crate::source::Path;
use crate::source::xml::WriteXml;

/// [`<permissions>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/permissions.html)
pub(super) fn permissions<'a>(
    jats: &mut Jats<'a>,
    licenses: &[License],
    copyright: Option<&'a Copyright>,
    is_free: Option<bool>,
    at: &Path<'_>,
) {
    jats.element("permissions").children_unless_empty(|jats| {
        if let Some(Copyright { year, holder, statement }) = copyright {
            let at = at.key(Metadata::COPYRIGHT);
            jats.line_of_text("copyright-statement", statement.as_deref(), &at.key(Copyright::STATEMENT));
            restore(jats, "permissions", &["copyright-statement"]);
            if let Some(year) = year {
                jats.element("copyright-year").text(&year.to_string());
            }
            restore(jats, "permissions", &["copyright-year"]);
            let is_agent =
                |target: &Target<'_>| matches!(target, Target::Person(_) | Target::Organization(_));
            let holder_is = holder.as_ref().and_then(|holder| jats.target(holder.as_str()));
            let name = holder_is.filter(is_agent).and_then(Target::name);
            match name.filter(|name| !name.is_empty()) {
                Some(name) => {
                    jats.element("copyright-holder").text(name);
                    if let (Some(holder), Some(Target::Organization(_))) = (holder, holder_is) {
                        jats.record(holder.as_str(), Facts::NAME);
                    }
                }
                None => jats.lose(
                    &at.key(Copyright::HOLDER),
                    holder,
                    "no person or organization with a name has this id",
                ),
            }
            restore(jats, "permissions", &["copyright-holder"]);
        }
        if is_free == Some(true) {
            jats.element("ali:free_to_read").empty();
        }
        restore(jats, "permissions", &["free_to_read"]);
        let at = at.key(Metadata::LICENSES);
        for (index, license) in licenses.iter().enumerate() {
            self::license(jats, license, &at.item(index));
        }
    });
}

/// [`<license>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/license.html)
///
/// ```xml
/// <license xlink:href="https://creativecommons.org/licenses/by/4.0/">
///   <ali:license_ref start_date="2026-03-14" specific-use="vor">https://…</ali:license_ref>
///   <license-p>Use it as you like.</license-p>
/// </license>
/// ```
fn license(jats: &mut Jats<'_>, license: &License, at: &Path<'_>) {
    let License { spdx, url, statement, start, applies_to } = license;
    let page = spdx.as_deref().filter(|id| License::has_spdx(id)).map(spdx_page);
    let address = url.as_ref().map(|url| url.as_str()).or(page.as_deref());
    if statement.as_deref() == Some("") && address.is_some() {
        jats.lose(&at.key(License::STATEMENT), statement, "JATS does not allow an empty `license-p`");
    }
    let statement = statement.as_deref().filter(|statement| !statement.is_empty());
    if address.is_none() && statement.is_none() {
        return jats.lose(at, license, "a JATS license needs a URL or text");
    }
    if spdx.is_some() && address.and_then(License::spdx_at) != *spdx {
        jats.lose(&at.key(License::SPDX), spdx, "JATS identifies a license by its URL");
    }
    if page.is_some() && url.as_ref().map(|url| url.as_str()) == page.as_deref() {
        jats.lose(&at.key(License::URL), url, "the URL is derived from `spdx`");
    }
    let is_shown = address.is_some();
    if !is_shown || applies_to.as_ref().is_some_and(|part| part.trim().is_empty()) {
        jats.lose(
            &at.key(License::APPLIES_TO),
            applies_to,
            "JATS says what a license applies to only with its URL",
        );
    }
    let start_date = start.as_ref().and_then(|start| start.as_iso()).filter(|_| is_shown);
    if start_date.is_none() {
        jats.lose(&at.key(License::START), start, "JATS has a license start date only with its URL");
    }
    jats.element("license").attr_opt("xlink:href", address).children(|jats| {
        if let Some(address) = address {
            jats.element("ali:license_ref")
                .attr_opt("specific-use", applies_to.as_deref())
                .attr_opt("start_date", start_date)
                .text(address);
        }
        if let Some(statement) = statement {
            jats.element("license-p").text(statement);
        }
    });
}

/// The page of a license in the SPDX list.
fn spdx_page(id: &str) -> String {
    format!("https://spdx.org/licenses/{id}.html")
}
