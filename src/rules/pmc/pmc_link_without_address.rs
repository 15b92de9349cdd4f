//! `pmc-link-without-address`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-link-without-address", include_str!("pmc_link_without_address.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for link in file.each("ext-link") {
        if link.attribute("xlink:href").is_none_or(|href| href.value().trim().is_empty()) {
            report
                .at(link.name_span(), "this link has no URL")
                .label("no `xlink:href`")
                .help("add the URL as `xlink:href`, or keep the words without the link");
        }
    }
}
