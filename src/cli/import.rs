//! `byline import`.

use std::path::PathBuf;

use crate::cli::destination::{Destination, Target};
use crate::cli::input::{self, Input, Reading};
use crate::cli::jobs::Jobs;
use crate::cli::levels::Levels;
use crate::cli::ndjson::{self, Request, Streaming};
use crate::cli::settings::{Office, Settings};
use crate::cli::showing::{Showing, slimmed};
use crate::cli::task::{Done, Product, Task};
use crate::cli::terminal::{Stream, complain};
use crate::cli::{Error, Verdict};
use crate::diagnostic::Severity;
use crate::formats::Format;
use crate::formats::article::{self, Syntax};
use crate::render::Checked;
use crate::source::Source;
use crate::validate::unreadable;

/// Read JATS XML, JSON-LD or web pages, and write them as articles
#[derive(Debug, clap::Args)]
#[command(after_help = "\
What a file says and the article has no place for is reported as `lost-on-import`, each sort once, with its count. \
What byline exported comes back as it was. `byline validate` judges such files where they stand. \
Names in --out-dir (*.json, *.yaml) mirror the places of the inputs below the folder that holds them all.")]
pub(super) struct Arguments {
    /// Files; `-` is standard input. In directories, JATS XML (*.xml, *.nxml), *.jsonld and web pages (*.html, *.htm)
    #[arg(required_unless_present = "ndjson")]
    files: Vec<PathBuf>,
    /// Write YAML instead of JSON
    #[arg(long)]
    yaml: bool,
    #[command(flatten)]
    destination: Destination,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    levels: Levels,
    #[command(flatten)]
    showing: Showing,
    #[command(flatten)]
    streaming: Streaming,
    #[command(flatten)]
    jobs: Jobs,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Arguments { files, destination, reading, levels, showing, streaming, jobs, yaml } = arguments;
    if streaming.ndjson {
        destination.refuse_for_streams()?;
        if *yaml {
            return Err(Error::Request("a line cannot hold YAML: leave --yaml out".to_owned()));
        }
        return ndjson::run(&Request { files, streaming, reading, levels, jobs, showing }, arguments);
    }
    let mut verdict = Verdict::Fine;
    let mut inputs = Vec::new();
    for input in input::collect_foreign(files) {
        match input {
            Ok(input) => inputs.push(input),
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    let targets = destination.plan(files, &inputs, arguments.ending())?;
    let office = Office::new(reading, levels);
    let mut checked = Vec::new();
    for (input, target) in inputs.iter().zip(&targets) {
        match arguments.import(input, target, &office) {
            Ok(file) => checked.push(slimmed(file)),
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    let checked = office.configurations().chain(checked).collect();
    Ok(verdict.max(showing.show(checked, Stream::Error, false)?))
}

impl Arguments {
    fn syntax(&self) -> Syntax {
        if self.yaml { Syntax::Yaml } else { Syntax::Json }
    }

    fn ending(&self) -> &'static str {
        match self.syntax() {
            Syntax::Json => "json",
            Syntax::Yaml => "yaml",
        }
    }

    /// Imports one file, unless there is an error in it.
    fn import(&self, input: &Input, target: &Target, office: &Office<'_>) -> Result<Checked, Error> {
        let (bytes, settings) = (input.read()?, office.settings(input)?);
        let source = match Source::from_bytes(input.name(), bytes) {
            Ok(source) => source,
            Err(undecodable) => {
                let diagnostics = vec![unreadable(undecodable.error)];
                return Ok(Checked { source: undecodable.source, diagnostics });
            }
        };
        let Done { diagnostics, product } = self.perform(&source, self.reading.format(&source), &settings);
        match product {
            Some(Product::Article(article)) => target.write(&article::write(&article, self.syntax()))?,
            Some(Product::Text(_, text)) => target.write(&text)?,
            None => {}
        }
        Ok(Checked { source, diagnostics })
    }
}

impl Task for Arguments {
    /// Imports an article, unless there is an error in it.
    fn perform(&self, source: &Source, format: Format, settings: &Settings) -> Done {
        let mut validated = settings.read(source, format);
        let is_article = validated.article().is_some();
        let diagnostics = settings.judge(&mut validated, is_article).diagnostics;
        let is_stopped = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        let article = validated.into_article().filter(|_| !is_stopped);
        Done { diagnostics, product: article.map(|article| Product::Article(Box::new(article))) }
    }
}
