//! Default values for articles.

use crate::model::{Article, Collection, Id, Leaf};
use crate::source::hash::{HashMap, HashSet};
use crate::source::{Node, NodeId, Pointer, Tree};

/// A partial article that is merged into others: a newsroom's language, publisher, license.
///
/// The article has precedence, key by key; a list is one value. People, organizations, places, events, works and quotes
/// declared here are added only if the article refers to them.
#[derive(Debug)]
pub struct Defaults {
    tree: Tree<'static>,
    node: NodeId,
}

impl Defaults {
    /// Creates the defaults from `node` of a configuration.
    pub(crate) fn new(tree: Tree<'static>, node: NodeId) -> Self {
        Self { tree, node }
    }

    /// The partial article.
    pub(super) fn root(&self) -> Node<'_> {
        self.tree.node(self.node)
    }

    /// The path to the defaults in their file.
    pub(super) fn pointer(&self) -> Pointer {
        self.root().pointer()
    }

    /// Removes from `article` what the defaults declare and nothing refers to.
    ///
    /// `own` is the file of the article without the defaults: what it declares stays, and takes precedence over
    /// defaults with the same id.
    pub(super) fn prune(&self, article: &mut Article, own: &Tree<'_>) {
        let of_defaults = self.declared(own);
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

    /// What only the defaults declare, by collection and id.
    fn declared(&self, own: &Tree<'_>) -> HashSet<(Collection, &str)> {
        let mut declared = HashSet::default();
        for map in Collection::MAPS {
            let Some(entries) = self.root().get(map.name()) else { continue };
            let written: HashSet<&str> = own
                .root()
                .get(map.name())
                .into_iter()
                .flat_map(Node::children)
                .filter_map(Node::key)
                .collect();
            let ids = entries.children().filter_map(Node::key).filter(|id| !written.contains(id));
            declared.extend(ids.map(|id| (map, id)));
        }
        declared
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
