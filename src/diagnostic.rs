//! What can be wrong with a document, as values.

mod findings;
mod identity;
mod limit;
mod spelling;

pub(crate) use findings::{Findings, Found, most_text};
pub use identity::{Identity, fingerprints};
pub(crate) use limit::DIAGNOSTICS_TOO_MANY;
pub(crate) use limit::LeftOut;
pub(crate) use spelling::{is_same_word, nearest};

use std::fmt;
use std::ops::{Deref, Range};

use serde::{Deserialize, Serialize};

use crate::source::edit::{Edit, Replacement};
use crate::source::{Path, Pointer, Span};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Worth knowing; off unless asked for.
    Advice,
    /// Probably a mistake.
    Warning,
    /// An output would be invalid, ambiguous or false; the program exits with 1.
    Error,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Advice => "advice",
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A kind of diagnostic: its stable name and the page that explains it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Code {
    /// Kebab case; names the defect; never changes once released.
    pub id: &'static str,
    /// How bad it is, unless the user says otherwise.
    pub severity: Severity,
    /// Whether what is found may carry a fix, and how sure that is.
    pub fix: Option<Applicability>,
    /// The page, Markdown: a title line, then why it matters, a failing example, a passing one.
    pub page: &'static str,
    /// What to call its defect where kinds of other names see the same one. Of a file and of the article read from it,
    /// only one of a family is reported at one place.
    pub families: &'static [&'static str],
}

/// How certain it is that a fix is what the author intended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Applicability {
    /// It changes how something is written, not what it says.
    Safe,
    /// It is the most likely intention, and should be reviewed.
    Ask,
}

impl Applicability {
    /// What it is called: `safe` or `ask`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Ask => "ask",
        }
    }
}

impl Code {
    /// A kind of diagnostic that is an error.
    pub(crate) const fn error(id: &'static str, page: &'static str) -> Self {
        Self { id, severity: Severity::Error, fix: None, page, families: &[] }
    }

    /// A kind of diagnostic that is a warning.
    pub(crate) const fn warning(id: &'static str, page: &'static str) -> Self {
        Self { id, severity: Severity::Warning, fix: None, page, families: &[] }
    }

    /// A kind of diagnostic that is advice.
    pub(crate) const fn advice(id: &'static str, page: &'static str) -> Self {
        Self { id, severity: Severity::Advice, fix: None, page, families: &[] }
    }

    /// The same, whose findings may carry a fix.
    #[must_use]
    pub(crate) const fn fixable(self, fix: Applicability) -> Self {
        Self { fix: Some(fix), ..self }
    }

    /// The same, whose defect belongs to these [families](field@Self::families).
    #[must_use]
    pub(crate) const fn families(self, families: &'static [&'static str]) -> Self {
        Self { families, ..self }
    }

    /// Its own name, by which it is a family, and those of the families that it shares.
    pub(crate) fn all_families(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.id).chain(self.families.iter().copied())
    }

    /// Whether its fixes are included when those at least as certain as `wanted` are asked for.
    pub(crate) fn is_fixed_by(&self, wanted: Applicability) -> bool {
        self.fix.is_some_and(|fix| fix <= wanted)
    }

    /// The page's first line: one sentence that says what is wrong.
    pub fn summary(&self) -> &'static str {
        self.page.lines().next().unwrap_or_default().trim_start_matches("# ")
    }
}

/// Where in the document, before anybody asked which characters that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A value of the article.
    At(Pointer),
    /// The name of a member, for what should not be there at all or is declared under that name.
    Key(Pointer),
    /// Some bytes of a text of the article.
    Within(Pointer, Range<usize>),
    /// A span of the file, when there is no article yet.
    Text(Span),
}

impl Place {
    /// How many bytes the way to it takes.
    fn length(&self) -> usize {
        match self {
            Self::At(pointer) | Self::Key(pointer) | Self::Within(pointer, _) => pointer.as_str().len(),
            Self::Text(_) => 0,
        }
    }
}

/// What a finding can be about.
pub(crate) trait Placed {
    /// Its place.
    fn place(self) -> Place;
}

impl Placed for Place {
    fn place(self) -> Place {
        self
    }
}

impl Placed for Pointer {
    fn place(self) -> Place {
        Place::At(self)
    }
}

impl Placed for &Path<'_> {
    fn place(self) -> Place {
        Place::At(self.pointer())
    }
}

impl Placed for Span {
    fn place(self) -> Place {
        Place::Text(self)
    }
}

/// One thing wrong with an article, as the one who noticed it says it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Finding {
    /// Which kind.
    pub code: &'static Code,
    /// How bad it is, unless the user says otherwise: the kind's own severity, or a milder one.
    pub severity: Severity,
    /// Lower case, no full stop, complete in itself.
    pub message: String,
    /// Where.
    pub place: Place,
    /// Two to four words under the carets.
    pub label: String,
    /// Other places that belong to the story.
    pub related: Vec<(Place, String)>,
    /// What to do about it.
    pub help: Option<String>,
    /// The fix, as certain as its kind of diagnostic says.
    pub fix: Vec<Edit>,
    /// The same for a file in another format, where a value of the article has no place of its own.
    pub replacements: Vec<Replacement>,
}

impl Finding {
    /// A finding of kind `code` at `place`.
    pub(crate) fn new(code: &'static Code, place: impl Placed, message: impl fmt::Display) -> Self {
        Self {
            code,
            severity: code.severity,
            message: message.to_string(),
            place: place.place(),
            label: String::new(),
            related: Vec::new(),
            help: None,
            fix: Vec::new(),
            replacements: Vec::new(),
        }
    }

