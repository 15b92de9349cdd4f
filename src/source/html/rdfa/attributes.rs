//! The attributes of an element that matter in RDFa.

use crate::source::html::document::Namespace;
use crate::source::html::node::{Attribute, Node};

/// The [attributes](https://www.w3.org/TR/rdfa-core/#rdfa-attributes) of one element.
#[derive(Debug, Default)]
pub(super) struct Attributes<'p> {
    pub(super) about: Option<Attribute<'p>>,
    pub(super) content: Option<Attribute<'p>>,
    pub(super) datatype: Option<Attribute<'p>>,
    pub(super) datetime: Option<Attribute<'p>>,
    pub(super) href: Option<Attribute<'p>>,
    pub(super) inlist: Option<Attribute<'p>>,
    pub(super) language: Option<Attribute<'p>>,
    pub(super) prefix: Option<Attribute<'p>>,
    pub(super) property: Option<Attribute<'p>>,
    pub(super) rel: Option<Attribute<'p>>,
    pub(super) resource: Option<Attribute<'p>>,
    pub(super) rev: Option<Attribute<'p>>,
    pub(super) src: Option<Attribute<'p>>,
    pub(super) type_of: Option<Attribute<'p>>,
    pub(super) vocab: Option<Attribute<'p>>,
    /// Declarations of XML namespaces, which are prefixes.
    pub(super) namespaces: Vec<Attribute<'p>>,
}

impl<'p> Attributes<'p> {
    pub(super) fn of(element: Node<'p>) -> Self {
        let mut found = Self::default();
        let mut xml_language = None;
        for attribute in element.attributes() {
            let field = match attribute.name() {
                "about" => &mut found.about,
                "content" => &mut found.content,
                "datatype" => &mut found.datatype,
                "datetime" => &mut found.datetime,
                "href" => &mut found.href,
                "inlist" => &mut found.inlist,
                "lang" => &mut found.language,
                "prefix" => &mut found.prefix,
                "property" => &mut found.property,
                "rel" => &mut found.rel,
                "resource" => &mut found.resource,
                "rev" => &mut found.rev,
                "src" => &mut found.src,
                "typeof" => &mut found.type_of,
                "vocab" => &mut found.vocab,
                "xml:lang" if element.namespace() != Some(Namespace::Html) => &mut xml_language,
                name if name.starts_with("xmlns:") => {
                    found.namespaces.push(attribute);
                    continue;
                }
                _ => continue,
            };
            *field = Some(attribute);
        }
        found.language = xml_language.or(found.language);
        found
    }

    /// Whether they change nothing: neither what is described, nor what names mean.
    pub(super) fn have_no_effect(&self) -> bool {
        let Self { about, href, language, prefix, property, rel, resource, rev, src, type_of, vocab, .. } =
            self;
        let all = [about, href, language, prefix, property, rel, resource, rev, src, type_of, vocab];
        all.into_iter().all(Option::is_none) && self.namespaces.is_empty()
    }

    /// Whether names of schema.org may be among those of the element, or may be defined there. In ordinary pages, no
    /// element has any.
    pub(super) fn may_be_of_schema_org(element: Node<'p>) -> bool {
        element.attributes().any(|attribute| {
            let name = attribute.name();
            let has_names = matches!(name, "prefix" | "property" | "rel" | "rev" | "typeof" | "vocab");
            (has_names || name.starts_with("xmlns:"))
                && attribute.value().as_bytes().windows(6).any(|part| part.eq_ignore_ascii_case(b"schema"))
        })
    }
}
