//! What an article states that other articles may contradict.

use serde::{Deserialize, Serialize};

use crate::model::{Article, CorrectionKind, Doi, Relation, WorkRef};
use crate::source::{Path, Pointer};

/// What an article states that other articles may contradict.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Facts {
    /// The format of its file.
    pub(super) format: String,
    /// Its own DOI in lower case: DOIs are case-insensitive.
    pub(super) doi: Option<String>,
    /// Its relations to works with a DOI.
    pub(super) relations: Vec<(Relation, String)>,
    pub(super) people: Vec<Identified>,
}

/// A person with an identifier.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Identified {
    pub(super) at: Pointer,
    /// The bare ORCID iD.
    pub(super) orcid: String,
    /// The name and other names.
    pub(super) names: Vec<String>,
}

impl Facts {
    /// The facts of `article`. In another `format`, the same article may be there again.
    pub fn of(article: &Article, format: &str) -> Self {
        let doi_of = |work: &WorkRef| article.works.get(work.as_str())?.identifiers.doi.as_ref().map(normal);
        let metadata = &article.metadata;
        let related = metadata.related.iter().map(|related| (related.relation, &related.work));
        // A notice that was published separately corrects or retracts the article.
        let notices = metadata.corrections.iter().filter_map(|correction| {
            let relation = match correction.kind {
                CorrectionKind::Retraction => Relation::RetractedBy,
                CorrectionKind::Update => Relation::UpdatedBy,
                _ => Relation::CorrectedBy,
            };
            Some((relation, correction.work.as_ref()?))
        });
        let relations = related.chain(notices).filter_map(|(relation, work)| Some((relation, doi_of(work)?)));
        let people = article.people.iter().filter_map(|(id, person)| {
            let orcid: String =
                person.orcid.as_ref()?.as_str().chars().filter(char::is_ascii_digit).collect();
            let others = person.identity.alternate_names.iter().map(|other| other.name.clone());
            let names = std::iter::once(person.name.clone()).chain(others).collect();
            Some(Identified { at: Path::ROOT.key(Article::PEOPLE).key(id.as_str()).pointer(), orcid, names })
        });
        Self {
            format: format.to_owned(),
            doi: metadata.identifiers.doi.as_ref().map(normal),
            relations: relations.collect(),
            people: people.collect(),
        }
    }
}

fn normal(doi: &Doi) -> String {
    doi.as_str().to_ascii_lowercase()
}
