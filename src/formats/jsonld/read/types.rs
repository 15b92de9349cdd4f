//! The schema.org types that an article uses.

use crate::source::jsonld::in_schema_org;
use crate::standards::schema_org::{Term, vocabulary};

/// The kind of thing that a type means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum EntityType {
    Article,
    Page,
    Person,
    Organization,
    Place,
    Event,
    Work,
    /// What articles appear in.
    Publication,
    Quotation,
    Media,
    /// A property value with additional details.
    Role,
    Term,
}

impl EntityType {
    /// The kind that a type has itself; all other types have that of the types above them.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "Article" | "SocialMediaPosting" | "ReviewNewsArticle" => Self::Article,
            "WebPage" => Self::Page,
            "Person" => Self::Person,
            "Organization" | "Brand" | "Project" | "EducationalOrganization" | "Hospital" => {
                Self::Organization
            }
            "Place" | "VirtualLocation" => Self::Place,
            "Event" => Self::Event,
            "CreativeWork" | "PodcastSeries" | "Legislation" => Self::Work,
            "Blog" | "CreativeWorkSeries" | "Periodical" | "PublicationIssue" | "PublicationVolume"
            | "WebSite" => Self::Publication,
            "Quotation" => Self::Quotation,
            "MediaObject" => Self::Media,
            "Role" => Self::Role,
            "DefinedTerm" | "CategoryCode" => Self::Term,
            _ => return None,
        })
    }
}

/// A type in the spelling of schema.org, and its kind.
pub(super) fn find(name: &str) -> Option<(&'static str, EntityType)> {
    let known = vocabulary().type_in_any_case(name)?;
    // Many types that articles do not use are below these two.
    let is_nothing_special = matches!(known.name, "Thing" | "Intangible");
    let kind = if is_nothing_special { Some(EntityType::Term) } else { kind_of(known) };
    Some((known.name, kind?))
}

/// The kind of a type, or else of the first type above it that has one.
fn kind_of(known: &Term) -> Option<EntityType> {
    EntityType::of(known.name).or_else(|| known.parents().find_map(kind_of))
}

/// The name of a schema.org term, without its URL.
pub(super) fn bare(name: &str) -> &str {
    in_schema_org(name).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_has_its_own_kind_or_that_of_the_nearest_above() {
        for (name, kind) in [
            ("ReportageNewsArticle", EntityType::Article),
            ("ReviewNewsArticle", EntityType::Article),
            ("CollegeOrUniversity", EntityType::Organization),
            ("Hospital", EntityType::Organization),
            ("Library", EntityType::Organization),
            ("ResearchProject", EntityType::Organization),
            ("Restaurant", EntityType::Organization),
            ("Museum", EntityType::Place),
            ("StadiumOrArena", EntityType::Place),
            ("LegislationObject", EntityType::Work),
            ("PodcastSeries", EntityType::Work),
            ("BookSeries", EntityType::Publication),
            ("Newspaper", EntityType::Publication),
            ("ImageObject", EntityType::Media),
            ("Audiobook", EntityType::Media),
            ("EmployeeRole", EntityType::Role),
            ("Thing", EntityType::Term),
        ] {
            assert_eq!(find(name), Some((name, kind)));
        }
        assert_eq!(find("newsarticle"), Some(("NewsArticle", EntityType::Article)));
        for other in ["Product", "Offer", "BreadcrumbList", "headline", "Nonsense"] {
            assert_eq!(find(other), None);
        }
    }
}
