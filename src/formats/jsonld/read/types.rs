//! The schema.org types that an article uses.

use std::sync::LazyLock;

use crate::source::hash::HashMap;
use crate::source::jsonld::in_schema_org;

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

/// The types of each kind.
const TYPES: &[(EntityType, &[&str])] = &[
    (
        EntityType::Article,
        &[
            "Article",
            "NewsArticle",
            "AdvertiserContentArticle",
            "AnalysisNewsArticle",
            "AskPublicNewsArticle",
            "BackgroundNewsArticle",
            "OpinionNewsArticle",
            "ReportageNewsArticle",
            "ReviewNewsArticle",
            "BlogPosting",
            "LiveBlogPosting",
            "SocialMediaPosting",
            "DiscussionForumPosting",
            "ScholarlyArticle",
            "MedicalScholarlyArticle",
            "SatiricalArticle",
            "TechArticle",
            "APIReference",
            "Report",
        ],
    ),
    (
        EntityType::Page,
        &[
            "WebPage",
            "AboutPage",
            "CheckoutPage",
            "CollectionPage",
            "ContactPage",
            "FAQPage",
            "ItemPage",
            "MedicalWebPage",
            "ProfilePage",
            "QAPage",
            "RealEstateListing",
            "SearchResultsPage",
        ],
    ),
    (EntityType::Person, &["Person", "Patient"]),
    (
        EntityType::Organization,
        &[
            "Organization",
            "NewsMediaOrganization",
            "Corporation",
            "GovernmentOrganization",
            "GovernmentOffice",
            "CollegeOrUniversity",
            "EducationalOrganization",
            "School",
            "ResearchOrganization",
            "NGO",
            "PoliticalParty",
            "Airline",
            "Consortium",
            "Cooperative",
            "FundingAgency",
            "FundingScheme",
            "LibrarySystem",
            "LocalBusiness",
            "MedicalOrganization",
            "MusicGroup",
            "OnlineBusiness",
            "OnlineStore",
            "PerformingGroup",
            "Project",
            "ResearchProject",
            "SearchRescueOrganization",
            "SportsOrganization",
            "SportsTeam",
            "TheaterGroup",
            "WorkersUnion",
            "RadioStation",
            "TelevisionStation",
            "Library",
            "Hospital",
            "Brand",
        ],
    ),
    (
        EntityType::Place,
        &[
            "Place",
            "Country",
            "City",
            "State",
            "AdministrativeArea",
            "SchoolDistrict",
            "VirtualLocation",
            "CivicStructure",
            "StadiumOrArena",
            "EventVenue",
            "Landform",
            "LandmarksOrHistoricalBuildings",
            "Mountain",
            "BodyOfWater",
            "Continent",
            "RiverBodyOfWater",
            "SeaBodyOfWater",
            "TouristAttraction",
            "Accommodation",
            "Residence",
            "Museum",
            "Park",
            "Airport",
            "MusicVenue",
        ],
    ),
    (
        EntityType::Event,
        &[
            "Event",
            "PublicationEvent",
            "BusinessEvent",
            "ChildrensEvent",
            "ComedyEvent",
            "ConferenceEvent",
            "CourseInstance",
            "DanceEvent",
            "DeliveryEvent",
            "EducationEvent",
            "EventSeries",
            "ExhibitionEvent",
            "Festival",
            "FoodEvent",
            "Hackathon",
            "LiteraryEvent",
            "MusicEvent",
            "SaleEvent",
            "ScreeningEvent",
            "SocialEvent",
            "SportsEvent",
            "TheaterEvent",
            "VisualArtsEvent",
            "BroadcastEvent",
        ],
    ),
    (
        EntityType::Work,
        &[
            "CreativeWork",
            "Book",
            "Chapter",
            "Dataset",
            "DataCatalog",
            "Legislation",
            "LegislationObject",
            "Manuscript",
            "Map",
            "Message",
            "Movie",
            "TVSeries",
            "TVEpisode",
            "Episode",
            "PodcastEpisode",
            "PodcastSeries",
            "SheetMusic",
            "MusicRecording",
            "MusicComposition",
            "MusicAlbum",
            "Play",
            "Photograph",
            "Painting",
            "Poster",
            "Review",
            "CriticReview",
            "EmployerReview",
            "UserReview",
            "SoftwareApplication",
            "MobileApplication",
            "WebApplication",
            "SoftwareSourceCode",
            "VideoGame",
            "Game",
            "Thesis",
            "Course",
            "DigitalDocument",
            "Claim",
            "Comment",
            "Conversation",
            "CorrectionComment",
            "WebContent",
            "SpecialAnnouncement",
            "PresentationDigitalDocument",
            "TextDigitalDocument",
            "SpreadsheetDigitalDocument",
        ],
    ),
    (
        EntityType::Publication,
        &[
            "PublicationIssue",
            "PublicationVolume",
            "Periodical",
            "Newspaper",
            "WebSite",
            "Blog",
            "CreativeWorkSeries",
            "BookSeries",
        ],
    ),
    (EntityType::Quotation, &["Quotation"]),
    (
        EntityType::Media,
        &[
            "ImageObject",
            "MediaObject",
            "AudioObject",
            "VideoObject",
            "Audiobook",
            "AudioObjectSnapshot",
            "Barcode",
            "ImageObjectSnapshot",
            "VideoObjectSnapshot",
            "DataDownload",
        ],
    ),
    (EntityType::Role, &["Role", "OrganizationRole", "EmployeeRole", "PerformanceRole", "LinkRole"]),
    (EntityType::Term, &["DefinedTerm", "CategoryCode", "Thing", "Intangible"]),
];

/// The kind of each type.
static ENTITY_TYPES: LazyLock<HashMap<&str, EntityType>> = LazyLock::new(|| {
    // For a name that is listed several times, the first kind.
    let all = TYPES.iter().rev();
    all.flat_map(|(kind, names)| names.iter().map(|name| (*name, *kind))).collect()
});

/// A type in the spelling of schema.org, and its kind.
pub(super) fn find(name: &str) -> Option<(&'static str, EntityType)> {
    let known = |(name, kind): (&&'static str, &EntityType)| (*name, *kind);
    ENTITY_TYPES.get_key_value(name).map(known).or_else(|| {
        let mut all = TYPES.iter().flat_map(|(kind, names)| names.iter().map(|name| (*name, *kind)));
        all.find(|(known, _)| known.eq_ignore_ascii_case(name))
    })
}

/// The name of a schema.org term, without its URL.
pub(super) fn bare(name: &str) -> &str {
    in_schema_org(name).unwrap_or(name)
}
