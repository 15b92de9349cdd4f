//! What a page says of its article in several syntaxes: whether it agrees with itself.

mod page_address_contradicted;
mod page_author_differs;
mod page_card_missing;
mod page_date_contradicted;
mod page_description_differs;
mod page_heading_differs;
mod page_headline_differs;
mod page_image_differs;
mod page_language_contradicted;
mod page_paywall_contradicted;
mod page_preview_incomplete;
mod page_shown_date_contradicted;
mod words;

use crate::diagnostic::Finding;
use crate::rules::{JsonldFile, Report, Rule};
use crate::source::{Markup, Node};

pub(super) static RULES: &[&Rule] = &[
    &page_date_contradicted::RULE,
    &page_address_contradicted::RULE,
    &page_language_contradicted::RULE,
    &page_paywall_contradicted::RULE,
    &page_headline_differs::RULE,
    &page_author_differs::RULE,
    &page_shown_date_contradicted::RULE,
    &page_heading_differs::RULE,
    &page_image_differs::RULE,
    &page_description_differs::RULE,
    &page_preview_incomplete::RULE,
    &page_card_missing::RULE,
];

/// What syntaxes say of the article, and do not agree on.
struct Contradiction<'d> {
    /// The first value in the syntax that is kept with more care.
    better: Node<'d>,
    /// The first value in another.
    other: Node<'d>,
    /// Those of syntaxes that agree with the other.
    more: Vec<Node<'d>>,
}

impl<'d> Contradiction<'d> {
    /// Reports it, with the places of all values.
    fn report<'r>(
        &self,
        file: &JsonldFile<'d>,
        property: &str,
        message: impl FnOnce(&str, &str) -> String,
        report: &'r mut Report<'_>,
    ) -> &'r mut Finding {
        let name = |value| file.graph.written_name(value, property);
        let better = name(self.better);
        let finding = report.at(self.other.brief_span(), message(&name(self.other), &better));
        finding.related(self.better.brief_span(), format!("`{better}`"));
        for value in &self.more {
            finding.related(value.brief_span(), format!("also `{}`", name(*value)));
        }
        finding
    }
}

/// Syntaxes with more values than this are not compared: so many are no single fact.
const MOST: usize = 64;

/// Where a syntax contradicts the most trusted one that has one of these properties: no value of the one agrees with a
/// value of the other. `fact` is what is compared of a value.
fn contradictions<'d, T>(
    file: &JsonldFile<'d>,
    properties: &[&str],
    fact: impl Fn(Node<'d>) -> T,
    agree: impl Fn(&T, &T) -> bool,
) -> Vec<Contradiction<'d>> {
    let few = values_by_syntax(file, properties).into_iter().filter(|(_, values)| values.len() <= MOST);
    let with_fact = |value| (value, fact(value));
    let mut syntaxes = few.map(|(_, values)| values.into_iter().map(with_fact).collect::<Vec<_>>());
    let Some(best) = syntaxes.next() else { return Vec::new() };
    let mut found: Vec<(Contradiction<'d>, T)> = Vec::new();
    for values in syntaxes {
        let is_agreed = values.iter().any(|(_, one)| best.iter().any(|(_, better)| agree(better, one)));
        let (Some((better, _)), Some((other, said))) = (best.first(), values.into_iter().next()) else {
            continue;
        };
        match found.iter_mut().find(|(_, known)| agree(known, &said)) {
            _ if is_agreed => {}
            Some((known, _)) => known.more.push(other),
            None => found.push((Contradiction { better: *better, other, more: Vec::new() }, said)),
        }
    }
    found.into_iter().map(|(found, _)| found).collect()
}

/// Whether two facts are the same, or one of them is unknown.
fn may_be_equal<T: PartialEq>(one: &Option<T>, other: &Option<T>) -> bool {
    one.as_ref().zip(other.as_ref()).is_none_or(|(one, other)| one == other)
}

/// The values of these properties of the article in each syntax that has any, the best first.
fn values_by_syntax<'d>(file: &JsonldFile<'d>, properties: &[&str]) -> Vec<(Markup, Vec<Node<'d>>)> {
    let graph = file.graph;
    let mut found: Vec<(Markup, Vec<Node<'d>>)> = Vec::new();
    let own = graph.article().into_iter().flat_map(|article| article.nodes());
    for object in own.chain(graph.lesser().iter().copied()) {
        let mut values = Vec::new();
        for member in graph.members(object) {
            if properties.iter().any(|property| member.name.is(property)) {
                graph.each_value(member.node, &mut values, &mut |_| {});
            }
        }
        let markup = graph.markup(object);
        match found.last_mut().filter(|(last, _)| *last == markup) {
            Some((_, all)) => all.extend(values),
            None if values.is_empty() => {}
            None => found.push((markup, values)),
        }
    }
    found
}
