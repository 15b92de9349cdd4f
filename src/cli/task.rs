//! What a command does with one document.

use crate::cli::settings::Settings;
use crate::diagnostic::Diagnostic;
use crate::formats::Format;
use crate::model::Article;
use crate::source::Source;

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

/// What a command does with one document: nothing but look at it, wherever it comes from.
pub(super) trait Task: Sync {
    /// Does it with `source`, which is in `format`, as `settings` want it.
    fn perform(&self, source: &Source, format: Format, settings: &Settings) -> Done;
}
