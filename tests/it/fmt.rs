//! `byline fmt`: files in the order of the model, or unchanged.

use std::fs;

use crate::support::program::Folder;

const LOOSE: &str = "body: It turned.\nmetadata: {language: en, title: Tides}  # as filed\n";
const FORMATTED: &str = "metadata: { title: Tides, language: en }  # as filed\nbody: It turned.\n";

#[test]
fn formatting_in_place_is_idempotent() {
    let folder = Folder::with(&[("a.yaml", LOOSE), ("b.yaml", FORMATTED)]);
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let check = folder.run(&["fmt", "--check", "."]);
    assert_eq!((check.code, check.stdout.as_str()), (1, "a.yaml\n"));
    assert_eq!(text("a.yaml"), LOOSE, "checking changes nothing");
    let ran = folder.run(&["fmt"]);
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "formatted 1 file\n", ""));
    assert_eq!((text("a.yaml"), text("b.yaml")), (FORMATTED.into(), FORMATTED.into()));
    let again = folder.run(&["fmt", "--check"]);
    assert_eq!((again.code, again.stdout.as_str()), (0, ""));
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    let folder = Folder::with(&[]);
    for text in [LOOSE, FORMATTED] {
        let ran = folder.run_with_input(&["fmt", "-"], text.as_bytes());
        assert_eq!((ran.code, ran.stdout.as_str()), (0, FORMATTED));
    }
}

#[test]
fn files_with_errors_are_reported_and_unchanged() {
    let wrong = LOOSE.replace("title", "titel");
    let folder = Folder::with(&[("a.yaml", &wrong)]);
    let ran = folder.run(&["fmt", "a.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("error[field-unknown]"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("a.yaml")).unwrap(), wrong);
}

#[test]
fn files_that_would_lose_content_are_reported_and_unchanged() {
    let anchored = "metadata: { title: &t Tides, language: en }\nbody: *t\n";
    let folder = Folder::with(&[("a.yaml", anchored)]);
    let ran = folder.run(&["fmt", "a.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("line 1 would be lost"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("a.yaml")).unwrap(), anchored);
}

#[test]
fn line_ends_are_kept_and_defaults_are_not_written() {
    let folder = Folder::with(&[
        ("byline.toml", "[defaults.metadata]\nlanguage = \"en\"\n"),
        ("a.json", "{\"body\": \"It turned.\",\r\n \"metadata\": {\"title\": \"Tides\"}}\r\n"),
    ]);
    assert_eq!(folder.run(&["fmt", "a.json"]).code, 0);
    let expected =
        "{\r\n  \"metadata\": {\r\n    \"title\": \"Tides\"\r\n  },\r\n  \"body\": \"It turned.\"\r\n}\r\n";
    assert_eq!(fs::read_to_string(folder.path().join("a.json")).unwrap(), expected);
}
