//! Parts of a front that the article has no field for: they are kept as they stand.

use serde_json::{Map, Value};

use crate::formats::jats::EXTENSION;
use crate::formats::jats::read::reader::Reader;
use crate::model::Extensions;
use crate::source::hash::IndexMap;
use crate::source::xml::Node;

/// Elements that are kept as they stand, by the element they stand in.
#[derive(Debug, Default)]
pub(in crate::formats::jats::read) struct Kept {
    /// Which article is being read: nothing for the whole, `subArticles/0/` for the first within it.
    pub(in crate::formats::jats::read) article: String,
    fragments: IndexMap<String, Vec<Value>>,
}

impl Kept {
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
    /// Keeps an element of `parent` as it stands, for the writer of JATS to put it back.
    pub(super) fn keep(&mut self, parent: &str, node: Node<'d>) {
        let parent = format!("{}{parent}", self.kept.article);
        self.kept.fragments.entry(parent).or_default().push(Value::String(node.to_fragment().into_owned()));
    }
}
