//! Our side of the comparison with others: makes the articles, and does with them what the peers do, on one core.
//!
//! ```sh
//! cargo bench --bench ours -- generate 50000 > articles.ndjson
//! cargo bench --bench ours -- validate articles.ndjson
//! ```
//!
//! A task prints one line: how many documents there were, and how many are right. Whoever runs it looks at the clock.

#[path = "../corpus/mod.rs"]
mod corpus;

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
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
        ["write-jats", articles, folder] => export(articles, Path::new(folder), "xml", |article| {
            jats::write(article, jats::Options::default()).ok().map(|written| written.text)
        }),
        ["write-jsonld", articles, folder] => export(articles, Path::new(folder), "jsonld", |article| {
            Some(jsonld::write(article, jsonld::Options::default()).text)
        }),
        [task, given] => measure(task, Path::new(given)),
        _ => {
            Err("say `generate HOW-MANY`, `write-jats FILE FOLDER`, or what to do and a file or folder"
                .into())
        }
    }
}

fn generate(many: u64) -> Result<(), Box<dyn Error>> {
    let mut output = BufWriter::new(io::stdout().lock());
    for document in corpus::documents(many) {
        writeln!(output, "{document}")?;
    }
    Ok(output.flush()?)
}

/// Writes each article into a file of its own.
fn export(
    articles: &str,
    folder: &Path,
    ending: &str,
    write: impl Fn(&Article) -> Option<String>,
) -> Result<(), Box<dyn Error>> {
    for (number, line) in BufReader::new(File::open(articles)?).lines().enumerate() {
        let article = article::read(&Source::new("-", line?), Syntax::Json).article;
        if let Some(text) = article.as_ref().and_then(&write) {
            fs::write(folder.join(format!("{number}.{ending}")), text)?;
        }
    }
    Ok(())
}

/// Does a task with each file of a folder, or each line of a file.
fn measure(task: &str, given: &Path) -> Result<(), Box<dyn Error>> {
    let rules = RuleSet::standard();
    let read = |source: &Source| article::read(source, Syntax::Json).article;
    let judge = |source: &Source, format| !validate(source, format, &rules).has_errors();
    let to_jats = |article: &Article| jats::write(article, jats::Options::default()).is_ok();
    let to_jsonld = |article: &Article| !jsonld::write(article, jsonld::Options::default()).text.is_empty();
    let each: &dyn Fn(&Source) -> bool = match task {
        "read" => &|source| read(source).is_some(),
        "validate" => &|source| judge(source, Format::Json),
        "jats" => &|source| read(source).is_some_and(|article| to_jats(&article)),
        "jsonld" => &|source| read(source).is_some_and(|article| to_jsonld(&article)),
        "both" => &|source| {
            let validated = validate(source, Format::Json, &rules);
            let Some(article) = validated.article() else { return false };
            to_jats(article) & to_jsonld(article) & !validated.has_errors()
        },
        "read-jats" => &|source| jats::read(source).article.is_some(),
        "read-jsonld" => &|source| jsonld::read(source).article.is_some(),
        "judge-jats" => &|source| judge(source, Format::Jats),
        "judge-jsonld" => &|source| judge(source, Format::Jsonld),
        _ => return Err(format!("there is no task `{task}`").into()),
    };
    let (mut documents, mut right) = (0, 0);
    let mut count = |text: String| {
        documents += 1;
        right += usize::from(each(&Source::new("-", text)));
    };
    if given.is_dir() {
        for file in fs::read_dir(given)? {
            count(fs::read_to_string(file?.path())?);
        }
    } else {
        for line in BufReader::new(File::open(given)?).lines() {
            count(line?);
        }
    }
    writeln!(io::stdout(), "{documents} documents, {right} right")?;
    Ok(())
}
