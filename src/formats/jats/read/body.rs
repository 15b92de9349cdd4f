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

    /// All text of an element as plain words.
    pub(super) fn words(&mut self, node: Node<'d>) -> String {
        node.words().trim().to_owned()
    }

    pub(super) fn media(&mut self, graphic: Node<'d>, _at: &Path<'_>) -> crate::model::Media {
        crate::model::Media {
            src: crate::model::Uri(
                graphic.attribute("xlink:href").map(|a| a.value().into_owned()).unwrap_or_default(),
            ),
            media_type: None,
            alt: None,
            width: None,
            height: None,
            credit: None,
            license: None,
            digital_source_type: None,
        }
    }
}
