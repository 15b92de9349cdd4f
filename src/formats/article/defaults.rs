//! Default values for articles.

mod layers;

use std::sync::Arc;

pub(crate) use self::layers::{Layer, Layers};
use crate::model::{Article, Collection, Id, Leaf};
#[cfg(feature = "cli")]
use crate::source::Span;
use crate::source::hash::{HashMap, HashSet};
use crate::source::{Kind, Node, NodeId, Pointer, Selection, Tree};

/// A partial article that is merged into others: a newsroom's language, publisher, license.
///
/// The article has precedence, key by key; a list is one value. People, organizations, places, events, works and quotes
/// declared here are added only if the article refers to them.
#[derive(Debug)]
pub struct Defaults {
    tree: Tree<'static>,
    layers: Arc<Layers>,
    entries: Entries,
}

/// The people, organizations and other entries in the defaults, of which an article takes those it refers to.
#[derive(Debug, Default)]
struct Entries {
    /// The entries with an id, each with its map.
    by_id: HashMap<String, Vec<(NodeId, NodeId)>>,
    /// The maps.
    maps: Vec<NodeId>,
    /// The length of the longest id.
    longest: usize,
}

impl Defaults {
    /// Merges the defaults of configurations: objects key by key; those that come first have precedence.
    pub(crate) fn new(layers: Vec<Layer>) -> Self {
        let (tree, layers) = Layers::merge(layers);
        let entries = Entries::of(tree.root());
        Self { tree, layers: Arc::new(layers), entries }
    }

    /// The partial article.
    pub(crate) fn root(&self) -> Node<'_> {
        self.tree.root()
    }

    /// Where the parts come from.
    pub(super) fn layers(&self) -> &Arc<Layers> {
        &self.layers
    }

    /// The number of the layer that a place in the defaults is from, and the place in its file.
    #[cfg(feature = "cli")]
    pub(crate) fn origin(&self, span: Span) -> Option<(usize, Span)> {
        self.layers.origin(span)
    }

    /// The entries that the article in `own` may refer to, directly or through others: all whose ids it contains.
    pub(super) fn selected(&self, own: &Tree<'_>) -> Selection {
        let Entries { maps, .. } = &self.entries;
        let members = self.root().children().filter(|member| !maps.contains(&member.id()));
        let mut found: Vec<_> = own.nodes().flat_map(|node| self.entries.named_by(node)).collect();
        found.extend(members.flat_map(Node::descendants).flat_map(|node| self.entries.named_by(node)));
        let mut selected: Selection = maps.iter().map(|map| (*map, Vec::new())).collect();
        let mut seen = HashSet::default();
        while let Some((map, entry)) = found.pop() {
            if seen.insert(entry) {
                selected.entry(map).or_default().push(entry);
                let within = self.tree.node(entry).descendants();
                found.extend(within.flat_map(|node| self.entries.named_by(node)));
            }
        }
        selected.values_mut().for_each(|entries| entries.sort_unstable());
        selected
    }

    /// Removes from `article` the entries of the defaults that nothing refers to.
    ///
    /// `own` is the file of the article without the defaults: what it declares stays, and takes precedence over
    /// defaults with the same id.
    pub(super) fn prune(&self, article: &mut Article, own: &Tree<'_>, selected: &Selection) {
        let of_defaults = self.declared(own, selected);
        if of_defaults.is_empty() {
            return;
        }
        let kept = kept(article, &of_defaults);
        let is_kept = |map, id: &Id| !of_defaults.contains(&(map, id.as_str())) || kept.contains(id.as_str());
        let Article { people, organizations, places, events, works, quotes, .. } = article;
        people.retain(|id, _| is_kept(Collection::People, id));
        organizations.retain(|id, _| is_kept(Collection::Organizations, id));
        places.retain(|id, _| is_kept(Collection::Places, id));
        events.retain(|id, _| is_kept(Collection::Events, id));
        works.retain(|id, _| is_kept(Collection::Works, id));
        quotes.retain(|id, _| is_kept(Collection::Quotes, id));
    }

    /// The selected entries that only the defaults declare, by collection and id.
    fn declared(&self, own: &Tree<'_>, selected: &Selection) -> HashSet<(Collection, &str)> {
        let mut declared = HashSet::default();
        for map in Collection::MAPS {
            let Some(entries) = self.root().get(map.name()).and_then(|map| selected.get(&map.id())) else {
                continue;
            };
            let written: HashSet<&str> = own
                .root()
                .get(map.name())
                .into_iter()
                .flat_map(Node::children)
                .filter_map(Node::key)
                .collect();
            let ids = entries.iter().filter_map(|entry| self.tree.node(*entry).key());
            declared.extend(ids.filter(|id| !written.contains(id)).map(|id| (map, id)));
        }
        declared
    }
}

