//! `jats4r-keyword-groups-alike`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-keyword-groups-alike", include_str!("jats4r_keyword_groups_alike.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let groups = || file.each("kwd-group").filter(|group| group.attribute("kwd-group-type").is_none());
    for (index, group) in groups().enumerate() {
        if let Some(first) = groups().take(index).find(|first| is_alike(*first, group)) {
            report
                .at(
                    group.name_span(),
                    "a second group of keywords has neither a type nor a language of its own",
                )
                .label("no `kwd-group-type`")
                .related(first.name_span(), "the first")
                .help("add `kwd-group-type`, such as `author` or `abbreviations`, or `xml:lang`");
        }
    }
}

fn is_alike(one: Node<'_>, other: Node<'_>) -> bool {
    let language = |node: Node<'_>| node.attribute("xml:lang").map(|found| found.value().into_owned());
    let vocabulary = |node: Node<'_>| node.attribute("vocab").map(|found| found.value().into_owned());
    one.parent() == other.parent() && language(one) == language(other) && vocabulary(one) == vocabulary(other)
}
