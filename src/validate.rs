//! The two steps in order: the reader reads, the rules judge.

mod allowances;
mod dedup;
mod fold;
mod reading;

use crate::diagnostic::{
    Address, Code, DIAGNOSTICS_TOO_MANY, Diagnostic, Finding, Fix, Found, Identity, Location, Severity,
    most_text,
};
#[cfg(feature = "cli")]
use crate::formats::FieldOrigin;
use crate::formats::article::{
    self, Defaults, ENCODING_CONTRADICTED, SHAPE_CODES, SYNTAX_CODES, Syntax, Unformattable,
};
use crate::formats::{EXPORT_CODES, Format, IMPORT_CODES, Original};
use crate::model::Article;
#[cfg(feature = "cli")]
use crate::rules::Coverage;
use crate::rules::{self, CORPUS_CODES, Origin, Profile, QUOTES_UNSEARCHED, RuleSet};
#[cfg(feature = "cli")]
use crate::source::Limits;
use crate::source::{Contradiction, Source, SyntaxError};
pub(crate) use crate::validate::fold::ALSO_HERE;
use crate::validate::reading::Read;

/// An article as far as it could be read, and all that is wrong with it.
#[derive(Debug)]
pub struct Validated<'s> {
    /// Everything found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found in the defaults that hold for the article, in the order of their file; of that file are
    /// the places (of several files, one after the other). Other articles over the same defaults have the same.
    pub of_defaults: Vec<Diagnostic>,
    /// Whether there may be other findings on another day.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "only the program remembers findings"))]
    pub(crate) is_of_today: bool,
    read: Read<'s>,
}

/// Reads an article and judges it by `rules`.
///
/// ```
/// use byline::Format;
/// use byline::RuleSet;
/// use byline::source::Source;
/// use byline::validate;
///
/// let source = Source::new("article.yaml", "metadata: { title: Votes, language: en }\nbody: 1");
/// let validated = validate::validate(&source, Format::Yaml, &RuleSet::standard());
/// assert_eq!(validated.diagnostics[0].code.id, "type-wrong");
/// assert_eq!(validated.diagnostics[0].location.span.range(), 47..48);
/// ```
pub fn validate<'s>(source: &'s Source, format: impl Into<Format>, rules: &RuleSet) -> Validated<'s> {
    judged(source, format.into(), None, rules)
}

/// Reads an article for which `defaults` hold where it does not say otherwise, and judges it by `rules`.
///
/// For files of other formats than our own no defaults hold.
pub fn validate_over<'s>(
    source: &'s Source,
    format: impl Into<Format>,
    defaults: &Defaults,
    rules: &RuleSet,
) -> Validated<'s> {
    judged(source, format.into(), Some(defaults), rules)
}

fn judged<'s>(
    source: &'s Source,
    format: Format,
    defaults: Option<&Defaults>,
    rules: &RuleSet,
) -> Validated<'s> {
    let most = source.limits.diagnostics;
    let mut of_file = Found::default();
    let mut read = Read::new(source, format, defaults, &mut |graph| {
        of_file = rules.check_jsonld_up_to(most, graph);
    });
    let mut found = read.take_findings();
    found.findings.extend(encoding_contradicted(source));
    let origin = match read.original() {
        Some(Original::Jats(original)) => {
            of_file = rules.check_jats_up_to(most, &original.document);
            Origin::Jats
        }
        Some(Original::Jsonld(_)) => Origin::Jsonld,
        Some(Original::Unreadable) | None => Origin::Own,
    };
    let mut of_article = match read.article() {
        Some(article) => rules.check_within(source.limits, article, origin, &read.unreadable()),
        None => Found::default(),
    };
    if let Some(original) = read.original() {
        let (found, of_file) = (&mut found.findings, &mut of_file.findings);
        dedup::leave_out_repeated(original, found, of_file, &mut of_article.findings);
    }
    found = found.and(of_file).and(of_article);
    if let Some(article) = read.article() {
        allowances::apply(article, origin, rules, &mut found.findings);
    }
    let is_of_today = found.is_of_today;
    let mut validated = Validated { diagnostics: Vec::new(), of_defaults: Vec::new(), is_of_today, read };
    validated.sort_out(found.shown(most));
    validated
}

