//! When an article was written, published, changed.

use crate::model::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When the article was written, published, changed. Each is an EDTF date.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Dates {
    /// When it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<Date>,
    /// When the publisher received it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Date>,
    /// When revised versions came in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revised: Vec<Date>,
    /// When it was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Date>,
    /// When it was first published, online or in print.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// When it appeared in print, if that is another day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_print: Option<Date>,
    /// When the published article was last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<Date>,
    /// When it was retracted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retracted: Option<Date>,
    /// The time before which it may not be published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub embargoed_until: Option<Date>,
    /// When it stops being valid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
}
