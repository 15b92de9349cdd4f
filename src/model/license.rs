//! Licenses: the ids that SPDX gives them, and the addresses of their texts.

use crate::model::License;

impl License {
    /// Whether the SPDX list has this id in exactly this spelling, or it is a `LicenseRef-`.
    pub(crate) fn has_spdx(id: &str) -> bool {
        let is_own = id.starts_with("LicenseRef-") || id.starts_with("DocumentRef-");
        is_own || spdx::license_id(id).is_some_and(|known| known.name == id)
    }

    /// All ids of the SPDX list.
    pub(crate) fn spdx_ids() -> impl Iterator<Item = &'static str> {
        spdx::identifiers::LICENSES.iter().map(|license| license.name)
    }

    /// The id for a common other spelling: `cc by 4.0`, `Apache 2`, `GPLv3`.
    pub(crate) fn spdx_meant(text: &str) -> Option<&'static str> {
        let letters = |text: &str| {
            let text = text.to_ascii_lowercase().replace("creative commons", "cc").replace("license", "");
            text.chars().filter(char::is_ascii_alphanumeric).collect::<String>()
        };
        let wanted = letters(text);
        let found = Self::spdx_ids().find(|id| letters(id) == wanted);
        found.or_else(|| match wanted.as_str() {
            "cc0" => Some("CC0-1.0"),
            _ => spdx::imprecise_license_id(text.trim())
                .filter(|(_, length)| *length == text.trim().len())
                .map(|(known, _)| known.name),
        })
    }

    /// The SPDX id, without a country it was ported to, of the license at `address`.
    ///
    /// Which of the pages about a license it is does not matter: its summary, its text, a translation.
    pub(crate) fn spdx_at(address: &str) -> Option<String> {
        let (scheme, rest) = address.split_once("://")?;
        if !scheme.eq_ignore_ascii_case("https") && !scheme.eq_ignore_ascii_case("http") {
            return None;
        }
        let (host, path) = rest.split_once('/')?;
        let host = host.to_ascii_lowercase();
        let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        let steps: Vec<&str> = path.split('/').collect();
        match (host.strip_prefix("www.").unwrap_or(&host), steps.as_slice()) {
            ("creativecommons.org", ["licenses", kind, version, ..]) => {
                let id = format!("CC-{}-{version}", kind.to_ascii_uppercase());
                // Old licenses have kinds that SPDX does not list.
                Self::has_spdx(&id).then_some(id)
            }
            ("creativecommons.org", ["publicdomain", "zero", version, ..]) => Some(format!("CC0-{version}")),
            ("creativecommons.org", ["publicdomain", "mark", version, ..]) => {
                Some(format!("CC-PDM-{version}"))
            }
            ("spdx.org", ["licenses", id]) => {
                let id = id.trim_end_matches(".html").trim_end_matches(".json");
                Self::has_spdx(id).then(|| without_port(id).to_owned())
            }
            ("opensource.org", ["licenses" | "license", id]) => {
                Self::spdx_ids().find(|known| known.eq_ignore_ascii_case(id)).map(str::to_owned)
            }
            ("apache.org", ["licenses", "LICENSE-2.0" | "LICENSE-2.0.html" | "LICENSE-2.0.txt"]) => {
                Some("Apache-2.0".to_owned())
            }
            _ => None,
        }
    }

    /// Whether `spdx` is the id of the license that [`License::spdx_at`] found.
    pub(crate) fn is_same_spdx(spdx: &str, found: &str) -> bool {
        without_port(spdx).eq_ignore_ascii_case(found)
    }
}

/// `CC-BY-3.0` of `CC-BY-3.0-DE`: one license, ported to the law of a country.
fn without_port(id: &str) -> &str {
    if !id.starts_with("CC-") {
        return id;
    }
    match id.rsplit_once('-') {
        Some((license, port)) if port.len() <= 3 && port.bytes().all(|b| b.is_ascii_uppercase()) => {
            // `CC-BY-SA` without a version has no port.
            if license.ends_with(|c: char| c.is_ascii_digit()) { license } else { id }
        }
        _ => id,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_creative_commons_license_is_found_by_its_address() {
        for id in License::spdx_ids().filter(|id| id.starts_with("CC-BY")) {
            let plain = without_port(id);
            let (kind, version) = plain["CC-".len()..].rsplit_once('-').unwrap();
            let address = format!("https://creativecommons.org/licenses/{}/{version}/", kind.to_lowercase());
            let found = License::spdx_at(&address).is_some_and(|found| License::is_same_spdx(id, &found));
            // `CC-BY-SA-2.1-JP` was written for Japan: there is no license without a country to find.
            assert_eq!(found, License::has_spdx(plain), "{id}: {address}");
        }
        assert!(License::is_same_spdx("CC-BY-3.0-DE", "CC-BY-3.0"));
        assert!(!License::is_same_spdx("CC-BY-SA-4.0", "CC-BY-4.0"));
    }

    #[test]
    fn odd_addresses_are_no_panic() {
        for odd in ["", "://", "https://", "https:///", "https://creativecommons.org/licenses/é/é", "한"] {
            assert_eq!(License::spdx_at(odd), None, "{odd}");
            assert_eq!(License::spdx_meant(odd), None, "{odd}");
        }
    }

    #[test]
    fn an_identifier_of_spdx_is_spelled_exactly() {
        assert!(License::has_spdx("CC-BY-4.0"));
        assert!(!License::has_spdx("CC BY 4.0"));
    }

    #[test]
    fn a_misspelled_identifier_is_understood_if_it_has_a_version() {
        assert_eq!(License::spdx_meant("CC BY 4.0"), Some("CC-BY-4.0"));
        assert_eq!(License::spdx_meant("cc-by"), None);
    }

    #[test]
    fn a_license_is_known_by_its_address() {
        let at = |address: &str| License::spdx_at(address);
        assert_eq!(at("http://creativecommons.org/licenses/by-nc/3.0/de/").as_deref(), Some("CC-BY-NC-3.0"));
        assert_eq!(at("https://creativecommons.org/licenses/by/4.0/deed.ko").as_deref(), Some("CC-BY-4.0"));
        assert_eq!(
            at("https://creativecommons.org/publicdomain/zero/1.0/legalcode").as_deref(),
            Some("CC0-1.0")
        );
        assert_eq!(at("https://example.org/terms"), None);
    }
}
