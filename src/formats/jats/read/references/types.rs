//! Types of references.

use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::vocabulary::csl_type;
use crate::model::{Language, Work};
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// The type and the language in the attributes of a citation.
    pub(super) fn publication_type(&mut self, citation: Node<'d>, work: &mut Work) {
        let named = self
            .attribute(citation, "publication-type")
            .or_else(|| self.attribute(citation, "citation-type"));
        if let Some(publication_type) = named {
            let is_chapter = citation.elements().any(|child| child.is("chapter-title"));
            work.r#type = csl_type(&publication_type, is_chapter).into();
        }
        work.language = self.attribute(citation, "xml:lang").map(Language);
    }
}
