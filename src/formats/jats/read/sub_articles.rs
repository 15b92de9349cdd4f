//! Reading `<sub-article>` and `<response>`.

use crate::formats::jats::read::reader::Reader;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<sub-article>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/sub-article.html)
    pub(super) fn sub_article(&mut self, sub_article: Node<'d>) {
        self.ignore(sub_article);
    }
}
