//! Where an article appeared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::is_default;
use crate::model::{Identifier, Issn};

/// The newspaper, journal or site the article appeared in, and where in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Publication {
    /// Its name.
    #[schemars(example = &"Harbour Herald")]
    pub title: String,
    /// What sort of publication it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: PublicationKind,
    /// Its name as it is abbreviated in citations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abbreviated_title: Option<String>,
    /// The ISSN of the online edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issn: Option<Issn>,
    /// The ISSN of the print edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issn_print: Option<Issn>,
    /// The linking ISSN, which stands for all editions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issn_l: Option<Issn>,
    /// Other identifiers: an NLM title abbreviation, a publisher's code.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// The volume.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<String>,
    /// The issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// The first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_page: Option<String>,
    /// The last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_page: Option<String>,
    /// The number that stands in place of page numbers in an electronic journal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elocation_id: Option<String>,
    /// The edition of the day: "morning", "late city".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The section it appeared in: "Politics".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
}

impl Publication {
    /// A publication of which nothing is known but its name.
    pub fn named(title: String) -> Self {
        Self {
            title,
            kind: PublicationKind::default(),
            abbreviated_title: None,
            issn: None,
            issn_print: None,
            issn_l: None,
            identifiers: Vec::new(),
            volume: None,
            issue: None,
            first_page: None,
            last_page: None,
            elocation_id: None,
            edition: None,
            section: None,
        }
    }
}

/// What sort of publication it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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
