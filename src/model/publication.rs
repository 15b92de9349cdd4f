//! Where an article appeared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::record::record;
use crate::model::{Identifier, Issn};

record! {
    /// The newspaper, journal or site the article appeared in, and where in it.
    #[derive(Default)]
    pub struct Publication {
        /// Its name.
        #[schemars(example = &"Harbour Herald")]
        pub title: String,
        /// The type of publication.
        pub kind: PublicationKind = default,
        /// Its name as it is abbreviated in citations.
        pub abbreviated_title: Option<String> = default,
        /// The ISSN of the online edition.
        pub issn: Option<Issn> = default,
        /// The ISSN of the print edition.
        pub issn_print: Option<Issn> = default,
        /// The linking ISSN, which identifies all editions.
        pub issn_l: Option<Issn> = default,
        /// Other identifiers: an NLM title abbreviation, a publisher's code.
        pub identifiers: Vec<Identifier> = default,
        /// The volume.
        pub volume: Option<String> = default,
        /// The issue.
        pub issue: Option<String> = default,
        /// The first page.
        pub first_page: Option<String> = default,
        /// The last page.
        pub last_page: Option<String> = default,
        /// The article number used instead of page numbers in an electronic journal.
        pub elocation_id: Option<String> = default,
        /// The edition of the day: "morning", "late city".
        pub edition: Option<String> = default,
        /// The section it appeared in: "Politics".
        pub section: Option<String> = default,
    }
}

impl Publication {
    /// A publication of which nothing is known but its name.
    pub fn named(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }
}

/// The type of publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PublicationKind {
    /// It appears again and again; of no particular kind.
    #[default]
    Periodical,
    /// A learned journal.
    Journal,
    /// A newspaper.
    Newspaper,
    /// A magazine.
    Magazine,
    /// A web site.
    Website,
    /// A blog.
    Blog,
    /// A news agency's wire.
    Wire,
}
