//! Every text that does not match the pattern of the schema is an error of a rule.

use byline::RuleSet;
use byline::diagnostic::Severity;
use byline::model::{
    Article, CountryCode, Date, Doi, Id, Isbn, Isni, Issn, Language, Lei, Orcid, Pmcid, Pmid, Ror, WikidataId,
};
use jsonschema::Validator;
use proptest::prelude::*;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};

/// A type of value, and a document with `text` as such a value.
struct Field {
    schema: Validator,
    examples: Vec<String>,
    document: fn(&str) -> Value,
}

fn field<T: JsonSchema>(document: fn(&str) -> Value) -> Field {
    let schema = T::json_schema(&mut SchemaGenerator::default()).to_value();
    let examples = schema["examples"].as_array().unwrap();
    Field {
        examples: examples.iter().map(|example| example.as_str().unwrap().to_owned()).collect(),
        schema: jsonschema::validator_for(&schema).unwrap(),
        document,
    }
}

fn work(identifiers: Value) -> Value {
    json!({ "metadata": { "title": "T", "language": "en", "identifiers": identifiers }, "body": "B" })
}

fn declared(map: &str, id: &str, mut entry: Value) -> Value {
    entry["name"] = "N".into();
    json!({ "metadata": { "title": "T", "language": "en" }, map: { id: entry }, "body": "B" })
}

fn fields() -> Vec<Field> {
    vec![
        field::<Doi>(|text| work(json!({ "doi": text }))),
        field::<Isbn>(|text| work(json!({ "isbn": text }))),
        field::<Pmid>(|text| work(json!({ "pmid": text }))),
        field::<Pmcid>(|text| work(json!({ "pmcid": text }))),
        field::<WikidataId>(|text| work(json!({ "wikidata": text }))),
        field::<Date>(|text| declared("events", "e", json!({ "date": text }))),
        field::<Orcid>(|text| declared("people", "p", json!({ "orcid": text }))),
        field::<Isni>(|text| declared("people", "p", json!({ "isni": text }))),
        field::<Ror>(|text| declared("organizations", "o", json!({ "ror": text }))),
        field::<Lei>(|text| declared("organizations", "o", json!({ "lei": text }))),
        field::<CountryCode>(|text| declared("places", "p", json!({ "iso3166": text }))),
        field::<Id>(|text| declared("people", text, json!({}))),
        field::<Language>(|text| json!({ "metadata": { "title": "T", "language": text }, "body": "B" })),
        field::<Issn>(|text| {
            let publication = json!({ "title": "P", "issn": text });
            json!({ "metadata": { "title": "T", "language": "en", "publication": publication }, "body": "B" })
        }),
    ]
}

fn has_errors(document: Value) -> bool {
    let article: Article = serde_json::from_value(document).unwrap();
    RuleSet::standard().check(&article, &[]).iter().any(|finding| finding.severity == Severity::Error)
}

#[test]
fn the_examples_of_the_schema_are_free_of_errors() {
    for field in fields() {
        for example in &field.examples {
            assert!(field.schema.is_valid(&json!(example)), "{example}");
            assert!(!has_errors((field.document)(example)), "{example}");
        }
    }
}

/// An example with a URL before it, and some characters exchanged, inserted or removed.
fn changed(example: &str, before: &str, changes: &[(usize, Option<char>, bool)]) -> String {
    let mut signs: Vec<char> = format!("{before}{example}").chars().collect();
    for (at, sign, replaces) in changes {
        let at = at % (signs.len() + 1);
        if *replaces && at < signs.len() {
            signs.remove(at);
        }
        if let Some(sign) = sign {
            signs.insert(at.min(signs.len()), *sign);
        }
    }
    signs.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_schema_rejects_is_an_error(
        before in prop::sample::select(vec![
            "", "", "", "https://orcid.org/", "http://www.orcid.org/", "https://isni.org/isni/", "https://www.isni.org/",
            "https://ror.org/", "https://www.ror.org/", "https://www.wikidata.org/wiki/",
            "http://www.www.wikidata.org/entity/", "https://doi.org/", "PMC", "Q", " ", "0",
        ]),
        changes in prop::collection::vec(
            (
                0_usize..64,
                prop::option::of(prop_oneof![
                    prop::sample::select("0123456789XxQA-a /.:_~\u{FEFF}\u{85}\u{A0}\n٣Ａ".chars().collect::<Vec<_>>()),
                    any::<char>(),
                ]),
                any::<bool>(),
            ),
            0..4,
        ),
    ) {
        for field in fields() {
            for example in &field.examples {
                let text = changed(example, before, &changes);
                if !field.schema.is_valid(&json!(text)) {
                    prop_assert!(has_errors((field.document)(&text)), "no rule minds {:?}", text);
                }
            }
        }
    }
}
