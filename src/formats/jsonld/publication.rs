//! What an article or a cited work is part of: issue, volume, periodical.

use serde::Serialize;

use crate::formats::jsonld::identifier::{Identifiers, PropertyValue};
use crate::formats::jsonld::view::{Held, OneOrMany, Text, view};
use crate::formats::jsonld::writer::Writer;
use crate::model::{Issn, Publication, PublicationKind};
use crate::source::Path;

view! {
    /// <https://schema.org/PublicationIssue>, <https://schema.org/PublicationVolume>, or what they are part of
    Container {
        #[serde(rename = "@type")]
        kind: &'static str,
        issue_number: Option<&'a str>,
        volume_number: Option<&'a str>,
        name: Option<&'a str>,
        alternate_name: Option<&'a str>,
        #[serde(rename = "byline:kind")]
        own_kind: Option<&'static str>,
        issn: OneOrMany<Text<'a>>,
        identifier: Vec<PropertyValue<'a>>,
        is_part_of: Option<Box<Container<'a>>>,
    }
}

/// What the article is part of: its publication, or a work.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Whole<'a> {
    Publication(Box<Container<'a>>),
    Work(Held<'a>),
}

impl<'a> Container<'a> {
    /// The issue of the volume of `whole`, as far as there are any.
    pub(super) fn nested(
        issue: Option<&'a str>,
        volume: Option<&'a str>,
        whole: Option<Container<'a>>,
    ) -> Option<Container<'a>> {
        let whole = match volume {
            None => whole,
            Some(_) => Some(Container {
                kind: "PublicationVolume",
                volume_number: volume,
                is_part_of: whole.map(Box::new),
                ..Container::default()
            }),
        };
        match issue {
            None => whole,
            Some(_) => Some(Container {
                kind: "PublicationIssue",
                issue_number: issue,
                is_part_of: whole.map(Box::new),
                ..Container::default()
            }),
        }
    }
}

impl<'a> Writer<'a> {
    /// The publication; where in it the article stands is the article's to say.
    pub(super) fn publication(
        &mut self,
        at: &Path<'_>,
        publication: &'a Publication,
    ) -> Option<Container<'a>> {
        let Publication {
            title,
            kind,
            abbreviated_title,
            issn,
            issn_print,
            issn_l,
            identifiers,
            volume,
            issue,
            first_page: _,
            last_page: _,
            elocation_id: _,
            edition: _,
            section: _,
        } = publication;
        let mut known = Identifiers::default();
        let mut issns = OneOrMany::default();
        // `issn` cannot say which edition a number stands for.
        for (sort, issn) in [("eISSN", issn), ("pISSN", issn_print), ("ISSN-L", issn_l)] {
            let Some(number) = issn.as_ref().map(Issn::canonical) else { continue };
            if !issns.0.contains(&Text::Borrowed(number.as_str())) {
                issns.0.push(Text::Owned(number.clone()));
            }
            known.add(sort, number, None);
        }
        self.other_identifiers(&at.key("identifiers"), identifiers, &mut known);
        let (kind, own_kind) = types(*kind);
        let whole = Container {
            kind,
            name: Some(title),
            alternate_name: abbreviated_title.as_deref(),
            own_kind,
            issn: issns,
            identifier: known.values,
            ..Container::default()
        };
        Container::nested(issue.as_deref(), volume.as_deref(), Some(whole))
    }
}

/// The type, and the kind where the type says less.
fn types(kind: PublicationKind) -> (&'static str, Option<&'static str>) {
    match kind {
        PublicationKind::Periodical => ("Periodical", None),
        PublicationKind::Journal => ("Periodical", Some("journal")),
        PublicationKind::Newspaper => ("Newspaper", None),
        PublicationKind::Magazine => ("Periodical", Some("magazine")),
        PublicationKind::Website => ("WebSite", None),
        PublicationKind::Blog => ("Blog", None),
        PublicationKind::Wire => ("CreativeWorkSeries", Some("wire")),
    }
}
