//! The command line: arguments in, text and an exit code out.

mod atomic_file;
mod baseline;
mod batch;
mod batch_options;
mod cache;
mod changed;
mod choices;
mod claims;
mod completions;
mod config;
mod configuration;
mod convert;
mod destination;
mod error;
mod explain;
mod export;
mod fetch;
mod fix;
mod fmt;
mod import;
mod input;
mod input_options;
mod interruption;
mod jobs;
mod limit;
mod ndjson;
mod new;
mod output_options;
mod packages;
mod pool;
mod processed;
mod progress;
mod real_path;
mod recheck;
mod results;
mod rule_options;
mod schema;
mod server;
mod settings;
mod stack;
mod task;
mod terminal;
mod today;
mod unified_diff;
mod url_map;
mod validate;

use std::process::ExitCode;
use std::thread::{self, JoinHandle};

use clap::{Parser, Subcommand};

use self::error::Error;
pub(crate) use self::input::unpacked;
use self::stack::STACK;

/// Check articles and convert them to schema.org JSON-LD and JATS XML
#[derive(Debug, Parser)]
#[command(name = "byline", version, after_help = AFTER_HELP, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const AFTER_HELP: &str = "\
Exit codes:
  0  no errors found
  1  errors found (warnings too, with --deny-warnings)
  2  bad arguments, or a file could not be read or written

Examples:
  byline new article.yaml
  byline validate article.yaml
  byline validate --fix article.yaml
  byline export --to jats article.yaml -o article.xml
  byline import page.html --yaml
  byline explain orcid-checksum-wrong";

#[derive(Debug, Subcommand)]
enum Command {
    Validate(validate::Arguments),
    Export(export::Arguments),
    Import(import::Arguments),
    Fmt(fmt::Arguments),
    Config(config::Arguments),
    Schema(schema::Arguments),
    Explain(explain::Arguments),
    New(new::Arguments),
    Server(server::Arguments),
    Completions(completions::Arguments),
}

/// Runs the program on the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    // The stack size of the main thread depends on the system.
    let working = thread::Builder::new().stack_size(STACK).spawn(|| work(arguments));
    match working.map(JoinHandle::join) {
        Ok(Ok(code)) => code,
        Ok(Err(panic)) => std::panic::resume_unwind(panic),
        Err(cause) => {
            terminal::print_error(&Error::Request(format!("cannot start a thread: {cause}")));
            Verdict::Failed.into()
        }
    }
}

fn work(arguments: Arguments) -> ExitCode {
    let outcome = match arguments.command {
        Command::Validate(arguments) => validate::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Fmt(arguments) => fmt::run(&arguments),
        Command::Config(arguments) => config::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::New(arguments) => new::run(&arguments),
        Command::Server(arguments) => server::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
    };
    match outcome {
        Ok(verdict) => verdict.into(),
        Err(error) => {
            terminal::print_error(&error);
            Verdict::Failed.into()
        }
    }
}

/// The result of a command, worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// No errors.
    Clean,
    /// Errors were found.
    Errors,
    /// Something could not be read or written, and an error message has been printed.
    Failed,
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        ExitCode::from(match verdict {
            Verdict::Clean => 0,
            Verdict::Errors => 1,
            Verdict::Failed => 2,
        })
    }
}
