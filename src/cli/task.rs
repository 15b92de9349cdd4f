//! What a command does with one document.

use crate::cli::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::formats::article::{self, Syntax};
use crate::formats::{FieldOrigin, Format};
use crate::model::Article;
use crate::source::Source;
use crate::validate::Validated;

/// What a command does with one document, wherever it is from.
///
/// There are two steps. With many documents, several go through the first step before the second: processor caches have
/// room for the code of either step, but not for both.
pub(super) trait Task: Sync {
    /// Reads and validates `source`, which is in `format`.
    fn validate<'s>(&self, source: &'s Source, format: Format, settings: &Settings) -> Validation<'s>;

    /// Produces the result of the command.
    fn finish(&self, validation: Validation<'_>, settings: &Settings) -> Outcome;

    /// Runs both steps.
    fn process(&self, source: &Source, format: Format, settings: &Settings) -> Outcome {
        self.finish(self.validate(source, format, settings), settings)
    }
}

/// A document that was read and validated.
pub(super) struct Validation<'s> {
    pub(super) validated: Validated<'s>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether a diagnostic prevents a result.
    pub(super) is_blocked: bool,
}

/// The result of a command for one document.
pub(super) struct Outcome {
    pub(super) diagnostics: Vec<Diagnostic>,
    /// From where in the file each field of the article was read, if that is shown.
    pub(super) origins: Option<Vec<FieldOrigin>>,
    /// The converted document, if it could be converted.
    pub(super) product: Option<Product>,
}

/// A document in another format.
pub(super) enum Product {
    /// A text in the named format.
    Text(&'static str, String),
    /// An article, to be written in this syntax.
    Article(Box<Article>, Syntax),
}

impl Product {
    pub(super) fn into_text(self) -> String {
        match self {
            Self::Text(_, text) => text,
            Self::Article(article, syntax) => article::write(&article, syntax),
        }
    }
}
