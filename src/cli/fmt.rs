//! `byline fmt`.

use std::path::{Path, PathBuf};

use crate::cli::input::{self, Input, Kind, Reading};
use crate::cli::levels::Levels;
use crate::cli::settings::Office;
use crate::cli::showing::Showing;
use crate::cli::terminal::{Stream, complain, print};
use crate::cli::{Error, Verdict, written};
use crate::formats::article::Unformattable;
use crate::render::{Checked, visible_name};
use crate::source::{Lines, Source};

/// Put fields in the order of the model, each in its shortest form
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Nothing changes its meaning. JSON is laid out anew; YAML keeps comments, blank lines and styles of writing. \
A file with something wrong in its syntax or shape is left as it is, as is one with YAML anchors or tags.")]
pub(super) struct Arguments {
    /// Files and directories, formatted in place; `-` is standard input, formatted to standard output
    #[arg(default_value = ".")]
    files: Vec<PathBuf>,
    /// Change nothing; name the files that are not formatted, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    showing: Showing,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let mut verdict = Verdict::Fine;
    let (mut wrong, mut formatted) = (Vec::new(), 0_usize);
    let levels = Levels::default();
    let office = Office::new(&arguments.reading, &levels);
    for input in input::collect(&arguments.files, Kind::Own) {
        match input.and_then(|input| arguments.format(&input, &office)) {
            Ok(Outcome::Same | Outcome::NoArticle) => {}
            Ok(Outcome::Other) => formatted += 1,
            Ok(Outcome::Wrong(file)) => wrong.push(file),
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    if arguments.check && formatted > 0 {
        verdict = verdict.max(Verdict::Wrong);
    } else if !arguments.check && formatted > 0 && !arguments.files.iter().any(|file| file == Path::new("-"))
    {
        print(&format!("formatted {formatted} {}\n", if formatted == 1 { "file" } else { "files" }))?;
    }
    let wrong = office.configurations().chain(wrong).collect();
    Ok(verdict.max(arguments.showing.show(wrong, Stream::Error)?))
}

/// What formatting made of a file.
enum Outcome {
    /// It was found in a folder, and is none.
    NoArticle,
    /// It was as it should be.
    Same,
    /// It was not.
    Other,
    /// It cannot be formatted before this is mended.
    Wrong(Checked),
}

impl Arguments {
    fn format(&self, input: &Input, office: &Office<'_>) -> Result<Outcome, Error> {
        let limits = self.reading.limits();
        let bytes = input.read(limits)?;
        if !input.is_wanted(&bytes, Kind::Own) {
            return Ok(Outcome::NoArticle);
        }
        let source = match input.source(bytes, limits) {
            Ok(source) => source,
            Err(checked) => return Ok(Outcome::Wrong(*checked)),
        };
        let format = self.reading.format(&source);
        let Some(syntax) = format.own() else {
            let message =
                format!("{:?} is left as it is: only our own JSON and YAML is formatted", source.name);
            return Err(Error::Request(message));
        };
        let settings = office.settings(input)?;
        let mut validated = settings.read(&source, format);
        if validated.has_errors() {
            let diagnostics = settings.judge(&mut validated, false).diagnostics;
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
                let message = format!("{:?} is left as it is: compressed files are not changed", source.name);
                return Err(Error::Request(message));
            }
            Some(path) => {
                if !is_same {
                    written::overwrite(path, &source, &text)?;
                }
            }
        }
        Ok(if is_same { Outcome::Same } else { Outcome::Other })
    }
}

/// Says why a file is left as it is.
fn refused(source: &Source, obstacle: Unformattable) -> Error {
    let why = match obstacle {
        Unformattable::Property(span) => {
            let line = Lines::new(&source.text).position(span.start).line;
            format!("the anchor, alias or tag in line {line} would be lost")
        }
        Unformattable::Comment => "a comment would be lost".to_owned(),
        Unformattable::Wrong => "it could not be read as it was written".to_owned(),
    };
    Error::Request(format!("{:?} is left as it is: {why}", source.name))
}
