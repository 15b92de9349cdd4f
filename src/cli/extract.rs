//! What is read from a file besides its findings.

use serde::{Deserialize, Serialize};

use crate::rules::{Coverage, Facts};

/// What is read from a file besides its findings: for comparisons with other files, and for reports.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Extract {
    /// The facts that other files may contradict, if files are compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) facts: Option<Facts>,
    /// What it has of what Google Search asks for, if that is shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) coverage: Option<Coverage>,
}
