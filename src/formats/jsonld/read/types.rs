//! The schema.org types that an article uses.

use std::sync::LazyLock;

use crate::source::hash::HashMap;
use crate::source::jsonld::in_schema_org;

/// The kind of thing that a type means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Sort {
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
const TYPES: &[(Sort, &[&str])] = &[
    (
        Sort::Article,
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
        Sort::Page,
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
    (Sort::Person, &["Person", "Patient"]),
    (
        Sort::Organization,
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
        Sort::Place,
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
        Sort::Event,
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
        Sort::Work,
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
        Sort::Publication,
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
    (Sort::Quotation, &["Quotation"]),
    (
        Sort::Media,
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
    (Sort::Role, &["Role", "OrganizationRole", "EmployeeRole", "PerformanceRole", "LinkRole"]),
    (Sort::Term, &["DefinedTerm", "CategoryCode", "Thing", "Intangible"]),
];

/// The kind of each type.
static SORTS: LazyLock<HashMap<&str, Sort>> = LazyLock::new(|| {
    // For a name that is listed several times, the first kind.
    let all = TYPES.iter().rev();
    all.flat_map(|(sort, names)| names.iter().map(|name| (*name, *sort))).collect()
});

/// A type in the spelling of schema.org, and its kind.
pub(super) fn find(name: &str) -> Option<(&'static str, Sort)> {
    let known = |(name, sort): (&&'static str, &Sort)| (*name, *sort);
    SORTS.get_key_value(name).map(known).or_else(|| {
        let mut all = TYPES.iter().flat_map(|(sort, names)| names.iter().map(|name| (*name, *sort)));
        all.find(|(known, _)| known.eq_ignore_ascii_case(name))
    })
}

/// The name of a schema.org term, without its URL.
pub(super) fn bare(name: &str) -> &str {
    in_schema_org(name).unwrap_or(name)
}
