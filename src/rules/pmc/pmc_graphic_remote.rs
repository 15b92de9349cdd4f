//! `pmc-graphic-remote`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("pmc-graphic-remote", include_str!("pmc_graphic_remote.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for graphic in file.each_of(&["graphic", "inline-graphic"]) {
        let Some(href) = graphic.attribute("xlink:href").filter(|href| href.value().contains("://")) else {
            continue;
        };
        report
            .at(href.value_span(), "this image is a URL, not a file")
            .label("somewhere else")
            .help("deliver the file with the article, and write its file name");
    }
}
