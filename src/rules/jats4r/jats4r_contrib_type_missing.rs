//! `jats4r-contrib-type-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-contrib-type-missing", include_str!("jats4r_contrib_type_missing.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for contrib in file.each("contrib").filter(|contrib| contrib.attribute("contrib-type").is_none()) {
        let is_in_other =
            contrib.ancestors().any(|node| node.is("collab") || node.attribute("content-type").is_some());
        if !is_in_other {
            report
                .at(contrib.name_span(), "this contributor has no `contrib-type`")
                .label("no `contrib-type`")
                .help("add `contrib-type`, such as `author`, `editor` or `translator`");
        }
    }
}
