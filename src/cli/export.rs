//! `byline export`.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::destination::Destination;
use crate::cli::files::{self, Batch, Opened, Worked};
use crate::cli::input::{Kind, Reading};
use crate::cli::jobs::Jobs;
use crate::cli::levels::Levels;
use crate::cli::ndjson::{self, Request, Streaming};
use crate::cli::settings::{Judgement, Settings};
use crate::cli::showing::Showing;
use crate::cli::task::{Done, Judged, Product, Task};
use crate::cli::terminal::Stream;
use crate::cli::{Error, Verdict};
use crate::diagnostic::{Finding, Place, Severity};
use crate::formats::jats::{self, TagSet, Version};
use crate::formats::jsonld::{self, Shape};
use crate::formats::{Format, LOST_ON_EXPORT, NOT_EXPORTABLE, Residue, Written};
use crate::model::Article;
use crate::render::{Checked, Fixes};
use crate::rules;
use crate::source::{Source, Span};

/// Write articles in another format
#[derive(Debug, clap::Args)]
#[command(after_help = "\
An article with errors is not exported. What the format has no place for is kept in it as JSON, which \
`byline import` reads; with --no-residue it is reported as `lost-on-export`. \
Names in --out-dir (*.jsonld, *.html, *.jats.xml) mirror the places of the inputs below the folder that \
holds them all.")]
pub(super) struct Arguments {
    /// Files and directories, as in `validate`; `-` is standard input
    #[arg(required_unless_present = "ndjson")]
    files: Vec<PathBuf>,
    /// The format: schema.org JSON-LD, the same in a script element for a web page, or JATS XML
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: To,
    #[command(flatten)]
    destination: Destination,
    /// Export in spite of rules that were broken, where the output can still be valid
    #[arg(long)]
    force: bool,
    /// Leave out what the format has no place for, instead of keeping it as JSON for `byline import`
    #[arg(long)]
    no_residue: bool,
    /// Layout of jsonld and html [default: nested]
    #[arg(long, value_enum)]
    shape: Option<Shape>,
    /// Tag set of jats [default: auto, which is publishing where there is an ISSN]
    #[arg(long, value_enum, value_name = "SET")]
    tag_set: Option<TagSet>,
    /// Version of jats [default: 1.3]
    #[arg(long, value_enum, value_name = "VERSION")]
    jats_version: Option<Version>,
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

/// A format to export to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Jsonld,
    Html,
    Jats,
}

impl To {
    fn name(self) -> &'static str {
        match self {
            Self::Jsonld => Format::Jsonld.name(),
            Self::Html => Format::Html.name(),
            Self::Jats => Format::Jats.name(),
        }
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Jsonld => "jsonld",
            Self::Html => "html",
            Self::Jats => "jats.xml",
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    arguments.refuse_options_of_other_formats()?;
    let Arguments { files, destination, reading, levels, showing, streaming, jobs, .. } = arguments;
    if streaming.ndjson {
        destination.refuse_for_streams()?;
        return ndjson::run(&Request { files, streaming, reading, levels, jobs, showing }, arguments);
    }
    let (mut inputs, verdict) = files::inputs(files, Kind::Own);
    let plan = destination.plan(files, &mut inputs, Kind::Own, arguments.to.ending())?;
    let batch = Batch {
        arguments: files,
        inputs,
        kind: Kind::Own,
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
            Some(Product::Text(_, text)) => plan.write(&input, text)?,
            Some(Product::Article(_)) | None => String::new(),
        };
        Ok(Worked { input, checked: Checked { source, diagnostics }, output, facts: None })
    };
    Ok(verdict.max(batch.run(false, work, || Fixes::Unmentioned)?))
}

/// A file that is sound in itself, and is to become an article that it does not hold.
fn no_article() -> Finding {
    let mut finding = Finding::new(
        &NOT_EXPORTABLE,
        Place::Text(Span::default()),
        "there is no article in this file to export",
    );
    finding.label("no article").help("export the page that shows the article");
    finding
}

impl Task for Arguments {
    fn judge<'s>(&self, source: &'s Source, format: Format, settings: &Settings) -> Judged<'s> {
        let mut validated = settings.validate(source, format);
        let is_article = validated.article().is_some();
        if !is_article && !validated.has_errors() {
            validated.add(vec![no_article()]);
        }
        let judgement = settings.judge(&mut validated, is_article);
        let is_stopped = settings.are_wrong() || self.is_stopped_by(&judgement);
        Judged { validated, diagnostics: judgement.diagnostics, is_stopped }
    }

    /// Exports an article, unless something is wrong with it.
    fn make(&self, judged: Judged<'_>, settings: &Settings) -> Done {
        let Judged { mut validated, mut diagnostics, is_stopped } = judged;
        let Some(article) = validated.article().filter(|_| !is_stopped) else {
            return Done { diagnostics, product: None };
        };
        let (text, findings) = match self.write(article) {
            Ok(Written { text, losses }) => (Some(text), losses),
            Err(impediments) => (None, impediments),
        };
        validated.add(findings);
        let judgement = settings.judge(&mut validated, text.is_some());
        let is_stopped = self.is_stopped_by(&judgement);
        diagnostics.extend(judgement.diagnostics);
        let text = text.filter(|_| !is_stopped);
        Done { diagnostics, product: text.map(|text| Product::Text(self.to.name(), text)) }
    }
}

impl Arguments {
    fn refuse_options_of_other_formats(&self) -> Result<(), Error> {
        let is_jats = self.to == To::Jats;
        let strays = [
            ("--shape", self.shape.is_some() && is_jats, "jsonld and html"),
            ("--tag-set", self.tag_set.is_some() && !is_jats, "jats"),
            ("--jats-version", self.jats_version.is_some() && !is_jats, "jats"),
        ];
        match strays.into_iter().find(|(_, is_stray, _)| *is_stray) {
            Some((option, _, formats)) => Err(Error::Request(format!("{option} is for {formats}"))),
            None => Ok(()),
        }
    }

    /// Whether an article of which this is known is not to be written.
    ///
    /// Forced, only broken rules and losses are passed over: with a wrong shape, parts have not been read.
    fn is_stopped_by(&self, Judgement { diagnostics, of_defaults }: &Judgement) -> bool {
        let is_about_sense =
            |id: &str| rules::all().any(|rule| rule.code.id == id) || id == LOST_ON_EXPORT.id;
        diagnostics
            .iter()
            .chain(of_defaults)
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .any(|diagnostic| !self.force || !is_about_sense(diagnostic.code.id))
    }

    fn write(&self, article: &Article) -> Result<Written, Vec<Finding>> {
        let shape = self.shape.unwrap_or_default();
        let residue = if self.no_residue { Residue::LeaveOut } else { Residue::Keep };
        match self.to {
            To::Jsonld => Ok(jsonld::write(article, jsonld::Options { shape, residue })),
            To::Html => Ok(jsonld::write_html(article, jsonld::Options { shape, residue })),
            To::Jats => {
                let tag_set = self.tag_set.unwrap_or_default();
                let version = self.jats_version.unwrap_or_default();
                jats::write(article, jats::Options { tag_set, version, residue })
            }
        }
    }
}
