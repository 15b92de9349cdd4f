//! Which node is the article.

use crate::formats::jsonld::ARTICLE;
use crate::formats::jsonld::read::html_in_text::shown;
use crate::formats::jsonld::read::parts::Links;
use crate::formats::jsonld::read::types::{self, EntityType};
use crate::source::hash::HashSet;
use crate::source::json::Lenient;
use crate::source::jsonld::{Graph, Name};
use crate::source::{Kind, Node};

/// The graph of a document, in which all descriptions of the article are one thing, but for those in lesser syntaxes.
pub(super) fn graph<'d>(document: &'d Lenient<'d>) -> Graph<'d> {
    let mut graph = Graph::of(document);
    let (top, heads) = (graph.top(), graph.heads().collect::<Vec<_>>());
    let mut candidates = candidates(&graph, &top);
    candidates.extend(heads.iter().filter(|head| is_a(&graph, **head, EntityType::Article)));
    let best = candidates.iter().map(|node| graph.markup(*node)).min();
    let (mut candidates, lesser): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|node| Some(graph.markup(*node)) == best);
    // What the head says is of the page, whatever it is.
    if best.is_some_and(|best| !best.is_of_schema_org()) && article(&graph, &top, &[]).is_some() {
        candidates.clear();
    }
    let article = article(&graph, &top, &candidates);
    if let Some(article) = article {
        let key = ArticleKey::of(&graph, article);
        let is_same = |node: &Node<'d>| key.matches(&ArticleKey::of(&graph, *node));
        let others = candidates.into_iter().filter(|other| other.id() != article.id());
        let (same, others): (Vec<_>, Vec<_>) = others.partition(is_same);
        let of_schema_org = lesser.into_iter().filter(|node| graph.markup(*node).is_of_schema_org());
        let lesser = of_schema_org.filter(is_same);
        let of_head = heads.into_iter().filter(|node| node.id() != article.id());
        let all = std::iter::once(article).chain(same).chain(lesser).flat_map(|node| graph.parts(node));
        let (objects, mut lesser): (Vec<_>, Vec<_>) =
            all.chain(of_head).partition(|node| graph.markup(*node) == graph.markup(article));
        lesser.sort_by_key(|node| graph.markup(*node));
        graph.set_article(article, objects, lesser, others);
    }
    graph
}

/// The node of the article: with a type of article, or at least a page or work with a headline.
///
/// If there are several: the one with a known fragment as id, or that is the page's main entity, or has the page's URL,
/// or the first.
fn article<'d>(graph: &Graph<'d>, top: &[Node<'d>], articles: &[Node<'d>]) -> Option<Node<'d>> {
    let all: Vec<Node<'d>> = main_entities(graph, top).into_iter().chain(top.iter().copied()).collect();
    let pages: HashSet<&str> = top
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
    let of_name = articles.iter().find(|node| graph.id(**node).is_some_and(is_it));
    let has_headline = |node: &&Node<'d>| !values(graph, **node, "headline").is_empty();
    let otherwise = || {
        all.iter()
            .filter(|node| is_a(graph, **node, EntityType::Page) || is_a(graph, **node, EntityType::Work))
            .find(has_headline)
    };
    of_name.or(of_page).or(articles.first()).or_else(otherwise).copied()
}

/// The articles that are not parts, references or the like of others, each with the first of its objects.
fn candidates<'d>(graph: &Graph<'d>, top: &[Node<'d>]) -> Vec<Node<'d>> {
    let mut articles: Vec<Node<'d>> = Vec::new();
    let mut known = HashSet::default();
    for node in main_entities(graph, top).into_iter().chain(top.iter().copied()) {
        let node = first_of(graph, node);
        if is_a(graph, node, EntityType::Article) && known.insert(node.id()) {
            articles.push(node);
        }
    }
    // Where there is one, it is the article.
    if articles.len() > 1 {
        let parts = links(graph).parts();
        let whole: Vec<_> = articles.iter().copied().filter(|node| !parts.contain(node.id())).collect();
        if !whole.is_empty() {
            return whole;
        }
    }
    articles
}

/// What tells whether two nodes describe the same article.
struct ArticleKey<'g> {
    headline: Option<String>,
    url: Option<&'g str>,
}

