//! Articles within an article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::is_default;
use crate::model::{Blocks, Id, Metadata, Section};

/// An article within the article: a translation, a review or a reply that was published with it.
///
/// It has a title, authors and a text of its own. The people, organizations, works and so on that it refers to are
/// declared with those of the whole article, and ids are used once in all of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct SubArticle {
    /// An id to refer to it by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Id>,
    /// What it is to the article it stands in: `translation`, `reviewer-report`, `decision-letter`, `reply`.
    #[schemars(example = &"translation")]
    pub kind: String,
    /// What a catalogue would say about it. What it leaves out is as in the whole article.
    pub metadata: Metadata,
    /// Its text: one string (blank lines part paragraphs), or a list of blocks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub body: Blocks,
    /// What follows its body.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub back: Vec<Section>,
    /// Articles within it: the reviews of a translation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sub_articles: Vec<SubArticle>,
}
