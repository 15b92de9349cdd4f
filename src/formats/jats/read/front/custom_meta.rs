//! Custom metadata of publishers.

use crate::formats::jats::read::copy::is_copy;
use crate::formats::jats::read::reader::Reader;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<custom-meta>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/custom-meta.html). A copy of the
    /// article is skipped.
    pub(super) fn custom_meta(&mut self, meta: Node<'d>) {
        if !is_copy(meta) {
            self.keep_unmapped("custom-meta-group", meta);
        }
    }
}
