//! Works that the article corrects, translates, continues or otherwise belongs to.

use crate::formats::jats::entity::{Target, reference};
use crate::formats::jats::writer::{Jats, token};
use crate::model::{RelatedWork, Relation, WorkIdentifiers};
use crate::source::xml::WriteXml;

/// [`<related-article>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/related-article.html), with
/// the id of the work's entry in the list of works
///
/// ```xml
/// <related-article related-article-type="corrected-article" ext-link-type="doi" xlink:href="10.5555/hh.7"><named-content
///   content-type="work" rid="first-report">Pier closed</named-content></related-article>
/// ```
pub(super) fn related_articles(jats: &mut Jats<'_>, related: &[RelatedWork]) {
    for RelatedWork { relation, work } in related {
        let Some(Target::Work(known)) = jats.target(work.as_str()) else { continue };
        let WorkIdentifiers { doi, url, uri, pmid, pmcid, .. } = &known.identifiers;
        let address = None
            .or(doi.as_ref().map(|doi| ("doi", doi.as_str())))
            .or(pmcid.as_ref().map(|pmcid| ("pmcid", pmcid.as_str())))
            .or(pmid.as_ref().map(|pmid| ("pmid", pmid.as_str())))
            .or(url.as_ref().map(|url| ("uri", url.as_str())))
            .or(uri.as_ref().map(|uri| ("uri", uri.as_str())));
        jats.element("related-article")
            .attr("related-article-type", &related_article_type(*relation))
            .attr_opt("ext-link-type", address.map(|(scheme, _)| scheme))
            .attr_opt("xlink:href", address.map(|(_, address)| address))
            .mixed(|jats| reference(jats, work.as_str()));
    }
}

/// The [suggested value](https://jats.nlm.nih.gov/publishing/tag-library/1.3/attribute/related-article-type.html)
/// where there is one that means the same, else our own word.
fn related_article_type(relation: Relation) -> String {
    match relation {
        Relation::Corrects => "corrected-article".to_owned(),
        Relation::CorrectedBy => "correction-forward".to_owned(),
        Relation::Retracts => "retracted-article".to_owned(),
        Relation::RetractedBy => "retraction-forward".to_owned(),
        Relation::Updates => "updated-article".to_owned(),
        Relation::UpdatedBy => "update".to_owned(),
        Relation::TranslationOf => "translated-article".to_owned(),
        Relation::Reviews => "reviewed-article".to_owned(),
        Relation::ReviewedBy => "reviewed-by".to_owned(),
        Relation::RespondsTo => "article-reference".to_owned(),
        Relation::Related => "companion".to_owned(),
        Relation::PartOf
        | Relation::HasPart
        | Relation::TranslatedAs
        | Relation::VersionOf
        | Relation::PreprintOf
        | Relation::BasedOn
        | Relation::Continues => token(&relation),
    }
}
