//! What a reader of somebody else's format makes of a file.

use std::fmt;

use crate::diagnostic::{Finding, Location, Place};
use crate::model::Article;

/// An article that was read from somebody else's format.
pub struct Imported<'s> {
    /// The article, if the file has one.
    pub article: Option<Article>,
    /// What is wrong with the file, and what of it the article has no place for. Their places are
    /// [`Place::Text`]: parts of the file.
    pub findings: Vec<Finding>,
    locate: Box<dyn Fn(&Place) -> Location + 's>,
}

impl<'s> Imported<'s> {
    /// What was read; `locate` finds in the file what the article says at a place, when somebody asks.
    pub(crate) fn new(
        article: Option<Article>,
        findings: Vec<Finding>,
        locate: impl Fn(&Place) -> Location + 's,
    ) -> Self {
        Self { article, findings, locate: Box::new(locate) }
    }

    /// A file that could not be read at all.
    pub(crate) fn unreadable(finding: Finding) -> Self {
        Self::new(None, vec![finding], |place| match place {
            Place::Text(span) => Location::unaddressed(*span),
            _ => Location::unaddressed(Default::default()),
        })
    }

    /// Where in the file a place of the article is: the deepest part of the file that it was read from.
    pub fn locate(&self, place: &Place) -> Location {
        (self.locate)(place)
    }
}

impl fmt::Debug for Imported<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { article, findings, locate: _ } = self;
        f.debug_struct("Imported")
            .field("article", article)
            .field("findings", findings)
            .finish_non_exhaustive()
    }
}
