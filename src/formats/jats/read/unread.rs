//! What no reader of an element asks for: attributes in the front and in references, marks in texts that the article
//! has without marks, and processing instructions.

use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::read::references::{is_part_of_citation, is_printed};
use crate::source::xml::{Attribute, Node};

/// The attributes of a term that are read.
const TERM: &[&str] =
    &["content-type", "vocab", "vocab-identifier", "vocab-term", "vocab-term-identifier", "xml:lang"];

/// Parts of the front that are read like the body.
const TEXTS: [&str; 11] = [
    "ack",
    "author-comment",
    "author-notes",
    "bio",
    "def-list",
    "fn",
    "fn-group",
    "glossary",
    "list",
    "notes",
    "subtitle",
];

/// Elements in the front and in references that the article has as plain text.
const PLAIN: [&str; 22] = [
    "abbrev-journal-title",
    "award-id",
    "collab",
    "compound-kwd-part",
    "compound-subject-part",
    "copyright-holder",
    "copyright-statement",
    "edition",
    "funding-source",
    "funding-statement",
    "institution",
    "journal-title",
    "kwd",
    "license-p",
    "publisher-loc",
    "publisher-name",
    "role",
    "string-name",
    "subject",
    "surname",
    "trans-subtitle",
    "trans-title",
];

impl<'d> Reader<'d> {
    /// Records what is read of nothing, unless it is kept unchanged or lost with what is around it.
    pub(super) fn lose_unread(&mut self) {
        for instruction in self.document.instructions() {
            self.losses.lose("processing-instruction()".to_owned(), *instruction);
        }
        self.lose_unread_in(self.document.root());
    }

    /// Looks for the front and for references.
    fn lose_unread_in(&mut self, node: Node<'d>) {
        for child in node.elements() {
            match child.name() {
                "front" | "front-stub" | "ref-list" => self.lose_unread_of(child, false),
                _ => self.lose_unread_in(child),
            }
        }
    }

    /// Looks at an element of the front or of a reference, and at all that is in it.
    fn lose_unread_of(&mut self, node: Node<'d>, is_in_print: bool) {
        if self.is_settled(node) {
            return;
        }
        self.lose_unread_attributes(node);
        // Most have only text.
        if node.elements().next().is_none() {
            return;
        }
        let name = node.name();
        if PLAIN.contains(&name) && !is_in_print {
            self.lose_marks(node);
        }
        let is_in_print = is_in_print || name == "mixed-citation" && is_printed(node);
        for child in node.elements() {
            match child.name() {
                "article-title" | "subtitle" if name == "title-group" => {}
                "trans-abstract" | "abstract" | "article-title" | "comment" | "annotation" | "note" => {
                    self.lose_unread_attributes(child);
                }
                "p" => {}
                name if TEXTS.contains(&name) || is_in_print && !is_part_of_citation(name) => {}
                _ => self.lose_unread_of(child, is_in_print),
            }
        }
    }

    fn lose_unread_attributes(&mut self, node: Node<'d>) {
        if node.attributes().next().is_none() {
            return;
        }
        let read = attributes_read(node.name());
        for attribute in node.attributes() {
            let is_read = read.contains(&attribute.qualified_name());
            if !is_read && !says_nothing(&attribute) {
                self.lose_attribute(node, attribute);
            }
        }
    }

    /// Records the marks in an element that the article has as plain text; those around all of it say nothing.
    pub(super) fn lose_marks(&mut self, node: Node<'d>) {
        const MARKS: [&str; 11] = [
            "bold",
            "ext-link",
            "italic",
            "monospace",
            "overline",
            "sc",
            "strike",
            "sub",
            "sup",
            "underline",
            "uri",
        ];
        let words = self.words(node);
        for mark in node.descendants().filter(|mark| MARKS.contains(&mark.name())) {
            let own = self.words(mark);
            let is_said = match self.attribute(mark, "xlink:href") {
                Some(href) => words.contains(&href) || self.is_license(&href),
                None => own == words || !own.contains(char::is_alphanumeric),
            };
            if !is_said {
                self.losses.lose(format!("{}/{}", node.name(), mark.name()), mark.name_span());
            }
        }
    }

    /// Whether it is the address of a license of the article.
    fn is_license(&self, href: &str) -> bool {
        let bare = |url: &str| {
            url.trim_end_matches('/').trim_start_matches("http").trim_start_matches('s').to_owned()
        };
        let licenses = &self.article.metadata.licenses;
        licenses.iter().filter_map(|license| license.url.as_ref()).any(|url| bare(url.as_str()) == bare(href))
    }
}

/// The attributes of an element that are read in the front and in references.
fn attributes_read(element: &str) -> &'static [&'static str] {
    match element {
        "abstract" | "trans-abstract" => &["abstract-type", "xml:lang"],
        "access-date" | "date-in-citation" => &["content-type", "iso-8601-date"],
        "aff" | "trans-title" | "trans-title-group" => &["xml:lang"],
        "article-id" => &["custom-type", "pub-id-type", "specific-use", "xlink:href"],
        "chapter-title"
        | "compound-kwd-part"
        | "compound-subject-part"
        | "contrib-group"
        | "institution"
        | "named-content"
        | "source" => &["content-type"],
        "citation" | "element-citation" | "mixed-citation" | "nlm-citation" => {
            &["citation-type", "publication-type", "xml:lang"]
        }
        "collab" => &["collab-type"],
        "compound-kwd" | "compound-subject" | "kwd" | "role" | "subject" => TERM,
        "contrib" => &["contrib-type", "corresp", "equal-contrib", "xlink:href"],
        "contrib-id" => &["contrib-id-type"],
        "country" => &["country"],
        "date" => &["date-type", "iso-8601-date"],
        "email" | "funding-source" | "uri" => &["xlink:href"],
        "event" => &["event-type"],
        "ext-link" => &["ext-link-type", "xlink:href"],
        "institution-id" => &["institution-id-type", "vocab", "vocab-identifier"],
        "issn" => &["pub-type", "publication-format"],
        "journal-id" => &["journal-id-type"],
        "kwd-group" => &["kwd-group-type", "vocab", "vocab-identifier", "xml:lang"],
        "license" => &["license-type", "xlink:href"],
        "license_ref" => &["specific-use", "start_date"],
        "name" | "string-name" => &["content-type", "name-style", "xml:lang"],
        "person-group" => &["person-group-type"],
        "pub-date" => &["date-type", "iso-8601-date", "pub-type", "publication-format"],
        "pub-id" => &["custom-type", "pub-id-type", "xlink:href"],
        "related-article" => &["ext-link-type", "related-article-type", "xlink:href"],
        "related-object" => &["ext-link-type", "link-type", "xlink:href"],
        "self-uri" => &["content-type", "xlink:href"],
        "subj-group" => &["subj-group-type", "xml:lang"],
        "xref" => &["ref-type", "rid"],
        "year" => &["iso-8601-date"],
        _ => &[],
    }
}

/// Whether an attribute has the value that its absence means, or one that is only for programs.
pub(super) fn says_nothing(attribute: &Attribute<'_>) -> bool {
    let value = attribute.value();
    match attribute.qualified_name() {
        "xlink:type" => value == "simple",
        "name-style" => value == "western",
        "ext-link-type" => value == "uri",
        "corresp" | "equal-contrib" | "deceased" => value == "no",
        "id" => true, // looked for by itself
        _ => false,
    }
}
