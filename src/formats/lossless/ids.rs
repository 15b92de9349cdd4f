//! Which ids in two readings of one article mean the same.
//!
//! A format may have no place for ids; then a reader generates them from names or numbers.

use serde_json::{Map, Value};

use crate::model::{Article, Collection, Leaf};
use crate::source::hash::{HashMap, HashSet};

/// A mapping from ids of one article to those of another.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<Collection, HashMap<String, String>>);

/// The ids in `to` for the ids of `from`: by the places that refer to them, or else by name, or else by order.
pub(super) fn align(from: &Article, to: &Article) -> Names {
    let (from, to) = (Declared::of(from), Declared::of(to));
    let mut names = Names::default();
    for map in Collection::MAPS {
        let both = from.ids(map).iter().filter(|id| to.ids(map).contains(id));
        both.for_each(|id| names.add(map, id, id));
    }
    // Each round may map ids in the paths of further references.
    while names.add_referred(&from, &to) {}
    for map in Collection::MAPS {
        let rest = |declared: &Declared, is_named: &dyn Fn(&str) -> bool| -> Vec<String> {
            declared.ids(map).iter().filter(|id| !is_named(id)).cloned().collect()
        };
        let taken: HashSet<String> =
            names.0.get(&map).into_iter().flat_map(HashMap::values).cloned().collect();
        let mut here = rest(&from, &|id| names.get(map, id).is_some());
        let mut there = rest(&to, &|id| taken.contains(id));
        here.retain(|id| {
            let same = there.iter().position(|other| from.label(map, id) == to.label(map, other));
            same.map(|index| names.add(map, id, &there.remove(index))).is_none()
        });
        if here.len() == there.len() {
            here.iter().zip(&there).for_each(|(id, other)| names.add(map, id, other));
        }
    }
    names
}

impl Names {
    /// The composition of this mapping with `after`.
    pub(super) fn followed_by(mut self, after: &Self) -> Self {
        for (map, names) in &mut self.0 {
            for name in names.values_mut() {
                if let Some(next) = after.get(*map, name) {
                    *name = next.to_owned();
                }
            }
        }
        self
    }

    /// The article with mapped ids. Others are unchanged.
    pub(super) fn rename(&self, article: &Article) -> Value {
        let mut value = serde_json::to_value(article).expect("the model has no maps with odd keys");
        article.walk(&mut |path, leaf| {
            if let Leaf::Reference(reference) = leaf
                && let Some(name) = reference.to.iter().find_map(|map| self.get(*map, reference.id))
                && let Some(target) = target(&mut value, &path.pointer().steps().collect::<Vec<_>>())
            {
                *target = Value::from(name);
            }
        });
        for map in Collection::MAPS {
            if let Some(Value::Object(entries)) = value.get_mut(map.name()) {
                let renamed = std::mem::take(entries).into_iter().map(|(id, entry)| {
                    let name = self.get(map, &id).map(str::to_owned);
                    (name.unwrap_or(id), entry)
                });
                *entries = renamed.collect::<Map<_, _>>();
            }
        }
        value
    }

    /// This mapping, with new ids for what `article` declares under an id that means something else in `other`.
    pub(super) fn apart(mut self, article: &Article, other: &Article) -> Self {
        let (declared, other) = (Declared::of(article), Declared::of(other));
        for map in Collection::MAPS {
            for id in declared.ids(map) {
                if self.get(map, id).is_some() || !other.ids(map).contains(id) {
                    continue;
                }
                let is_free =
                    |name: &String| !other.ids(map).contains(name) && !declared.ids(map).contains(name);
                let name = (2..).map(|number| format!("{id}-{number}")).find(is_free);
                self.add(map, id, &name.expect("there are more numbers than ids"));
            }
        }
        self
    }

    fn get(&self, map: Collection, id: &str) -> Option<&str> {
        self.0.get(&map)?.get(id).map(String::as_str)
    }

    fn add(&mut self, map: Collection, id: &str, name: &str) {
        self.0.entry(map).or_default().insert(id.to_owned(), name.to_owned());
    }

    /// Maps what both articles refer to at the same place; returns whether there is more of it.
    fn add_referred(&mut self, from: &Declared, to: &Declared) -> bool {
        let mut added = false;
        for (way, map, id) in &from.references {
            if self.get(*map, id).is_some() {
                continue;
            }
            let Some(way) = self.way(way) else { continue };
            if let Some((there, other)) = to.by_way.get(&way)
                && there == map
                && !self.0.get(map).is_some_and(|names| names.values().any(|name| name == other))
            {
                self.add(*map, id, other);
                added = true;
            }
        }
        added
    }

    /// The path in the other article.
    fn way(&self, steps: &[String]) -> Option<Vec<String>> {
        let mut way = steps.to_vec();
        let map =
            Collection::MAPS.into_iter().find(|map| steps.first().is_some_and(|first| first == map.name()));
        if let (Some(map), Some(id)) = (map, way.get_mut(1)) {
            *id = self.get(map, id)?.to_owned();
        }
        Some(way)
    }
}

/// What an article declares and refers to.
struct Declared {
    ids: HashMap<Collection, Vec<String>>,
    labels: HashMap<(Collection, String), String>,
    references: Vec<(Vec<String>, Collection, String)>,
    by_way: HashMap<Vec<String>, (Collection, String)>,
}

impl Declared {
    fn of(article: &Article) -> Self {
        let mut declared = Self {
            ids: HashMap::default(),
            labels: HashMap::default(),
            references: Vec::new(),
            by_way: HashMap::default(),
        };
        let mut within = None;
        article.walk(&mut |path, leaf| match leaf {
            Leaf::Id(id, map) if map != Collection::Blocks => {
                declared.ids.entry(map).or_default().push(id.as_str().to_owned());
                within = Some((map, id.as_str().to_owned()));
            }
            Leaf::Text(text)
                if ["name", "title", "text", "unstructured"].iter().any(|key| path.ends_with(key)) =>
            {
                if let Some(entry) = &within {
                    declared.labels.entry(entry.clone()).or_insert_with(|| text.to_owned());
                }
            }
            _ => {}
        });
        article.walk(&mut |path, leaf| {
            let Leaf::Reference(reference) = leaf else { return };
            let is_declared = |map: &&Collection| declared.ids(**map).iter().any(|id| id == reference.id);
            if let Some(map) = reference.to.iter().find(is_declared) {
                let way: Vec<String> = path.pointer().steps().collect();
                declared.references.push((way, *map, reference.id.to_owned()));
            }
        });
        declared.by_way =
            declared.references.iter().map(|(way, map, id)| (way.clone(), (*map, id.clone()))).collect();
        declared
    }

    fn ids(&self, map: Collection) -> &[String] {
        self.ids.get(&map).map_or(&[], Vec::as_slice)
    }

    fn label(&self, map: Collection, id: &str) -> Option<&String> {
        self.labels.get(&(map, id.to_owned()))
    }
}

/// The value at a path in the long form of an article; in its short form, the string there.
fn target<'v>(value: &'v mut Value, steps: &[String]) -> Option<&'v mut Value> {
    let Some((step, rest)) = steps.split_first() else { return Some(value) };
    match value {
        Value::Object(members) => target(members.get_mut(step)?, rest),
        Value::Array(items) => target(items.get_mut(step.parse::<usize>().ok()?)?, rest),
        Value::String(_) if rest.is_empty() => Some(value),
        _ => None,
    }
}
