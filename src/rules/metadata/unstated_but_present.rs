//! `unstated-but-present`

use std::sync::LazyLock;

use serde_json::Value;

use crate::diagnostic::{self, Applicability, Code};
use crate::model::{Article, Copyright, Dateline, Dates, Metadata, Publication, WorkIdentifiers};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::edit::Edit;
use crate::source::{Path, Pointer};

pub(super) static RULE: Rule = Rule {
    code: Code::error("unstated-but-present", include_str!("unstated_but_present.md"))
        .fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    if metadata.unstated.is_empty() {
        return;
    }
    // An absent value is not serialized, so whatever is serialized is present.
    let Ok(stated) = serde_json::to_value(metadata) else { return };
    let above = Path::ROOT.key(Article::METADATA);
    let list = above.key(Metadata::UNSTATED);
    for (n, field) in metadata.unstated.iter().enumerate() {
        let at = list.item(n).pointer();
        if field.trim().is_empty() {
            continue;
        }
        if !is_field(field) {
            no_field(field, at, report);
        } else if value(&stated, field).is_some() {
            let mut place = above.pointer();
            for step in field.split('.') {
                place = place.key(step);
            }
            report
                .at(at.clone(), format!("`{field}` is listed as unstated, but the article has it"))
                .label("stated here")
                .related(place, "here")
                .help("remove it from the list, or remove the value if the source does not state it")
                .fix([Edit::remove(at)]);
        }
    }
}

fn no_field(field: &str, at: Pointer, report: &mut Report<'_>) {
    let bare = field.trim().trim_start_matches('/').replace('/', ".");
    let bare = bare.strip_prefix("metadata.").unwrap_or(&bare);
    let nearest = if is_field(bare) { Some(bare) } else { nearest(bare) };
    let help = "name a field of `metadata`, such as `authors` or `dates.published`, or remove it";
    report
        .at(at, format!("`metadata` has no field `{field}` to list as unstated"))
        .label("no such field")
        .suggest(field, nearest, help);
}

/// The intended field: a field of an inner object with exactly this name, or else the most similar of all names.
fn nearest(field: &str) -> Option<&'static str> {
    let inner = field.rsplit('.').next().unwrap_or(field);
    let is_inner = |known: &&str| known.rsplit_once('.').is_some_and(|(_, last)| last == inner);
    // `published` is `dates.published`, not `publisher`.
    let all = FIELDS.iter().map(String::as_str);
    all.clone().find(is_inner).or_else(|| diagnostic::nearest(field, all))
}

fn is_field(field: &str) -> bool {
    FIELDS.iter().any(|known| known == field)
}

fn value<'v>(stated: &'v Value, field: &str) -> Option<&'v Value> {
    field.split('.').try_fold(stated, |value, step| value.get(step))
}

/// The fields of `metadata`, and those of the objects in it.
static FIELDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let inner = [
        (Metadata::DATES, Dates::FIELDS),
        (Metadata::IDENTIFIERS, WorkIdentifiers::FIELDS),
        (Metadata::PUBLICATION, Publication::FIELDS),
        (Metadata::COPYRIGHT, Copyright::FIELDS),
        (Metadata::DATELINE, Dateline::FIELDS),
    ];
    let own = Metadata::FIELDS.iter().filter(|field| **field != Metadata::UNSTATED);
    let inner =
        inner.iter().flat_map(|(above, below)| below.iter().map(move |name| format!("{above}.{name}")));
    own.map(|field| (*field).to_owned()).chain(inner).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_match_the_schema() {
        let names = |schema: schemars::Schema| -> Vec<String> {
            schema.get("properties").and_then(Value::as_object).unwrap().keys().cloned().collect()
        };
        let mut fields = names(schemars::schema_for!(Metadata));
        for (above, schema) in [
            ("dates", schemars::schema_for!(Dates)),
            ("identifiers", schemars::schema_for!(WorkIdentifiers)),
            ("publication", schemars::schema_for!(Publication)),
            ("copyright", schemars::schema_for!(Copyright)),
            ("dateline", schemars::schema_for!(Dateline)),
        ] {
            fields.extend(names(schema).into_iter().map(|name| format!("{above}.{name}")));
        }
        fields.retain(|field| field != "unstated");
        assert_eq!(*FIELDS, fields);
    }
}
