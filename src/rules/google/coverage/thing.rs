//! What one thing in a file has.

use std::ops::Range;

use crate::rules::google::coverage::{CoveredProperty, CoveredThing};
use crate::rules::google::search_results::{SearchResult, WantedProperty};
use crate::rules::{JsonldFile, Object};
use crate::source::{Kind, Node};

/// How much of a title tells one thing from another, in characters.
const ENOUGH: usize = 100;

/// What `object` has of what a search result asks for.
pub(super) fn thing(file: &JsonldFile<'_>, result: &SearchResult, object: &Object<'_>) -> CoveredThing {
    CoveredThing {
        result: result.kind.to_owned(),
        kind: object.type_name().to_owned(),
        title: title(file, object),
        places: file.graph.parts(object.node).into_iter().map(place).collect(),
        properties: result.properties.iter().map(|asked| property(file, object, asked)).collect(),
    }
}

fn title(file: &JsonldFile<'_>, object: &Object<'_>) -> String {
    let values = ["headline", "name"].into_iter().flat_map(|name| file.values(object, name));
    let text = values.filter_map(Node::text).next().unwrap_or_default();
    text.trim().chars().take(ENOUGH).collect()
}

fn property(file: &JsonldFile<'_>, object: &Object<'_>, asked: &WantedProperty) -> CoveredProperty {
    let Some(of) = asked.of else {
        let values = places(file, object, asked.names);
        let missing = if values.is_empty() { vec![place(object.node)] } else { Vec::new() };
        return CoveredProperty { needed: 1, missing, values };
    };
    let mut holders = file.values(object, of);
    if asked.except_last {
        holders.pop();
    }
    let mut covered = CoveredProperty { needed: holders.len(), ..CoveredProperty::default() };
    for holder in holders {
        let values = match file.object_at(holder) {
            Some(holder) => places(file, holder, asked.names),
            None if is_stated_by_text(holder, asked.names) => vec![place(holder)],
            None => Vec::new(),
        };
        if values.is_empty() {
            covered.missing.push(place(file.graph.thing(holder).node));
        }
        covered.values.extend(values);
    }
    covered
}

/// Whether a text in place of an object is its name, or its URL.
fn is_stated_by_text(value: Node<'_>, names: &[&str]) -> bool {
    let is_url = value.text().is_some_and(|text| text.starts_with("https://") || text.starts_with("http://"));
    value.kind() == Kind::String && names.contains(if is_url { &"url" } else { &"name" })
}

/// The members with these names that have values, and what these describe elsewhere in the file.
fn places(file: &JsonldFile<'_>, object: &Object<'_>, names: &[&str]) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for name in names {
        match name.split_once('.') {
            Some((of, name)) => {
                let holders = file.values(object, of).into_iter().filter_map(|value| file.object_at(value));
                places.extend(holders.flat_map(|holder| places_of(file, holder, name)));
            }
            None => places.extend(places_of(file, object, name)),
        }
    }
    places
}

fn places_of(file: &JsonldFile<'_>, object: &Object<'_>, name: &str) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for part in file.graph.parts(object.node) {
        for member in file.graph.members(part).iter().filter(|member| member.name.is(name)) {
            let mut values = Vec::new();
            file.graph.each_value(member.node, &mut values, &mut |_| {});
            if !values.is_empty() {
                places.push(place(member.node));
            }
            let described = values.into_iter().filter(|value| file.graph.is_reference(*value));
            places.extend(described.map(|value| place(file.graph.thing(value).node)));
        }
    }
    places
}

/// The bytes of a value, and of its key.
fn place(node: Node<'_>) -> Range<usize> {
    let start = node.key_span().map_or(node.span().start, |key| key.start);
    start..node.span().end
}
