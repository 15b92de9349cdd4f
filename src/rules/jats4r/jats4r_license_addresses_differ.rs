//! `jats4r-license-addresses-differ`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats4r-license-addresses-differ", include_str!("jats4r_license_addresses_differ.md"))
        .families(&["license"]),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for license in file.each("license") {
        let Some(href) = license.attribute("xlink:href") else { continue };
        let mut references = license.elements().filter(|child| child.is("ali:license_ref")).peekable();
        let Some(first) = references.peek().copied() else { continue };
        // Several licenses may apply to different times or things, and the second URL may belong to another one.
        if !references.any(|reference| is_same(&reference.text(), &href.value())) {
            report
                .at(first.content_span(), "this license has a different URL in `xlink:href`")
                .label("one URL")
                .related(href.value_span(), "the other")
                .help("write the URL of the right license in both places");
        }
    }
}

/// Whether two URLs identify one license, whatever their scheme and trailing slash.
fn is_same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|address| {
        let address = address.trim().trim_end_matches('/').trim_end_matches("/legalcode");
        let address = address.split_once("://").map_or(address, |(_, rest)| rest);
        address.strip_prefix("www.").unwrap_or(address)
    });
    one.eq_ignore_ascii_case(other)
}
