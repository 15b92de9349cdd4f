//! Related works: corrections, translations, continuations and others.

use crate::formats::jats::write::entity::Target;
use crate::formats::jats::write::inlines::{Within, line};
use crate::formats::jats::write::writer::Jats;
use crate::model::{
    Article, Correction, CorrectionKind, Metadata, RelatedWork, Relation, Scheme, Work, WorkIdentifiers,
    WorkRef,
};
use crate::source::Path;
use crate::source::hash::HashSet;
use crate::source::xml::{Edges, WriteXml};

/// [`<related-article>`](https://jats.nlm.nih.gov/publishing/tag-library/1.3/element/related-article.html), including
/// notices of correction
///
/// ```xml
/// <related-article id="related-1" related-article-type="corrected-article" ext-link-type="doi"
///   xlink:href="10.5555/hh.7">Pier closed</related-article>
/// ```
pub(super) fn related_articles<'a>(
    jats: &mut Jats<'a>,
    related: &'a [RelatedWork],
    corrections: &'a [Correction],
    at: &Path<'_>,
) {
    let at = at.key(Metadata::RELATED);
    for (index, item) in related.iter().enumerate() {
        let RelatedWork { relation, work } = item;
        let at = at.item(index);
        let Some(Target::Work(known)) = jats.target(work.as_str()) else {
            jats.lose(&at, item, "no work has this id");
            continue;
        };
        if name(known).is_none() && address(&known.identifiers).is_none() {
            jats.lose(&at, item, "JATS needs a title or a URL for a related work");
            continue;
        }
        let (related_type, is_exact) = related_article_type(*relation, known);
        if !is_exact {
            jats.lose(
                &at.key(RelatedWork::RELATION),
                relation,
                format_args!("JATS writes it as `{related_type}`"),
            );
        }
        if known.title.as_ref().map_or_else(|| name(known).is_some(), |title| title.plain_text().is_empty()) {
            jats.lose(&at.key(RelatedWork::WORK), work, "JATS has only the title of a related article");
        }
        related_article(jats, related_type, work, known);
    }
    let known: HashSet<&WorkRef> = related.iter().map(|related| &related.work).collect();
    for Correction { date: _, text: _, kind, work } in corrections {
        if let Some(work) = work.as_ref().filter(|work| !known.contains(work))
            && let Some(Target::Work(known)) = jats.target(work.as_str())
        {
            let is_retraction = *kind == CorrectionKind::Retraction;
            let related_type = if is_retraction { "retraction-forward" } else { "correction-forward" };
            related_article(jats, related_type, work, known);
        }
    }
}

fn related_article<'a>(jats: &mut Jats<'a>, related_type: &str, id: &'a WorkRef, work: &'a Work) {
    let address = address(&work.identifiers);
    // Readers recognize the type of a URL.
    let read = address.filter(|(field, address)| match *field {
        "url" => address.contains("://") && Scheme::of_address(address).is_none(),
        "uri" => !address.contains("://") && Scheme::of_address(address).is_none(),
        _ => true,
    });
    let is_first = jats.related.insert(id.as_str(), read.map(|(field, _)| field)).is_none();
    let of = id;
    // Elsewhere, a reference or another related article has the title with its marks.
    let has_marks = is_first && !jats.targets.listed.contains(id.as_str());
    let id = jats.next_id("related");
    jats.element("related-article")
        .attr("id", &id)
        .attr("related-article-type", related_type)
        .attr_opt("ext-link-type", address.map(|(field, _)| if field == "url" { "uri" } else { field }))
        .attr_opt("xlink:href", address.map(|(_, address)| address))
        .mixed(|jats| match work.title.as_ref().filter(|_| has_marks && work.plain_title().is_some()) {
            Some(title) => {
                let works = Path::ROOT.key(Article::WORKS);
                line(jats, title, Within::Citation, &works.key(of.as_str()).key(Work::TITLE));
            }
            None => jats.text_at(&name(work).unwrap_or_default(), Edges::BOTH),
        });
}

/// The label of a work: its title, or everything else that is known of it.
fn name(work: &Work) -> Option<String> {
    let printed = || work.unstructured.as_ref().map(|reference| reference.plain_text());
    work.plain_title().or_else(printed).filter(|name| !name.trim().is_empty())
}

/// The URL of a work, and the field it is from.
fn address(identifiers: &WorkIdentifiers) -> Option<(&'static str, &str)> {
    let WorkIdentifiers { doi, url, uri, pmid, pmcid, .. } = identifiers;
    None.or(doi.as_ref().map(|doi| ("doi", doi.as_str())))
        .or(pmcid.as_ref().map(|pmcid| ("pmcid", pmcid.as_str())))
        .or(pmid.as_ref().map(|pmid| ("pmid", pmid.as_str())))
        .or(url.as_ref().map(|url| ("url", url.as_str())))
        .or(uri.as_ref().map(|uri| ("uri", uri.as_str())))
}

/// The most specific value of PMC's list, and whether it covers everything.
fn related_article_type(relation: Relation, work: &Work) -> (&'static str, bool) {
    match relation {
        Relation::Corrects => ("corrected-article", true),
        Relation::CorrectedBy => ("correction-forward", true),
        Relation::Retracts => ("retracted-article", true),
        Relation::RetractedBy => ("retraction-forward", true),
        Relation::Updates => ("updated-article", true),
        Relation::UpdatedBy => ("update", true),
        Relation::TranslationOf | Relation::TranslatedAs => ("alt-language", false),
        Relation::Reviews => ("reviewed-article", true),
        Relation::RespondsTo => ("article-reference", true),
        Relation::Continues => ("continues", true),
        Relation::PreprintOf => ("published-article", true),
        // CSL's type for preprints is `article`.
        Relation::VersionOf if work.r#type.as_str() == "article" => ("preprint", true),
        Relation::Related => ("companion", true),
        Relation::PartOf
        | Relation::HasPart
        | Relation::VersionOf
        | Relation::BasedOn
        | Relation::ReviewedBy => ("companion", false),
    }
}
