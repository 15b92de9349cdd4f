//! Our side of the comparison with others: makes the articles, and does with them what the peers do, on one core.
//!
//! ```sh
//! cargo bench --bench ours -- generate 50000 > articles.ndjson
//! cargo bench --bench ours -- validate articles.ndjson
//! ```
//!
//! A measurement prints one line: how many documents, how many bytes, how many seconds, what came of them.

#[path = "../corpus/mod.rs"]
mod corpus;

use std::error::Error;
use std::io::{BufWriter, Write};
use std::time::Instant;
use std::{env, fs, io};

use byline::formats::article::Syntax;
use byline::formats::{Format, article, jats, jsonld};
use byline::model::Article;
use byline::rules::RuleSet;
use byline::source::Source;
use byline::validate::validate;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds a word of its own.
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["generate", many] => generate(many.parse()?),
        [task, file] => measure(task, &fs::read_to_string(file)?),
        _ => Err("say `generate HOW-MANY`, or what to do and a file".into()),
    }
}

fn generate(many: u64) -> Result<(), Box<dyn Error>> {
    let mut output = BufWriter::new(io::stdout().lock());
    for document in corpus::documents(many) {
        writeln!(output, "{document}")?;
    }
    Ok(output.flush()?)
}

fn measure(task: &str, text: &str) -> Result<(), Box<dyn Error>> {
    let rules = RuleSet::standard();
    let read = |source: &Source| article::read(source, Syntax::Json).article;
    let export_jats = |article: &Article| jats::write(article, jats::Options::default()).ok();
    let export_jsonld = |article: &Article| jsonld::write(article, jsonld::Options::default());
    let each: &dyn Fn(&Source) -> bool = match task {
        "read" => &|source| read(source).is_some(),
        "validate" => &|source| !validate(source, Format::Json, &rules).has_errors(),
        "jats" => &|source| read(source).and_then(|article| export_jats(&article)).is_some(),
        "jsonld" => &|source| read(source).map(|article| export_jsonld(&article)).is_some(),
        "both" => &|source| {
            let validated = validate(source, Format::Json, &rules);
            let Some(article) = validated.article() else { return false };
            let (jats, jsonld) = (export_jats(article), export_jsonld(article));
            jats.is_some() && !jsonld.text.is_empty() && !validated.has_errors()
        },
        _ => return Err(format!("there is no task `{task}`").into()),
    };
    let start = Instant::now();
    let (mut documents, mut right) = (0, 0);
    for line in text.lines() {
        documents += 1;
        right += usize::from(each(&Source::new("-", line)));
    }
    let seconds = start.elapsed().as_secs_f64();
    writeln!(
        io::stdout(),
        "{documents} documents, {} bytes, {seconds:.4} seconds, {right} right",
        text.len()
    )?;
    Ok(())
}
