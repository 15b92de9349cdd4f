//! Articles within an article.

use crate::model::record::record;
use crate::model::{Blocks, Id, Metadata, Section};

record! {
    /// An article within the article: a translation, a review or a reply that was published with it, an update of a live blog.
    ///
    /// It has a title, authors and a text of its own. The people, organizations, works and so on that it refers to are
    /// declared with those of the whole article, and ids are used once in all of it.
    pub struct SubArticle {
        /// An id to refer to it by.
        pub id: Option<Id> = default,
        /// Its relation to the enclosing article: `translation`, `reviewer-report`, `decision-letter`, `reply`, `live-update`.
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

impl SubArticle {
    /// The kind of those that a live blog consists of.
    pub(crate) const LIVE_UPDATE: &'static str = "live-update";

    /// Whether it is an update of a live blog.
    pub(crate) fn is_live_update(&self) -> bool {
        self.kind == Self::LIVE_UPDATE
    }
}
