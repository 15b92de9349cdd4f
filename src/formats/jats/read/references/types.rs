//! Types of references.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Language, Work};
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// The type and the language in the attributes of a citation.
    pub(super) fn publication_type(&mut self, citation: Node<'d>, work: &mut Work) {
        let named = self
            .attribute(citation, "publication-type")
            .or_else(|| self.attribute(citation, "citation-type"));
        if let Some(publication_type) = named {
            work.r#type = csl_type(&publication_type, citation).into();
        }
        work.language = self.attribute(citation, "xml:lang").map(Language);
    }
}

/// The CSL type for a
/// [`publication-type`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/attribute/publication-type.html).
fn csl_type(publication_type: &str, citation: Node<'_>) -> String {
    let lower = publication_type.trim().to_ascii_lowercase();
    let is_chapter = || citation.elements().any(|child| child.is("chapter-title"));
    let found = match lower.as_str() {
        "preprint" => "article",
        "journal" => "article-journal",
        "magazine" => "article-magazine",
        "newspaper" | "news" => "article-newspaper",
        "data" | "database" => "dataset",
        "other" | "undeclared" | "unknown" | "web-only" | "list" | "" => "document",
        "confproc" | "conference" | "conf-proc" | "conf-paper" | "proceeding" | "proceedings"
        | "abstract" => "paper-conference",
        "commun" | "personal-communication" => "personal_communication",
        "book" if is_chapter() => "chapter",
        "book-chapter" | "bookchapter" => "chapter",
        "web" | "website" | "webpage" | "eref" => "webpage",
        "gov" | "government" | "working-paper" | "discussion" | "tech-report" => "report",
        "legal" | "law" | "legal-doc" => "legislation",
        "encyclopedia" => "entry-encyclopedia",
        "dictionary" => "entry-dictionary",
        "blog" => "post-weblog",
        "video" => "motion_picture",
        "thesis" | "dissertation" => "thesis",
        "letter" => "personal_communication",
        _ => return publication_type.trim().to_owned(),
    };
    found.to_owned()
}
