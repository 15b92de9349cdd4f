//! Which node is the article.

use crate::formats::jsonld::ARTICLE;
use crate::formats::jsonld::read::types::{self, EntityType};
use crate::source::jsonld::Name;
use crate::source::jsonld::{Graph, Thing};
use crate::source::{Kind, Node};

/// The node of the article: with a type of article, or at least a page or work with a headline.
///
/// If there are several: the one with a known fragment as id, or that is the page's main entity, or has the page's URL,
/// or the first.
pub(super) fn article<'d>(graph: &'d Graph<'d>) -> Option<Thing<'d>> {
    let top = graph.top();
    let about: Vec<Node<'d>> = top.iter().flat_map(|node| values(graph, *node, "mainEntity")).collect();
    let about = about.into_iter().map(|node| graph.thing(node).node);
    let all: Vec<Node<'d>> = about.chain(top.iter().copied()).collect();
    let articles: Vec<Node<'d>> =
        all.iter().copied().filter(|node| is_a(graph, *node, EntityType::Article)).collect();
    let pages: Vec<&str> = top
        .iter()
        .filter(|node| is_a(graph, **node, EntityType::Page))
        .flat_map(|node| addresses(graph, *node, &["@id", "url"]))
        .collect();
    let of_page = articles.iter().find(|node| {
        addresses(graph, **node, &["mainEntityOfPage", "url", "@id"])
            .iter()
            .any(|address| pages.contains(address))
    });
    let is_it = |id: &str| fragment_of(id) == Some(ARTICLE);
    let of_name = articles.iter().find(|node| addresses(graph, **node, &["@id"]).into_iter().any(is_it));
    let has_headline = |node: &&Node<'d>| !values(graph, **node, "headline").is_empty();
    let otherwise = || {
        all.iter()
            .filter(|node| is_a(graph, **node, EntityType::Page) || is_a(graph, **node, EntityType::Work))
            .find(has_headline)
    };
    of_name.or(of_page).or(articles.first()).or_else(otherwise).map(|node| graph.thing(*node))
}

/// The name of a thing within its document: a fragment, or a blank node label.
pub(super) fn fragment_of(id: &str) -> Option<&str> {
    id.strip_prefix("_:").or_else(|| id.rsplit_once('#').map(|(_, fragment)| fragment))
}

/// The distinct types found if there is no article.
pub(super) fn found_instead<'d>(graph: &Graph<'d>) -> Vec<&'d str> {
    let mut found = Vec::new();
    for node in graph.top() {
        for name in graph.types(node).filter_map(Node::text) {
            if let (Name::SchemaOrg(name) | Name::Own(name) | Name::Foreign(name), true) =
                (graph.terms.meaning(name), found.len() < 8)
                && !found.contains(&name)
            {
                found.push(name);
            }
        }
    }
    found
}

fn is_a<'d>(graph: &Graph<'d>, node: Node<'d>, wanted: EntityType) -> bool {
    let is_wanted = |kind: Node<'d>| {
        let Some(name) = kind.text() else { return false };
        let Name::SchemaOrg(name) = graph.terms.meaning(name.trim()) else { return false };
        types::find(name).is_some_and(|(_, kind)| kind == wanted)
    };
    graph.types(node).any(is_wanted)
}

/// The values of a property, alone or in a list.
fn values<'d>(graph: &Graph<'d>, node: Node<'d>, term: &str) -> Vec<Node<'d>> {
    let members = node.children().filter(|member| graph.name(*member).is(term));
    members
        .flat_map(|member| match member.kind() {
            Kind::Array => member.children().collect(),
            Kind::Null => Vec::new(),
            _ => vec![member],
        })
        .collect()
}

/// The URLs in these members: as strings, or as the ids of nodes.
fn addresses<'d>(graph: &Graph<'d>, node: Node<'d>, members: &[&'static str]) -> Vec<&'d str> {
    let mut found = Vec::new();
    for name in members {
        let values = match *name {
            "@id" => graph.keyword(node, "@id").into_iter().collect(),
            name => values(graph, node, name),
        };
        found.extend(values.into_iter().filter_map(|value| match value.kind() {
            Kind::Object => graph.keyword(value, "@id").and_then(Node::text),
            _ => value.text(),
        }));
    }
    found
}
