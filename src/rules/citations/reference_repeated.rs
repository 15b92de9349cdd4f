//! `reference-repeated`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Article, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::edit::Edit;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("reference-repeated", include_str!("reference_repeated.md"))
        .fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = Path::ROOT.key(Article::METADATA);
    let list = metadata.key(Metadata::REFERENCES);
    let mut first: HashMap<&str, usize> = HashMap::default();
    for (n, work) in document.article.metadata.references.iter().enumerate() {
        let Some(&before) = first.get(work.as_str()) else {
            first.insert(work.as_str(), n);
            continue;
        };
        report
            .at(list.item(n).pointer(), format!("`{work}` is duplicated in the reference list"))
            .label("listed before")
            .related(list.item(before).pointer(), "the first")
            .help("keep only the first: a work has one place in the list, and one number")
            .fix([Edit::remove(list.item(n).pointer())]);
    }
}
