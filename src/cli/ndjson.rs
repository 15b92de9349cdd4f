//! Streams: one document in each line, one result for each line. `schemas/stream.md` is the contract.

mod chunks;
mod document;

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process;

use serde_json::value::RawValue;

use self::chunks::Chunk;
use self::document::{Document, Unreadable};
use crate::cli::input::Reading;
use crate::cli::jobs::Jobs;
use crate::cli::levels::Levels;
use crate::cli::pool::in_order;
use crate::cli::settings::{Office, Settings};
use crate::cli::showing::Showing;
use crate::cli::task::{Done, Judged, Product, Task};
use crate::cli::terminal::{Stream, complain};
use crate::cli::{Error, Verdict};
use crate::formats::Format;
use crate::render::{Checked, Content, Line};

/// Whether the inputs are streams, and what errors in their documents mean.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Streams")]
pub(super) struct Streaming {
    /// Take a document from every line, and answer each with a line of JSON
    #[arg(long)]
    pub(super) ndjson: bool,
    /// Exit with 1 for an error in a document, not only with 2 where the stream breaks
    #[arg(long, requires = "ndjson")]
    exit_code: bool,
}

/// What a command was asked for, as far as streams are concerned.
pub(super) struct Request<'a> {
    pub(super) files: &'a [PathBuf],
    pub(super) streaming: &'a Streaming,
    pub(super) reading: &'a Reading,
    pub(super) levels: &'a Levels,
    pub(super) jobs: &'a Jobs,
    pub(super) showing: &'a Showing,
}

/// How many documents one step is taken with before the next: few enough that the documents, and enough that what a step
/// needs of the program, stay in the caches.
const TOGETHER: usize = 32;

/// Does `task` on the document in every line, and prints what becomes of it.
pub(super) fn run(request: &Request<'_>, task: &impl Task) -> Result<Verdict, Error> {
    let Request { files, streaming, reading, levels, jobs, showing } = request;
    let office = Office::new(reading, levels);
    let (mut verdict, mut has_errors) = (Verdict::Fine, false);
    let mut output = io::stdout().lock();
    let mut print = |answers: &[u8]| output.write_all(answers).and_then(|()| output.flush());
    let chunks = |give: &mut dyn FnMut(_) -> _| {
        let _ = chunks::of(files, &office, reading.limits()).try_for_each(give);
    };
    let work = |chunk: Result<Chunk, Error>| chunk.map(|chunk| answers(&chunk, request, task));
    in_order(jobs.count(), chunks, work, |answers| match answers {
        Ok(answers) => {
            has_errors |= answers.have_errors;
            if let Err(cause) = print(&answers.text) {
                leave(cause);
            }
        }
        Err(error) => {
            complain(&error);
            verdict = Verdict::Undone;
        }
    });
    if has_errors && streaming.exit_code {
        verdict = verdict.max(Verdict::Wrong);
    }
    let of_configurations = showing.show(office.configurations().collect(), Stream::Error)?;
    Ok(verdict.max(if of_configurations == Verdict::Fine { Verdict::Fine } else { Verdict::Undone }))
}

/// Ends the program because nobody takes the answers: whoever brings the documents may wait for ever.
///
/// A reader who has seen enough and closed the pipe is no trouble.
fn leave(cause: io::Error) -> ! {
    if cause.kind() == ErrorKind::BrokenPipe {
        process::exit(0);
    }
    complain(&Error::Print(cause));
    process::exit(2);
}

/// The answers to the lines of a chunk.
struct Answers {
    text: Vec<u8>,
    have_errors: bool,
}

fn answers(chunk: &Chunk, request: &Request<'_>, task: &impl Task) -> Answers {
    let Chunk { file, first_line, bytes, settings } = chunk;
    let mut answers = Answers { text: Vec::new(), have_errors: false };
    let lines = bytes.strip_suffix(b"\n").unwrap_or(bytes).split(|byte| *byte == b'\n');
    let mut wanted = lines.zip(*first_line..).filter(|(_, number)| request.jobs.takes(*number));
    loop {
        let (some, numbers): (Vec<_>, Vec<_>) = wanted.by_ref().take(TOGETHER).unzip();
        if some.is_empty() {
            return answers;
        }
        for (outcome, number) in outcomes(&some, request.reading, settings, task).into_iter().zip(numbers) {
            let Outcome { id, mut checked, product } = outcome;
            request.showing.leave_out_unwanted(&mut checked);
            let answer = Line::new(id.as_deref(), file.as_deref(), number, &checked);
            let answer = match &product {
                None => answer,
                Some(Product::Text(format, text)) => answer.with(format, Content::Text(text)),
                Some(Product::Article(article)) => {
                    answer.with(Format::Json.name(), Content::Article(article))
                }
            };
            answers.have_errors |= !answer.is_ok();
            answer.render(&mut answers.text);
        }
    }
}

/// What became of the document in a line.
struct Outcome {
    id: Option<Box<RawValue>>,
    checked: Checked,
    product: Option<Product>,
}

/// What becomes of the documents in some lines, with all of which one step is taken after the other.
fn outcomes(lines: &[&[u8]], reading: &Reading, settings: &Settings, task: &impl Task) -> Vec<Outcome> {
    let document = |line: &&[u8]| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        Document::of(line, reading.wanted(), reading.limits())
    };
    let documents: Vec<Result<Document, _>> = lines.iter().map(document).collect();
    let readable = documents.iter().flatten();
    let judged: Vec<Judged<'_>> =
        readable.map(|document| task.judge(&document.source, document.format, settings)).collect();
    let done: Vec<Done> = judged.into_iter().map(|judged| task.make(judged, settings)).collect();
    let mut done = done.into_iter();
    let outcome = |document: Result<Document, Box<Unreadable>>| match document {
        Ok(Document { id, source, format: _ }) => {
            let Done { diagnostics, product } = done.next().expect("there is one of each document");
            Outcome { id, checked: Checked { source, diagnostics }, product }
        }
        Err(unreadable) => {
            let Unreadable { id, checked } = *unreadable;
            Outcome { id, checked, product: None }
        }
    };
    documents.into_iter().map(outcome).collect()
}
