//! What several tests need: golden files, the examples, random articles.

pub(crate) mod account;
pub(crate) mod dice;
pub(crate) mod difference;
pub(crate) mod editor;
pub(crate) mod fields;
pub(crate) mod generated;
pub(crate) mod package;
pub(crate) mod program;
pub(crate) mod shown;
pub(crate) mod smallest;
pub(crate) mod teller;

use std::path::{Path, PathBuf};
use std::{env, fs};

use byline::formats::article::{Syntax, read};
use byline::model::Article;
use byline::source::Source;

/// Whether this run updates expected files instead of checking them.
pub(crate) fn blesses() -> bool {
    env::var_os("BLESS").is_some_and(|value| value != "0")
}

/// The path of a file, given relative to the crate.
pub(crate) fn in_crate(path: impl AsRef<Path>) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A Zstandard file with this content.
pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

/// Asserts that the file at `path`, relative to the crate, contains `actual`.
#[track_caller]
pub(crate) fn golden(path: impl AsRef<Path>, actual: &str) {
    let path = in_crate(path);
    // A missing file counts as empty.
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

/// The inputs in `examples/`, each with the path of its file relative to the crate, in order.
pub(crate) fn example_sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = fs::read_dir(root.join("examples")).unwrap().map(|folder| folder.unwrap().path());
    let files = folders
        .flat_map(|folder| ["article.json", "article.yaml", "article.md"].map(|name| folder.join(name)));
    let mut files: Vec<_> = files.filter(|file| file.exists()).collect();
    files.sort();
    assert!(files.len() >= 7, "an example is missing: {files:?}");
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

/// The failing examples of all pages.
pub(crate) fn failing_examples() -> Vec<Source> {
    let mut examples = Vec::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let Some((_, fails)) = text.split_once("\n## Fails\n") else { continue };
        let fails = fails.split("\n## ").next().unwrap();
        // Every second part is between fences.
        for block in fails.split("```").skip(1).step_by(2) {
            let (language, file) = block.split_once('\n').unwrap();
            if Syntax::of(&format!(".{language}")).is_some() {
                let name = page.file_stem().unwrap().to_str().unwrap();
                examples.push(Source::new(format!("{name}.{language}"), file));
            }
        }
    }
    assert!(examples.len() > 20, "pages have failing examples");
    examples
}

/// The pages of all codes, in order.
pub(crate) fn pages() -> Vec<PathBuf> {
    fn collect(folder: &Path, pages: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, pages);
            } else if path.extension().is_some_and(|ending| ending == "md") && !path.ends_with("README.md") {
                pages.push(path);
            }
        }
    }
    let mut pages = Vec::new();
    collect(&in_crate("src"), &mut pages);
    pages.sort();
    pages
}
