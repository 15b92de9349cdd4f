//! Golden files: compared on `cargo test`, rewritten on `BLESS=1 cargo test`.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::{env, fs};

/// Asserts that the file at `path` (relative to the crate) reads `actual`.
#[track_caller]
pub(crate) fn golden(path: impl AsRef<Path>, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == actual {
        return;
    }
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
        return;
    }
    let line = expected.lines().zip(actual.lines()).take_while(|(old, new)| old == new).count() + 1;
    panic!(
        "{} is out of date from line {line} on; `BLESS=1 cargo test` rewrites it\n--- is\n{}\n--- should be\n{}",
        path.display(),
        expected.lines().nth(line - 1).unwrap_or("(its end)"),
        actual.lines().nth(line - 1).unwrap_or("(its end)"),
    );
}
