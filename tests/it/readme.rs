//! The outputs shown in the README are those of the program.

#![cfg(unix)]
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use crate::support;

#[test]
fn every_console_example_prints_what_the_readme_says() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let mut actual = String::new();
    let mut examples = 0;
    let mut rest = readme.as_str();
    while let Some((before, block)) = rest.split_once("```console\n") {
        let (block, after) = block.split_once("```").unwrap();
        let command = block.lines().next().unwrap().strip_prefix("$ ").unwrap();
        actual.push_str(&format!("{before}```console\n$ {command}\n{}```", output(command)));
        examples += 1;
        rest = after;
    }
    actual.push_str(rest);
    assert!(examples >= 6, "the README shows every command");
    support::golden("README.md", &actual);
}

#[test]
fn the_minimum_rust_version_matches_the_manifest() {
    let readme = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let expected =
        format!("(https://www.rust-lang.org/tools/install) {} or newer", env!("CARGO_PKG_RUST_VERSION"));
    assert!(readme.contains(&expected), "the README does not say: {expected}");
}

/// The output of a shell for `command`, with the program on its path.
fn output(command: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_byline")).parent().unwrap();
    let path = format!("{}:{}", program.display(), env::var("PATH").unwrap());
    let output = Command::new("sh")
        .args(["-c", &format!("{command} 2>&1")])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("PATH", path)
        .env_remove("GITHUB_ACTIONS")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}
