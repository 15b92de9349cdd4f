//! `byline export`.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::destination::{Destination, Target};
use crate::cli::input::{self, Input, Reading};
use crate::cli::levels::Levels;
use crate::cli::settings::{Judgement, Office};
use crate::cli::showing::{Showing, slimmed};
use crate::cli::terminal::{Stream, complain};
use crate::cli::{Error, Verdict};
use crate::diagnostic::{Finding, Place, Severity};
use crate::formats::jats::{self, TagSet, Version};
use crate::formats::jsonld::{self, Shape};
use crate::formats::{LOST_ON_EXPORT, NOT_EXPORTABLE, Residue, Written};
use crate::model::Article;
use crate::render::Checked;
use crate::rules;
use crate::source::{Source, Span};
use crate::validate::unreadable;

/// Write articles in another format
#[derive(Debug, clap::Args)]
#[command(after_help = "\
An article with errors is not exported. What the format has no place for is kept in it as JSON, which \
`byline import` reads; with --no-residue it is reported as `lost-on-export`. \
Names in --out-dir (*.jsonld, *.html, *.jats.xml) mirror the places of the inputs below the folder that \
holds them all.")]
pub(super) struct Arguments {
    /// Files and directories, as in `validate`; `-` is standard input
    #[arg(required = true)]
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
}

/// A format to export to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Jsonld,
    Html,
    Jats,
}

impl To {
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
    let mut verdict = Verdict::Fine;
    let mut inputs = Vec::new();
    for input in input::collect(&arguments.files) {
        match input {
            Ok(input) => inputs.push(input),
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    let Arguments { files, destination, to, .. } = arguments;
    let targets = destination.plan(files, &inputs, to.ending())?;
    let mut office = Office::new(&arguments.reading, &arguments.levels);
    let mut checked = Vec::new();
    for (input, target) in inputs.iter().zip(&targets) {
        match arguments.export(input, target, &mut office) {
            Ok(file) => checked.push(slimmed(file)),
            Err(error) => {
                complain(&error);
                verdict = Verdict::Undone;
            }
        }
    }
    let checked = office.configurations().chain(checked).collect();
    Ok(verdict.max(arguments.showing.show(checked, Stream::Error, false)?))
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

    /// Exports one article, unless something is wrong with it.
    fn export(&self, input: &Input, target: &Target, office: &mut Office<'_>) -> Result<Checked, Error> {
        let (bytes, settings) = (input.read()?, office.settings(input)?);
        let source = match Source::from_bytes(input.name(), bytes) {
            Ok(source) => source,
            Err(undecodable) => {
                let diagnostics = vec![unreadable(undecodable.error)];
                return Ok(Checked { source: undecodable.source, diagnostics });
            }
        };
        let mut validated = settings.validate(&source, &self.reading);
        let is_article = validated.article().is_some();
        if !is_article && !validated.has_errors() {
            validated.add(vec![no_article()]);
        }
        let judgement = settings.judge(&mut validated, is_article);
        let is_stopped = settings.are_wrong() || self.is_stopped_by(&judgement);
        let mut diagnostics = judgement.diagnostics;
        if let Some(article) = validated.article().filter(|_| !is_stopped) {
            let (text, findings) = match self.write(article) {
                Ok(Written { text, losses }) => (Some(text), losses),
                Err(impediments) => (None, impediments),
            };
            validated.add(findings);
            let judgement = settings.judge(&mut validated, text.is_some());
            let is_stopped = self.is_stopped_by(&judgement);
            diagnostics.extend(judgement.diagnostics);
            if let Some(text) = text.filter(|_| !is_stopped) {
                target.write(&text)?;
            }
        }
        drop(validated);
        Ok(Checked { source, diagnostics })
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
