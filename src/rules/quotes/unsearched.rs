//! The diagnostic for a search for quotes that takes too long.

use crate::diagnostic::{Code, Finding};
use crate::model::Article;
use crate::source::{Limits, Pointer, raised};

/// Reported when some quotes were not searched for.
pub(crate) static QUOTES_UNSEARCHED: Code =
    Code::error("quotes-unsearched", include_str!("quotes_unsearched.md"));

/// The finding for a search that was stopped.
pub(in crate::rules) fn unsearched(limits: Limits) -> Finding {
    let message = "too many quotes and too much text to search for all quotes";
    let mut finding = Finding::new(&QUOTES_UNSEARCHED, Pointer::default().key(Article::QUOTES), message);
    finding.label("not all are checked").help(format!(
        "split the article, or mark the quotes with anchors; {}",
        raised("quotes", limits.quotes)
    ));
    finding
}
