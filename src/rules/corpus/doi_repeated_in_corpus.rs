//! `doi-repeated-in-corpus`

use std::collections::BTreeMap;

use super::Facts;
use crate::diagnostic::{Code, Finding};
use crate::model::{Article, Metadata, WorkIdentifiers};
use crate::source::Pointer;

pub(super) static CODE: Code =
    Code::warning("doi-repeated-in-corpus", include_str!("doi_repeated_in_corpus.md"));

pub(super) fn check(
    articles: &[Facts],
    by_doi: &BTreeMap<&str, Vec<usize>>,
    name: &impl Fn(usize) -> String,
    report: &mut impl FnMut(usize, Finding),
) {
    for (doi, those) in by_doi {
        for (index, other) in those.iter().enumerate() {
            // An article may be there in several formats.
            let is_alike = |first: &&usize| articles[**first].format == articles[*other].format;
            let Some(first) = those[..index].iter().find(is_alike) else { continue };
            let message = format!("`{}` also has the DOI `{doi}`", name(*first));
            let at = Pointer::default()
                .key(Article::METADATA)
                .key(Metadata::IDENTIFIERS)
                .key(WorkIdentifiers::DOI);
            let mut finding = Finding::new(&CODE, at, message);
            finding
                .label("duplicate DOI")
                .help("if both files are the same article, keep one; otherwise correct one of the DOIs");
            report(*other, finding);
        }
    }
}
