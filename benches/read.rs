//! Speed of reading files from other programs: bytes of input per second, on one core.
//!
//! ```sh
//! cargo bench --bench read                               # the examples
//! BYLINE_CORPUS=path/to/files cargo bench --bench read   # the JATS files in a folder
//! ```

use std::path::{Path, PathBuf};
use std::{env, fs};

use byline::Format;
use byline::formats::{article, jats, jsonld};
use byline::internals::{self, Declared, declared};
use byline::source::Source;
use byline::validate::validate;
use byline::{Profile, RuleSet};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use quick_xml::Reader;
use quick_xml::events::Event;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The files with one of these extensions: those of the folder in `BYLINE_CORPUS`, or the examples.
fn sources(endings: &[&str]) -> Vec<Source> {
    let folder = env::var_os("BYLINE_CORPUS").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"));
    let mut sources = Vec::new();
    collect(&folder, endings, &mut sources);
    sources
}

fn collect(folder: &Path, endings: &[&str], sources: &mut Vec<Source>) {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, endings, sources);
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            let text = fs::read_to_string(&path).expect("it is text");
            sources.push(Source::new(path.to_string_lossy(), text));
        }
    }
}

fn bench<T>(bencher: Bencher<'_, '_>, endings: &[&str], read: impl Fn(&Source) -> T + Sync) {
    let sources = sources(endings);
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for source in &sources {
            black_box(read(black_box(source)));
        }
    });
}

/// Parses XML into a tree with places: the first step of reading JATS.
#[divan::bench]
fn parse_xml(bencher: Bencher<'_, '_>) {
    bench(bencher, &[".xml", ".nxml"], |source| {
        internals::parse_xml(&source.text).map(|document| document.nodes().len())
    });
}

/// The same with the events of quick-xml and no tree, as a reference for byline's own parser.
#[divan::bench]
fn events_of_quick_xml(bencher: Bencher<'_, '_>) {
    bench(bencher, &[".xml", ".nxml"], |source| {
        let mut reader = Reader::from_str(&source.text);
        let events = std::iter::from_fn(|| {
            reader.read_event().ok().filter(|event| !matches!(event, Event::Eof)).map(drop)
        });
        events.count()
    });
}

/// Parses XML into a tree, and validates it against the DTD of the declared edition of JATS.
#[divan::bench]
fn judge_xml(bencher: Bencher<'_, '_>) {
    bench(bencher, &[".xml", ".nxml"], |source| {
        let document = internals::parse_xml(&source.text).expect("it is XML");
        let Declared::Edition(edition) = declared(&document) else { return 0 };
        edition.dtd().check(&document).len()
    });
}

/// Reads JATS into an article, and validates both: the file with its DTD and all rules for JATS files, including those
/// of JATS4R and PMC.
#[divan::bench]
fn check_xml(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::with_profiles(&[Profile::Jats4r, Profile::Pmc]);
    bench(bencher, &[".xml", ".nxml"], |source| validate(source, Format::Jats, &rules).diagnostics.len());
}

/// Reads JATS into an article.
#[divan::bench]
fn read_jats(bencher: Bencher<'_, '_>) {
    bench(bencher, &[".xml", ".nxml"], |source| jats::read(source).article);
}

/// Reads JSON-LD into an article.
#[divan::bench]
fn read_jsonld(bencher: Bencher<'_, '_>) {
    bench(bencher, &[".jsonld"], |source| jsonld::read(source).article);
}

/// Parses web pages into trees with places.
#[divan::bench]
fn parse_html(bencher: Bencher<'_, '_>) {
    bench(bencher, &[".html"], |source| {
        internals::parse_html(&source.text, source.limits).map(|page| page.root().descendants().count())
    });
}

/// Reads a web page into an article.
#[divan::bench]
fn read_html(bencher: Bencher<'_, '_>) {
    bench(bencher, &[".html"], |source| jsonld::read_html(source).article);
}

/// Reads byline's own JSON into an article.
#[divan::bench]
fn read_article(bencher: Bencher<'_, '_>) {
    bench(bencher, &["article.json"], |source| article::read(source, article::Syntax::Json).article);
}