impl Validated<'_> {
    /// The article, if the file is one; parts that could not be read are empty.
    pub fn article(&self) -> Option<&Article> {
        self.read.article()
    }

    /// The article by itself.
    pub fn into_article(self) -> Option<Article> {
        self.read.into_article()
    }

    /// The same file with fields in the order of the model, each in its shortest form.
    ///
    /// # Errors
    ///
    /// When something would be lost or the format is not our own, and the file is to be left as it is.
    pub fn formatted(&self, syntax: Syntax) -> Result<String, Unformattable> {
        self.read.formatted(syntax)
    }

    /// The files that the article refers to, if it is in JATS.
    #[cfg(feature = "cli")]
    pub(crate) fn references(&self) -> Option<rules::References> {
        match (self.read.original(), self.article()) {
            (Some(Original::Jats(original)), Some(_)) => Some(rules::References::of(&original.document)),
            _ => None,
        }
    }

    /// Whether anything found is an error.
    pub fn has_errors(&self) -> bool {
        let mut all = self.diagnostics.iter().chain(&self.of_defaults);
        all.any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// What Google Search asks for, by `rules`, and what of it the things in the file have; `None` without JSON-LD.
    #[cfg(feature = "cli")]
    pub(crate) fn coverage(&self, rules: &RuleSet, limits: Limits) -> Option<Coverage> {
        let Some(Original::Jsonld(original)) = self.read.original() else { return None };
        let graph = original.graph();
        let has_values = !graph.tree.root().is_empty();
        has_values.then(|| rules.coverage_up_to(limits.diagnostics, &graph))
    }

    /// Adds further findings about the article, such as those of a writer.
    ///
    /// What the article itself allows is left out, unless it is an error that nothing can be written with.
    pub fn add(&mut self, mut findings: Vec<Finding>) {
        if let Some(article) = self.article() {
            allowances::leave_out(article, &mut findings);
        }
        self.sort_out(findings);
    }

    /// From where in the file each field of the article was read; `None` unless it is JSON-LD or a page.
    #[cfg(feature = "cli")]
    pub(crate) fn field_origins(&self) -> Option<Vec<FieldOrigin>> {
        match (self.read.original(), self.article()) {
            (Some(Original::Jsonld(original)), Some(article)) => Some(original.field_origins(article)),
            _ => None,
        }
    }

    fn sort_out(&mut self, findings: Vec<Finding>) {
        let mut room = most_text(findings.len());
        for finding in findings {
            let is_fixable = self.read.is_fixable(&finding);
            let mut diagnostic = self.locate(finding);
            // Where names are so long, the places by themselves have to do.
            let related = diagnostic.related.iter_mut().map(|(location, _)| location);
            for location in std::iter::once(&mut diagnostic.location).chain(related) {
                location.address = location.address.take().filter(|address| {
                    let fits = address.as_str().len() <= room;
                    room -= if fits { address.as_str().len() } else { 0 };
                    fits
                });
            }
            if !is_fixable {
                diagnostic.fix = Default::default();
            }
            self.file(diagnostic);
        }
        for found in [&mut self.diagnostics, &mut self.of_defaults] {
            found.sort_by_key(|diagnostic| (diagnostic.location.span, diagnostic.code.id));
        }
        if self.read.original().is_some() {
            fold::fold(&mut self.diagnostics);
        }
    }

    /// Puts a diagnostic to those of the file in which its places lie.
    ///
    /// What the article and the defaults do wrong together is said of the article: they are others'
    /// defaults, too.
    fn file(&mut self, mut diagnostic: Diagnostic) {
        if let Some(location) = self.read.in_defaults(&diagnostic.location) {
            let is_own = |(place, _): &(Location, String)| self.read.in_defaults(place).is_none();
            let Some(own) = diagnostic.related.iter().position(is_own) else {
                // What one article does not need another may.
                if allowances::is_unused(diagnostic.code) {
                    return;
                }
                for (place, _) in &mut diagnostic.related {
                    *place = self.read.in_defaults(place).unwrap_or_else(|| place.clone());
                }
                diagnostic.location = location;
                self.of_defaults.push(diagnostic);
                return;
            };
            let Diagnostic { location, label, related, .. } = &mut diagnostic;
            std::mem::swap(location, &mut related[own].0);
            std::mem::swap(label, &mut related[own].1);
        }
        let (elsewhere, here) = std::mem::take(&mut diagnostic.related)
            .into_iter()
            .partition::<Vec<_>, _>(|(place, _)| self.read.in_defaults(place).is_some());
        diagnostic.related = here;
        for (place, _) in elsewhere {
            let pointer = self.read.in_defaults(&place).and_then(|place| place.address);
            let pointer = pointer.as_ref().map_or("", Address::as_str);
            let hint = format!("the other place is `{pointer}` in the configuration");
            diagnostic.help = Some(diagnostic.help.map_or(hint.clone(), |help| format!("{help}\n{hint}")));
        }
        self.diagnostics.push(diagnostic);
    }

    /// Finds the place that a finding about the article speaks of.
    fn locate(&self, finding: Finding) -> Diagnostic {
        let Finding { code, severity, message, place, label, related, help, fix, replacements } = finding;
        let location = self.read.locate(&place);
        Diagnostic {
            code,
            severity,
            message,
            identity: self.read.identity(&location),
            location,
            label,
            related: related.into_iter().map(|(place, text)| (self.read.locate(&place), text)).collect(),
            help,
            fix: self.read.fix(fix, replacements),
            baseline_state: None,
        }
    }
}

