//! `byline validate --baseline`: known findings are left alone, new ones are not.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::golden;
use crate::support::program::{Folder, Ran};

const BASELINE: &str = "ci/baseline.json";

/// An article with ten errors: authors that are not declared.
fn faulty(title: &str) -> String {
    let authors: Vec<String> = (0..10).map(|number| format!("\"author-{number}\"")).collect();
    format!(
        "{{\n  \"metadata\": {{ \"title\": \"{title}\", \"language\": \"en\", \"authors\": [{}] }},\n  \
         \"people\": {{\n    \"ana\": {{ \"name\": \"Ana Sousa\" }},\n    \"kim\": {{ \"name\": \"Kim Lee\" }}\n  }},\n  \
         \"body\": \"[Ana](#ana) and [Kim](#kim) voted.\"\n}}\n",
        authors.join(", ")
    )
}

/// Twenty articles with two hundred errors.
fn old() -> Folder {
    let files: Vec<(String, String)> =
        (0..20).map(|number| (format!("news/{number:02}.json"), faulty(&format!("Vote {number}")))).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Folder::with(&files)
}

fn validate(folder: &Folder, options: &[&str]) -> Ran {
    folder.run(&[&["validate", "--allow", "entity-unreachable"], options].concat())
}

/// A run with the baseline.
fn compare(folder: &Folder, options: &[&str]) -> Ran {
    validate(folder, &[&["--baseline", BASELINE], options].concat())
}

fn written() -> Folder {
    let folder = old();
    let ran = compare(&folder, &["--write-baseline", "news"]);
    assert_eq!(ran.stderr, "wrote ci/baseline.json: 200 findings, 200 added, 0 removed\n");
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "nothing new, 200 known in 20 files\n"));
    folder
}

/// Changes a file.
fn change(folder: &Folder, name: &str, change: impl Fn(&str) -> String) {
    let path = folder.path().join(name);
    fs::write(&path, change(&fs::read_to_string(&path).unwrap())).unwrap();
}

fn entries(folder: &Folder) -> Vec<Value> {
    let text = fs::read_to_string(folder.path().join(BASELINE)).unwrap();
    let baseline: Value = serde_json::from_str(&text).unwrap();
    baseline["findings"].as_array().unwrap().clone()
}

