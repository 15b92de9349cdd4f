//! A file on its way through a command: read, then processed.

use serde::{Deserialize, Serialize};

use crate::cli::cache::Holds;
use crate::cli::input::Input;
use crate::cli::packages::Packaged;
use crate::diagnostic::Diagnostic;
use crate::formats::FieldOrigin;
use crate::render::Checked;
use crate::rules::{Coverage, Facts};
use crate::source::Source;

/// A file that has been read.
pub(super) struct Opened {
    pub(super) input: Input,
    pub(super) source: Source,
    /// Whether the file begins with a byte order mark.
    pub(super) has_mark: bool,
}

/// A processed file.
pub(super) struct Processed {
    pub(super) input: Input,
    pub(super) checked: Checked,
    /// The text for standard output.
    pub(super) output: String,
    /// How many findings were fixed.
    pub(super) fixed: usize,
    /// What was read from it besides its findings.
    pub(super) extract: Extract,
    /// How long findings and extract hold.
    pub(super) holds: Holds,
}

/// What is read from a file besides its findings: for comparisons with other files, and for reports.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Extract {
    /// The facts that other files may contradict, if files are compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) facts: Option<Facts>,
    /// What it is in its package, if articles are compared with the files beside them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) packaged: Option<Packaged>,
    /// What it has of what Google Search asks for, if that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) coverage: Option<Coverage>,
    /// From where in the file each field of the article was read, if that is shown: after an import, of which nothing is
    /// remembered.
    #[serde(skip)]
    pub(super) origins: Option<Vec<FieldOrigin>>,
}

impl Opened {
    /// The file with what was found earlier.
    pub(super) fn processed(self, diagnostics: Vec<Diagnostic>, extract: Extract) -> Processed {
        let Self { input, source, has_mark: _ } = self;
        Processed { extract, ..Processed::new(input, Checked { source, diagnostics }) }
    }
}

impl Processed {
    /// A file with diagnostics only.
    pub(super) fn new(input: Input, checked: Checked) -> Self {
        Self {
            input,
            checked,
            output: String::new(),
            fixed: 0,
            extract: Extract::default(),
            holds: Holds::Now,
        }
    }
}
