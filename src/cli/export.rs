//! `byline export`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::cli::batch_options::BatchOptions;
use crate::cli::convert::Conversion;
use crate::cli::destination::Destination;
use crate::cli::input::Takes;
use crate::cli::settings::{Reported, Settings};
use crate::cli::task::{Outcome, Product, Task, Validation};
use crate::cli::{Error, Verdict};
use crate::diagnostic::{Finding, Severity};
use crate::formats::html::{HtmlWriter, Part};
use crate::formats::jats::{JatsWriter, TagSet, Version};
use crate::formats::jsonld::{Events, JsonldWriter, Shape};
use crate::formats::{Format, LOST_ON_EXPORT, NOT_EXPORTABLE, WRITERS, Writer, Written};
use crate::rules;
use crate::source::{Source, Span};

/// Convert articles to another format
#[derive(Debug, clap::Args)]
#[command(after_help = "\
An article with errors is not exported. Content that the format cannot hold is counted in one line, \
`lost-on-export`; --lossless adds a copy of the article to the file, from which `byline import` restores \
it. Names in --out-dir (*.jsonld, *.html, *.jats.xml) mirror the paths of the inputs below their common \
folder; files with other content are not replaced without --overwrite or --update.")]
pub(super) struct Arguments {
    /// Files, folders and archives, as in `validate`; `-` is standard input
    #[arg(required_unless_present_any = ["ndjson", "files_from"])]
    files: Vec<PathBuf>,
    /// The format: schema.org JSON-LD, the head of a web page with it, or JATS XML
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: To,
    #[command(flatten)]
    destination: Destination,
    /// Export despite rule violations, if the output can still be valid
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
    /// Include the article text in the JSON-LD; not allowed for articles that are not free
    #[arg(long)]
    article_body: bool,
    /// Events to write as `Event` instead of `Thing` [default: complete: with a certain date and an address]
    #[arg(long, value_enum, value_name = "WHICH")]
    events: Option<Events>,
    /// Part of the page to write [default: head: the tags and the JSON-LD script]
    #[arg(long, value_enum)]
    part: Option<Part>,
    /// JATS tag set [default: auto: publishing if there is an ISSN]
    #[arg(long, value_enum, value_name = "SET")]
    tag_set: Option<TagSet>,
    /// JATS version [default: 1.3]
    #[arg(long, value_enum, value_name = "VERSION")]
    jats_version: Option<Version>,
    #[command(flatten)]
    options: BatchOptions,
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
        Some(PossibleValue::new(self.writer().info().name))
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<Verdict, Error> {
    arguments.refuse_options_of_other_formats()?;
    let Arguments { files, to, destination, options, .. } = arguments;
    let ending = to.writer().info().ending;
    Conversion { files, takes: Takes::All, options, destination, ending }.run(arguments)
}

/// Reported for a file without errors that contains no article to export.
fn no_article() -> Finding {
    let mut finding = Finding::new(&NOT_EXPORTABLE, Span::default(), "this file has no article to export");
    finding.label("no article").help("export the page that shows the article");
    finding
}

impl Task for Arguments {
    fn validate<'s>(&self, source: &'s Source, format: Format, settings: &Settings) -> Validation<'s> {
        let mut validated = settings.validate(source, format);
        let is_article = validated.article().is_some();
        if !is_article && !validated.has_errors() {
            validated.add(vec![no_article()]);
        }
        let reported = settings.report(&mut validated, is_article);
        let is_blocked = settings.are_wrong() || self.is_blocked_by(&reported);
        Validation { validated, diagnostics: reported.diagnostics, is_blocked }
    }

    /// Exports the article, unless there are errors.
    fn finish(&self, validation: Validation<'_>, settings: &Settings) -> Outcome {
        let Validation { mut validated, mut diagnostics, is_blocked } = validation;
        let Some(article) = validated.article().filter(|_| !is_blocked) else {
            diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
            return Outcome { diagnostics, origins: None, product: None };
        };
        let writer = self.writer(settings);
        // A web page must not contain a copy of an article behind a paywall.
        let can_hold_copy = writer.info().name == JatsWriter::USUAL.info().name
            || article.metadata.is_accessible_for_free != Some(false);
        let (text, findings) = match writer.export(article) {
            Ok(Written { text, losses }) => {
                (Some(text), losses.finding(writer.info().title, can_hold_copy).into_iter().collect())
            }
            Err(impediments) => (None, impediments),
        };
        validated.add(findings);
        let reported = settings.report(&mut validated, text.is_some());
        let is_blocked = self.is_blocked_by(&reported);
        // Errors that --force ignores are reported; `validate` reports the rest.
        diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        diagnostics.extend(reported.diagnostics);
        if !self.verbose && !self.options.output.is_machine_readable() {
            diagnostics
                .iter_mut()
                .filter(|one| one.code.id == LOST_ON_EXPORT.id)
                .for_each(|one| one.related.clear());
        }
        let text = text.filter(|_| !is_blocked);
        let product = text.map(|text| Product::Text(writer.info().name, text));
        Outcome { diagnostics, origins: None, product }
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
        let takes = |writer: &dyn Writer, option| writer.info().options.contains(&option);
        let misplaced =
            given.into_iter().find(|(option, is_given)| *is_given && !takes(self.to.writer(), option));
        match misplaced {
            Some((option, _)) => {
                let formats = WRITERS.iter().filter(|writer| takes(**writer, option));
                let names: Vec<&str> = formats.map(|writer| writer.info().name).collect();
                Err(Error::Request(format!("--{option} is for {}", names.join(" and "))))
            }
            None => Ok(()),
        }
    }

    /// The writer of the format, with its options.
    fn writer(&self, settings: &Settings) -> Box<dyn Writer> {
        let lossless = self.lossless;
        let jsonld = || JsonldWriter {
            shape: self.shape.unwrap_or_default(),
            events: self.events.unwrap_or_default(),
            article_body: self.article_body,
            paywall_selector: settings.paywall_selector().map(str::to_owned),
            lossless,
        };
        match self.to.writer().info().name {
            "jats" => Box::new(JatsWriter {
                tag_set: self.tag_set.unwrap_or_default(),
                version: self.jats_version.unwrap_or_default(),
                lossless,
            }),
            "html" => Box::new(HtmlWriter { part: self.part.unwrap_or_default(), jsonld: jsonld() }),
            _ => Box::new(jsonld()),
        }
    }

    /// Whether these diagnostics prevent the export.
    ///
    /// `--force` only ignores rules and losses: if the structure is wrong, parts of the article were not read.
    fn is_blocked_by(&self, Reported { diagnostics, of_defaults }: &Reported) -> bool {
        let can_be_forced = |id: &str| rules::all().any(|rule| rule.code.id == id) || id == LOST_ON_EXPORT.id;
        diagnostics
            .iter()
            .chain(of_defaults)
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .any(|diagnostic| !self.force || !can_be_forced(diagnostic.code.id))
    }
}
