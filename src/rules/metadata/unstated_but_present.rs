//! `unstated-but-present`

use serde_json::Value;

use crate::diagnostic::{self, Applicability, Code};
use crate::model::{Article, Metadata};
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
    let finding = report
        .at(at, format!("`metadata` has no field `{field}` to list as unstated"))
        .label("no such field");
    match nearest {
        Some(nearest) => {
            finding.write(field, nearest);
        }
        None => {
            finding.help("name a field of `metadata`, such as `authors` or `dates.published`, or remove it");
        }
    }
}

/// The intended field: a field of an inner object with exactly this name, or else the most similar of all names.
fn nearest(field: &str) -> Option<&'static str> {
    let inner = field.rsplit('.').next().unwrap_or(field);
    let is_inner = |known: &&str| known.rsplit_once('.').is_some_and(|(_, last)| last == inner);
    // `published` is `dates.published`, not `publisher`.
    FIELDS.iter().copied().find(is_inner).or_else(|| diagnostic::nearest(field, FIELDS.iter().copied()))
}

fn is_field(field: &str) -> bool {
    FIELDS.contains(&field)
}

fn value<'v>(stated: &'v Value, field: &str) -> Option<&'v Value> {
    field.split('.').try_fold(stated, |value, step| value.get(step))
}

/// The fields of `metadata`, and those of the objects in it.
const FIELDS: [&str; 64] = [
    "title",
    "language",
    "kind",
    "subtitle",
    "translatedTitles",
    "abstracts",
    "authors",
    "contributors",
    "dates",
    "identifiers",
    "publisher",
    "publication",
    "licenses",
    "copyright",
    "dateline",
    "keywords",
    "subjects",
    "genres",
    "about",
    "funding",
    "related",
    "corrections",
    "references",
    "notes",
    "image",
    "isAccessibleForFree",
    "dates.created",
    "dates.received",
    "dates.revised",
    "dates.accepted",
    "dates.published",
    "dates.publishedPrint",
    "dates.modified",
    "dates.retracted",
    "dates.embargoedUntil",
    "dates.expires",
    "identifiers.doi",
    "identifiers.url",
    "identifiers.uri",
    "identifiers.pmid",
    "identifiers.pmcid",
    "identifiers.isbn",
    "identifiers.wikidata",
    "identifiers.other",
    "publication.title",
    "publication.kind",
    "publication.abbreviatedTitle",
    "publication.issn",
    "publication.issnPrint",
    "publication.issnL",
    "publication.identifiers",
    "publication.volume",
    "publication.issue",
    "publication.firstPage",
    "publication.lastPage",
    "publication.elocationId",
    "publication.edition",
    "publication.section",
    "copyright.year",
    "copyright.holder",
    "copyright.statement",
    "dateline.text",
    "dateline.place",
    "dateline.date",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Copyright, Dateline, Dates, Metadata, Publication, WorkIdentifiers};

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
        assert_eq!(FIELDS.map(str::to_owned).to_vec(), fields);
    }
}
