//! Mistakes of people who have never seen YAML or JSON: each message says what to write instead.

use std::fs;
use std::path::PathBuf;

use byline::RuleSet;
use byline::formats::article::Syntax;
use byline::render::{Checked, Format, Look, render};
use byline::source::Source;
use byline::validate;

use crate::support::{golden, in_crate};

const FOLDER: &str = "tests/fixtures/beginner";

/// Files that look wrong, but are not.
const FINE: [&str; 1] = ["windows_file.yaml"];

#[test]
fn each_mistake_is_explained() {
    let files = files();
    assert!(files.len() >= 40, "{} files", files.len());
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        let source = Source::new(name.clone(), fs::read_to_string(&file).unwrap());
        let syntax = Syntax::of(&name).unwrap();
        let diagnostics = validate::validate(&source, syntax, &RuleSet::standard()).diagnostics;
        assert_eq!(diagnostics.is_empty(), FINE.contains(&name.as_str()), "{name}");
        assert!(diagnostics.iter().all(|found| found.help.is_some()), "{name}: {diagnostics:#?}");
        let shown = render(&[Checked { diagnostics, source }], Format::Human, Look::default());
        golden(format!("{FOLDER}/expected/{name}.txt"), &shown);
    }
}

fn files() -> Vec<PathBuf> {
    let entries = fs::read_dir(in_crate(FOLDER)).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
    files.sort();
    files
}
