//! `author-repeated`

use crate::diagnostic::Code;
use crate::model::{Article, Contributor, Metadata};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::hash::HashMap;

pub(super) static RULE: Rule = Rule {
    code: Code::warning("author-repeated", include_str!("author_repeated.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let metadata = Path::ROOT.key(Article::METADATA);
    let list = metadata.key(Metadata::AUTHORS);
    let mut first: HashMap<&str, usize> = HashMap::default();
    for (n, author) in document.article.metadata.authors.iter().enumerate() {
        let agent = author.agent.as_str();
        if agent.is_empty() {
            continue;
        }
        let Some(&before) = first.get(agent) else {
            first.insert(agent, n);
            continue;
        };
        report
            .at(list.item(n).key(Contributor::AGENT).pointer(), format!("`{agent}` is a duplicate author"))
            .label("duplicate")
            .related(list.item(before).key(Contributor::AGENT).pointer(), "first listed here")
            .help("list each author once, with all `roles` and `affiliations`");
    }
}
