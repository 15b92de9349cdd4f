//! Related works and corrections.

use crate::formats::jsonld::vocabulary::work_types;
use crate::formats::jsonld::write::entity;
use crate::formats::jsonld::write::json::List;
use crate::formats::jsonld::write::writer::Writer;
use crate::model::{Correction, CorrectionKind, Metadata, RelatedWork, Relation, rating_parts};
use crate::source::Path;

impl<'a> Writer<'a, '_> {
    /// The works of one relation, as items of its property.
    pub(super) fn relation(
        &mut self,
        list: &mut List,
        at: &Path<'_>,
        metadata: &'a Metadata,
        wanted: Relation,
    ) {
        for (index, RelatedWork { relation, work }) in metadata.related.iter().enumerate() {
            if *relation != wanted {
                continue;
            }
            let at = at.item(index);
            let entity = self.writable(entity::work, work.as_str());
            let work = self.article.works.get(work.as_str());
            // A reader would take the one for the publication, and the other for the page of the article.
            let node_type = work.map(|work| work_types(work.r#type.as_str()).0);
            let is_publication = wanted == Relation::PartOf
                && (node_type == Some("WebPage")
                    || node_type == Some("Periodical") && metadata.publication.is_none());
            // A reader would not see a part without a title as a work.
            let is_untitled =
                wanted == Relation::HasPart && work.is_some_and(|work| work.plain_title().is_none());
            let is_no_notice = wanted == Relation::CorrectedBy && !node_type.is_some_and(can_be_a_notice);
            match entity.filter(|_| !is_publication && !is_untitled && !is_no_notice) {
                Some(entity) => {
                    list.item(&mut self.json);
                    // In schema.org a correction is not a work, but can be referred to.
                    if wanted == Relation::CorrectedBy { self.refer(entity) } else { self.hold(entity) }
                }
                None => self.lose(&at, &metadata.related[index], "no node can be written for the work"),
            }
        }
    }

    /// Properties that only contain related works.
    pub(super) fn relations(&mut self, at: &Path<'_>, metadata: &'a Metadata, can_review: bool) {
        for (key, relation) in [
            ("isBasedOn", Relation::BasedOn),
            ("translationOfWork", Relation::TranslationOf),
            ("workTranslation", Relation::TranslatedAs),
        ] {
            let mut list = List::new(key);
            self.relation(&mut list, at, metadata, relation);
            list.end(&mut self.json);
        }
        if can_review {
            let mut list = List::new("itemReviewed");
            self.relation(&mut list, at, metadata, Relation::Reviews);
            list.end(&mut self.json);
        }
        for (index, related) in metadata.related.iter().enumerate() {
            let is_written = match related.relation {
                Relation::PartOf
                | Relation::HasPart
                | Relation::BasedOn
                | Relation::TranslationOf
                | Relation::TranslatedAs
                | Relation::CorrectedBy => true,
                Relation::Reviews => can_review,
                Relation::Corrects
                | Relation::Retracts
                | Relation::RetractedBy
                | Relation::Updates
                | Relation::UpdatedBy
                | Relation::VersionOf
                | Relation::PreprintOf
                | Relation::ReviewedBy
                | Relation::RespondsTo
                | Relation::Continues
                | Relation::Related => false,
            };
            if !is_written {
                self.lose(&at.item(index), related, "schema.org has no property for the relation");
            }
        }
    }

    /// `reviewRating`, which only a review with an item has
    pub(super) fn rating(&mut self, at: &Path<'_>, rating: Option<&str>, is_review: bool) {
        let Some(rating) = rating else { return };
        match rating_parts(rating).filter(|_| is_review) {
            Some((value, best)) => {
                self.json.key("reviewRating");
                self.json.node("Rating");
                self.json.text("ratingValue", value);
                self.json.text("bestRating", best);
                self.json.end();
            }
            None => {
                self.lose(at, &rating, "schema.org has ratings of reviewed works: a number out of the best")
            }
        }
    }

    /// `correction`: separate notices, then comments
    pub(super) fn corrections(&mut self, at: &Path<'_>, metadata: &'a Metadata) {
        let mut list = List::new("correction");
        self.relation(&mut list, &at.key(Metadata::RELATED), metadata, Relation::CorrectedBy);
        let at = at.key(Metadata::CORRECTIONS);
        for (index, correction) in metadata.corrections.iter().enumerate() {
            self.correction(&mut list, &at.item(index), correction);
        }
        list.end(&mut self.json);
    }

    /// <https://schema.org/CorrectionComment>
    fn correction(&mut self, list: &mut List, at: &Path<'_>, correction: &'a Correction) {
        let Correction { date, text, kind, work } = correction;
        let words = text.plain_text();
        if *kind == CorrectionKind::Update {
            return self.lose(at, correction, "an update is not a correction");
        }
        if words.trim().is_empty() || date.as_iso().is_none() {
            return self.lose(at, correction, "a correction needs words and a certain date");
        }
        list.item(&mut self.json);
        self.json.node("CorrectionComment");
        let words = self.line(&at.key(Correction::TEXT), text);
        self.json.text("text", &words);
        self.date("datePublished", &at.key(Correction::DATE), Some(date));
        self.held(
            "isBasedOn",
            &at.key(Correction::WORK),
            work.as_ref().map(|work| work.as_str()),
            entity::work,
        );
        self.json.end();
        if *kind != CorrectionKind::Correction {
            self.lose(&at.key(Correction::KIND), kind, "schema.org has one type of correction");
        }
    }
}

/// Whether a work of this type can be a `correction`: an article, or something that may be a comment.
fn can_be_a_notice(node_type: &str) -> bool {
    node_type.ends_with("Article") || matches!(node_type, "CreativeWork" | "BlogPosting" | "Report")
}
