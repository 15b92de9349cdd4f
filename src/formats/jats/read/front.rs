//! Reading `<front>`.

use crate::formats::jats::read::reader::Reader;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<front>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/front.html)
    pub(super) fn front(&mut self, front: Node<'d>) {
        self.ignore(front);
    }
}