/// Says that a file declares another encoding than the one it is in.
fn encoding_contradicted(source: &Source) -> Option<Finding> {
    let Contradiction { name, is_known, encoding } = source.contradiction()?;
    let declared = &source.text[name.range()];
    let message = match is_known {
        true => format!("the file declares `{declared}`, but is {encoding}"),
        false => format!(
            "the file declares `{declared}`, which is not a known encoding; it was read as {encoding}"
        ),
    };
    let mut finding = Finding::new(&ENCODING_CONTRADICTED, name, message);
    finding
        .label("not its encoding")
        .help(format!("write `{encoding}`: other programs believe the declaration"));
    if encoding == "UTF-8" {
        finding.replace(name, encoding);
    }
    Some(finding)
}

/// The diagnostic that a syntax error becomes, for what could not be read at all.
pub fn unreadable(error: SyntaxError) -> Diagnostic {
    let code = article::syntax_code(error.kind);
    Diagnostic {
        code,
        severity: code.severity,
        message: error.message,
        location: Location::unaddressed(error.span),
        label: String::new(),
        related: Vec::new(),
        help: error.help,
        fix: Fix::default(),
        identity: Identity::default(),
        baseline_state: None,
    }
}

/// Kinds of diagnostics about one subject.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Subject {
    /// What to call it in a heading.
    pub title: &'static str,
    /// Who asks for them; `None` if they are found without being asked for.
    pub profile: Option<Profile>,
    /// The kinds.
    pub codes: Vec<&'static Code>,
}

/// Every kind of diagnostic there is, by subject: the reader's, the rules', the writers'.
///
/// ```
/// use byline::validate;
///
/// let titles: Vec<&str> = validate::subjects().map(|subject| subject.title).collect();
/// assert_eq!(titles[..3], ["Syntax", "Shape", "References"]);
/// ```
pub fn subjects() -> impl Iterator<Item = Subject> {
    let unasked = |title, codes: &[&'static Code]| Subject { title, profile: None, codes: codes.to_vec() };
    let of_rules = rules::SUBJECTS.iter().map(|subject| Subject {
        title: subject.title,
        profile: subject.profile,
        codes: subject.rules.iter().map(|rule| &rule.code).collect(),
    });
    [unasked("Syntax", &SYNTAX_CODES), unasked("Shape", &SHAPE_CODES)].into_iter().chain(of_rules).chain([
        unasked("Several articles", &CORPUS_CODES),
        unasked("Allowances", &allowances::CODES),
        unasked("Limits", &[&DIAGNOSTICS_TOO_MANY, &QUOTES_UNSEARCHED]),
        unasked("Import", &IMPORT_CODES),
        unasked("Export", &EXPORT_CODES),
    ])
}

/// Every kind of diagnostic there is.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    subjects().flat_map(|subject| subject.codes)
}
