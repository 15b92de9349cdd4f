//! People and organizations without a name, in the properties of an article.

use crate::rules::{JsonldFile, Property};
use crate::source::{Kind, Node};

/// The properties that name a person or an organization.
const NAMES: &[&str] = &["name", "givenName", "familyName", "alternateName", "legalName"];

/// The described values of these properties of articles that have no name anywhere in the document. What another page
/// describes may have its name there.
pub(super) fn of_articles<'d>(
    file: &JsonldFile<'d>,
    properties: &'static [&'static str],
) -> impl Iterator<Item = Node<'d>> {
    let articles = file.objects.iter().filter(|object| object.is_a("Article"));
    let values = articles.flat_map(move |article| {
        properties.iter().flat_map(move |property| {
            let is_wanted = move |held: &&Property<'d>| held.name == *property;
            file.properties(article).iter().filter(is_wanted).flat_map(|held| {
                let mut values = Vec::new();
                file.graph.each_value(held.member, &mut values, &mut |_| {});
                values
            })
        })
    });
    values.filter(|value| {
        value.kind() == Kind::Object
            && !file.graph.is_reference(*value)
            && file.object_at(*value).is_some_and(|agent| {
                let is_agent = agent.types.is_empty() || agent.is_a("Person") || agent.is_a("Organization");
                is_agent && NAMES.iter().all(|name| file.values(agent, name).is_empty())
            })
    })
}
