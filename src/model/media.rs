//! Pictures, films and sounds.

use crate::model::{Uri, Url};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A picture, film or sound.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Media {
    /// Its address, or its file name relative to the article.
    #[schemars(example = &"figures/map.png")]
    pub src: Uri,
    /// Its media type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"image/jpeg")]
    pub media_type: Option<String>,
    /// What it shows, for readers who cannot see it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alt: Option<String>,
    /// Width in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Whom to credit, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The address of its licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub license: Option<Url>,
    /// How it was made, as an IPTC digital source type: a photograph, a composite, the output of a model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digital_source_type: Option<Uri>,
}
