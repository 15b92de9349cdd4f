//! Streams: one document per input line, one result per output line. `schemas/stream.md` describes the format.

mod chunks;
mod document;

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process;

use serde_json::value::RawValue;

use self::chunks::Chunk;
use self::document::{Document, Unreadable};
use crate::cli::batch_options::BatchOptions;
use crate::cli::input_options::InputOptions;
use crate::cli::pool::in_order;
use crate::cli::settings::{Settings, SettingsCache};
use crate::cli::task::{Outcome, Product, Task, Validation};
use crate::cli::terminal::{Stream, print_error};
use crate::cli::{Error, Verdict};
use crate::formats::Format;
use crate::render::{Checked, Content, Line};

/// Whether the inputs are streams, and what errors in documents mean.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Streams")]
pub(super) struct StreamOptions {
    /// Read one document per line, and answer each with a line of JSON
    #[arg(long)]
    pub(super) ndjson: bool,
    /// Exit with 1 for an error in a document, not only with 2 if the stream breaks
    #[arg(long, requires = "ndjson")]
    exit_code: bool,
}

/// How many documents go through one step before the next: few enough that the documents stay in the caches, and enough
/// that the code of a step does.
const TOGETHER: usize = 32;

/// Runs `task` on the document in each line, and prints a result for each.
pub(super) fn run(files: &[PathBuf], options: &BatchOptions, task: &impl Task) -> Result<Verdict, Error> {
    let BatchOptions { input: input_options, rules, output: output_options, stream, jobs, .. } = options;
    let files = input_options.arguments(files)?;
    let cache = SettingsCache::new(input_options, rules);
    let (mut verdict, mut has_errors) = (Verdict::Clean, false);
    let mut output = io::stdout().lock();
    let mut print = |answers: &[u8]| output.write_all(answers).and_then(|()| output.flush());
    let chunks = |give: &mut dyn FnMut(_) -> _| {
        let _ = chunks::of(&files, &cache, input_options.limits()).try_for_each(give);
    };
    let work = |chunk: Result<Chunk, Error>| chunk.map(|chunk| answers(&chunk, options, task));
    in_order(jobs.count(), chunks, work, |answers| match answers {
        Ok(answers) => {
            has_errors |= answers.have_errors;
            if let Err(cause) = print(&answers.text) {
                leave(cause);
            }
        }
        Err(error) => {
            print_error(&error);
            verdict = Verdict::Failed;
        }
    });
    if has_errors && stream.exit_code {
        verdict = verdict.max(Verdict::Errors);
    }
    let of_configurations = output_options.print(cache.configurations(), Stream::Error)?;
    Ok(verdict.max(if of_configurations == Verdict::Clean { Verdict::Clean } else { Verdict::Failed }))
}

/// Ends the program because results cannot be written: the process that writes the documents might wait forever.
///
/// A reader that has closed the pipe is no error.
fn leave(cause: io::Error) -> ! {
    if cause.kind() == ErrorKind::BrokenPipe {
        process::exit(0);
    }
    print_error(&Error::Print(cause));
    process::exit(2);
}

/// The results for the lines of a chunk.
struct Answers {
    text: Vec<u8>,
    have_errors: bool,
}

fn answers(chunk: &Chunk, options: &BatchOptions, task: &impl Task) -> Answers {
    let Chunk { file, first_line, bytes, settings } = chunk;
    let mut answers = Answers { text: Vec::new(), have_errors: false };
    let lines = bytes.strip_suffix(b"\n").unwrap_or(bytes).split(|byte| *byte == b'\n');
    let mut wanted = lines.zip(*first_line..).filter(|(_, number)| options.jobs.takes(*number));
    loop {
        let (some, numbers): (Vec<_>, Vec<_>) = wanted.by_ref().take(TOGETHER).unzip();
        if some.is_empty() {
            return answers;
        }
        for (outcome, number) in outcomes(&some, &options.input, settings, task).into_iter().zip(numbers) {
            let LineOutcome { id, mut checked, product } = outcome;
            options.output.filter(&mut checked);
            let answer = Line::new(id.as_deref(), file.as_deref(), number, &checked);
            let answer = match &product {
                None => answer,
                Some(Product::Text(format, text)) => answer.with(format, Content::Text(text)),
                Some(Product::Article(article, _)) => {
                    answer.with(Format::Json.name(), Content::Article(article))
                }
            };
            answers.have_errors |= !answer.is_ok();
            answer.render(&mut answers.text);
        }
    }
}

/// The outcome for the document in a line.
struct LineOutcome {
    id: Option<Box<RawValue>>,
    checked: Checked,
    product: Option<Product>,
}

/// The outcomes for the documents in some lines, all of which go through one step before the next.
fn outcomes(
    lines: &[&[u8]],
    input_options: &InputOptions,
    settings: &Settings,
    task: &impl Task,
) -> Vec<LineOutcome> {
    let document = |line: &&[u8]| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        Document::of(line, input_options.wanted(), input_options.limits())
    };
    let documents: Vec<Result<Document, _>> = lines.iter().map(document).collect();
    let readable = documents.iter().flatten();
    let validations: Vec<Validation<'_>> =
        readable.map(|document| task.validate(&document.source, document.format, settings)).collect();
    let done: Vec<Outcome> =
        validations.into_iter().map(|validation| task.finish(validation, settings)).collect();
    let mut done = done.into_iter();
    let outcome = |document: Result<Document, Box<Unreadable>>| match document {
        Ok(Document { id, source, format: _ }) => {
            let Outcome { diagnostics, origins: _, product } =
                done.next().expect("there is one of each document");
            LineOutcome { id, checked: Checked { source, diagnostics }, product }
        }
        Err(unreadable) => {
            let Unreadable { id, checked } = *unreadable;
            LineOutcome { id, checked, product: None }
        }
    };
    documents.into_iter().map(outcome).collect()
}
