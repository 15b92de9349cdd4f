//! The files that an article in JATS refers to.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::source::Span;
use crate::source::xml::{Attribute, Document, Node};

/// The elements that refer to files.
const ELEMENTS: [&str; 7] = [
    "graphic",
    "inline-graphic",
    "media",
    "inline-media",
    "supplementary-material",
    "inline-supplementary-material",
    "self-uri",
];

/// The files that an article refers to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct References {
    /// The name of the outermost element, for what is about the article as a whole.
    pub root: Span,
    /// The references in the order of the file.
    pub list: Vec<Reference>,
}

/// A reference to a file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Reference {
    /// The element.
    pub element: Cow<'static, str>,
    /// The path of the file as it is written.
    pub href: String,
    /// Where that is.
    pub span: Span,
    /// The declared media type, such as `image/tiff`, and where it is.
    pub media_type: Option<(String, Span)>,
}

impl References {
    /// The references in `document`, its articles within the article included.
    pub(crate) fn of(document: &Document<'_>) -> Self {
        Self { root: document.root().name_span(), list: document.nodes().filter_map(Reference::of).collect() }
    }
}

impl Reference {
    fn of(node: Node<'_>) -> Option<Self> {
        let element = ELEMENTS.into_iter().find(|name| node.is(name))?;
        let href = node.attribute("xlink:href")?;
        let value = href.value();
        let path = value.trim();
        is_path(path).then(|| Self {
            element: Cow::Borrowed(element),
            href: path.to_owned(),
            span: href.value_span(),
            media_type: media_type(node),
        })
    }
}

/// The media type that the element declares, and its place.
fn media_type(node: Node<'_>) -> Option<(String, Span)> {
    let kind = node.attribute("mimetype");
    // Some write all of it in `mimetype`.
    if let Some(whole) = kind.filter(|kind| kind.value().contains('/')) {
        return Some((whole.value().into_owned(), whole.value_span()));
    }
    let is_graphic = matches!(node.name(), "graphic" | "inline-graphic");
    let kind = kind.map(Attribute::value).or(is_graphic.then_some("image".into()))?;
    let subtype = node.attribute("mime-subtype")?;
    Some((format!("{kind}/{}", subtype.value()), subtype.value_span()))
}

/// Whether this is the path of a file: not the address of a page, a DOI, a place in the document.
fn is_path(href: &str) -> bool {
    let scheme = href.split_once(':').map(|(scheme, _)| scheme);
    let has_scheme = scheme.is_some_and(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    let is_doi = href.strip_prefix("10.").is_some_and(|rest| {
        rest.split_once('/')
            .is_some_and(|(prefix, _)| prefix.len() > 3 && prefix.bytes().all(|c| c.is_ascii_digit()))
    });
    !(href.is_empty()
        || has_scheme
        || is_doi
        || href.starts_with(['#', '/', '\\'])
        || href.starts_with("www."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::xml::parse;

    #[test]
    fn references_have_a_path_and_a_media_type() {
        let text = "<article><graphic xlink:href='f1' mime-subtype='png'/><p><inline-graphic xlink:href='e/i.gif' \
                    mimetype='image' mime-subtype='gif'/></p><sub-article><graphic xlink:href='f1'/>\
                    <supplementary-material mimetype='application/pdf' xlink:href='s 1.pdf'/></sub-article></article>";
        let document = parse(text).unwrap();
        let references = References::of(&document);
        let list: Vec<_> = references
            .list
            .iter()
            .map(|one| {
                (&*one.element, one.href.as_str(), one.media_type.as_ref().map(|(kind, _)| kind.as_str()))
            })
            .collect();
        assert_eq!(
            list,
            [
                ("graphic", "f1", Some("image/png")),
                ("inline-graphic", "e/i.gif", Some("image/gif")),
                ("graphic", "f1", None),
                ("supplementary-material", "s 1.pdf", Some("application/pdf")),
            ]
        );
    }

    #[test]
    fn addresses_are_not_paths() {
        for href in
            ["https://a.org/f.png", "doi:10.1234/5", "#f1", "10.5061/dryad.1", "//a.org", "/f.png", ""]
        {
            assert!(!is_path(href), "{href}");
        }
        for href in ["f1", "f1.tif", "../f1.tif", "10.tif", "a b:c.tif", "pone.0012345.g001"] {
            assert!(is_path(href), "{href}");
        }
    }
}
