//! System errors: the right exit codes, no incomplete files, nothing silently skipped.

#![cfg(target_os = "linux")]
use std::fs::{self, OpenOptions, Permissions};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde_json::Value;

use crate::support::program::{Folder, Ran};

const GOOD: &str = r#"{ "metadata": { "title": "Votes", "language": "en" }, "body": "It voted." }"#;
const WRONG: &str = r#"{ "metadata": { "title": "Votes", "language": "e n" }, "body": "It voted." }"#;
const UNFORMATTED: &str = "body: Votes.\nmetadata: { title: Votes, language: en }\n";
const FIXABLE: &str = "metadata: { title: 7, language: en }\nbody: Votes.\n";

/// A long article.
fn long() -> String {
    GOOD.replace("It voted.", &"It voted on the barrage, and on the quay. ".repeat(200))
}

fn many(folder: &str, count: usize, text: &str) -> Vec<(String, String)> {
    (0..count).map(|number| (format!("{folder}/{number:04}.json"), text.to_owned())).collect()
}

fn folder_of(files: &[(String, String)]) -> Folder {
    Folder::with(&files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect::<Vec<_>>())
}

/// Runs the program in a shell that limits files to a kilobyte, as if the disk were full.
fn run_on_a_full_disk(folder: &Folder, arguments: &str) -> Ran {
    let limited = format!("trap '' XFSZ; ulimit -f 1; exec {} {arguments}", env!("CARGO_BIN_EXE_byline"));
    Ran::of(Command::new("sh").args(["-c", &limited]).current_dir(folder.path()).output().unwrap())
}

