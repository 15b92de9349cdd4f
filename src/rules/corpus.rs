//! Rules on several articles together.

mod doi_repeated_in_corpus;
mod entity_conflicts_across_files;
mod facts;
mod relation_not_reciprocal;

use std::collections::BTreeMap;

pub use self::facts::Facts;
use crate::diagnostic::{Code, Finding};

/// The codes of diagnostics that compare several articles.
pub(crate) static CORPUS_CODES: [&Code; 3] =
    [&doi_repeated_in_corpus::CODE, &relation_not_reciprocal::CODE, &entity_conflicts_across_files::CODE];

/// What several articles state that others may contradict. Grows with their identifiers, not with their texts.
#[derive(Debug, Default)]
pub struct Corpus {
    articles: Vec<Facts>,
}

impl Corpus {
    /// Adds the facts of one article. The first article has number 0.
    pub fn add(&mut self, facts: Facts) {
        self.articles.push(facts);
    }

    /// The findings of each article, by its number; `name` returns the name to show for an article.
    pub fn check(&self, name: impl Fn(usize) -> String) -> BTreeMap<usize, Vec<Finding>> {
        let mut findings: BTreeMap<usize, Vec<Finding>> = BTreeMap::new();
        let mut report = |article: usize, finding| findings.entry(article).or_default().push(finding);
        let by_doi = self.by_doi();
        doi_repeated_in_corpus::check(&self.articles, &by_doi, &name, &mut report);
        relation_not_reciprocal::check(&self.articles, &by_doi, &name, &mut report);
        entity_conflicts_across_files::check(&self.articles, &name, &mut report);
        findings
    }

    /// The numbers of the articles that have a DOI.
    fn by_doi(&self) -> BTreeMap<&str, Vec<usize>> {
        let mut by_doi: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (number, article) in self.articles.iter().enumerate() {
            if let Some(doi) = &article.doi {
                by_doi.entry(doi).or_default().push(number);
            }
        }
        by_doi
    }
}
