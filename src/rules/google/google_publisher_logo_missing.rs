//! `google-publisher-logo-missing`

use crate::diagnostic::{Code, Place};
use crate::model::{Article, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("google-publisher-logo-missing", include_str!("google_publisher_logo_missing.md"))
        .families(&["logo"]),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let article = document.article;
    let Some(id) = &article.metadata.publisher else { return };
    let Some(publisher) = article.organizations.get(id.as_str()) else { return };
    if publisher.logo.is_none() && !report.is_unreadable("organizations") {
        report
            .at(
                Place::Key(Path::ROOT.key(Article::ORGANIZATIONS).key(id.as_str()).pointer()),
                format!("the publisher {} has no logo", publisher.name),
            )
            .label("no `logo`")
            .related(Path::ROOT.key(Article::METADATA).key(Metadata::PUBLISHER).pointer(), "the publisher")
            .help("add `logo` with its `src`");
    }
}
