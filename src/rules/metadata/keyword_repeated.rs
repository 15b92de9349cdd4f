//! `keyword-repeated`

use crate::diagnostic::{Applicability, Code};
use crate::model::{Article, Term};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::edit::Edit;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("keyword-repeated", include_str!("keyword_repeated.md")).fixable(Applicability::Ask),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = &document.article.metadata;
    of_list("keywords", &metadata.keywords, report);
    of_list("subjects", &metadata.subjects, report);
    of_list("genres", &metadata.genres, report);
}

fn of_list(field: &str, terms: &[Term], report: &mut Report<'_>) {
    let metadata = Path::ROOT.key(Article::METADATA);
    let list = metadata.key(field);
    let mut first = HashMap::default();
    // The terms that the next one may be part of, each with its index.
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (n, term) in terms.iter().enumerate() {
        let depth = open.iter().rposition(|(name, _)| Some(*name) == term.broader.as_deref());
        open.truncate(depth.map_or(0, |depth| depth + 1));
        let broader = open.last().map(|(_, index)| *index);
        // One word may be a term in two languages or vocabularies, and part of two others.
        let key = (term.term.trim().to_lowercase(), &term.language, &term.scheme, &term.code, broader);
        open.push((&term.term, n));
        if key.0.is_empty() {
            continue;
        }
        let Some(&before) = first.get(&key) else {
            first.insert(key, n);
            continue;
        };
        report
            .at(list.item(n).pointer(), format!("`{}` is duplicated in `{field}`", term.term))
            .label("said before")
            .related(list.item(before).pointer(), "the first")
            .help("keep one")
            .fix([Edit::remove(list.item(n).pointer())]);
    }
}
