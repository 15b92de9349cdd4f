//! `byline import`.

use std::path::PathBuf;

use crate::cli::batch_options::BatchOptions;
use crate::cli::convert::Conversion;
use crate::cli::destination::Destination;
use crate::cli::input::Takes;
use crate::cli::settings::Settings;
use crate::cli::task::{Outcome, Product, Task, Validation};
use crate::cli::{Error, Verdict};
use crate::diagnostic::Severity;
use crate::formats::Format;
use crate::formats::article::Syntax;
use crate::source::Source;

/// Convert JATS XML, JSON-LD or web pages to articles
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Content that an article cannot hold is reported as `lost-on-import`, once per kind, with its count. With \
--format json, the report says from which syntax of a page each field was read, and where. To \
check such files without converting them, use `byline validate`. Names in --out-dir (*.json, *.yaml, *.md) \
mirror the paths of the inputs below their common folder; files with other content are not replaced without \
--overwrite or --update.")]
pub(super) struct Arguments {
    /// Files, folders and archives, as in `validate`; `-` is standard input. Articles in byline's own format
    /// are passed over
    #[arg(required_unless_present_any = ["ndjson", "files_from"])]
    files: Vec<PathBuf>,
    /// Write articles in this syntax
    #[arg(long, value_name = "SYNTAX", default_value = "json")]
    to: Syntax,
    /// The same as `--to yaml`
    #[arg(long, conflicts_with = "to")]
    yaml: bool,
    #[command(flatten)]
    destination: Destination,
    #[command(flatten)]
    options: BatchOptions,
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    let Arguments { files, to: _, yaml: _, destination, options } = arguments;
    let ending = match arguments.syntax() {
        Syntax::Json => "json",
        Syntax::Yaml | Syntax::Markdown if options.stream.ndjson => {
            return Err(Error::Request(
                "a line cannot hold YAML or Markdown: remove --yaml and --to".to_owned(),
            ));
        }
        Syntax::Yaml => "yaml",
        Syntax::Markdown => "md",
    };
    Conversion { files, takes: Takes::Foreign, options, destination, ending }.run(arguments)
}

impl Arguments {
    fn syntax(&self) -> Syntax {
        if self.yaml { Syntax::Yaml } else { self.to }
    }
}

impl Task for Arguments {
    fn validate<'s>(&self, source: &'s Source, format: Format, settings: &Settings) -> Validation<'s> {
        let mut validated = settings.read(source, format);
        let is_article = validated.article().is_some();
        let diagnostics = settings.report(&mut validated, is_article).diagnostics;
        let is_blocked = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        Validation { validated, diagnostics, is_blocked }
    }

    /// Imports the article, unless there are errors.
    fn finish(&self, validation: Validation<'_>, _: &Settings) -> Outcome {
        let Validation { validated, diagnostics, is_blocked } = validation;
        let shows_origins = self.options.output.shows_origins() && !is_blocked;
        let origins = shows_origins.then(|| validated.field_origins()).flatten();
        let article = validated.into_article().filter(|_| !is_blocked);
        let product = article.map(|article| Product::Article(Box::new(article), self.syntax()));
        Outcome { diagnostics, origins, product }
    }
}
