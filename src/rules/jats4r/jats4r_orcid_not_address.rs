//! `jats4r-orcid-not-address`

use crate::diagnostic::{Applicability, Code};
use crate::model::Scheme;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-orcid-not-address", include_str!("jats4r_orcid_not_address.md"))
        .fixable(Applicability::Safe),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let is_orcid = |id: &Node<'_>| {
        let named = id.attribute("contrib-id-type").and_then(|kind| Scheme::named(&kind.value()));
        named == Some(Scheme::Orcid)
    };
    for id in file.each("contrib-id").filter(is_orcid) {
        let text = id.text();
        let Some(bare) = Scheme::Orcid.read(&text) else { continue };
        let address = format!("https://orcid.org/{bare}");
        if text.trim() == address {
            continue;
        }
        let is_address = text.contains("://");
        report
            .at(id.content_span(), "this ORCID iD is not a URL")
            .label(if is_address { "not a URL" } else { "no `https://orcid.org/`" })
            .help(format!("write `{address}`"))
            .replace(id.content_span(), address);
    }
}
