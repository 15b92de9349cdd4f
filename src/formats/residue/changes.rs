//! What has to be changed in an article that was read, to have the one that was written.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::formats::residue::difference::{Difference, differences};
use crate::model::Article;
use crate::source::Pointer;
use crate::source::hash::HashSet;

/// How often it is tried to change as little as can be. Most changes can be made at the first try.
const TRIES: usize = 6;

/// What makes `read()`, an article that was read from what had been written, the `article` again: in the order in which
/// a residue is restored, each at the smallest place that works.
pub(super) fn changes(article: &Article, read: impl Fn() -> Article) -> Vec<Difference> {
    // What cannot be changed in parts is changed as a whole, which in the end are whole members of the article.
    let mut wholes = HashSet::default();
    for _ in 0..TRIES {
        let mut found = read();
        let changes = between(article, &found, &wholes);
        let mut unfit = Vec::new();
        for Difference { at, change, spots: _ } in &changes {
            if found.change(at, change.clone()).is_err() {
                unfit.push(at);
            }
        }
        if unfit.is_empty() {
            if *article == found {
                return changes;
            }
            unfit = changes.iter().map(|change| &change.at).collect();
        }
        for at in unfit {
            wholes.insert(whole_around(at, &wholes));
        }
    }
    let found = read();
    let (wanted, surplus) = differing(article, &found);
    wholes.extend(wanted.keys().chain(surplus.keys()).map(|name| Pointer::default().key(name)));
    between(article, &found, &wholes)
}

/// The place around `at` to change as a whole, when `at` cannot be changed in what is around it.
fn whole_around(at: &Pointer, wholes: &HashSet<Pointer>) -> Pointer {
    let mut whole = at.clone();
    // A member of the article can always be put as a whole.
    while let Some((above, _)) = whole.as_str().rsplit_once('/').filter(|(above, _)| !above.is_empty()) {
        whole = Pointer::from(above);
        if !wholes.contains(&whole) {
            break;
        }
    }
    whole
}

fn between(article: &Article, found: &Article, wholes: &HashSet<Pointer>) -> Vec<Difference> {
    let (wanted, found) = differing(article, found);
    differences(&Value::Object(wanted), &Value::Object(found), wholes)
}

/// Those members of two articles in which they differ: all that is turned into JSON.
fn differing(article: &Article, found: &Article) -> (Map<String, Value>, Map<String, Value>) {
    let Article {
        schema,
        metadata,
        people,
        organizations,
        places,
        events,
        works,
        quotes,
        body,
        back,
        sub_articles,
        extensions,
    } = article;
    let mut differing = Differing::default();
    differing.optional("$schema", schema, &found.schema);
    differing.member("metadata", metadata, &found.metadata);
    differing.optional("people", people, &found.people);
    differing.optional("organizations", organizations, &found.organizations);
    differing.optional("places", places, &found.places);
    differing.optional("events", events, &found.events);
    differing.optional("works", works, &found.works);
    differing.optional("quotes", quotes, &found.quotes);
    differing.member("body", body, &found.body);
    differing.optional("back", back, &found.back);
    differing.optional("subArticles", sub_articles, &found.sub_articles);
    differing.optional("extensions", extensions, &found.extensions);
    (differing.wanted, differing.found)
}

#[derive(Debug, Default)]
struct Differing {
    wanted: Map<String, Value>,
    found: Map<String, Value>,
}

impl Differing {
    /// Typed values are compared in no time; values of JSON take more than that to be made.
    fn member<T: PartialEq + Serialize>(&mut self, name: &str, wanted: &T, found: &T) {
        if wanted != found {
            let value = |member| serde_json::to_value(member).expect("the model has no maps with odd keys");
            self.wanted.insert(name.to_owned(), value(wanted));
            self.found.insert(name.to_owned(), value(found));
        }
    }

    /// A member that stands on paper only if there is something in it.
    fn optional<T: PartialEq + Serialize>(&mut self, name: &str, wanted: &T, found: &T) {
        self.member(name, wanted, found);
        for members in [&mut self.wanted, &mut self.found] {
            if members.get(name).is_some_and(is_nothing) {
                members.remove(name);
            }
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn article(value: Value) -> Article {
        serde_json::from_value(value).expect("it is an article")
    }

    /// The places of the changes that make the second article the first one.
    fn changed(wanted: Value, found: Value) -> Vec<String> {
        let (wanted, mut found) = (article(wanted), article(found));
        let changes = changes(&wanted, || found.clone());
        let places = changes.iter().map(|Difference { at, .. }| at.as_str().to_owned()).collect();
        for Difference { at, change, spots: _ } in changes {
            found.change(&at, change).expect("it was tried");
        }
        assert_eq!(wanted, found);
        places
    }

    #[test]
    fn every_member_of_an_article_can_be_restored() {
        let small = json!({ "metadata": { "title": "T", "language": "en" }, "body": "B." });
        let large = json!({
            "$schema": "https://example.org/schema.json",
            "metadata": { "title": "U", "language": "ko", "kind": "news", "dates": { "published": "2026" }, "unstated": ["x"] },
            "people": { "kim": { "name": "Kim" } },
            "organizations": { "o": { "name": "O" } },
            "places": { "p": { "name": "P" } },
            "events": { "e": { "name": "E" } },
            "works": { "w": { "title": "W" } },
            "quotes": { "q": { "text": "Q", "speaker": "kim" } },
            "body": ["A", { "type": "list", "items": ["x"] }],
            "back": [{ "title": "Thanks", "content": "To all." }],
            "subArticles": [{ "kind": "response", "metadata": { "title": "R", "language": "en" }, "body": "C." }],
            "extensions": { "byline.allow": [{ "rule": "r", "reason": "because" }], "org.example": { "a": [null] } }
        });
        assert_eq!(changed(small.clone(), small.clone()), [""; 0]);
        assert!(changed(large.clone(), small.clone()).len() > 10);
        assert!(changed(small, large).len() > 10);
    }

    #[test]
    fn what_is_there_by_default_is_no_reason_to_change_more() {
        let of = |metadata: Value| json!({ "metadata": metadata, "body": "B." });
        let plain = json!({ "title": "T", "language": "en", "authors": ["kim"] });
        let more = json!({
            "title": "T", "language": "en", "kind": "news", "dates": { "published": "2026" },
            "authors": [{ "agent": "kim", "corresponding": true }]
        });
        let expected = ["/metadata/kind", "/metadata/dates", "/metadata/authors/0"];
        assert_eq!(changed(of(plain), of(more)), expected);
    }

    #[test]
    fn what_cannot_be_changed_in_parts_is_changed_as_a_whole() {
        let of = |value: Value| json!({ "metadata": { "title": "T", "language": "en" }, "body": "B.", "extensions": { "org.example": value } });
        let long = "a text that is too long for anybody to repeat it if there is another way";
        let (wanted, found) = (json!({ "a": 1, "b": long }), json!({ "a": 2, "b": long }));
        assert_eq!(changed(of(wanted), of(found)), ["/extensions/org.example"]);
    }
}
