//! `news-source-missing`

use crate::diagnostic::{Code, Place};
use crate::model::{Article, Quote, Speaker};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("news-source-missing", include_str!("news_source_missing.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if report.is_unreadable("quotes") {
        return;
    }
    for (id, quote) in &document.article.quotes {
        let Quote { speaker: Speaker::Unnamed(speaker), event, addressees, source, .. } = quote else {
            continue;
        };
        let is_traceable =
            speaker.organization.is_some() || event.is_some() || source.is_some() || !addressees.is_empty();
        if !is_traceable {
            report
                .at(
                    Place::Key(Path::ROOT.key(Article::QUOTES).key(id.as_str()).pointer()),
                    format!("the words of `{}` have no source", speaker.unnamed),
                )
                .label("an unnamed source")
                .help(
                    "add what is known: the speaker's `organization`, the `event`, the `source`, or \
                     `addressees`",
                );
        }
    }
}
