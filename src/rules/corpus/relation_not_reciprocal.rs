//! `relation-not-reciprocal`

use std::collections::BTreeMap;

use super::Facts;
use crate::diagnostic::{Code, Finding};
use crate::model::{Article, Relation};
use crate::source::Pointer;

pub(super) static CODE: Code =
    Code::warning("relation-not-reciprocal", include_str!("relation_not_reciprocal.md"));

pub(super) fn check(
    articles: &[Facts],
    by_doi: &BTreeMap<&str, Vec<usize>>,
    name: &impl Fn(usize) -> String,
    report: &mut impl FnMut(usize, Finding),
) {
    for (number, article) in articles.iter().enumerate() {
        let Some(doi) = &article.doi else { continue };
        for (relation, other) in &article.relations {
            let Some((inverse, words)) = inverse(*relation) else { continue };
            let Some([other, ..]) = by_doi.get(other.as_str()).map(Vec::as_slice) else { continue };
            let says_so =
                articles[*other].relations.iter().any(|(relation, work)| *relation == inverse && work == doi);
            if *other == number || says_so {
                continue;
            }
            let message =
                format!("`{}` {words} this article, but this article does not link back", name(number));
            let mut finding = Finding::new(&CODE, Pointer::default().key(Article::METADATA), message);
            finding
                .label("not in `related`")
                .help(format!("add the work with the DOI `{doi}` and name it in `metadata.related`"));
            report(*other, finding);
        }
    }
}

/// The relation expected in the other article, and a description of the first one.
fn inverse(relation: Relation) -> Option<(Relation, &'static str)> {
    Some(match relation {
        Relation::PartOf => (Relation::HasPart, "is part of"),
        Relation::HasPart => (Relation::PartOf, "contains"),
        Relation::Corrects => (Relation::CorrectedBy, "corrects"),
        Relation::CorrectedBy => (Relation::Corrects, "is corrected by"),
        Relation::Retracts => (Relation::RetractedBy, "retracts"),
        Relation::RetractedBy => (Relation::Retracts, "is retracted by"),
        Relation::Updates => (Relation::UpdatedBy, "updates"),
        Relation::UpdatedBy => (Relation::Updates, "is updated by"),
        Relation::TranslationOf => (Relation::TranslatedAs, "translates"),
        Relation::TranslatedAs => (Relation::TranslationOf, "is translated by"),
        Relation::Reviews => (Relation::ReviewedBy, "reviews"),
        Relation::ReviewedBy => (Relation::Reviews, "is reviewed by"),
        Relation::VersionOf
        | Relation::PreprintOf
        | Relation::BasedOn
        | Relation::RespondsTo
        | Relation::Continues
        | Relation::Related => return None,
    })
}
