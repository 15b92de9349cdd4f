//! Relations of an article to other works, and to its own earlier versions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::record::record;
use crate::model::{Date, Inlines, WorkRef};

record! {
    /// A work this article is related to.
    pub struct RelatedWork {
        /// How the two are related: this article *corrects*, *is a translation of* … that work.
        pub relation: Relation,
        /// The other work.
        pub work: WorkRef,
    }
}

/// What this article is to the other work. Read it as a sentence: this article *corrects* that work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Relation {
    /// This article is a part of it.
    PartOf,
    /// It is a part of this article.
    HasPart,
    /// This article corrects it.
    Corrects,
    /// It corrects this article.
    CorrectedBy,
    /// This article retracts it.
    Retracts,
    /// It retracts this article.
    RetractedBy,
    /// This article brings it up to date.
    Updates,
    /// It brings this article up to date.
    UpdatedBy,
    /// This article is a translation of it.
    TranslationOf,
    /// It is a translation of this article.
    TranslatedAs,
    /// Both are versions of one article.
    VersionOf,
    /// This article is the preprint of it.
    PreprintOf,
    /// This article is based on it.
    BasedOn,
    /// This article reviews it.
    Reviews,
    /// It reviews this article.
    ReviewedBy,
    /// This article answers it.
    RespondsTo,
    /// This article continues it.
    Continues,
    /// The two belong together in some other way.
    Related,
}

/// The number of a rating and the highest possible one, as written: 4 and 5 of `4/5`.
pub(crate) fn rating_parts(rating: &str) -> Option<(&str, &str)> {
    let is_decimal = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let (value, best) = rating.split_once('/')?;
    let number = |text: &str| text.parse::<f64>().ok().filter(|_| is_decimal(text));
    let (number, highest) = (number(value)?, number(best)?);
    (number <= highest && highest > 0.0).then_some((value, best))
}

record! {
    /// Something that was corrected after publication.
    pub struct Correction {
        /// When.
        pub date: Date,
        /// What was wrong and what is right, as readers are told.
        pub text: Inlines,
        /// The type of notice.
        pub kind: CorrectionKind = default,
        /// The notice, where it was published as a work of its own.
        pub work: Option<WorkRef> = default,
    }
}

/// The type of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum CorrectionKind {
    /// Something wrong was put right.
    #[default]
    Correction,
    /// Something unclear was made clear.
    Clarification,
    /// An error made in production was put right.
    Erratum,
    /// Something new was added.
    Update,
    /// The article was withdrawn.
    Retraction,
    /// The editors doubt that the article can be relied upon.
    ExpressionOfConcern,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_a_number_out_of_the_best() {
        assert_eq!(rating_parts("7.5/10"), Some(("7.5", "10")));
        for other in ["4", "6/5", "four/5", "4/", "/5", "-1/5", "1e1/50", "4/5/6", "4 / 5", "inf/inf", "./5"]
        {
            assert_eq!(rating_parts(other), None, "{other}");
        }
    }
}
