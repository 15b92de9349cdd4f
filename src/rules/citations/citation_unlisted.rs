//! `citation-unlisted`

use crate::diagnostic::Code;
use crate::model::{Article, Cite, Inline, Metadata};
use crate::rules::parts::{Part, each_part};
use crate::rules::{Check, Document, Report, Rule};
use crate::source::Path;
use crate::source::hash::HashSet;

pub(super) static RULE: Rule = Rule {
    code: Code::error("citation-unlisted", include_str!("citation_unlisted.md")),
    check: Check::Article(check),
};

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let references = &document.article.metadata.references;
    // Without a reference list, the cited works are the list.
    if references.is_empty() || report.is_unreadable("metadata") {
        return;
    }
    let mut settled: HashSet<&str> = references.iter().map(|reference| reference.as_str()).collect();
    each_part(document.article, &mut |path, part| {
        let Part::Inline(Inline::Cite(cite), _) = part else { return };
        // Sub-articles have lists of their own, and not every work is printed.
        if path.is_within("subArticles") || path.is_within("works") {
            return;
        }
        for (n, work) in cite.refs.iter().enumerate() {
            let work = work.as_str();
            // An undeclared work is reported by `reference-dangling`; a declared one is reported at its first citation.
            if !document.article.works.contains_key(work) || !settled.insert(work) {
                continue;
            }
            report
                .at(
                    path.key(Cite::REFS).item(n).pointer(),
                    format!("`{work}` is cited, but missing from `metadata.references`"),
                )
                .label("not in the list")
                .related(Path::ROOT.key(Article::METADATA).key(Metadata::REFERENCES).pointer(), "the list")
                .help(format!(
                    "add `{work}` to the list, or remove the list: by default it holds the cited works in \
                     citation order"
                ));
        }
    });
}