#[test]
fn known_findings_pass_and_new_ones_fail() {
    assert_eq!(validate(&old(), &["news"]).code, 1);
    let folder = written();
    let ran = compare(&folder, &["news"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    assert_eq!(ran.stdout, "nothing new, 200 known in 20 files\n");
    change(&folder, "news/07.json", |text| text.replace("[\"author-0\"", "[\"author-x\", \"author-0\""));
    let ran = compare(&folder, &["news"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    golden("tests/fixtures/cli/baseline-new.txt", &ran.stdout);
    let ran = compare(&folder, &["news", "--format", "concise"]);
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
}

#[test]
fn a_baseline_has_a_line_for_each_finding() {
    let folder = Folder::with(&[("news/a.json", faulty("Vote").replace("author-9", "kim").as_str())]);
    compare(&folder, &["--write-baseline", "news"]);
    golden("tests/fixtures/cli/baseline.json", &fs::read_to_string(folder.path().join(BASELINE)).unwrap());
}

#[test]
fn lines_may_move_files_be_formatted_and_neighbours_be_renamed() {
    let folder = written();
    change(&folder, "news/00.json", |text| format!("{}{text}", "\n".repeat(100)));
    change(&folder, "news/01.json", |text| {
        serde_json::to_string(&serde_json::from_str::<Value>(text).unwrap()).unwrap()
    });
    change(&folder, "news/02.json", |text| text.replace("ana", "bea").replace("Ana Sousa", "Bea Costa"));
    change(&folder, "news/03.json", |text| text.replace("    \"ana\": { \"name\": \"Ana Sousa\" },\n", ""));
    assert_eq!(folder.run(&["fmt", "news/04.json", "news/05.json"]).code, 0);
    let ran = compare(&folder, &["news"]);
    let dangling = ran.stdout.replace("nothing new, 200 known in 20 files\n", "");
    assert_eq!((ran.code, ran.stderr.as_str(), dangling.as_str()), (0, "", ""));
}

#[test]
fn warnings_are_known_too_and_do_not_fail() {
    let folder = old();
    let ran = folder.run(&["validate", "--baseline", BASELINE, "--write-baseline", "news/00.json"]);
    assert_eq!(ran.code, 0);
    let denied = ["validate", "--baseline", BASELINE, "--deny-warnings", "news/00.json"];
    let ran = folder.run(&denied);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    change(&folder, "news/00.json", |text| {
        text.replace("\"kim\":", "\"lee\": { \"name\": \"Lee\" }, \"kim\":")
    });
    assert_eq!(folder.run(&denied).code, 1);
    assert_eq!(folder.run(&["validate", "--baseline", BASELINE, "news/00.json"]).code, 0);
}

#[test]
fn fixed_findings_are_reported_and_removed_when_the_baseline_is_written_again() {
    let folder = written();
    change(&folder, "news/07.json", |text| text.replace("\"author-0\", \"author-1\", ", ""));
    fs::remove_file(folder.path().join("news/08.json")).unwrap();
    let ran = compare(&folder, &["news"]);
    let expected = "12 findings are fixed, but still in ci/baseline.json:\n  \
        news/07.json: reference-dangling (2)\n  news/08.json: reference-dangling (10)\n\
        `--write-baseline` removes them from the baseline\n";
    let expected = expected.replace("  news", "  ../news");
    assert_eq!((ran.code, ran.stderr.as_str()), (0, expected.as_str()));
    assert_eq!(ran.stdout, "nothing new, 188 known in 19 files\n");
    assert_eq!(entries(&folder).len(), 200);
    let ran = compare(&folder, &["--write-baseline", "news"]);
    assert!(
        ran.stderr.starts_with("wrote ci/baseline.json: 188 findings, 0 added, 12 removed\n"),
        "{}",
        ran.stderr
    );
    assert_eq!(entries(&folder).len(), 188);
    assert_eq!(compare(&folder, &["news"]).stderr, "");
}

#[test]
fn entries_of_other_files_and_rules_are_kept() {
    let folder = written();
    change(&folder, "news/07.json", |text| text.replace("\"author-0\", \"author-1\", ", ""));
    let ran = compare(&folder, &["news/07.json"]);
    assert!(ran.stderr.contains("2 findings are fixed"), "{}", ran.stderr);
    assert_eq!(compare(&folder, &["news/00.json"]).stderr, "");
    assert_eq!(compare(&folder, &["--allow", "reference-dangling", "news"]).stderr, "");
    assert_eq!(compare(&folder, &["--write-baseline", "news/07.json"]).code, 0);
    assert_eq!(entries(&folder).len(), 198);
}

#[test]
fn a_file_that_cannot_be_read_keeps_its_entries() {
    let folder = written();
    change(&folder, "news/07.json", |text| text.replace("\"body\":", "\"body\""));
    let ran = compare(&folder, &["news"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (1, ""));
    assert!(ran.stdout.contains("error[syntax-error]"), "{}", ran.stdout);
}

#[test]
fn a_baseline_means_the_same_from_every_folder_and_machine() {
    let folder = written();
    let from = |below: &str, arguments: &[&str]| {
        let mut command = folder.command(&[]);
        command.args(["validate", "--allow", "entity-unreachable"]).args(arguments);
        Ran::of(command.current_dir(folder.path().join(below)).output().unwrap())
    };
    for (below, arguments) in [
        ("news", ["--baseline", "../ci/baseline.json", "."]),
        ("ci", ["--baseline", "baseline.json", "../news"]),
        ("ci", ["--baseline", "../ci/../ci/baseline.json", "./../news"]),
    ] {
        let ran = from(below, &arguments);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    }
    let elsewhere = Folder::with(&[]);
    copy(folder.path(), elsewhere.path());
    assert_eq!(compare(&elsewhere, &["news"]).stdout, "nothing new, 200 known in 20 files\n");
    let before = fs::read(folder.path().join(BASELINE)).unwrap();
    for jobs in ["1", "7"] {
        from("ci", &["--baseline", "baseline.json", "--write-baseline", "--jobs", jobs, "../news"]);
        assert_eq!(fs::read(folder.path().join(BASELINE)).unwrap(), before);
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (path, target) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            fs::create_dir(&target).unwrap();
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn programs_are_told_what_is_known() {
    let folder = written();
    change(&folder, "news/07.json", |text| text.replace("[\"author-0\"", "[\"author-x\", \"author-0\""));
    let ran = compare(&folder, &["--format", "json", "news"]);
    let json: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&json["errors"], &json["known"], ran.code), (&1.into(), &200.into(), 1));
    let states = |found: &Value| {
        let states = found.as_array().unwrap().iter().map(|one| one["baselineState"].as_str().unwrap());
        let new = states.clone().filter(|state| *state == "new").count();
        (new, states.filter(|state| *state == "unchanged").count())
    };
    assert_eq!(states(&json["diagnostics"]), (1, 200));
    let ran = compare(&folder, &["--format", "sarif", "news"]);
    let sarif: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((states(&sarif["runs"][0]["results"]), ran.code), ((1, 200), 1));
    let plain = validate(&folder, &["--format", "json", "news"]).stdout;
    assert!(!plain.contains("baselineState") && !plain.contains("\"known\""));
}

#[test]
fn programs_and_people_are_told_what_is_fixed() {
    let folder = written();
    change(&folder, "news/07.json", |text| text.replace("\"author-0\", \"author-1\", ", ""));
    fs::remove_file(folder.path().join("news/08.json")).unwrap();
    let ran = compare(&folder, &["--format", "sarif", "news"]);
    let sarif: Value = serde_json::from_str(&ran.stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let absent: Vec<&Value> = results.iter().filter(|one| one["baselineState"] == "absent").collect();
    assert_eq!((results.len(), absent.len(), ran.code), (200, 12, 0));
    let place = &absent[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "news/07.json");
    assert_eq!(absent[0]["ruleId"], "reference-dangling");
    // The baseline has another folder, and so other fingerprints.
    assert!(absent[0]["partialFingerprints"].is_null());
    let ran = compare(&folder, &["--format", "html", "news"]);
    assert!(ran.stdout.contains("<dt>Known</dt><dd>188<") && ran.stdout.contains("<dt>Fixed</dt><dd>12<"));
    assert!(ran.stdout.contains("<td>news/08.json</td>"));
    let ran = compare(&folder, &["--format", "html", "news/07.json", "missing.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stdout.contains("<dt>Fixed</dt><dd>0<"));
}

#[test]
fn fixes_are_made_and_only_the_rest_is_compared() {
    let article = r#"{ "metadata": { "title": "T", "language": "en", "subtitle": null, "authors": ["kim"] }, "body": "B" }"#;
    let folder = Folder::with(&[("news/a.json", article)]);
    assert_eq!(compare(&folder, &["--write-baseline", "news"]).code, 0);
    assert_eq!(entries(&folder).len(), 2);
    let ran = compare(&folder, &["--diff", "news"]);
    assert!(!ran.stderr.contains("baseline.json"), "{}", ran.stderr);
    let ran = compare(&folder, &["--fix", "news"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "fixed 1, nothing new, 1 known in 1 file\n"));
    assert!(ran.stderr.contains("../news/a.json: value-null\n"), "{}", ran.stderr);
    assert_eq!(compare(&folder, &["--fix", "--write-baseline", "news"]).code, 0);
    assert_eq!(entries(&folder).len(), 1);
}

#[test]
fn findings_that_depend_on_other_articles_stay_until_all_are_looked_at() {
    let article = |title: &str| {
        format!(
            r#"{{ "metadata": {{ "title": "{title}", "language": "en", "identifiers": {{ "doi": "10.5555/x" }} }}, "body": "B" }}"#
        )
    };
    let folder = Folder::with(&[("news/a.json", &article("A")), ("news/b.json", &article("B"))]);
    compare(&folder, &["--write-baseline", "news"]);
    let count = entries(&folder).len();
    assert!(count > 0);
    assert_eq!(compare(&folder, &["news"]).stderr, "");
    assert_eq!(compare(&folder, &["news/a.json"]).stderr, "");
    change(&folder, "news/b.json", |text| text.replace("10.5555/x", "10.5555/y"));
    assert_eq!(compare(&folder, &["news/a.json"]).stderr, "");
    assert!(compare(&folder, &["news"]).stderr.contains("doi-repeated-in-corpus"));
}

#[test]
fn findings_in_a_configuration_are_known_too() {
    let article = r#"{ "metadata": { "title": "T" }, "body": "B" }"#;
    let wrong = "[defaults.metadata]\nlanguage = \"en\"\nidentifiers.isbn = \"1\"\n";
    let folder = Folder::with(&[("byline.toml", wrong), ("news/a.json", article), ("news/b.json", article)]);
    assert_eq!(compare(&folder, &["news"]).code, 2);
    assert_eq!(compare(&folder, &["--write-baseline", "news"]).code, 0);
    assert_eq!(entries(&folder)[0]["file"], "../byline.toml");
    let ran = compare(&folder, &["news"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    change(&folder, "byline.toml", |text| text.replace("identifiers.isbn = \"1\"\n", ""));
    assert!(compare(&folder, &["news"]).stderr.contains("  ../byline.toml: "));
}

#[test]
fn a_baseline_that_cannot_be_used_is_an_error() {
    let folder = old();
    let failed = |options: &[&str]| {
        let ran = compare(&folder, options);
        assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.stderr);
        ran.stderr
    };
    assert!(failed(&["news"]).contains("add --write-baseline to create it"));
    fs::create_dir_all(folder.path().join("ci")).unwrap();
    for (text, why) in [
        ("{ \"version\": 2 }", "it has version 2"),
        ("{ \"findings\": [] }", "missing field `version`"),
        ("{ \"version\": 1, \"findings\": [1] }", "line 1"),
        ("<<<<<<< ours", "line 1"),
    ] {
        fs::write(folder.path().join(BASELINE), text).unwrap();
        let message = failed(&["news"]);
        assert!(message.contains(why) && message.contains("ci/baseline.json"), "{message}");
        assert!(failed(&["--write-baseline", "news"]).contains(why));
        assert_eq!(fs::read_to_string(folder.path().join(BASELINE)).unwrap(), text);
    }
    assert!(failed(&["-"]).contains("standard input"));
    assert!(failed(&["--ndjson"]).contains("--ndjson"));
    assert_eq!(validate(&folder, &["--write-baseline", "news"]).code, 2);
}

#[test]
fn nothing_is_written_after_a_failure() {
    let folder = written();
    let before = fs::read(folder.path().join(BASELINE)).unwrap();
    change(&folder, "news/07.json", |_| "{}".to_owned());
    let ran = compare(&folder, &["--write-baseline", "news", "none.json"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("the baseline is not written"), "{}", ran.stderr);
    assert_eq!(fs::read(folder.path().join(BASELINE)).unwrap(), before);
}

#[test]
fn a_baseline_does_not_hide_what_is_not_shown() {
    let folder = Folder::with(&[("news/a.json", &faulty("T"))]);
    let limited =
        |options: &[&str]| compare(&folder, &[&["--limit", "diagnostics=5", "news"], options].concat());
    assert_eq!(limited(&["--write-baseline"]).code, 1);
    assert_eq!(limited(&[]).code, 1);
    assert_eq!(compare(&folder, &["--write-baseline", "news"]).code, 0);
    // What is not shown is not fixed.
    assert_eq!(limited(&[]).stderr, "");
}
