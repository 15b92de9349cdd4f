//! Speed of parsing, validating, exporting and importing many different articles: bytes per second, on one core.
//!
//! Reading and validation count the bytes of the input, writing those of the output, and combinations those of the
//! articles as JSON.
//!
//! ```sh
//! cargo bench --bench articles
//! ```

mod corpus;

use byline::Format;
use byline::RuleSet;
use byline::formats::article::Syntax;
use byline::formats::jats::{self, JatsWriter};
use byline::formats::jsonld::{self, JsonldWriter};
use byline::formats::{Writer, article};
use byline::internals::parse_json;
use byline::model::Article;
use byline::source::Source;
use byline::validate::validate;
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many articles to process: more than fit into any cache.
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

/// Writes articles that were just read.
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

/// Parses JSON into a tree with places.
#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    read(bencher, sources(), |source| parse_json(&source.text).is_ok());
}

/// Reads JSON into an article, and checks its structure.
#[divan::bench]
fn read_article(bencher: Bencher<'_, '_>) {
    read(bencher, sources(), |source| article::read(source, Syntax::Json).article);
}

/// Checks the structure and all standard rules.
#[divan::bench]
fn validate_article(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::standard();
    read(bencher, sources(), |source| validate(source, Format::Json, &rules).diagnostics);
}

/// The work of a pipeline: structure, rules, and both exports.
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

/// Writes JATS, with losses.
#[divan::bench]
fn write_jats(bencher: Bencher<'_, '_>) {
    write(bencher, to_jats);
}

/// Writes JSON-LD, with losses.
#[divan::bench]
fn write_jsonld(bencher: Bencher<'_, '_>) {
    write(bencher, to_jsonld);
}

/// Reads JATS into an article.
#[divan::bench]
fn import_jats(bencher: Bencher<'_, '_>) {
    read(bencher, exported(to_jats), |source| jats::read(source).article);
}

/// Reads JSON-LD into an article.
#[divan::bench]
fn import_jsonld(bencher: Bencher<'_, '_>) {
    read(bencher, exported(to_jsonld), |source| jsonld::read(source).article);
}
