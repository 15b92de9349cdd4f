//! Golden files: compared by `cargo test`, written by `BLESS=1 cargo test`.

#![allow(dead_code, reason = "not every test uses all of it")]

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Whether this run writes what is expected instead of checking it.
pub(crate) fn blesses() -> bool {
    env::var_os("BLESS").is_some_and(|value| value != "0")
}

/// The place of a file, given relative to the crate.
pub(crate) fn in_crate(path: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Asserts that the file at `path`, relative to the crate, reads `actual`.
#[track_caller]
pub(crate) fn golden(path: impl AsRef<Path>, actual: &str) {
    let path = in_crate(path);
    // A file that is not there yet reads as an empty one.
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if expected == actual {
        return;
    }
    if blesses() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, actual).unwrap();
        return;
    }
    let line = expected.lines().zip(actual.lines()).take_while(|(a, b)| a == b).count() + 1;
    let shown =
        |text: &str| text.lines().skip(line.saturating_sub(3)).take(12).collect::<Vec<_>>().join("\n");
    panic!(
        "{} is out of date from line {line}; `BLESS=1 cargo test` rewrites it\n--- it reads\n{}\n--- it should read\n{}\n",
        path.display(),
        shown(&expected),
        shown(actual)
    );
}
