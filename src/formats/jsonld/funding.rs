//! Grants.

use crate::formats::jsonld::view::{Reference, view};
use crate::formats::jsonld::writer::{AGENTS, Writer};
use crate::model::Funding;
use crate::source::Path;

view! {
    /// <https://schema.org/Grant>
    Grant {
        #[serde(rename = "@type")]
        kind: &'static str,
        name: Option<&'a str>,
        description: Option<&'a str>,
        identifier: Vec<&'a str>,
        funder: Option<Reference<'a>>,
        funded_item: Vec<Reference<'a>>,
    }
}

impl<'a> Writer<'a> {
    pub(super) fn grant(&mut self, at: &Path<'_>, funding: &'a Funding) -> Grant<'a> {
        let Funding { funder, awards, title, recipients, statement } = funding;
        Grant {
            kind: "Grant",
            name: title.as_deref(),
            description: statement.as_deref(),
            identifier: awards.iter().map(String::as_str).collect(),
            funder: self.refer(&at.key("funder"), funder.as_str(), AGENTS),
            funded_item: self.refer_all(
                &at.key("recipients"),
                recipients.iter().map(|agent| agent.as_str()),
                AGENTS,
            ),
        }
    }
}
