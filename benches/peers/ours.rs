//! byline's part of the comparison with other programs: generates the articles, and processes them like the peers, on
//! one core.
//!
//! ```sh
//! cargo bench --bench ours -- generate 50000 > articles.ndjson
//! cargo bench --bench ours -- validate articles.ndjson
//! ```
//!
//! A task prints one line: the number of documents, and how many of them have no error or warning. The caller
//! measures the time.

#[path = "../corpus/mod.rs"]
mod corpus;

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::{env, fs, io};

use byline::diagnostic::Severity;
use byline::formats::article::Syntax;
use byline::formats::jats::{self, JatsWriter};
use byline::formats::jsonld::JsonldWriter;
use byline::formats::{Writer, article};
use byline::model::Article;
use byline::source::Source;
use byline::validate::{Validated, validate};
use byline::{Diagnostic, Format, Profile, RuleSet};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds an argument of its own.
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words[..] {
        ["generate", many] => generate(many.parse()?),
        ["write-jats", articles, folder] => export(articles, Path::new(folder), "xml", |article| {
            JatsWriter::default().export(article).ok().map(|written| written.text)
        }),
        ["write-jsonld", articles, folder] => export(articles, Path::new(folder), "jsonld", |article| {
            JsonldWriter::default().export(article).ok().map(|written| written.text)
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

/// Writes each article to a file of its own.
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

/// Runs a task on each file of a folder, or each line of a file.
fn measure(task: &str, given: &Path) -> Result<(), Box<dyn Error>> {
    let (rules, jats4r) = (RuleSet::standard(), RuleSet::with_profiles(&[Profile::Jats4r]));
    let read = |source: &Source| article::read(source, Syntax::Json).article;
    let judge_by = |rules: &RuleSet, source: &Source, format| {
        !validate(source, format, rules).diagnostics.iter().any(is_shown)
    };
    let judge = |source: &Source, format| judge_by(&rules, source, format);
    let to_jats = |article: &Article| JatsWriter::default().export(article).is_ok();
    let to_jsonld = |article: &Article| JsonldWriter::default().export(article).is_ok();
    let work: &dyn Fn(&[Source]) -> usize = match task {
        "validate" => &|sources| right(sources, |source| judge(source, Format::Json)),
        "jats" => &|sources| {
            let articles: Vec<Article> = sources.iter().filter_map(read).collect();
            right(&articles, to_jats)
        },
        "both" => &|sources| {
            let all: Vec<_> = sources.iter().map(|source| validate(source, Format::Json, &rules)).collect();
            let is_jats = |one: &Validated<'_>| one.article().is_some_and(to_jats);
            let in_jats: Vec<bool> = all.iter().map(is_jats).collect();
            let in_both = all.iter().zip(in_jats).map(|(validated, in_jats)| {
                let in_jsonld = validated.article().is_some_and(to_jsonld);
                in_jats && in_jsonld && !validated.has_errors()
            });
            in_both.filter(|is_right| *is_right).count()
        },
        "read-jats" => &|sources| right(sources, |source| jats::read(source).article.is_some()),
        "judge-jats" => &|sources| right(sources, |source| judge(source, Format::Jats)),
        "judge-jats4r" => &|sources| right(sources, |source| judge_by(&jats4r, source, Format::Jats)),
        "judge-jsonld" => &|sources| right(sources, |source| judge(source, Format::Jsonld)),
        _ => return Err(format!("there is no task `{task}`").into()),
    };
    let mut texts: Box<dyn Iterator<Item = io::Result<String>>> = match given.is_dir() {
        true => Box::new(fs::read_dir(given)?.map(|file| fs::read_to_string(file?.path()))),
        false => Box::new(BufReader::new(File::open(given)?).lines()),
    };
    let (mut documents, mut right) = (0, 0);
    loop {
        let together = texts.by_ref().take(corpus::TOGETHER).map(|text| Ok(Source::new("-", text?)));
        let together = together.collect::<io::Result<Vec<Source>>>()?;
        if together.is_empty() {
            break;
        }
        documents += together.len();
        right += work(&together);
    }
    writeln!(io::stdout(), "{documents} documents, {right} right")?;
    Ok(())
}

/// Whether `byline validate` shows it: there, what an import would lose is only advice.
fn is_shown(found: &Diagnostic) -> bool {
    found.severity != Severity::Advice && !matches!(found.code.id, "lost-on-import" | "changed-on-import")
}

/// How many of them are right.
fn right<T>(all: &[T], is_right: impl Fn(&T) -> bool) -> usize {
    all.iter().filter(|one| is_right(one)).count()
}
