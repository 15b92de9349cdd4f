//! Under which terms an article may be used.

use crate::model::{AgentRef, Date, Url};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Terms under which the article may be used.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct License {
    /// The licence's SPDX id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"CC-BY-4.0")]
    pub spdx: Option<String>,
    /// The address of the licence's text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"https://creativecommons.org/licenses/by/4.0/")]
    pub url: Option<Url>,
    /// The licence in words, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// The day from which it holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    /// The version it holds for, in Crossref's words: `vor`, `am`, `tdm`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"vor")]
    pub applies_to: Option<String>,
}

/// Who holds the rights, since when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Copyright {
    /// The year of the copyright.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = 2026)]
    pub year: Option<u16>,
    /// The person or organization that holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub holder: Option<AgentRef>,
    /// The copyright line, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"© 2026 Harbour Media")]
    pub statement: Option<String>,
}
