//! Reading `<back>`.

use crate::formats::jats::read::reader::Reader;
use crate::source::Path;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<back>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/back.html)
    pub(super) fn back(&mut self, back: Node<'d>) {
        self.article.back = self.back_sections(back, &Path::ROOT.key("back"));
    }
}
