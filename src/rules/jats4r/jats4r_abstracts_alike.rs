//! `jats4r-abstracts-alike`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("jats4r-abstracts-alike", include_str!("jats4r_abstracts_alike.md")),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let mut first: Option<Node<'_>> = None;
    for plain in file.each("abstract").filter(|found| found.attribute("abstract-type").is_none()) {
        let language = |node: Node<'_>| node.attribute("xml:lang").map(|found| found.value().into_owned());
        match first.filter(|first| first.parent() == plain.parent() && language(*first) == language(plain)) {
            Some(first) => {
                report
                    .at(plain.name_span(), "a second abstract has no type")
                    .label("no `abstract-type`")
                    .related(first.name_span(), "the first")
                    .help("add `abstract-type`, such as `plain-language-summary`, `graphical` or `teaser`");
            }
            None => first = Some(plain),
        }
    }
}
