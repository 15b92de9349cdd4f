//! What the article is about: index terms.

use crate::formats::jats::read::reader::Reader;
use crate::model::Metadata;
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// A [`<kwd-group>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/kwd-group.html) that only names
    /// people, organizations, places or events; returns whether it is one.
    pub(super) fn index_terms(
        &mut self,
        group: Node<'d>,
        group_type: &str,
        metadata: &mut Metadata,
        at: &Path<'_>,
    ) -> bool {
        let is_index = matches!(group_type, "person" | "organization" | "place" | "event")
            && group.attributes().count() == 1
            && group.elements().all(|term| term.is("kwd") && self.names_entity(term));
        if !is_index {
            return false;
        }
        let list = at.key(Metadata::ABOUT);
        for term in group.elements() {
            if let Some(entity) = self.entity(term, group_type)
                && !metadata.about.contains(&entity)
            {
                self.note(&list.item(metadata.about.len()), term);
                metadata.about.push(entity);
            }
        }
        true
    }
}
