//! Parts of a `<front>` that the article has no field for: they are kept unchanged.

use serde_json::{Map, Value};

use crate::formats::jats::EXTENSION;
use crate::formats::jats::read::reader::Reader;
use crate::model::Extensions;
use crate::source::hash::IndexMap;
use crate::source::xml::Node;

/// Elements that are kept unchanged, by parent element.
#[derive(Debug, Default)]
pub(in crate::formats::jats::read) struct Unmapped {
    /// The article being read: empty for the main one, `subArticles/0/` for its first sub-article.
    pub(in crate::formats::jats::read) article: String,
    fragments: IndexMap<String, Vec<Value>>,
}

impl Unmapped {
    /// How many children of `parent` are kept.
    pub(in crate::formats::jats::read) fn count(&self, parent: &str) -> usize {
        self.fragments.get(&format!("{}{parent}", self.article)).map_or(0, Vec::len)
    }

    pub(in crate::formats::jats::read) fn put_into(self, extensions: &mut Extensions) {
        if self.fragments.is_empty() {
            return;
        }
        let lists = self.fragments.into_iter().map(|(parent, list)| (parent, Value::Array(list)));
        let entry =
            extensions.others.entry(EXTENSION.to_owned()).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(entry) = entry {
            entry.extend(lists);
        }
    }
}

impl<'d> Reader<'d> {
    /// Keeps a child of `parent` unchanged, for the JATS writer to restore.
    pub(in crate::formats::jats::read) fn keep_unmapped(&mut self, parent: &str, node: Node<'d>) {
        self.settle(node);
        let parent = format!("{}{parent}", self.unmapped.article);
        self.unmapped
            .fragments
            .entry(parent)
            .or_default()
            .push(Value::String(node.to_fragment().into_owned()));
    }
}
