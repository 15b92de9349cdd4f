//! `byline validate --changed`: only files that differ from a git revision.

#![cfg(unix)]

use std::fs;
use std::process::Command;

use crate::support::program::{Folder, Ran};

const GOOD: &str = r#"{ "metadata": { "title": "Council votes", "language": "en" }, "body": "It voted." }"#;
const WRONG: &str = r#"{ "metadata": { "title": "Council votes", "languag": "en" }, "body": "It voted." }"#;

fn git(folder: &Folder, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder.path()).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
    let output = command.args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn commit(folder: &Folder) {
    git(folder, &["add", "-A"]);
    git(folder, &["-c", "commit.gpgsign=false", "commit", "-q", "-m", "x"]);
}

/// A repository with one commit of faulty articles.
fn repository() -> Folder {
    let folder = Folder::with(&[
        (".gitignore", "ignored.json\n"),
        ("news/a.json", WRONG),
        ("news/b ü.json", WRONG),
        ("sport/c.json", WRONG),
        ("package.json", "{}"),
    ]);
    git(&folder, &["init", "-q"]);
    commit(&folder);
    folder
}

fn validate(folder: &Folder, options: &[&str]) -> Ran {
    folder.run(&[&["validate", "--format", "concise"], options].concat())
}

/// The files in which something was found.
fn files(ran: &Ran) -> Vec<&str> {
    assert!(ran.stderr.lines().all(|line| line.starts_with("byline: passed over")), "{}", ran.stderr);
    ran.stdout.lines().map(|line| line.split(':').next().unwrap()).collect()
}

fn write(folder: &Folder, name: &str, text: &str) {
    fs::write(folder.path().join(name), text).unwrap();
}

#[test]
fn only_files_that_differ_are_checked() {
    let folder = repository();
    assert_eq!(files(&validate(&folder, &["news", "sport"])).len(), 3);
    let ran = validate(&folder, &["--changed", "."]);
    let nothing = "nothing to check: no article differs from HEAD\n";
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", nothing));
    write(&folder, "news/b ü.json", &WRONG.replace("voted", "sat"));
    write(&folder, "news/new.json", WRONG);
    write(&folder, "news/ignored.json", WRONG);
    write(&folder, "sport/added.json", WRONG);
    git(&folder, &["add", "sport/added.json"]);
    write(&folder, "package.json", "{ }");
    fs::remove_file(folder.path().join("sport/c.json")).unwrap();
    let ran = validate(&folder, &["--changed"]);
    assert_eq!((ran.code, files(&ran)), (1, vec!["news/b ü.json", "news/new.json", "sport/added.json"]));
    assert_eq!(files(&validate(&folder, &["--changed", "sport"])), ["sport/added.json"]);
    assert_eq!(files(&validate(&folder, &["--changed", "news/new.json", "news/a.json"])), ["news/new.json"]);
}

#[test]
fn a_revision_can_be_named() {
    let folder = repository();
    write(&folder, "news/a.json", &WRONG.replace("voted", "sat"));
    commit(&folder);
    assert_eq!(validate(&folder, &["--changed", "."]).code, 0);
    assert_eq!(files(&validate(&folder, &["--changed=HEAD~1", "."])), ["news/a.json"]);
    for (revision, why) in
        [("none", "bad revision 'none'"), ("-p", "not a git revision"), ("", "not a git revision")]
    {
        let ran = validate(&folder, &[&format!("--changed={revision}"), "."]);
        assert_eq!(ran.code, 2);
        assert!(ran.stderr.contains(why), "{}", ran.stderr);
    }
}

#[test]
fn the_folder_need_not_be_the_top_of_the_repository() {
    let folder = repository();
    write(&folder, "news/a.json", &WRONG.replace("voted", "sat"));
    write(&folder, "sport/new.json", WRONG);
    let mut command = folder.command(&["validate", "--format", "concise", "--changed", ".", "../sport"]);
    let ran = Ran::of(command.current_dir(folder.path().join("news")).output().unwrap());
    assert_eq!(files(&ran), ["a.json", "../sport/new.json"]);
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let folder = Folder::with(&[("a.json", WRONG), ("b.json", GOOD)]);
    git(&folder, &["init", "-q"]);
    git(&folder, &["add", "a.json"]);
    assert_eq!(files(&validate(&folder, &["--changed", "."])), ["a.json"]);
    assert_eq!(validate(&folder, &["--changed", "b.json"]).code, 0);
}

#[test]
fn without_a_repository_or_git_that_is_said() {
    let folder = Folder::with(&[("a.json", GOOD)]);
    let ran = Ran::of(
        folder.command(&["validate", "--changed", "."]).env("GIT_CEILING_DIRECTORIES", "/").output().unwrap(),
    );
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("\".\" is in no git repository"), "{}", ran.stderr);
    let mut command = folder.command(&["validate", "--changed", "."]);
    let ran = Ran::of(command.env("PATH", folder.path()).output().unwrap());
    assert_eq!((ran.code, ran.stderr.contains("the program `git`")), (2, true), "{}", ran.stderr);
    for options in [["--changed", "-"], ["--changed", "--ndjson"]] {
        assert_eq!(validate(&folder, &options).code, 2);
    }
}

#[test]
fn changed_files_are_compared_with_the_baseline() {
    let folder = repository();
    let baseline =
        |options: &[&str]| validate(&folder, &[&["--baseline", "baseline.json"], options].concat());
    assert_eq!(baseline(&["--write-baseline", "."]).code, 0);
    write(&folder, "news/a.json", GOOD);
    let ran = baseline(&["--changed", "."]);
    assert!(
        ran.code == 0 && ran.stderr.contains("finding is fixed") || ran.stderr.contains("findings are fixed")
    );
    assert!(!ran.stderr.contains("sport"), "{}", ran.stderr);
    assert_eq!(baseline(&["--changed", "--write-baseline", "."]).code, 0);
    let text = fs::read_to_string(folder.path().join("baseline.json")).unwrap();
    assert!(text.contains("sport/c.json") && !text.contains("news/a.json"), "{text}");
}
