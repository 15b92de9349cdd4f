//! Abstracts.

use crate::formats::jats::read::reader::Reader;
use crate::model::{Abstract, AbstractKind, Metadata};
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<abstract>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/abstract.html) or `<trans-abstract>`
    pub(super) fn summary(&mut self, summary: Node<'d>, metadata: &mut Metadata, at: &Path<'_>) {
        let kind = match summary.attribute("abstract-type") {
            None => AbstractKind::Abstract,
            Some(abstract_type) => match kind_named(&abstract_type.value()) {
                Some(kind) => kind,
                None => {
                    self.lose_attribute(summary, abstract_type);
                    AbstractKind::Summary
                }
            },
        };
        let list = at.key(Metadata::ABSTRACTS);
        let at = list.item(metadata.abstracts.len());
        self.note(&at, summary);
        let language = self.language(summary, &metadata.language);
        let content = self.blocks(summary, &at.key(Abstract::CONTENT));
        // An abstract has no field for its title, which mostly is "Abstract".
        summary.elements().filter(|child| child.is("title")).for_each(|title| self.ignore(title));
        if !content.is_empty() {
            metadata.abstracts.push(Abstract { kind, language, content, digital_source_type: None });
        }
    }
}

fn kind_named(abstract_type: &str) -> Option<AbstractKind> {
    Some(match abstract_type.to_ascii_lowercase().replace([' ', '_'], "-").as_str() {
        "" | "abstract" | "normal" | "author" | "short" | "section" | "structured" => AbstractKind::Abstract,
        "summary" | "executive-summary" | "web-summary" | "editor" | "precis" => AbstractKind::Summary,
        "standfirst" => AbstractKind::Standfirst,
        "plain-language-summary" | "plain-language" | "lay-summary" | "non-technical" => {
            AbstractKind::PlainLanguage
        }
        "graphical" | "graphical-abstract" => AbstractKind::Graphical,
        "key-points" | "highlights" | "author-highlights" | "keypoints" => AbstractKind::KeyPoints,
        "teaser" | "toc" | "ascii" => AbstractKind::Teaser,
        _ => return None,
    })
}
