//! The two steps in order: the reader reads, the rules judge.

use crate::diagnostic::{Code, Diagnostic, Finding, Fix, Location, Severity};
use crate::formats::article::{self, Read, Syntax, Unformattable};
use crate::formats::{LOST_ON_EXPORT, NOT_EXPORTABLE};
use crate::model::Article;
use crate::rules::{self, RuleSet};
use crate::source::{Source, SyntaxError};

/// An article as far as it could be read, and all that is wrong with it.
#[derive(Debug)]
pub struct Validated<'s> {
    /// Everything found, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
    read: Read<'s>,
}

/// Reads an article and judges it by `rules`.
///
/// ```
/// use byline::formats::article::Syntax;
/// use byline::rules::RuleSet;
/// use byline::source::Source;
/// use byline::validate;
///
/// let source = Source::new("article.yaml", "metadata: { title: Votes, language: en }\nbody: 1");
/// let validated = validate::validate(&source, Syntax::Yaml, &RuleSet::standard());
/// assert_eq!(validated.diagnostics[0].code.id, "type-wrong");
/// assert_eq!(validated.diagnostics[0].location.span.range(), 47..48);
/// ```
pub fn validate<'s>(source: &'s Source, syntax: Syntax, rules: &RuleSet) -> Validated<'s> {
    let mut read = article::read(source, syntax);
    let mut findings = std::mem::take(&mut read.findings);
    if let Some(article) = &read.article {
        findings.extend(rules.check(article, &read.unreadable()));
    }
    let mut validated = Validated { diagnostics: Vec::new(), read };
    validated.diagnostics = findings.into_iter().map(|finding| validated.locate(finding)).collect();
    validated.diagnostics.sort_by_key(|diagnostic| (diagnostic.location.span, diagnostic.code.id));
    validated
}

impl Validated<'_> {
    /// The article, where the file is one; what could not be read stands empty in it.
    pub fn article(&self) -> Option<&Article> {
        self.read.article.as_ref()
    }

    /// The same file with fields in the order of the model, each in its shortest form.
    ///
    /// # Errors
    ///
    /// When something would be lost, and the file is to be left as it is.
    pub fn formatted(&self, syntax: Syntax) -> Result<String, Unformattable> {
        self.read.formatted(syntax)
    }

    /// Whether anything found is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Finds the place in the file that a finding about the article speaks of.
    pub fn locate(&self, finding: Finding) -> Diagnostic {
        let Finding { code, severity, message, place, label, related, help, fix } = finding;
        Diagnostic {
            code,
            severity,
            message,
            location: self.read.locate(&place),
            label,
            related: related.into_iter().map(|(place, text)| (self.read.locate(&place), text)).collect(),
            help,
            fix: self.read.fix(fix),
        }
    }
}

/// The diagnostic that a syntax error becomes, for what could not be read at all.
pub fn unreadable(error: SyntaxError) -> Diagnostic {
    let code = article::syntax_code(error.kind);
    Diagnostic {
        code,
        severity: code.severity,
        message: error.message,
        location: Location { span: error.span, pointer: None },
        label: String::new(),
        related: Vec::new(),
        help: error.help,
        fix: Fix::default(),
    }
}

/// Every kind of diagnostic there is: the reader's, the rules', the writers'.
pub fn codes() -> impl Iterator<Item = &'static Code> {
    article::codes().chain(rules::all().map(|rule| &rule.code)).chain([&NOT_EXPORTABLE, &LOST_ON_EXPORT])
}
