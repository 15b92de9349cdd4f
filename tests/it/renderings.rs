//! Machine-readable output conforms to its specification: JSON to its JSON Schema, SARIF to its own rules.

use std::fs;

use byline::formats::article::Syntax;
use byline::render::{Checked, DIAGNOSTICS_SCHEMA, Format, Look, STREAM_SCHEMA, render};
use byline::source::{Lines, Source};
use byline::validate::{self, codes};
use byline::{Profile, RuleSet};
use serde_json::{Value, json};

use crate::support::program::Folder;
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
    look(&statistics_schema(), "#", &mut silent);
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
fn statistics_follow_their_schema_and_list_every_file() {
    let validator = jsonschema::validator_for(&statistics_schema()).unwrap();
    let folder = Folder::with(&[("a.json", WRONG), ("b.json", FINE), ("c.json", WRONG), ("d.json", "{")]);
    let ran =
        folder.run(&["validate", "--statistics", "--format", "json", "a.json", "b.json", "c.json", "d.json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    let statistics: Value = serde_json::from_str(&ran.stdout).unwrap();
    let complaints: Vec<_> = validator.iter_errors(&statistics).map(|error| error.to_string()).collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
    let expected = json!({
        "rules": [
            { "code": "field-unknown", "severity": "error", "findings": 4, "files": 2, "share": 0.5 },
            { "code": "syntax-error", "severity": "error", "findings": 1, "files": 1, "share": 0.25 },
        ],
        "files": [
            { "file": "a.json", "errors": 2, "warnings": 0, "advice": 0, "rules": { "field-unknown": 2 } },
            { "file": "b.json", "errors": 0, "warnings": 0, "advice": 0, "rules": {} },
            { "file": "c.json", "errors": 2, "warnings": 0, "advice": 0, "rules": { "field-unknown": 2 } },
            { "file": "d.json", "errors": 1, "warnings": 0, "advice": 0, "rules": { "syntax-error": 1 } },
        ],
        "errors": 5,
        "warnings": 0,
        "advice": 0,
        "filesWithFindings": 3,
    });
    assert_eq!(statistics, expected);
}

#[test]
fn statistics_for_people_are_a_table() {
    let folder = Folder::with(&[("a.json", WRONG), ("b.json", FINE), ("c.json", WRONG)]);
    let ran = folder.run(&["validate", "--statistics", "a.json", "b.json", "c.json"]);
    let expected = "\
findings    files  share  severity  rule
       4        2    66%  error     field-unknown
       4        2    66%            all rules

4 errors in 3 files
";
    assert_eq!((ran.code, ran.stdout.as_str()), (1, expected));
    let ran = folder.run(&["validate", "--statistics", "b.json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "nothing wrong in 1 file\n"));
    let longest = codes().map(|code| code.id.len()).max().unwrap();
    let before_the_rule = expected.find("rule").unwrap();
    assert!(before_the_rule + longest <= 80, "a row has room on a terminal");
}

#[test]
fn conversions_have_statistics_too() {
    let page = "<script type=\"application/ld+json\">{ \"@context\": \"https://schema.org\", \
                \"@type\": \"NewsArticle\", \"headline\": \"Vote\", \"audience\": \"all\" }</script>";
    let folder = Folder::with(&[("pages/a.html", page), ("pages/b.html", page)]);
    let ran = folder.run(&["import", "--statistics", "--format", "csv", "--out-dir", "articles", "pages"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert!(ran.stderr.contains("lost-on-import,warning,2,2,1"), "{}", ran.stderr);
    assert_eq!(folder.files().iter().filter(|file| file.starts_with("articles/")).count(), 2);
}

#[test]
fn statistics_have_three_formats() {
    let folder = Folder::with(&[("a.json", WRONG), ("b.json", FINE)]);
    for format in ["concise", "html", "sarif", "github", "junit"] {
        let ran = folder.run(&["validate", "--statistics", "--format", format, "a.json"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
        assert!(ran.stderr.contains("use human, json or csv"), "{}", ran.stderr);
    }
    let ran = folder.run(&["validate", "--statistics", "--format", "csv", "a.json", "b.json"]);
    let mut rows = ran.stdout.split("\r\n");
    assert_eq!((rows.next(), ran.code), (Some("rule,severity,findings,files,share"), 1));
    assert!(rows.all(|row| row.is_empty() || row.ends_with(",1,0.5")), "{}", ran.stdout);
    assert_eq!(folder.run(&["validate", "--statistics", "--ndjson", "a.json"]).code, 2);
}

#[test]
fn findings_that_depend_on_other_files_are_counted_in_their_file() {
    let article = r#"{
  "metadata": { "title": "Votes", "language": "en", "identifiers": { "doi": "10.1371/journal.pone.0012345" } },
  "body": "It voted."
}"#;
    let folder = Folder::with(&[("a.json", article), ("b.json", article)]);
    let ran = folder.run(&["validate", "--statistics", "--format", "json", "a.json", "b.json"]);
    let statistics: Value = serde_json::from_str(&ran.stdout).unwrap();
    let rules = statistics["rules"].as_array().unwrap();
    assert!(rules.iter().any(|rule| rule["code"] == "doi-repeated-in-corpus"), "{rules:#?}");
    let files = statistics["files"].as_array().unwrap();
    let listed: u64 = files.iter().map(|file| file["warnings"].as_u64().unwrap()).sum();
    assert_eq!((files.len(), listed), (2, statistics["warnings"].as_u64().unwrap()));
    let affected = files.iter().filter(|file| file["warnings"] != 0).count();
    assert_eq!(statistics["filesWithFindings"], affected);
}

#[test]
fn csv_has_one_header_for_all_files() {
    let folder = Folder::with(&[("a.json", WRONG), ("b.json", FINE), ("c.json", WRONG)]);
    let ran = folder.run(&["validate", "--format", "csv", "a.json", "b.json", "c.json"]);
    let rows: Vec<&str> = ran.stdout.split_terminator("\r\n").collect();
    assert_eq!(rows.len(), 5, "{}", ran.stdout);
    assert!(rows[0].starts_with("file,line,column,"));
    assert!(rows[1].starts_with("a.json,2,") && rows[4].starts_with("c.json,3,"), "{rows:#?}");
    let ran = folder.run(&["validate", "--format", "csv", "b.json"]);
    assert_eq!((ran.code, ran.stdout.lines().count()), (0, 1));
}

#[test]
fn a_report_is_one_page_about_all_files() {
    let folder = Folder::with(&[("a.json", WRONG), ("b.json", FINE), ("c.json", WRONG)]);
    let ran = folder.run(&["validate", "--format", "html", "a.json", "b.json", "c.json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    assert!(ran.stdout.starts_with("<!doctype html>\n") && ran.stdout.ends_with("</html>\n"));
    assert!(ran.stdout.contains("<h1>4 errors in 3 files</h1>"));
    assert!(ran.stdout.contains("<template id=\"page-field-unknown\"><h2>"));
    for address in [" src=", "url(", "@import", "fetch(", "innerHTML"] {
        assert!(!ran.stdout.contains(address), "{address}");
    }
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

const WRONG: &str = r#"{
  "metadata": { "title": "Votes", "language": "en", "colour": 1 },
  "body": "It voted.", "font": 2
}"#;
const FINE: &str = r#"{ "metadata": { "title": "Votes", "language": "en" }, "body": "It voted." }"#;

fn statistics_schema() -> Value {
    serde_json::from_str(&fs::read_to_string(in_crate("schemas/statistics.schema.json")).unwrap()).unwrap()
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
