//! Machine-readable output conforms to its specification: JSON to its JSON Schema, SARIF to its own rules.

use std::fs;

use byline::formats::article::Syntax;
use byline::render::{Checked, DIAGNOSTICS_SCHEMA, Format, Look, STREAM_SCHEMA, render};
use byline::source::{Lines, Source};
use byline::validate;
use byline::{Profile, RuleSet};
use serde_json::Value;

use crate::support::{example_sources, failing_examples, in_crate};

#[test]
fn everything_in_the_schema_is_described() {
    fn look(schema: &Value, path: &str, silent: &mut Vec<String>) {
        for key in ["properties", "$defs"] {
            for (name, member) in schema[key].as_object().into_iter().flatten() {
                let path = format!("{path}/{name}");
                look(member, &path, silent);
                if member["description"].as_str().is_none_or(str::is_empty) {
                    silent.push(path);
                }
            }
        }
    }
    let mut silent = Vec::new();
    look(&serde_json::from_str(DIAGNOSTICS_SCHEMA).unwrap(), "#", &mut silent);
    look(&serde_json::from_str(STREAM_SCHEMA).unwrap(), "#", &mut silent);
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn json_follows_its_schema() {
    let schema = serde_json::from_str(DIAGNOSTICS_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut fixes = 0;
    for file in files() {
        let name = file.source.name.clone();
        let run: Value = serde_json::from_str(&render(&[file], Format::Json, Look::default())).unwrap();
        let complaints: Vec<_> = validator.iter_errors(&run).map(|error| error.to_string()).collect();
        assert!(complaints.is_empty(), "{name}: {complaints:#?}");
        fixes +=
            run["diagnostics"].as_array().unwrap().iter().filter(|found| !found["fix"].is_null()).count();
    }
    assert!(fixes > 0, "no fix was seen");
    let empty = serde_json::json!({ "diagnostics": [{}], "errors": 0, "warnings": 0, "files": 1 });
    assert!(!validator.is_valid(&empty));
}

#[test]
fn sarif_regions_select_the_right_characters() {
    for file in files() {
        let log: Value = serde_json::from_str(&render(
            &[Checked { source: file.source.clone(), diagnostics: file.diagnostics.clone() }],
            Format::Sarif,
            Look::default(),
        ))
        .unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap();
        assert_eq!(results.len(), file.diagnostics.len());
        let units: Vec<Vec<u16>> =
            file.source.text.split_inclusive('\n').map(|line| line.encode_utf16().collect()).collect();
        let lines = Lines::new(&file.source.text);
        for (result, diagnostic) in results.iter().zip(&file.diagnostics) {
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let number = |name: &str| usize::try_from(region[name].as_u64().unwrap()).unwrap();
            let span = diagnostic.location.span;
            assert_eq!(number("startLine"), lines.position(span.start).line);
            if number("startLine") == number("endLine") {
                let line = units.get(number("startLine") - 1).map_or(&[][..], Vec::as_slice);
                let meant = String::from_utf16(&line[number("startColumn") - 1..number("endColumn") - 1]);
                assert_eq!(meant.unwrap(), file.source.text[span.range()], "{}", file.source.name);
            }
        }
    }
}

/// The examples, faulty files, and the failing examples of all pages, with their diagnostics.
fn files() -> Vec<Checked> {
    let rules = RuleSet::with_profiles(&Profile::ALL);
    let mut sources = example_sources();
    let faulty = ["tests/fixtures/four_faults.json", "tests/fixtures/four_faults.yaml"];
    sources.extend(faulty.map(|path| Source::new(path, fs::read_to_string(in_crate(path)).unwrap())));
    sources.extend(failing_examples());
    let checked = |source: Source| {
        let diagnostics = validate::validate(&source, Syntax::of(&source.name).unwrap(), &rules).diagnostics;
        Checked { source, diagnostics }
    };
    sources.into_iter().map(checked).collect()
}