impl Entries {
    fn of(defaults: Node<'_>) -> Self {
        let mut entries = Self::default();
        let maps = Collection::MAPS.into_iter().filter_map(|map| defaults.get(map.name()));
        for map in maps.filter(|map| map.kind() == Kind::Object) {
            entries.maps.push(map.id());
            for entry in map.children() {
                let id = entry.key().unwrap_or_default();
                entries.longest = entries.longest.max(id.len());
                entries.by_id.entry(id.to_owned()).or_default().push((map.id(), entry.id()));
            }
        }
        entries
    }

    /// The entries whose id is the text or the key of a value.
    fn named_by(&self, node: Node<'_>) -> impl Iterator<Item = (NodeId, NodeId)> {
        let names = [node.key(), node.text()].into_iter().flatten();
        let ids = names.filter(|name| name.len() <= self.longest);
        ids.filter_map(|id| self.by_id.get(id)).flatten().copied()
    }
}

/// The ids in `of_defaults` that the article refers to, directly or through another of them.
fn kept(article: &Article, of_defaults: &HashSet<(Collection, &str)>) -> HashSet<String> {
    let mut own_ids: HashSet<&str> = HashSet::default();
    let mut reached: Vec<&str> = Vec::new();
    let mut onward: HashMap<&str, Vec<&str>> = HashMap::default();
    let mut current: Option<(Pointer, &str)> = None;
    article.walk(&mut |path, leaf| match leaf {
        Leaf::Id(id, collection) => {
            let is_default = of_defaults.contains(&(collection, id.as_str()));
            current = is_default.then(|| (path.pointer(), id.as_str()));
            if !is_default {
                own_ids.insert(id.as_str());
            }
        }
        Leaf::Reference(reference) => {
            let owner = current.as_ref().filter(|(place, _)| path.pointer().starts_with(place));
            match owner {
                Some((_, owner)) => onward.entry(owner).or_default().push(reference.id),
                None => reached.push(reference.id),
            }
        }
        _ => {}
    });
    let mut kept = HashSet::default();
    while let Some(id) = reached.pop() {
        // An id that the article itself declares is not taken from the defaults.
        if !own_ids.contains(id) && kept.insert(id.to_owned()) {
            reached.extend(onward.get(id).into_iter().flatten());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{json, toml};

    #[test]
    fn only_entries_that_are_referred_to_are_selected() {
        let text = "metadata.publisher = \"herald\"\npeople = { kim = { worksFor = [\"desk\"] }, lee = {}, po = {} }\n\
            organizations = { herald = {}, desk = { partOf = \"house\" }, house = {}, other = {} }\n\
            places.kim = {}\n";
        let tree = toml::parse(text).unwrap().into_owned();
        let defaults = Defaults::new(vec![Layer::new(tree, NodeId::ROOT)]);
        let selected = |own: &str| {
            let selected = defaults.selected(&json::parse(own).unwrap());
            let ids = selected.values().flatten().map(|entry| defaults.tree.node(*entry).pointer());
            let mut ids: Vec<_> = ids.map(|pointer| pointer.as_str().to_owned()).collect();
            ids.sort();
            ids
        };
        let always = "/organizations/herald";
        assert_eq!(selected(r#"{ "body": "kim lee" }"#), [always]);
        assert_eq!(selected(r#"{ "people": { "lee": {} } }"#), [always, "/people/lee"]);
        let of_kim = ["/organizations/desk", always, "/organizations/house", "/people/kim", "/places/kim"];
        assert_eq!(selected(r#"{ "metadata": { "authors": ["k\u0069m"] } }"#), of_kim);
    }
}
