//! `byline import`.

use std::path::PathBuf;

use crate::cli::destination::Destination;
use crate::cli::files::{self, Batch, Opened, Worked};
use crate::cli::input::{Kind, Reading};
use crate::cli::jobs::Jobs;
use crate::cli::levels::Levels;
use crate::cli::ndjson::{self, Request, Streaming};
use crate::cli::settings::Settings;
use crate::cli::showing::Showing;
use crate::cli::task::{Done, Judged, Product, Task};
use crate::cli::terminal::Stream;
use crate::cli::{Error, Verdict};
use crate::diagnostic::Severity;
use crate::formats::Format;
use crate::formats::article::{self, Syntax};
use crate::render::{Checked, Fixes};
use crate::source::Source;

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
    let (mut inputs, verdict) = files::inputs(files, Kind::Foreign);
    let plan = destination.plan(files, &mut inputs, Kind::Foreign, arguments.ending())?;
    let batch = Batch {
        arguments: files,
        inputs,
        kind: Kind::Foreign,
        reading,
        levels,
        jobs,
        showing,
        stream: Stream::Error,
    };
    let work = |file: Opened, settings: &Settings| {
        let Opened { input, source, has_mark: _ } = file;
        let Done { diagnostics, product } = arguments.perform(&source, reading.format(&source), settings);
        let output = match product {
            Some(Product::Article(article)) => {
                plan.write(&input, article::write(&article, arguments.syntax()))?
            }
            Some(Product::Text(_, text)) => plan.write(&input, text)?,
            None => String::new(),
        };
        Ok(Worked { input, checked: Checked { source, diagnostics }, output, facts: None })
    };
    Ok(verdict.max(batch.run(false, work, || Fixes::Unmentioned)?))
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
}

impl Task for Arguments {
    fn judge<'s>(&self, source: &'s Source, format: Format, settings: &Settings) -> Judged<'s> {
        let mut validated = settings.read(source, format);
        let is_article = validated.article().is_some();
        let diagnostics = settings.judge(&mut validated, is_article).diagnostics;
        let is_stopped = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        Judged { validated, diagnostics, is_stopped }
    }

    /// Imports an article, unless there is an error in it.
    fn make(&self, judged: Judged<'_>, _: &Settings) -> Done {
        let Judged { validated, diagnostics, is_stopped } = judged;
        let article = validated.into_article().filter(|_| !is_stopped);
        Done { diagnostics, product: article.map(|article| Product::Article(Box::new(article))) }
    }
}
