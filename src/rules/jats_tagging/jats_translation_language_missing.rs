//! `jats-translation-language-missing`

use crate::diagnostic::Code;
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::warning(
        "jats-translation-language-missing",
        include_str!("jats_translation_language_missing.md"),
    ),
    check: Check::Jats(check),
};

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    let is_translation = |node: &Node<'_>| {
        !node.is("sub-article")
            || node.attribute("article-type").is_some_and(|found| found.value() == "translation")
    };
    for node in file.each_of(&["trans-abstract", "trans-title-group", "sub-article"]).filter(is_translation) {
        let says_so = |child: Node<'_>| child.attribute("xml:lang").is_some();
        let is_said = says_so(node) || node.is("trans-title-group") && node.elements().all(says_so);
        if !is_said {
            report
                .at(node.name_span(), format!("`{}` has no language", node.name()))
                .label("no `xml:lang`")
                .help("add `xml:lang` with the language of the translation");
        }
    }
}
