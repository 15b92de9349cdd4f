//! A file that was read, in any format.

use crate::diagnostic::{Finding, Fix, Found, Identity, Location, Place};
use crate::formats::article::{self, Defaults, Syntax, Unformattable};
use crate::formats::{Format, Imported, Original, jats, jsonld};
use crate::model::Article;
use crate::source::edit::{Edit, Replacement};
use crate::source::{Pointer, Source};

/// A file that was read: in byline's own format, whose values can be fixed, or in another format.
#[derive(Debug)]
pub(super) enum Read<'s> {
    Own(Box<article::Read<'s>>),
    Imported(Box<Imported<'s>>),
}

impl<'s> Read<'s> {
    /// `look` sees the graph of JSON-LD.
    pub(super) fn new(
        source: &'s Source,
        format: Format,
        defaults: Option<&Defaults>,
        look: jsonld::Look<'_>,
    ) -> Self {
        let own = |syntax| Self::Own(Box::new(article::read_over(source, syntax, defaults)));
        match format {
            Format::Json => own(Syntax::Json),
            Format::Yaml => own(Syntax::Yaml),
            Format::Markdown => own(Syntax::Markdown),
            Format::Jats => Self::Imported(Box::new(jats::read(source))),
            Format::Jsonld => Self::Imported(Box::new(jsonld::read_and_look(source, look))),
            Format::Html => Self::Imported(Box::new(jsonld::read_html_and_look(source, look))),
        }
    }

    pub(super) fn article(&self) -> Option<&Article> {
        match self {
            Self::Own(read) => read.article.as_ref(),
            Self::Imported(imported) => imported.article.as_ref(),
        }
    }

    pub(super) fn into_article(self) -> Option<Article> {
        match self {
            Self::Own(read) => read.article,
            Self::Imported(imported) => imported.article,
        }
    }

    /// The parsed file, if it is in another format.
    pub(super) fn original(&self) -> Option<&Original<'s>> {
        match self {
            Self::Own(_) => None,
            Self::Imported(imported) => Some(&imported.original),
        }
    }

    /// What is wrong with the file, apart from the content of the article.
    pub(super) fn take_findings(&mut self) -> Found {
        let (findings, left_out) = match self {
            Self::Own(read) => (&mut read.findings, read.left_out),
            Self::Imported(imported) => (&mut imported.findings, imported.left_out),
        };
        Found { findings: std::mem::take(findings), left_out, is_of_today: false }
    }

    /// The location in the file of a place in the article.
    pub(super) fn locate(&self, place: &Place) -> Location {
        match self {
            Self::Own(read) => read.locate(place),
            Self::Imported(imported) => imported.locate(place),
        }
    }

    /// What identifies a diagnostic at `location` across versions of the file.
    pub(super) fn identity(&self, location: &Location) -> Identity {
        match self {
            Self::Own(read) => read.identity(location),
            Self::Imported(imported) => imported.original.identity(location),
        }
    }

    /// The place in the defaults file, if `location` is there.
    pub(super) fn in_defaults(&self, location: &Location) -> Option<Location> {
        match self {
            Self::Own(read) => read.in_defaults(location),
            Self::Imported(_) => None,
        }
    }

    /// Whether the fix of the finding can be applied in the file itself.
    pub(super) fn is_fixable(&self, finding: &Finding) -> bool {
        match self {
            Self::Own(read) => read.is_own(&finding.fix),
            Self::Imported(_) => !self.corrections(&finding.fix, &finding.replacements).is_empty(),
        }
    }

    /// The replacements in the file for all of `edits`, or `replacements` in another format; empty if they have no
    /// place there.
    pub(super) fn fix(&self, edits: Vec<Edit>, replacements: Vec<Replacement>) -> Fix {
        match self {
            Self::Own(read) => read.fix(edits),
            Self::Imported(_) => {
                Fix { edits: Vec::new(), replacements: self.corrections(&edits, &replacements) }
            }
        }
    }

    /// The replacements in a file of another format, or those that `edits` of texts of the article are there.
    fn corrections(&self, edits: &[Edit], replacements: &[Replacement]) -> Vec<Replacement> {
        let mut replacements = replacements.to_vec();
        if let (true, false, Some(Original::Jsonld(original))) =
            (replacements.is_empty(), edits.is_empty(), self.original())
        {
            replacements = original.replacements(edits).unwrap_or_default();
        }
        replacements.sort_by_key(|replacement| replacement.span);
        replacements
    }

    /// The places of the article that could not be read and are empty in it.
    pub(super) fn unreadable(&self) -> Vec<Pointer> {
        match self {
            Self::Own(read) => read.unreadable(),
            Self::Imported(_) => Vec::new(),
        }
    }

    pub(super) fn formatted(&self, syntax: Syntax) -> Result<String, Unformattable> {
        match self {
            Self::Own(read) => read.formatted(syntax),
            Self::Imported(_) => Err(Unformattable::Wrong),
        }
    }
}
