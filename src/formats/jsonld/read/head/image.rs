//! The images of a page, each with what follows about it.

use crate::formats::jsonld::read::head::meaning::Meaning;
use crate::formats::jsonld::read::head::{Named, Statement, begin};
use crate::source::Span;
use crate::source::tree::{Builder, Key};

/// An image: its address, and what follows about it.
pub(super) struct PageImage<'s, 'p> {
    address: &'s Statement<'p>,
    properties: Vec<(&'static str, &'s Statement<'p>)>,
}

impl Named for PageImage<'_, '_> {
    fn name(&self) -> Span {
        self.address.name
    }

    fn end(&self) -> usize {
        self.address.value.span().end
    }
}

impl PageImage<'_, '_> {
    pub(super) fn add_to(&self, key: Option<Key>, tree: &mut Builder<'_>) {
        begin(key, "ImageObject", self.address, tree);
        for (term, statement) in &self.properties {
            statement.add_text(Some(term), None, statement.value.text(), tree);
        }
        tree.end(self.end());
    }
}

pub(super) fn images<'s, 'p>(statements: &'s [Statement<'p>]) -> Vec<PageImage<'s, 'p>> {
    let mut images: Vec<PageImage<'s, 'p>> = Vec::new();
    for statement in statements {
        match (statement.meaning, images.last_mut()) {
            // Without an image before it, the address is that of one.
            (Meaning::Image, _) | (Meaning::OfImage("contentUrl"), None) => {
                images.push(PageImage { address: statement, properties: vec![("contentUrl", statement)] });
            }
            // The secure address is usually the same.
            (Meaning::OfImage(term), Some(image))
                if image.properties.iter().all(|(known, _)| *known != term) =>
            {
                image.properties.push((term, statement));
            }
            _ => {}
        }
    }
    images
}
