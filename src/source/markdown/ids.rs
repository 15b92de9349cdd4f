//! What a link to `#id` means, by what the id names.

use crate::source::hash::HashSet;

/// The ids of an article.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    pub(crate) entities: HashSet<String>,
    pub(crate) quotes: HashSet<String>,
    /// Those of blocks, notes and other parts of the article.
    pub(crate) parts: HashSet<String>,
}

/// What a field of the article declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// Its keys are the ids of people, organizations, places, events or works.
    Entities,
    /// Its keys are the ids of quotes.
    Quotes,
    /// Blocks in it have ids.
    Parts,
}

/// A passage that refers to something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reference {
    Mention,
    Quote,
    Part,
}

impl Ids {
    /// What the field with this name declares; the body has parts.
    pub(crate) fn holder(field: &str) -> Option<Holder> {
        Some(match field {
            "people" | "organizations" | "places" | "events" | "works" => Holder::Entities,
            "quotes" => Holder::Quotes,
            "metadata" | "back" | "subArticles" | "body" => Holder::Parts,
            _ => return None,
        })
    }

    /// What a link to this id is. One that nothing has is a mention, and dangling.
    pub(crate) fn reference(&self, id: &str) -> Reference {
        if self.entities.contains(id) {
            Reference::Mention
        } else if self.quotes.contains(id) {
            Reference::Quote
        } else if self.parts.contains(id) {
            Reference::Part
        } else {
            Reference::Mention
        }
    }
}

impl Reference {
    /// The type of the passage, and its member for the id.
    pub(super) fn fields(self) -> (&'static str, &'static str) {
        match self {
            Self::Mention => ("mention", "ref"),
            Self::Quote => ("quote", "ref"),
            Self::Part => ("crossReference", "target"),
        }
    }
}
