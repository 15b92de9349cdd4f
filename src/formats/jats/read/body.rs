//! Reading the text: blocks and inlines.

use crate::formats::jats::read::reader::Reader;
use crate::model::Blocks;
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// The blocks of [`<body>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/body.html)
    pub(super) fn body(&mut self, body: Node<'d>, _at: &Path<'_>) -> Blocks {
        self.ignore(body);
        Blocks::default()
    }
}
