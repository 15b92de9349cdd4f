//! What names are called in the syntax that a value is written in.

use crate::source::jsonld::Graph;
use crate::source::{Markup, Node};

impl<'d> Graph<'d> {
    /// The name of a property's value, as people know it who see the file: `headline` in JSON-LD, `itemprop="headline"` in
    /// Microdata, `RDFa headline`; in the head what is written there, such as `og:title` or `meta author`.
    pub(crate) fn written_name(&self, value: Node<'d>, term: &str) -> String {
        match self.markup(value) {
            Markup::JsonLd => key(value).unwrap_or(term).to_owned(),
            Markup::Microdata => format!("itemprop=\"{}\"", key(value).unwrap_or(term)),
            // The attribute may be `property`, `rel` or `rev`.
            Markup::Rdfa => format!("RDFa {}", key(value).unwrap_or(term)),
            Markup::Citation | Markup::OpenGraph | Markup::Twitter => word(value).unwrap_or(term).to_owned(),
            Markup::Meta => match (term, word(value)) {
                ("url", _) => "link canonical".to_owned(),
                ("inLanguage", Some("lang")) => "html lang".to_owned(),
                (_, Some(word)) if !word.starts_with('<') => format!("meta {word}"),
                _ => "title".to_owned(),
            },
        }
    }
}

/// The key of a property that has this value, by itself, in a list, or beside a language.
fn key<'d>(value: Node<'d>) -> Option<&'d str> {
    let mut way = std::iter::successors(Some(value), |node| node.parent());
    way.find_map(|node| node.key().filter(|key| !key.starts_with('@')))
}

/// The word of the page that names a property's value; of several values, the first has it.
fn word<'d>(value: Node<'d>) -> Option<&'d str> {
    let name = value.key_span().or_else(|| value.parent().and_then(Node::key_span))?;
    value.tree().source().get(name.range())
}
