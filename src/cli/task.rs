//! What a command does with one document.

use crate::cli::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::formats::Format;
use crate::model::Article;
use crate::source::Source;
use crate::validate::Validated;

/// What became of a document.
pub(super) struct Done {
    /// What was found in it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What it became in another format, if it could become that.
    pub(super) product: Option<Product>,
}

/// What a document became.
pub(super) enum Product {
    /// A text in the format of this name.
    Text(&'static str, String),
    /// An article.
    Article(Box<Article>),
}

/// A document that was read and judged.
pub(super) struct Judged<'s> {
    pub(super) validated: Validated<'s>,
    /// What was found in it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Whether what was found forbids to make anything of it.
    pub(super) is_stopped: bool,
}

/// What a command does with one document: nothing but look at it, wherever it comes from.
///
/// It takes two steps. Who has many documents takes each step with several of them: a processor has room for what the
/// program needs for one of both, but not for all.
pub(super) trait Task: Sync {
    /// Reads and judges `source`, which is in `format`, as `settings` want it.
    fn judge<'s>(&self, source: &'s Source, format: Format, settings: &Settings) -> Judged<'s>;

    /// Makes of it what the command is for.
    fn make(&self, judged: Judged<'_>, settings: &Settings) -> Done;

    /// Both.
    fn perform(&self, source: &Source, format: Format, settings: &Settings) -> Done {
        self.make(self.judge(source, format, settings), settings)
    }
}
