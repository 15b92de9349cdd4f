//! Articles within an article.

use crate::model::record::record;
use crate::model::{Blocks, Id, Metadata, Section};

record! {
    /// An article within the article: a translation, a review or a reply that was published with it.
    ///
    /// It has a title, authors and a text of its own. The people, organizations, works and so on that it refers to are
    /// declared with those of the whole article, and ids are used once in all of it.
    pub struct SubArticle {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its relation to the enclosing article: `translation`, `reviewer-report`, `decision-letter`, `reply`.
        #[schemars(example = &"translation")]
        pub kind: String,
        /// What a catalogue would say about it. What it leaves out is as in the whole article.
        pub metadata: Metadata,
        /// Its text: one string (blank lines part paragraphs), or a list of blocks.
        pub body: Blocks = default,
        /// What follows its body.
        pub back: Vec<Section> = default,
        /// Articles within it: the reviews of a translation.
        pub sub_articles: Vec<SubArticle> = default,
    }
}
