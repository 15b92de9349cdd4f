//! [Microdata](https://html.spec.whatwg.org/multipage/microdata.html): the items of a page.

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::base::Base;
use super::document::NodeId;
use super::node::{Attribute, Node};
use super::visible::{text_span, visible_value};
use super::words::{trimmed, words};
use super::{Document, text_budget};
use crate::source::hash::{HashMap, HashSet, IndexMap};
use crate::source::json::MAX_DEPTH;
use crate::source::jsonld::in_schema_org;
use crate::source::tree::{Builder, Key};
use crate::source::{Kind, Span, SyntaxError, SyntaxErrorKind};

/// Adds the items of schema.org to a tree, as JSON-LD would state them: each is an object with `@type`, `@id` and its
/// properties, whose values are texts and other items.
///
/// Keys are at the names in `itemprop`, texts at the values of attributes or at the texts of elements. Of items of other
/// vocabularies there is only the type. Relative addresses are resolved against `base`, if that is known.
///
/// # Errors
///
/// When the tree would have more than `most` values; or when items are nested too deeply, or repeat each
/// other too often.
pub(crate) fn add_items(
    page: &Document<'_>,
    base: Option<&str>,
    tree: &mut Builder<'_>,
    most: usize,
) -> Result<(), SyntaxError> {
    let elements = || page.root().descendants().filter(|node| node.is_element());
    let is_top = |node: &Node<'_>| is_item(*node) && node.attribute("itemprop").is_none();
    let mut top = elements().filter(is_top).filter(|item| is_of_schema_org(*item)).peekable();
    if top.peek().is_none() {
        return Ok(());
    }
    let ids = elements().filter_map(|node| Some((node.attribute("id")?.value(), node)));
    // The first with an id is the one that is meant.
    let ids: HashMap<&str, Node<'_>> = ids.collect::<Vec<_>>().into_iter().rev().collect();
    let budget = text_budget(page.source().len());
    let mut items = Items { ids, base: Base::new(base), tree, around: Vec::new(), budget, most };
    top.try_for_each(|item| items.add(item, None).map(|_| ()))
}

fn is_item(node: Node<'_>) -> bool {
    node.attribute("itemscope").is_some()
}

/// The types of an item, each with its place in the attribute.
fn types(item: Node<'_>) -> impl Iterator<Item = (Range<usize>, &str)> {
    item.attribute("itemtype").into_iter().flat_map(|attribute| words(attribute.value()))
}

/// Whether an item has a type of schema.org.
fn is_of_schema_org(item: Node<'_>) -> bool {
    types(item).any(|(_, address)| in_schema_org(address).is_some())
}

struct Items<'p, 't, 's> {
    ids: HashMap<&'p str, Node<'p>>,
    base: Base,
    tree: &'t mut Builder<'s>,
    /// The items that the current one is within.
    around: Vec<NodeId>,
    /// How much more may be read, in bytes.
    budget: usize,
    /// The maximum number of values in the tree.
    most: usize,
}

/// Where a value ends, or why nothing is read.
type End = Result<usize, SyntaxError>;

impl<'p> Items<'p, '_, '_> {
    /// Adds an item, and returns where its last value ends.
    fn add(&mut self, item: Node<'p>, key: Option<Key>) -> End {
        let tag = item.span().unwrap_or_default();
        // Each property that has several items is a list.
        if self.tree.depth() + 2 > MAX_DEPTH {
            let message = format!("items are nested more than {} levels deep", self.around.len());
            return Err(SyntaxError::new(SyntaxErrorKind::TooDeep, tag, message));
        }
        self.tree.begin(Kind::Object, tag.start, key);
        self.around.push(item.id());
        let mut end = tag.end;
        self.add_types(item);
        if let Some(id) = item.attribute("itemid") {
            let key = self.keyword("@id", id.name_span());
            self.add_address(id, Some(key));
        }
        if item.attribute("itemtype").is_none() || is_of_schema_org(item) {
            for (name, properties) in self.properties(item)? {
                end = end.max(self.add_property(name, &properties)?);
            }
        }
        self.around.pop();
        self.tree.end(end);
        Ok(end)
    }

    fn add_types(&mut self, item: Node<'p>) {
        let Some(attribute) = item.attribute("itemtype") else { return };
        let all: Vec<_> = types(item).map(|(range, _)| attribute.span_within(range)).collect();
        let key = self.keyword("@type", attribute.name_span());
        let [first, .., last] = all.as_slice() else {
            self.add_attribute(attribute, Some(key));
            return;
        };
        self.tree.begin(Kind::Array, first.start, Some(key));
        for (range, name) in types(item) {
            let text = self.tree.text_at(name, attribute.span_within(range.clone()));
            self.tree.string(text, attribute.span_within(range), None);
        }
        self.tree.end(last.end);
    }

