//! Related works: corrections, translations, continuations and others.

use crate::formats::jats::read::front::agents::Agents;
use crate::formats::jats::read::front::identifiers::add_identifier;
use crate::formats::jats::read::reader::Reader;
use crate::formats::jats::read::references::is_part_of_citation;
use crate::model::{Doi, Id, Metadata, RelatedWork, Relation, Scheme, Url, Work, WorkIdentifiers, WorkRef};
use crate::source::Path;
use crate::source::hash::HashMap;
use crate::source::xml::Node;

impl<'d> Reader<'d> {
    /// [`<related-article>`](https://jats.nlm.nih.gov/archiving/tag-library/1.3/element/related-article.html) or
    /// `<related-object>`
    pub(in crate::formats::jats::read) fn related(
        &mut self,
        related: Node<'d>,
        metadata: &mut Metadata,
        at: &Path<'_>,
    ) {
        let type_name = if related.is("related-article") { "related-article-type" } else { "link-type" };
        let related_type = self.attribute(related, type_name).unwrap_or_default();
        let relation = relation_named(&related_type).unwrap_or(Relation::Related);
        if relation == Relation::Related
            && !matches!(related_type.as_str(), "" | "companion" | "related")
            && let Some(attribute) = related.attribute(type_name)
        {
            self.lose_attribute(related, attribute);
        }
        let work = self.related_work(related);
        let list = at.key(Metadata::RELATED);
        self.note(&list.item(metadata.related.len()), related);
        metadata.related.push(RelatedWork { relation, work });
    }

    fn related_work(&mut self, related: Node<'d>) -> WorkRef {
        // The work has no place in the article yet: its id is made of its title.
        let mut work = Work::of_type("article-journal");
        self.citation_parts(related, &mut work, &Path::ROOT);
        if let Some(href) = self.attribute(related, "xlink:href") {
            let scheme = self.attribute(related, "ext-link-type").unwrap_or_default();
            add_address(&mut work.identifiers, &scheme, href);
        }
        if work.title.is_none() {
            let is_title = !related.elements().any(|part| is_part_of_citation(part.name()));
            let field = if is_title { &mut work.title } else { &mut work.unstructured };
            *field = Some(self.inlines(related, &Path::ROOT)).filter(|text| !text.is_empty());
        }
        if let Some(id) = self.work_identified_by(&work.identifiers) {
            return WorkRef(id.0);
        }
        let name = work.plain_title().or_else(|| Some(work.identifiers.doi.as_ref()?.0.clone()));
        let id = self.ids.named(&name.unwrap_or_default(), "related");
        let works = Path::ROOT.key("works");
        self.note(&works.key(id.as_str()), related);
        self.article.works.insert(id.clone(), work);
        WorkRef(id.0)
    }

    /// The first work with exactly these identifiers.
    fn work_identified_by(&mut self, identifiers: &WorkIdentifiers) -> Option<Id> {
        let Agents { works_by_identifiers, indexed_works, .. } = &mut self.agents;
        for (id, work) in self.article.works.iter().skip(*indexed_works) {
            works_by_identifiers.entry(work.identifiers.clone()).or_insert_with(|| id.clone());
        }
        *indexed_works = self.article.works.len();
        works_by_identifiers.get(identifiers).filter(|_| *identifiers != WorkIdentifiers::default()).cloned()
    }

    /// Merges a related work with the reference that has its DOI, if the relation adds nothing to the reference.
    pub(in crate::formats::jats::read) fn join_related_with_references(&mut self, metadata: &mut Metadata) {
        let works = &self.article.works;
        let doi = |work: &WorkRef| works.get(work.as_str())?.identifiers.doi.as_ref();
        if !metadata.related.iter().any(|related| doi(&related.work).is_some()) {
            return;
        }
        let references: HashMap<&Doi, &WorkRef> =
            metadata.references.iter().filter_map(|reference| Some((doi(reference)?, reference))).collect();
        let mut joined = Vec::new();
        for related in &mut metadata.related {
            if let Some(reference) = doi(&related.work).and_then(|doi| references.get(doi))
                && let (Some(work), Some(cited)) =
                    (works.get(related.work.as_str()), works.get(reference.as_str()))
                && says_no_more(work, cited)
            {
                joined.push(std::mem::replace(&mut related.work, (*reference).clone()));
            }
        }
        for work in joined.iter().filter(|work| !metadata.references.contains(work)) {
            self.article.works.shift_remove(work.as_str());
        }
    }
}

/// Whether a related work has a title and a DOI, and nothing that the cited work with this DOI lacks.
fn says_no_more(related: &Work, cited: &Work) -> bool {
    let WorkIdentifiers { doi, .. } = &related.identifiers;
    let identifiers = WorkIdentifiers { doi: doi.clone(), ..WorkIdentifiers::default() };
    let title = related.title.clone();
    let short = Work { title, identifiers, ..Work::of_type(related.r#type.clone()) };
    *related == short && (related.title.is_none() || related.plain_title() == cited.plain_title())
}

/// Adds the URL of a work, which may be that of an identifier.
pub(in crate::formats::jats::read) fn add_address(
    identifiers: &mut WorkIdentifiers,
    scheme: &str,
    href: String,
) {
    match (scheme, Scheme::of_address(&href)) {
        ("doi", _) if href.starts_with("10.") => {
            identifiers.doi.get_or_insert(Doi(href));
        }
        (_, Some((Scheme::Doi, doi))) if identifiers.doi.as_ref().is_none_or(|known| known.0 == doi) => {
            identifiers.doi = Some(Doi(doi));
        }
        ("pmid" | "pubmed", _) => drop(add_identifier(identifiers, "pmid", href, None)),
        ("pmc" | "pmcid", _) => drop(add_identifier(identifiers, "pmcid", href, None)),
        _ if href.contains("://") && identifiers.url.is_none() => identifiers.url = Some(Url(href)),
        ("uri", _) => drop(add_identifier(identifiers, "uri", href, None)),
        (scheme, _) => drop(add_identifier(identifiers, scheme, href, None)),
    }
}

fn relation_named(related_type: &str) -> Option<Relation> {
    Some(match related_type {
        "corrected-article" | "corrects" => Relation::Corrects,
        "correction-forward" | "correction" | "corrected-by" => Relation::CorrectedBy,
        "retracted-article" | "retracts" => Relation::Retracts,
        "retraction-forward" | "retraction" | "retracted-by" => Relation::RetractedBy,
        "updated-article" | "updates" => Relation::Updates,
        "update" | "updated-by" | "addendum" => Relation::UpdatedBy,
        "translated-article" | "translation-of" => Relation::TranslationOf,
        "translation" | "translated-as" => Relation::TranslatedAs,
        "reviewed-article" | "reviews" | "peer-reviewed-article" | "peer-reviewed-material" => {
            Relation::Reviews
        }
        "reviewed-by" | "peer-review" | "reviewer-report" | "referee-report" => Relation::ReviewedBy,
        "article-reference" | "responds-to" | "commentary-article" | "letter" => Relation::RespondsTo,
        "part-of" => Relation::PartOf,
        "has-part" => Relation::HasPart,
        "version-of" => Relation::VersionOf,
        // An article with a preprint is a version of it.
        "preprint" => Relation::VersionOf,
        "preprint-of" | "published-article" => Relation::PreprintOf,
        "based-on" => Relation::BasedOn,
        "continues" => Relation::Continues,
        "companion" => Relation::Related,
        _ => return None,
    })
}
