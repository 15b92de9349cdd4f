//! Works that the article is related to, and corrections.

use serde::Serialize;

use crate::formats::jsonld::date::date_parts;
use crate::formats::jsonld::view::{Held, Reference, Text, view};
use crate::formats::jsonld::writer::{WORKS, Writer};
use crate::model::{self, CorrectionKind, Metadata, Relation};
use crate::source::Path;

/// Related works, by property.
#[derive(Default)]
pub(super) struct RelatedWorks<'a> {
    pub(super) is_part_of: Vec<Held<'a>>,
    pub(super) is_based_on: Vec<Held<'a>>,
    pub(super) translation_of_work: Vec<Held<'a>>,
    pub(super) work_translation: Vec<Held<'a>>,
    pub(super) item_reviewed: Vec<Held<'a>>,
    pub(super) has_part: Vec<Held<'a>>,
    pub(super) correction: Vec<CorrectionView<'a>>,
    pub(super) other: Vec<RelationView<'a>>,
}

view! {
    /// A relation that schema.org has no property for.
    RelationView {
        #[serde(rename = "byline:relation")]
        relation: &'static str,
        #[serde(rename = "byline:work")]
        work: Option<Reference<'a>>,
    }
}

/// A correction: a work, or a comment.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum CorrectionView<'a> {
    Work(Reference<'a>),
    Comment(Box<CorrectionComment<'a>>),
}

view! {
    /// <https://schema.org/CorrectionComment>
    CorrectionComment {
        #[serde(rename = "@type")]
        kind: &'static str,
        text: Text<'a>,
        #[serde(rename = "byline:kind")]
        own_kind: Option<&'static str>,
        date_published: Option<&'a str>,
        #[serde(rename = "byline:datePublished")]
        date_edtf: Option<&'a str>,
        is_based_on: Option<Reference<'a>>,
    }
}

impl<'a> Writer<'a> {
    /// `can_review` says whether the article's type has `itemReviewed`.
    pub(super) fn related(
        &mut self,
        at: &Path<'_>,
        metadata: &'a Metadata,
        can_review: bool,
    ) -> RelatedWorks<'a> {
        let mut view = RelatedWorks::default();
        for (index, model::RelatedWork { relation, work }) in metadata.related.iter().enumerate() {
            let at = at.key("related");
            let at = at.item(index);
            let at = at.key("work");
            let work = work.as_str();
            let list = match relation {
                Relation::PartOf => &mut view.is_part_of,
                Relation::HasPart => &mut view.has_part,
                Relation::TranslationOf => &mut view.translation_of_work,
                Relation::TranslatedAs => &mut view.work_translation,
                Relation::BasedOn => &mut view.is_based_on,
                Relation::Reviews if can_review => &mut view.item_reviewed,
                Relation::CorrectedBy => {
                    view.correction.extend(self.refer(&at, work, WORKS).map(CorrectionView::Work));
                    continue;
                }
                relation => {
                    if let Some(work) = self.refer(&at, work, WORKS) {
                        view.other
                            .push(RelationView { relation: relation_name(*relation), work: Some(work) });
                    }
                    continue;
                }
            };
            list.extend(self.hold(&at, work, WORKS));
        }
        for (index, correction) in metadata.corrections.iter().enumerate() {
            let at = at.key("corrections");
            let comment = self.correction_comment(&at.item(index), correction);
            view.correction.push(CorrectionView::Comment(Box::new(comment)));
        }
        view
    }

    fn correction_comment(
        &mut self,
        at: &Path<'_>,
        correction: &'a model::Correction,
    ) -> CorrectionComment<'a> {
        let model::Correction { date, text, kind, work } = correction;
        let date = date_parts(Some(date));
        CorrectionComment {
            kind: "CorrectionComment",
            text: self.line(&at.key("text"), text),
            own_kind: correction_kind(*kind),
            date_published: date.iso,
            date_edtf: date.edtf,
            is_based_on: work.as_ref().and_then(|work| self.refer(&at.key("work"), work.as_str(), WORKS)),
        }
    }
}

fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::PartOf => "part-of",
        Relation::HasPart => "has-part",
        Relation::Corrects => "corrects",
        Relation::CorrectedBy => "corrected-by",
        Relation::Retracts => "retracts",
        Relation::RetractedBy => "retracted-by",
        Relation::Updates => "updates",
        Relation::UpdatedBy => "updated-by",
        Relation::TranslationOf => "translation-of",
        Relation::TranslatedAs => "translated-as",
        Relation::VersionOf => "version-of",
        Relation::PreprintOf => "preprint-of",
        Relation::BasedOn => "based-on",
        Relation::Reviews => "reviews",
        Relation::ReviewedBy => "reviewed-by",
        Relation::RespondsTo => "responds-to",
        Relation::Continues => "continues",
        Relation::Related => "related",
    }
}

fn correction_kind(kind: CorrectionKind) -> Option<&'static str> {
    match kind {
        CorrectionKind::Correction => None,
        CorrectionKind::Clarification => Some("clarification"),
        CorrectionKind::Erratum => Some("erratum"),
        CorrectionKind::Update => Some("update"),
        CorrectionKind::Retraction => Some("retraction"),
        CorrectionKind::ExpressionOfConcern => Some("expression-of-concern"),
    }
}