    /// Makes it milder than others of its kind: it is not certain.
    pub(crate) fn severity(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }

    /// Sets the words under the carets.
    pub(crate) fn label(&mut self, text: impl Into<String>) -> &mut Self {
        self.label = text.into();
        self
    }

    /// Adds a second place, with a few words.
    pub(crate) fn related(&mut self, place: impl Placed, text: impl Into<String>) -> &mut Self {
        self.related.push((place.place(), text.into()));
        self
    }

    /// Says what to do about it.
    pub(crate) fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }

    /// Adds a fix: all edits together.
    pub(crate) fn fix(&mut self, edits: impl IntoIterator<Item = Edit>) -> &mut Self {
        debug_assert!(self.code.fix.is_some(), "{} does not say that it can be fixed", self.code.id);
        self.fix.extend(edits);
        self
    }

    /// Adds a fix: `new` in place of `old`, the whole text in which it is.
    pub(crate) fn fix_text(&mut self, old: impl Into<String>, new: impl Into<String>) -> &mut Self {
        let (Place::At(at) | Place::Within(at, _)) = &self.place else { return self };
        let edit = Edit::text(at.clone(), old, new);
        self.fix([edit])
    }

    /// Says to write `new` instead of `old`, the whole text in which it is, and adds that as a fix.
    pub(crate) fn write(&mut self, old: impl Into<String>, new: impl fmt::Display) -> &mut Self {
        self.help(format!("write `{new}`")).fix_text(old, new.to_string())
    }

    /// Says to write what is `meant` instead of `old`, and adds that as a fix; or else gives `help`.
    pub(crate) fn suggest(&mut self, old: &str, meant: Option<impl fmt::Display>, help: &str) -> &mut Self {
        match meant {
            Some(meant) => self.write(old, meant),
            None => self.help(help),
        }
    }

    /// Adds a fix for a file in another format: `text` in place of `span`.
    pub(crate) fn replace(&mut self, span: Span, text: impl Into<String>) -> &mut Self {
        debug_assert!(self.code.fix.is_some(), "{} does not say that it can be fixed", self.code.id);
        self.replacements.push(Replacement { span, text: text.into() });
        self
    }
}

/// A place in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Location {
    /// The bytes.
    pub span: Span,
    /// What they belong to, as the file has it; `None` when the file could not be parsed.
    pub address: Option<Address>,
}

/// The way to a part of a file, as people who know its format write it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Address {
    /// To a value of JSON or YAML: a JSON Pointer ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)).
    Pointer(Pointer),
    /// To an element or attribute of XML: an [XPath](https://www.w3.org/TR/xpath-10/) that leads to it alone.
    XPath(String),
}

impl Address {
    /// The way as text; empty for a JSON document itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Pointer(pointer) => pointer.as_str(),
            Self::XPath(path) => path,
        }
    }
}

impl From<Pointer> for Address {
    fn from(pointer: Pointer) -> Self {
        Self::Pointer(pointer)
    }
}

impl Location {
    /// A place in a file that could not be parsed.
    pub(crate) fn unaddressed(span: Span) -> Self {
        Self { span, address: None }
    }

    /// The value it belongs to, where the file is JSON or YAML.
    pub fn pointer(&self) -> Option<&Pointer> {
        match &self.address {
            Some(Address::Pointer(pointer)) => Some(pointer),
            Some(Address::XPath(_)) | None => None,
        }
    }
}

/// A finding, with its place in the file and the severity the user wants it to have.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Diagnostic {
    /// Which kind.
    pub code: &'static Code,
    /// How bad it is.
    pub severity: Severity,
    /// Lower case, no full stop, complete in itself.
    pub message: String,
    /// Where.
    pub location: Location,
    /// Two to four words under the carets; may be empty.
    pub label: String,
    /// Other places that belong to the story.
    pub related: Vec<(Location, String)>,
    /// What to do about it.
    pub help: Option<String>,
    /// The fix: what to replace in the file; empty without one.
    pub fix: Fix,
    /// Which part of the file it is about, while the file changes.
    pub identity: Identity,
    /// Whether a baseline has it; `None` without a baseline.
    pub(crate) baseline_state: Option<BaselineState>,
}

impl Diagnostic {
    /// Whether a baseline has it.
    pub(crate) fn is_known(&self) -> bool {
        self.baseline_state == Some(BaselineState::Unchanged)
    }
}

/// How a diagnostic compares with a baseline, the findings of an earlier run: the states of SARIF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BaselineState {
    /// It is not in the baseline.
    #[cfg_attr(not(feature = "cli"), expect(dead_code, reason = "only the program has baselines"))]
    New,
    /// It is in the baseline.
    Unchanged,
}

impl BaselineState {
    /// What it is called: `new` or `unchanged`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Unchanged => "unchanged",
        }
    }
}

/// A fix: the changes, and the same as replacements in the file. Derefs to the replacements.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Fix {
    /// The changes to the article, all together; none for a file in another format.
    pub edits: Vec<Edit>,
    /// What to replace in the file for them, in its order.
    pub replacements: Vec<Replacement>,
}

impl Deref for Fix {
    type Target = [Replacement];

    fn deref(&self) -> &[Replacement] {
        &self.replacements
    }
}
