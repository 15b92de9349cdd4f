//! `jats-contrib-nameless`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats-contrib-nameless", include_str!("jats_contrib_nameless.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    const NAMES: [&str; 8] = [
        "name",
        "name-alternatives",
        "string-name",
        "collab",
        "collab-alternatives",
        "collab-name",
        "anonymous",
        "on-behalf-of",
    ];
    for contrib in file.each("contrib") {
        // In a sub-article, `rid` may refer to a contributor named there.
        let is_named = contrib.elements().any(|child| NAMES.contains(&child.name()))
            || contrib.attribute("rid").is_some();
        if !is_named {
            report
                .at(contrib.name_span(), "this contributor has no name")
                .label("no `name`, no `collab`")
                .help("add `name` or `string-name`, `collab` for a group, or `anonymous`");
        }
    }
}
