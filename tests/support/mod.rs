//! What several tests need: golden files, and the examples.

#![allow(dead_code, reason = "no test needs all of it")]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::path::Path;
use std::{env, fs};

use byline::formats::article::{Syntax, read};
use byline::model::Article;
use byline::source::Source;

/// Asserts that the file at `path` (relative to the crate) reads `actual`; `BLESS=1` rewrites it instead.
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

/// The inputs in `examples/`, each with the path of its file relative to the crate, in order.
pub(crate) fn example_sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = fs::read_dir(root.join("examples")).unwrap().map(|folder| folder.unwrap().path());
    let files = folders.flat_map(|folder| ["article.json", "article.yaml"].map(|name| folder.join(name)));
    let mut files: Vec<_> = files.filter(|file| file.exists()).collect();
    files.sort();
    assert!(files.len() >= 6, "an example is missing: {files:?}");
    let name = |file: &Path| file.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
    files.iter().map(|file| Source::new(name(file), fs::read_to_string(file).unwrap())).collect()
}

/// The examples as articles.
pub(crate) fn examples() -> Vec<(String, Article)> {
    let article = |source: Source| {
        let article = read(&source, Syntax::of(&source.name).unwrap()).article.unwrap();
        (source.name, article)
    };
    example_sources().into_iter().map(article).collect()
}