impl<'g> ArticleKey<'g> {
    fn of(graph: &'g Graph<'_>, node: Node<'g>) -> Self {
        let titles = [values(graph, node, "headline"), values(graph, node, "name")].concat();
        let title = titles.first().and_then(|title| graph.text(*title)).map(str::trim);
        let headline = title.map(|title| shown(title).unwrap_or_else(|| title.to_owned()));
        let found = ["url", "mainEntityOfPage", "@id"].map(|name| addresses(graph, node, &[name]));
        let headline =
            headline.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
        let address = found.into_iter().flatten().next().map(|address| {
            let address = address.strip_prefix("http:").or(address.strip_prefix("https:")).unwrap_or(address);
            address.trim_end_matches('/')
        });
        Self { headline, url: address }
    }

    /// Whether they are of the same article.
    fn matches(&self, other: &Self) -> bool {
        let is_same_page = self.url.is_some() && self.url == other.url;
        is_same_page || self.headline.is_some() && self.headline == other.headline
    }
}

fn main_entities<'d>(graph: &Graph<'d>, top: &[Node<'d>]) -> Vec<Node<'d>> {
    let about = top.iter().flat_map(|node| values(graph, *node, "mainEntity"));
    about.filter_map(|value| node_of(graph, value)).collect()
}

/// The object in a value, or the one that it names.
fn node_of<'d>(graph: &Graph<'d>, value: Node<'d>) -> Option<Node<'d>> {
    match value.kind() {
        Kind::Object => Some(first_of(graph, value)),
        _ => graph.with_id(graph.text(value)?),
    }
}

fn first_of<'d>(graph: &Graph<'d>, node: Node<'d>) -> Node<'d> {
    graph.id(node).and_then(|id| graph.with_id(id)).unwrap_or(node)
}

/// Which things have which others as values: of the first object of each.
fn links(graph: &Graph<'_>) -> Links {
    let mut links = Links::default();
    for node in graph.tree.nodes().filter(|node| node.kind() == Kind::Object) {
        let owner = first_of(graph, node);
        for member in graph.members(node).iter().chain(graph.reversed(node)) {
            // A page is about its main entity, which is no part of it.
            if matches!(member.name, Name::Keyword(_)) || member.name.is("mainEntity") {
                continue;
            }
            let mut values = Vec::new();
            graph.each_value(member.node, &mut values, &mut |_| {});
            for value in values.into_iter().filter_map(|value| node_of(graph, value)) {
                links.add(owner.id(), value.id());
            }
        }
    }
    links
}

/// The name of a thing within its document: a fragment, or a blank node label.
pub(super) fn fragment_of(id: &str) -> Option<&str> {
    id.strip_prefix("_:").or_else(|| id.rsplit_once('#').map(|(_, fragment)| fragment))
}

/// The distinct types found if there is no article.
pub(super) fn found_instead<'d>(graph: &Graph<'d>) -> Vec<&'d str> {
    let mut found = Vec::new();
    for kind in graph.top().into_iter().flat_map(|node| graph.types(node)) {
        let name = kind.name.written();
        if !matches!(kind.name, Name::Keyword(_)) && found.len() < 8 && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

fn is_a<'d>(graph: &Graph<'d>, node: Node<'d>, wanted: EntityType) -> bool {
    graph.types(node).any(|kind| match kind.name {
        Name::SchemaOrg(name) => types::find(name).is_some_and(|(_, kind)| kind == wanted),
        Name::Keyword(_) | Name::Own(_) | Name::Foreign(_) => false,
    })
}

/// The values of a property, one by one.
fn values<'d>(graph: &Graph<'d>, node: Node<'d>, term: &str) -> Vec<Node<'d>> {
    let mut found = Vec::new();
    for member in graph.members(node).iter().filter(|member| member.name.is(term)) {
        graph.each_value(member.node, &mut found, &mut |_| {});
    }
    found
}

/// The URLs in these members: as strings, or as the ids of nodes.
fn addresses<'g>(graph: &'g Graph<'_>, node: Node<'g>, members: &[&'static str]) -> Vec<&'g str> {
    let mut found = Vec::new();
    for name in members {
        if *name == "@id" {
            found.extend(graph.id(node));
            continue;
        }
        let values = values(graph, node, name);
        found.extend(values.into_iter().filter_map(|value| match value.kind() {
            Kind::Object => graph.id(value),
            _ => graph.text(value),
        }));
    }
    found
}