#[test]
fn a_closed_output_is_an_error() {
    let folder = Folder::with(&[("good.json", GOOD), ("wrong.json", WRONG)]);
    let lines = format!("{GOOD}\n").repeat(500);
    for arguments in [
        &["validate", "wrong.json"][..],
        &["validate", "wrong.json", "--format", "json"],
        &["validate", "good.json", "--format", "sarif"],
        &["export", "--to", "jats", "good.json"],
        &["export", "--to", "jsonld", "good.json", "-o", "/dev/full"],
        &["validate", "--ndjson", "lines"],
        &["export", "--to", "jsonld", "--ndjson", "lines"],
        &["schema"],
        &["explain"],
        &["completions", "bash"],
    ] {
        fs::write(folder.path().join("lines"), &lines).unwrap();
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let ran = Ran::of(
            folder
                .command(arguments)
                .stdin(Stdio::null())
                .stdout(full)
                .stderr(Stdio::piped())
                .output()
                .unwrap(),
        );
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.contains("No space left on device"), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn a_full_disk_leaves_no_incomplete_files() {
    let folder = Folder::with(&[("in/a.json", &long()), ("in/b.json", &long()), ("mine.xml", "mine")]);
    let ran = run_on_a_full_disk(&folder, "export --to jats in --out-dir out");
    assert_eq!(ran.code, 2);
    assert_eq!(ran.stderr.matches("byline: cannot write").count(), 2, "{}", ran.stderr);
    let ran = run_on_a_full_disk(&folder, "export --to jats in/a.json -o mine.xml");
    assert_eq!(ran.code, 2);
    assert_eq!(folder.files(), ["in/a.json", "in/b.json", "mine.xml"]);
    assert_eq!(fs::read_to_string(folder.path().join("mine.xml")).unwrap(), "mine");
}

#[test]
fn a_full_disk_leaves_files_unfixed() {
    for (command, text) in [("validate --fix", FIXABLE), ("fmt", UNFORMATTED)] {
        let text = format!("{text}# {}\n", "a remark ".repeat(500));
        let folder = Folder::with(&[("a.yaml", &text)]);
        let ran = run_on_a_full_disk(&folder, &format!("{command} a.yaml"));
        assert_eq!(ran.code, 2, "{command}: {}", ran.stderr);
        assert_eq!(fs::read_to_string(folder.path().join("a.yaml")).unwrap(), text);
        assert_eq!(folder.files(), ["a.yaml"]);
    }
}

#[test]
fn a_read_only_folder_is_an_error_for_each_file() {
    let folder = Folder::with(&[("in/a.json", GOOD), ("in/b.json", GOOD), ("locked/kept", "")]);
    let locked = folder.path().join("locked");
    fs::set_permissions(&locked, Permissions::from_mode(0o555)).unwrap();
    // Root can write to locked folders, but not to /proc.
    let is_root = fs::write(locked.join("probe"), "").is_ok();
    for out in if is_root { &["/proc/out"][..] } else { &["/proc/out", "locked"] } {
        let ran = folder.run(&["export", "--to", "jats", "in", "--out-dir", out]);
        assert_eq!(ran.code, 2);
        assert_eq!(ran.stderr.matches("byline: cannot write").count(), 2, "{}", ran.stderr);
    }
    fs::set_permissions(&locked, Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn reading_only_one_line_is_no_error() {
    let folder = folder_of(&many("in", 400, WRONG));
    for arguments in [
        "validate in",
        "validate in --format github",
        "validate in --format json",
        "export --to jats in/0000.json --force",
        "schema",
        "explain",
    ] {
        let command = format!(
            "{{ {} {arguments}; echo $? >&3; }} 3>code 2>errors | head -n 1",
            env!("CARGO_BIN_EXE_byline")
        );
        let ran =
            Ran::of(Command::new("sh").args(["-c", &command]).current_dir(folder.path()).output().unwrap());
        assert_eq!(ran.stdout.lines().count(), usize::from(!arguments.starts_with("export")), "{arguments}");
        let code = fs::read_to_string(folder.path().join("code")).unwrap();
        let expected =
            if arguments.starts_with("schema") || arguments.starts_with("explain") { "0" } else { "1" };
        assert_eq!(code.trim(), expected, "{arguments}");
        let errors = fs::read_to_string(folder.path().join("errors")).unwrap();
        assert!(!errors.contains("panicked") && !errors.contains("cannot print"), "{errors}");
    }
}

#[test]
fn a_file_that_changes_during_reading_is_validated() {
    let folder = Folder::with(&[("a.json", &long())]);
    let (path, is_over) = (folder.path().join("a.json"), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            for length in (0..long().len()).cycle().step_by(997) {
                if is_over.load(Ordering::Relaxed) {
                    break;
                }
                // Overwritten in place: it becomes shorter, and longer.
                fs::write(&path, &long()[..length]).unwrap();
            }
        });
        for _ in 0..60 {
            let ran = folder.run(&["validate", "a.json", "--format", "json"]);
            assert!(ran.code == 0 || ran.code == 1, "{} {}", ran.code, ran.stderr);
            let said: Value = serde_json::from_str(&ran.stdout).unwrap();
            assert_eq!(said["files"], 1);
            assert_eq!(said["errors"] == 0, ran.code == 0);
        }
        is_over.store(true, Ordering::Relaxed);
    });
}

#[test]
fn vanishing_files_are_validated_or_reported() {
    let files = many("in", 600, WRONG);
    let folder = folder_of(&files);
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let mut child = folder
        .command(&[&["validate", "--format", "json", "--jobs", "2"], names.as_slice()].concat())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    for name in names.iter().rev().step_by(2) {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let (mut stdout, mut stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
    let errors = thread::spawn(move || {
        let mut errors = String::new();
        stderr.read_to_string(&mut errors).unwrap();
        errors
    });
    let mut text = String::new();
    stdout.read_to_string(&mut text).unwrap();
    let errors = errors.join().unwrap();
    let said: Value = serde_json::from_str(&text).unwrap();
    let missing = errors.matches("byline: cannot read").count();
    assert_eq!(said["files"].as_u64().unwrap() as usize + missing, names.len(), "{errors}");
    let code = child.wait().unwrap().code();
    assert_eq!(code, Some(if missing > 0 { 2 } else { 1 }));
}

#[test]
fn a_killed_run_leaves_only_complete_files() {
    let files: Vec<(String, String)> = many("in", 4_000, &long());
    let folder = folder_of(&files);
    let out = folder.path().join("out");
    let export = ["export", "--to", "jsonld", "--out-dir", "out", "in"];
    let mut child = folder.command(&export).stderr(Stdio::null()).spawn().unwrap();
    while !out.join("0050.jsonld").exists() {
        thread::yield_now();
    }
    child.kill().unwrap();
    assert_eq!(child.wait().unwrap().code(), None, "it was done before it was killed");
    let results = results(&out);
    assert!((50..4_000).contains(&results), "{results}");
    // The same command goes on, and nothing is left of the first.
    assert_eq!(folder.run(&export).code, 0);
    assert_eq!(self::results(&out), 4_000);
    assert_eq!(fs::read_dir(&out).unwrap().count(), 4_000);
}

/// The number of results, each complete. Other files do not look like results.
fn results(out: &Path) -> usize {
    let names = fs::read_dir(out).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let (others, results): (Vec<_>, Vec<_>) = names.partition(|name| name.starts_with(".byline-"));
    assert!(results.iter().all(|name| name.ends_with(".jsonld")), "{results:?} {others:?}");
    for name in &results {
        let text = fs::read_to_string(out.join(name)).unwrap();
        serde_json::from_str::<Value>(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    results.len()
}
