//! `jats-element-empty`

use crate::diagnostic::{Code, Severity};
use crate::rules::{Check, JatsFile, Report, Rule};
use crate::source::xml::Node;

pub(super) static RULE: Rule = Rule {
    code: Code::error("jats-element-empty", include_str!("jats_element_empty.md")).families(&["empty"]),
    check: Check::Jats(check),
};

/// Identifying elements: a consumer uses the empty text as the identifier.
const IDENTIFYING: [&str; 9] = [
    "issn",
    "issn-l",
    "isbn",
    "journal-id",
    "article-id",
    "contrib-id",
    "institution-id",
    "object-id",
    "journal-title",
];

/// Other elements that are meaningless without text.
const WORDS: [&str; 23] = [
    "abbrev-journal-title",
    "publisher-name",
    "article-title",
    "surname",
    "given-names",
    "collab",
    "email",
    "institution",
    "subject",
    "kwd",
    "year",
    "month",
    "day",
    "fpage",
    "elocation-id",
    "copyright-year",
    "copyright-holder",
    "copyright-statement",
    "funding-source",
    "award-id",
    "pub-id",
    "ali:license_ref",
    "license",
];

fn check(file: &JatsFile<'_>, report: &mut Report<'_>) {
    for (names, is_error) in [(&IDENTIFYING[..], true), (&WORDS[..], false)] {
        for node in file.each_of(names).filter(|node| is_empty(*node)) {
            let name = node.qualified_name();
            let of_article =
                name == "article-title" && node.parent().is_some_and(|parent| parent.is("title-group"));
            let finding = report.at(node.name_span(), format!("`{name}` is empty"));
            finding.label("says nothing").help(match name {
                "issn" => {
                    "write the ISSN of the journal; if it has none, use the Archiving tag set".to_owned()
                }
                _ => format!("fill in `{name}`, or remove the element"),
            });
            if !is_error && !of_article {
                finding.severity(Severity::Warning);
            }
        }
    }
}

/// No text, no elements, and no URL or value in an attribute.
fn is_empty(node: Node<'_>) -> bool {
    // Few elements are empty, so their content is checked first.
    if !node.children().all(|child| child.is_blank()) {
        return false;
    }
    let says_in_attribute =
        || ["xlink:href", "iso-8601-date", "rid"].iter().any(|name| node.attribute(name).is_some());
    !says_in_attribute()
}
