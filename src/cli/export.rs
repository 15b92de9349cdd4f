//! `byline export`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;

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
use crate::formats::html::{HtmlWriter, Part};
use crate::formats::jats::{JatsWriter, TagSet, Version};
use crate::formats::jsonld::{Events, JsonldWriter, Shape};
use crate::formats::{Format, LOST_ON_EXPORT, NOT_EXPORTABLE, WRITERS, Writer, Written};
use crate::render::{Checked, Fixes};
use crate::rules;
use crate::source::{Source, Span};

/// Write articles in another format
#[derive(Debug, clap::Args)]
#[command(after_help = "\
An article with errors is not exported. What the format has no place for is counted in one line, `lost-on-export`; \
--lossless adds a copy of the article to the file, from which `byline import` restores it. \
Names in --out-dir (*.jsonld, *.html, *.jats.xml) mirror the places of the inputs below the folder that \
holds them all.")]
pub(super) struct Arguments {
    /// Files and directories, as in `validate`; `-` is standard input
    #[arg(required_unless_present = "ndjson")]
    files: Vec<PathBuf>,
    /// The format: schema.org JSON-LD, the head of a web page with it, or JATS XML
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: To,
    #[command(flatten)]
    destination: Destination,
    /// Export in spite of rules that were broken, where the output can still be valid
    #[arg(long)]
    force: bool,
    /// Add a copy of the article, so that `byline import` restores all of it
    #[arg(long)]
    lossless: bool,
    /// List every field that is lost
    #[arg(long)]
    verbose: bool,
    /// Layout of the JSON-LD [default: nested]
    #[arg(long, value_enum)]
    shape: Option<Shape>,
    /// Put the text of the article into the JSON-LD; refused for articles that are not free
    #[arg(long)]
    article_body: bool,
    /// Events to write as `Event` and not as `Thing` [default: complete, those with a certain date and an address]
    #[arg(long, value_enum, value_name = "WHICH")]
    events: Option<Events>,
    /// Part of the page to write [default: head, the tags and the JSON-LD script]
    #[arg(long, value_enum)]
    part: Option<Part>,
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

/// A format to export to: one of [`WRITERS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct To(usize);

impl To {
    const ALL: [Self; WRITERS.len()] = {
        let mut all = [Self(0); WRITERS.len()];
        let mut index = 0;
        while index < all.len() {
            all[index] = Self(index);
            index += 1;
        }
        all
    };

    fn writer(self) -> &'static dyn Writer {
        WRITERS[self.0]
    }
}

impl ValueEnum for To {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.writer().name()))
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
    let plan = destination.plan(files, &mut inputs, Kind::Own, arguments.to.writer().ending())?;
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
            diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
            return Done { diagnostics, product: None };
        };
        let writer = self.writer(settings);
        // A page must not hold a copy of what is paid for.
        let can_be_kept = writer.name() == JatsWriter::USUAL.name()
            || article.metadata.is_accessible_for_free != Some(false);
        let (text, findings) = match writer.export(article) {
            Ok(Written { text, losses }) => {
                (Some(text), losses.finding(writer.title(), can_be_kept).into_iter().collect())
            }
            Err(impediments) => (None, impediments),
        };
        validated.add(findings);
        let judgement = settings.judge(&mut validated, text.is_some());
        let is_stopped = self.is_stopped_by(&judgement);
        // What is passed over is said, and `validate` says the rest.
        diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        diagnostics.extend(judgement.diagnostics);
        if !self.verbose && !self.showing.is_for_programs() {
            diagnostics
                .iter_mut()
                .filter(|one| one.code.id == LOST_ON_EXPORT.id)
                .for_each(|one| one.related.clear());
        }
        let text = text.filter(|_| !is_stopped);
        Done { diagnostics, product: text.map(|text| Product::Text(writer.name(), text)) }
    }
}

impl Arguments {
    fn refuse_options_of_other_formats(&self) -> Result<(), Error> {
        let given = [
            ("shape", self.shape.is_some()),
            ("article-body", self.article_body),
            ("events", self.events.is_some()),
            ("part", self.part.is_some()),
            ("tag-set", self.tag_set.is_some()),
            ("jats-version", self.jats_version.is_some()),
            ("lossless", self.lossless),
        ];
        let takes = |writer: &dyn Writer, option| writer.options().contains(&option);
        let stray =
            given.into_iter().find(|(option, is_given)| *is_given && !takes(self.to.writer(), option));
        match stray {
            Some((option, _)) => {
                let formats = WRITERS.iter().filter(|writer| takes(**writer, option));
                let names: Vec<&str> = formats.map(|writer| writer.name()).collect();
                Err(Error::Request(format!("--{option} is for {}", names.join(" and "))))
            }
            None => Ok(()),
        }
    }

    /// The writer that was asked for, with its options.
    fn writer(&self, settings: &Settings) -> Box<dyn Writer> {
        let lossless = self.lossless;
        let jsonld = || JsonldWriter {
            shape: self.shape.unwrap_or_default(),
            events: self.events.unwrap_or_default(),
            article_body: self.article_body,
            paywall_selector: settings.paywall_selector().map(str::to_owned),
            lossless,
        };
        match self.to.writer().name() {
            "jats" => Box::new(JatsWriter {
                tag_set: self.tag_set.unwrap_or_default(),
                version: self.jats_version.unwrap_or_default(),
                lossless,
            }),
            "html" => Box::new(HtmlWriter { part: self.part.unwrap_or_default(), jsonld: jsonld() }),
            _ => Box::new(jsonld()),
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
}
