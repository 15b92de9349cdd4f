//! What a page says of the article in other syntaxes than the one it is read from.

use crate::formats::jsonld::read::comparable::ComparableValues;
use crate::formats::jsonld::read::reader::Reader;
use crate::source::Node;
use crate::source::hash::HashMap;
use crate::source::jsonld::{Graph, Member, Name, Thing};

/// What better syntaxes say of the article, by property.
type Known<'d> = HashMap<&'d str, (ComparableValues, Vec<&'d str>)>;

impl<'d> Reader<'d> {
    /// Records what lesser syntaxes say otherwise as lost.
    pub(super) fn lose_what_differs(&mut self) {
        let graph = self.graph;
        if self.has_copy || graph.lesser().is_empty() {
            return;
        }
        let mut known = Known::default();
        graph.article().into_iter().flat_map(Thing::nodes).for_each(|object| add(graph, &mut known, object));
        for objects in graph.lesser().chunk_by(|one, other| graph.markup(*one) == graph.markup(*other)) {
            objects.iter().for_each(|object| self.lose_what_differs_in(*object, &known));
            objects.iter().for_each(|object| add(graph, &mut known, *object));
        }
    }

    fn lose_what_differs_in(&mut self, object: Node<'d>, known: &Known<'d>) {
        let graph = self.graph;
        let is_of_head = !graph.markup(object).is_of_schema_org();
        for Member { name, node: member } in graph.members(object) {
            let Some(term) = term(*name) else { continue };
            let Some((values_so_far, headlines)) = known.get(term) else {
                self.lose_unless_seen(object, term, *member);
                continue;
            };
            let mut values = Vec::new();
            graph.each_value(*member, &mut values, &mut |_| {});
            for value in values {
                let is_title = || {
                    let title = graph.text(value).filter(|_| is_of_head);
                    title.is_some_and(|title| headlines.iter().any(|headline| is_title(title, headline)))
                };
                if !values_so_far.contains(graph, value) && !is_title() {
                    let what = self.label_of_value(object, term, value);
                    self.losses.lose(what, value.brief_span());
                }
            }
        }
    }

    /// The objects that say something about the article by a property: its own, or else the best of those in lesser
    /// syntaxes.
    pub(super) fn objects_with(&self, thing: Thing<'d>, term: &str) -> Vec<Node<'d>> {
        let says = |object: &Node<'d>| self.graph.members(*object).iter().any(|member| member.name.is(term));
        let own: Vec<_> = thing.nodes().collect();
        let uses_lesser = self.root == Some(thing.node.id()) && !self.has_copy && !own.iter().any(says);
        let lesser = self.graph.lesser().iter().copied().find(|object| uses_lesser && says(object));
        lesser.map_or(own, |lesser| vec![lesser])
    }
}

/// Adds what an object says; of headlines, also the texts.
fn add<'d>(graph: &'d Graph<'d>, known: &mut Known<'d>, object: Node<'d>) {
    /// Titles are compared with these.
    const MOST_HEADLINES: usize = 4;
    for Member { name, node: member } in graph.members(object) {
        let Some(term) = term(*name) else { continue };
        let mut values = Vec::new();
        graph.each_value(*member, &mut values, &mut |_| {});
        if values.is_empty() {
            continue;
        }
        let (known, headlines) =
            known.entry(term).or_insert_with(|| (ComparableValues::new(term), Vec::new()));
        values.iter().for_each(|value| known.add(graph, *value));
        if term == "headline" && headlines.len() < MOST_HEADLINES {
            headlines.extend(values.first().and_then(|value| graph.text(*value)));
        }
    }
}

fn term<'d>(name: Name<'d>) -> Option<&'d str> {
    match name {
        Name::SchemaOrg(term) | Name::Own(term) | Name::Foreign(term) => Some(term),
        Name::Keyword(_) => None,
    }
}

/// Whether a title has a headline or the beginning of it, and usually the name of the site.
fn is_title(title: &str, headline: &str) -> bool {
    let headline = headline.trim();
    let before_site = [" | ", " - ", " – ", " — "].iter().filter_map(|mark| title.split_once(mark));
    let mut beginnings = before_site.map(|(beginning, _)| beginning.trim()).chain([title.trim()]);
    title.contains(headline) || beginnings.any(|beginning| headline.starts_with(beginning))
}
