//! How fast many different articles are parsed, validated, exported and imported: bytes per second, on one core.
//!
//! Reading and validating count the bytes of what is read, writing those of what is written, and what does both those of
//! the articles as JSON.
//!
//! ```sh
//! cargo bench --bench articles
//! ```

mod corpus;

use byline::RuleSet;
use byline::formats::article::Syntax;
use byline::formats::jats::{self, JatsWriter};
use byline::formats::jsonld::{self, JsonldWriter};
use byline::formats::{Format, Writer, article};
use byline::internals::parse_json;
use byline::model::Article;
use byline::source::Source;
use byline::validate::validate;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many articles are gone through: more than any cache holds.
const MANY: u64 = 1_024;

fn main() {
    divan::main();
}

fn sources() -> Vec<Source> {
    corpus::documents(MANY).map(|text| Source::new("article.json", text)).collect()
}

fn articles(sources: &[Source]) -> Vec<Article> {
    let read = |source: &Source| article::read(source, Syntax::Json).article.expect("it is one");
    sources.iter().map(read).collect()
}

/// The articles in another format.
fn exported(write: impl Fn(&Article) -> Option<String>) -> Vec<Source> {
    articles(&sources()).iter().filter_map(write).map(|text| Source::new("exported", text)).collect()
}

fn read<T>(bencher: Bencher<'_, '_>, sources: Vec<Source>, read: impl Fn(&Source) -> T + Sync) {
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for source in &sources {
            black_box(read(black_box(source)));
        }
    });
}

/// Writes articles that have just been read.
fn write(bencher: Bencher<'_, '_>, write: impl Fn(&Article) -> Option<String>) {
    let sources = sources();
    let steps = sources.chunks(corpus::TOGETHER).map(|together| {
        let bytes: usize = articles(together).iter().filter_map(&write).map(|text| text.len()).sum();
        (together, bytes)
    });
    let steps: Vec<_> = steps.collect();
    let mut next = steps.iter().cycle();
    bencher
        .with_inputs(|| {
            let (together, bytes) = next.next().expect("it never ends");
            (articles(together), *bytes)
        })
        .input_counter(|(_, bytes)| BytesCount::new(*bytes))
        .bench_local_refs(|(articles, _)| {
            for article in articles {
                black_box(write(black_box(article)));
            }
        });
}

fn to_jats(article: &Article) -> Option<String> {
    JatsWriter::default().export(article).ok().map(|written| written.text)
}

fn to_jsonld(article: &Article) -> Option<String> {
    JsonldWriter::default().export(article).ok().map(|written| written.text)
}

/// JSON into a tree with places.
#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    read(bencher, sources(), |source| parse_json(&source.text).is_ok());
}

/// JSON into an article, its shape judged.
#[divan::bench]
fn read_article(bencher: Bencher<'_, '_>) {
    read(bencher, sources(), |source| article::read(source, Syntax::Json).article);
}

/// The shape and all standard rules.
#[divan::bench]
fn validate_article(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::standard();
    read(bencher, sources(), |source| validate(source, Format::Json, &rules).diagnostics);
}

/// All that a pipeline does: the shape, the rules, and both exports.
#[divan::bench]
fn validate_and_export(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::standard();
    let sources = sources();
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for together in sources.chunks(corpus::TOGETHER) {
            let all: Vec<_> = together.iter().map(|source| validate(source, Format::Json, &rules)).collect();
            let articles = || all.iter().filter_map(|validated| validated.article());
            articles().for_each(|article| drop(black_box(to_jats(article))));
            articles().for_each(|article| drop(black_box(to_jsonld(article))));
        }
    });
}

/// JATS, with its losses declared.
#[divan::bench]
fn write_jats(bencher: Bencher<'_, '_>) {
    write(bencher, to_jats);
}

/// JSON-LD, with its losses declared.
#[divan::bench]
fn write_jsonld(bencher: Bencher<'_, '_>) {
    write(bencher, to_jsonld);
}

/// JATS into an article.
#[divan::bench]
fn import_jats(bencher: Bencher<'_, '_>) {
    read(bencher, exported(to_jats), |source| jats::read(source).article);
}

/// JSON-LD into an article.
#[divan::bench]
fn import_jsonld(bencher: Bencher<'_, '_>) {
    read(bencher, exported(to_jsonld), |source| jsonld::read(source).article);
}
