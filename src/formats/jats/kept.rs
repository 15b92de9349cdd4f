//! Parts of other people's fronts that an article has no field for, put back where they stood.

use serde_json::{Map, Value};

use crate::formats::jats::EXTENSION;
use crate::formats::jats::foreign::PREFIXES;
use crate::formats::jats::writer::Jats;
use crate::model::Extensions;
use crate::source::xml::{WriteXml, check_fragment};

/// The elements that have a place, in the order of the content models, by the element around them.
const PLACES: [(&str, &[&str]); 11] = [
    ("article-categories", &["series-title", "series-text"]),
    (
        "article-meta",
        &[
            "article-version",
            "article-version-alternatives",
            "pub-date",
            "volume",
            "volume-id",
            "volume-series",
            "issue",
            "issue-id",
            "issue-title",
            "issue-title-group",
            "issue-sponsor",
            "issue-part",
            "volume-issue-group",
            "isbn",
            "supplement",
            "page-range",
            "email",
            "ext-link",
            "uri",
            "product",
            "supplementary-material",
            "self-uri",
            "kwd-group",
            "support-group",
            "conference",
            "counts",
        ],
    ),
    (
        "contrib-group",
        &[
            "address",
            "author-comment",
            "bio",
            "email",
            "etal",
            "ext-link",
            "fn",
            "on-behalf-of",
            "role",
            "uri",
        ],
    ),
    ("custom-meta-group", &["custom-meta"]),
    ("funding-group", &["award-group", "funding-statement", "open-access"]),
    ("history", &["date"]),
    ("journal-meta", &["contrib-group", "aff", "aff-alternatives", "issn", "isbn", "notes", "self-uri"]),
    (
        "journal-title-group",
        &["journal-title", "journal-subtitle", "trans-title-group", "abbrev-journal-title"],
    ),
    ("permissions", &["copyright-statement", "copyright-year", "copyright-holder", "free_to_read"]),
    ("pub-history", &["event"]),
    ("title-group", &["subtitle", "alt-title"]),
];

/// Whether the article has parts of other people's fronts.
pub(super) fn has_kept(extensions: &Extensions) -> bool {
    extensions.others.contains_key(EXTENSION)
}

/// Puts back those elements of `parent` that are called one of these names, which are in [`PLACES`].
pub(super) fn put_back(jats: &mut Jats<'_>, parent: &str, names: &[&str]) {
    for fragment in fragments(jats, parent, names) {
        jats.raw(fragment);
    }
}

/// Whether there is anything to put back there.
pub(super) fn has(jats: &Jats<'_>, parent: &str, names: &[&str]) -> bool {
    !fragments(jats, parent, names).is_empty()
}

fn fragments<'a>(jats: &Jats<'a>, parent: &str, names: &[&str]) -> Vec<&'a str> {
    let Some(Value::Object(parents)) = jats.article.extensions.others.get(EXTENSION) else {
        return Vec::new();
    };
    let key = format!("{}{parent}", jats.within);
    let Some(Value::Array(list)) = parents.get(&key) else { return Vec::new() };
    list.iter().filter_map(Value::as_str).filter(|source| is_one_of(source, names)).collect()
}

fn is_one_of(source: &str, names: &[&str]) -> bool {
    check_fragment(source, &PREFIXES).is_ok_and(|fragment| names.contains(&fragment.root))
}

/// What of the extension has no place, or is no JATS at all.
pub(super) fn without_place(extension: &Value) -> Option<Value> {
    let Value::Object(parents) = extension else { return Some(extension.clone()) };
    let mut left = Map::new();
    for (key, list) in parents {
        let parent = key.rsplit('/').next().unwrap_or(key);
        let places = PLACES.iter().find(|(name, _)| *name == parent);
        let Value::Array(list) = list else {
            left.insert(key.clone(), list.clone());
            continue;
        };
        let is_placed = |item: &&Value| {
            let names = places.map(|(_, names)| *names).unwrap_or_default();
            !item.as_str().is_some_and(|source| is_one_of(source, names))
        };
        let rest: Vec<Value> = list.iter().filter(is_placed).cloned().collect();
        if !rest.is_empty() || list.is_empty() {
            left.insert(key.clone(), Value::Array(rest));
        }
    }
    (!left.is_empty() || parents.is_empty()).then_some(Value::Object(left))
}
