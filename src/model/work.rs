//! A work that the article cites or is related to.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::{self, Shorthand, is_default, shorthand};
use crate::model::{AgentRef, Date, Inlines, Issn, Language, WorkIdentifiers};

/// A work that the article cites or is related to. The fields are those of CSL-JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Work {
    /// The CSL type of the work.
    #[serde(default = "document", skip_serializing_if = "is_document")]
    #[schemars(example = &"article-journal", example = &"webpage")]
    pub r#type: String,
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<BibliographicName>,
    /// Who edited it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editors: Vec<BibliographicName>,
    /// When it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    /// When it was looked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Date>,
    /// The journal, newspaper or book it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<String>,
    /// Where the publisher is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher_place: Option<String>,
    /// The volume.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<String>,
    /// The issue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
    /// The pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"12–19")]
    pub page: Option<String>,
    /// The edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// The number of a report, law or standard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The ISSN of the journal it is in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issn: Option<Issn>,
    /// Its language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// Its DOI, address and other identifiers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub identifiers: WorkIdentifiers,
    /// The whole reference as printed, where its parts are not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unstructured: Option<Inlines>,
}

impl Work {
    /// A work of which nothing is known but its CSL type.
    pub fn of_type(r#type: String) -> Self {
        Self {
            r#type,
            title: None,
            authors: Vec::new(),
            editors: Vec::new(),
            issued: None,
            accessed: None,
            container_title: None,
            publisher: None,
            publisher_place: None,
            volume: None,
            issue: None,
            page: None,
            edition: None,
            number: None,
            issn: None,
            language: None,
            identifiers: WorkIdentifiers::default(),
            unstructured: None,
        }
    }
}

/// A name in a reference: `"Silva, Ana"` is family name and given name, a string without a comma is printed as it is.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", remote = "Self")]
#[schemars(deny_unknown_fields, transform = shorthand::or_string)]
pub struct BibliographicName {
    /// A person or organization declared in this article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<AgentRef>,
    /// A name that has no parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub literal: Option<String>,
    /// The family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<String>,
    /// The given names or initials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// What follows the name: "Jr".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<String>,
}

shorthand!(BibliographicName);

impl Shorthand for BibliographicName {
    fn from_short(short: String) -> Self {
        match short.split_once(',') {
            Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => Self {
                family: Some(family.trim().to_owned()),
                given: Some(given.trim().to_owned()),
                ..Self::default()
            },
            _ => Self { literal: Some(short), ..Self::default() },
        }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let short = match self {
            Self { agent: None, literal: Some(literal), family: None, given: None, suffix: None } => {
                Cow::Borrowed(literal.as_str())
            }
            Self { agent: None, literal: None, family: Some(family), given: Some(given), suffix: None } => {
                Cow::Owned(format!("{family}, {given}"))
            }
            _ => return None,
        };
        (Self::from_short(short.clone().into_owned()) == *self).then_some(short)
    }
}

fn document() -> String {
    "document".to_owned()
}

fn is_document(kind: &str) -> bool {
    kind == "document"
}