    /// The properties of an item in the order of the page, those with the same name together.
    fn properties(&mut self, item: Node<'p>) -> Result<Properties<'p>, SyntaxError> {
        let mut found: Vec<Node<'p>> = Vec::new();
        let mut known: HashSet<NodeId> = HashSet::from_iter([item.id()]);
        let mut pending: Vec<Node<'p>> = item.children().collect();
        if let Some(others) = item.attribute("itemref") {
            pending.extend(words(others.value()).filter_map(|(_, id)| self.ids.get(id)));
        }
        while let Some(node) = pending.pop() {
            if !node.is_element() || !known.insert(node.id()) {
                continue;
            }
            self.spend(8, item)?;
            if node.attribute("itemprop").is_some() {
                found.push(node);
            }
            if !is_item(node) {
                pending.extend(node.children());
            }
        }
        found.sort_unstable_by_key(|node| node.id());
        let mut properties = Properties::default();
        for node in found {
            for (place, name) in node.attribute("itemprop").into_iter().flat_map(|names| words(names.value()))
            {
                properties.entry(name).or_default().push((place, node));
            }
        }
        Ok(properties)
    }

    fn add_property(&mut self, name: &str, properties: &[(Range<usize>, Node<'p>)]) -> End {
        let Some((place, first)) = properties.first() else { return Ok(0) };
        let Some(names) = first.attribute("itemprop") else { return Ok(0) };
        let span = names.span_within(place.clone());
        // What is a keyword in JSON-LD is a property here.
        let is_keyword = matches!(name, "id" | "type") || name.starts_with('@');
        let text = if is_keyword {
            self.tree.decoded(&format!("https://schema.org/{name}"))
        } else {
            self.tree.text_at(name, span)
        };
        let key = Some(Key { text, span });
        if let [(_, only)] = properties {
            return self.add_value(name, *only, key);
        }
        self.tree.begin(Kind::Array, span.start, key);
        let mut end = span.end;
        for (_, node) in properties {
            end = end.max(self.add_value(name, *node, None)?);
        }
        self.tree.end(end);
        Ok(end)
    }

    /// Adds the [value](https://html.spec.whatwg.org/multipage/microdata.html#concept-property-value) of a property.
    ///
    /// As in search engines, `content` is the value of any element that has no other attribute for it, not only of `meta`.
    fn add_value(&mut self, name: &str, node: Node<'p>, key: Option<Key>) -> End {
        if self.tree.len() >= self.most {
            return Err(SyntaxError::too_many_values(node.span().unwrap_or_default(), self.most));
        }
        if is_item(node) {
            // An item that is its own part, by `itemref`, says nothing more.
            return match self.around.contains(&node.id()) {
                true => Ok(self.add_text(node, "", key)),
                false => self.add(node, key),
            };
        }
        let (address, text) = match node.name() {
            "audio" | "embed" | "iframe" | "img" | "source" | "track" | "video" => (Some("src"), None),
            "a" | "area" | "link" => (Some("href"), None),
            "object" => (Some("data"), None),
            "data" | "meter" => (None, Some("value")),
            "time" => (None, Some("datetime")),
            _ => (None, None),
        };
        let attribute = |name: Option<&str>| name.and_then(|name| node.attribute(name));
        if let Some(found) = attribute(address) {
            self.spend(found.value().len(), node)?;
            return Ok(self.add_address(found, key));
        }
        if let Some(found) = attribute(text).or_else(|| node.attribute("content")) {
            self.spend(found.value().len(), node)?;
            return Ok(self.add_attribute(found, key));
        }
        if address.is_some() || matches!(node.name(), "data" | "meter" | "meta") {
            return Ok(self.add_text(node, "", key));
        }
        self.spend(16 * node.descendants().len(), node)?;
        let shown = visible_value(name, node);
        self.spend(shown.len(), node)?;
        Ok(self.add_text(node, &shown, key))
    }

    fn add_attribute(&mut self, attribute: Attribute<'p>, key: Option<Key>) -> usize {
        let (value, span) = trimmed(attribute);
        let text = self.tree.text_at(value, span);
        self.tree.string(text, span, key);
        span.end
    }

    fn add_address(&mut self, attribute: Attribute<'p>, key: Option<Key>) -> usize {
        let (value, span) = trimmed(attribute);
        let resolved = self.base.resolved(value).filter(|_| !value.is_empty());
        let text = self.tree.text_at(resolved.as_deref().unwrap_or(value), span);
        self.tree.string(text, span, key);
        span.end
    }

    /// Adds what an element shows.
    fn add_text(&mut self, node: Node<'p>, shown: &str, key: Option<Key>) -> usize {
        let span = text_span(node, self.tree.source());
        let text = self.tree.text_at(shown, span);
        self.tree.string(text, span, key);
        span.end
    }

    fn spend(&mut self, bytes: usize, node: Node<'p>) -> Result<(), SyntaxError> {
        self.budget = self.budget.checked_sub(bytes).ok_or_else(|| {
            let message = "too much Microdata: `itemref` repeats the same elements too often";
            SyntaxError::new(SyntaxErrorKind::TooLarge, node.span().unwrap_or_default(), message)
        })?;
        Ok(())
    }

    fn keyword(&mut self, keyword: &str, span: Span) -> Key {
        Key { text: self.tree.decoded(keyword), span }
    }
}

/// The properties of an item by name, each with the elements that have it and the place of the name there.
type Properties<'p> = IndexMap<&'p str, Vec<(Range<usize>, Node<'p>)>>;
