//! `byline fmt`.

use std::path::{Path, PathBuf};

use crate::cli::input::{self, Input, Selection, Takes, Tally};
use crate::cli::input_options::InputOptions;
use crate::cli::output_options::OutputOptions;
use crate::cli::rule_options::RuleOptions;
use crate::cli::settings::SettingsCache;
use crate::cli::terminal::{Stream, print, print_error};
use crate::cli::url_map::UrlMap;
use crate::cli::{Error, Verdict, atomic_file};
use crate::formats::article::Unformattable;
use crate::render::{Checked, visible_name};
use crate::source::{Lines, Source};

/// Format articles: fields in schema order, each in its shortest form
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Formatting never changes the meaning. JSON is laid out anew; YAML keeps comments, blank lines and scalar \
styles. A file with errors in its syntax or shape is left unchanged, as is one with YAML anchors or tags.")]
pub(super) struct Arguments {
    /// Files and folders, formatted in place; `-` is standard input, formatted to standard output [default: this folder]
    files: Vec<PathBuf>,
    /// Change nothing; list the files that are not formatted, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    input: InputOptions,
    #[command(flatten)]
    output: OutputOptions,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let mut verdict = Verdict::Clean;
    let (mut wrong, mut formatted) = (Vec::new(), 0_usize);
    let rules = RuleOptions::default();
    let cache = SettingsCache::new(&arguments.input, &rules);
    let files = match arguments.files.is_empty() && !arguments.input.has_list() {
        true => vec![PathBuf::from(".")],
        false => arguments.input.arguments(&arguments.files)?,
    };
    let (selection, mut tally) = (arguments.input.selection(Takes::Own)?, Tally::default());
    for input in input::collect(&files, &selection, &cache, &mut tally) {
        match input.and_then(|input| arguments.format(&input, &selection, &tally, &cache)) {
            Ok(Outcome::Same | Outcome::NoArticle) => {}
            Ok(Outcome::Other) => formatted += 1,
            Ok(Outcome::Wrong(file)) => wrong.push(file),
            Err(error) => {
                print_error(&error);
                verdict = Verdict::Failed;
            }
        }
    }
    for error in tally.empty() {
        print_error(&error);
        verdict = Verdict::Failed;
    }
    if let Some(passed_over) = tally.passed_over().filter(|_| !arguments.output.is_quiet()) {
        Stream::Error.show(&format!("byline: {passed_over}\n"))?;
    }
    if arguments.check && formatted > 0 {
        verdict = verdict.max(Verdict::Errors);
    } else if !arguments.check && formatted > 0 && !files.iter().any(|file| file == Path::new("-")) {
        print(&format!("formatted {formatted} {}\n", if formatted == 1 { "file" } else { "files" }))?;
    }
    let wrong = cache.configurations().into_iter().chain(wrong).collect();
    Ok(verdict.max(arguments.output.print(wrong, Stream::Error)?))
}

/// The result of formatting a file.
enum Outcome {
    /// A file in a folder that is not an article.
    NoArticle,
    /// It is already formatted.
    Same,
    /// It is not formatted.
    Other,
    /// These errors must be fixed first.
    Wrong(Checked),
}

impl Arguments {
    fn format(
        &self,
        input: &Input,
        selection: &Selection,
        tally: &Tally,
        cache: &SettingsCache<'_>,
    ) -> Result<Outcome, Error> {
        let limits = self.input.limits();
        let content = input.read(limits)?;
        if !tally.count(input, input.is_wanted(&content, selection)) {
            return Ok(Outcome::NoArticle);
        }
        let source = match input.source(content, limits, &UrlMap::default()) {
            Ok(source) => source,
            Err(checked) => return Ok(Outcome::Wrong(*checked)),
        };
        let format = self.input.format(input, &source);
        let Some(syntax) = format.own() else {
            let message = format!(
                "{:?} is left unchanged: only byline's own JSON, YAML and Markdown is formatted",
                source.name
            );
            return Err(Error::Request(message));
        };
        let settings = cache.settings(input)?;
        let mut validated = settings.read(&source, format);
        if validated.has_errors() {
            let diagnostics = settings.report(&mut validated, false).diagnostics;
            drop(validated);
            return Ok(Outcome::Wrong(Checked { source, diagnostics }));
        }
        let text = validated.formatted(syntax).map_err(|obstacle| refused(&source, obstacle))?;
        let is_same = text == source.text;
        match input.editable() {
            _ if self.check => {
                if !is_same {
                    print(&format!("{}\n", visible_name(&source.name)))?;
                }
            }
            None if *input == Input::Standard => print(&text)?,
            None => {
                let message =
                    format!("{:?} is left unchanged: compressed files cannot be formatted", source.name);
                return Err(Error::Request(message));
            }
            Some(path) => {
                if !is_same {
                    atomic_file::overwrite(path, &source, &text)?;
                }
            }
        }
        Ok(if is_same { Outcome::Same } else { Outcome::Other })
    }
}

/// The error for a file that cannot be formatted.
fn refused(source: &Source, obstacle: Unformattable) -> Error {
    let why = match obstacle {
        Unformattable::Property(span) => {
            let line = Lines::new(&source.text).position(span.start).line;
            format!("the anchor, alias or tag in line {line} would be lost")
        }
        Unformattable::Comment => "a comment would be lost".to_owned(),
        Unformattable::Wrong => "it could not be read as it was written".to_owned(),
    };
    Error::Request(format!("{:?} is left unchanged: {why}", source.name))
}
