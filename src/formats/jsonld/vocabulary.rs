//! Kinds of the model, and types of schema.org: the mapping in both directions.
//!
//! A writer maps a kind to a type, a reader a type to a kind; a kind that is not mapped back to itself is lost.

use crate::model::{ArticleKind, EventKind, OrganizationKind, PlaceKind, PublicationKind};

/// The member with the copy of the article, with byline's prefix.
pub(super) const COPY: &str = "byline:article";

/// The type of an article; `is_review` is whether it states the reviewed work.
pub(super) fn article_type(kind: ArticleKind, is_in_journal: bool, is_review: bool) -> &'static str {
    match kind {
        ArticleKind::News => "NewsArticle",
        ArticleKind::Analysis => "AnalysisNewsArticle",
        ArticleKind::Background => "BackgroundNewsArticle",
        ArticleKind::ResearchArticle | ArticleKind::ReviewArticle | ArticleKind::BriefReport => {
            "ScholarlyArticle"
        }
        ArticleKind::CaseReport => "MedicalScholarlyArticle",
        ArticleKind::BlogPost => "BlogPosting",
        ArticleKind::LiveBlog => "LiveBlogPosting",
        ArticleKind::Opinion => "OpinionNewsArticle",
        _ if is_in_journal => "ScholarlyArticle",
        ArticleKind::Letter | ArticleKind::Editorial => "OpinionNewsArticle",
        // In schema.org a review needs the reviewed item.
        ArticleKind::Review if is_review => "ReviewNewsArticle",
        ArticleKind::Article
        | ArticleKind::Review
        | ArticleKind::Interview
        | ArticleKind::Obituary
        | ArticleKind::Correction
        | ArticleKind::Retraction
        | ArticleKind::Other => "Article",
    }
}

pub(super) fn article_kind(name: Option<&str>) -> ArticleKind {
    match name {
        Some("OpinionNewsArticle") => ArticleKind::Opinion,
        Some("AnalysisNewsArticle") => ArticleKind::Analysis,
        Some("BackgroundNewsArticle") => ArticleKind::Background,
        Some("ReviewNewsArticle") => ArticleKind::Review,
        Some("ScholarlyArticle" | "MedicalScholarlyArticle") => ArticleKind::ResearchArticle,
        Some("BlogPosting") => ArticleKind::BlogPost,
        Some("LiveBlogPosting") => ArticleKind::LiveBlog,
        Some(name) if name.ends_with("NewsArticle") => ArticleKind::News,
        _ => ArticleKind::Article,
    }
}

/// The type of an organization.
pub(super) fn organization_type(kind: OrganizationKind) -> &'static str {
    match kind {
        OrganizationKind::State | OrganizationKind::Government | OrganizationKind::Court => {
            "GovernmentOrganization"
        }
        OrganizationKind::Company => "Corporation",
        OrganizationKind::University => "CollegeOrUniversity",
        OrganizationKind::ResearchInstitute => "ResearchOrganization",
        OrganizationKind::NewsMedia => "NewsMediaOrganization",
        OrganizationKind::Ngo => "NGO",
        OrganizationKind::PoliticalParty => "PoliticalParty",
        OrganizationKind::SportsTeam => "SportsTeam",
        // Not every armed force belongs to a state.
        OrganizationKind::Organization
        | OrganizationKind::Intergovernmental
        | OrganizationKind::Department
        | OrganizationKind::Military => "Organization",
    }
}

pub(super) fn organization_kind(name: Option<&str>) -> OrganizationKind {
    match name {
        Some("NewsMediaOrganization" | "RadioStation" | "TelevisionStation") => OrganizationKind::NewsMedia,
        Some("GovernmentOrganization" | "GovernmentOffice") => OrganizationKind::Government,
        Some("Corporation" | "Airline" | "OnlineBusiness" | "OnlineStore" | "LocalBusiness") => {
            OrganizationKind::Company
        }
        Some("CollegeOrUniversity") => OrganizationKind::University,
        Some("ResearchOrganization") => OrganizationKind::ResearchInstitute,
        Some("NGO") => OrganizationKind::Ngo,
        Some("PoliticalParty") => OrganizationKind::PoliticalParty,
        Some("SportsTeam") => OrganizationKind::SportsTeam,
        _ => OrganizationKind::default(),
    }
}

/// The type of a place. A region is an administrative area if it has an ISO 3166-2 code.
pub(super) fn place_type(kind: PlaceKind, is_subdivision: bool) -> &'static str {
    match kind {
        PlaceKind::Country => "Country",
        PlaceKind::City => "City",
        PlaceKind::Virtual => "VirtualLocation",
        PlaceKind::Region if is_subdivision => "AdministrativeArea",
        PlaceKind::Place | PlaceKind::Region | PlaceKind::Venue => "Place",
    }
}

pub(super) fn place_kind(name: Option<&str>) -> PlaceKind {
    match name {
        Some("Country") => PlaceKind::Country,
        Some("State" | "AdministrativeArea" | "SchoolDistrict") => PlaceKind::Region,
        Some("City") => PlaceKind::City,
        Some("VirtualLocation") => PlaceKind::Virtual,
        Some("StadiumOrArena" | "EventVenue" | "CivicStructure" | "Museum" | "MusicVenue") => {
            PlaceKind::Venue
        }
        _ => PlaceKind::default(),
    }
}

/// The type of an event.
pub(super) fn event_type(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Publication => "PublicationEvent",
        EventKind::Match => "SportsEvent",
        EventKind::Performance => "PerformingArtsEvent",
        EventKind::Exhibition => "ExhibitionEvent",
        EventKind::Festival => "Festival",
        _ => "Event",
    }
}

pub(super) fn event_kind(name: Option<&str>) -> EventKind {
    match name {
        Some("PublicationEvent") => EventKind::Publication,
        Some("BusinessEvent" | "ConferenceEvent") => EventKind::Meeting,
        Some("SportsEvent") => EventKind::Match,
        Some("PerformingArtsEvent" | "MusicEvent" | "TheaterEvent" | "DanceEvent" | "ComedyEvent") => {
            EventKind::Performance
        }
        Some("ExhibitionEvent" | "VisualArtsEvent") => EventKind::Exhibition,
        Some("Festival") => EventKind::Festival,
        _ => EventKind::default(),
    }
}

/// The role that a property of an event states; competing is what participants in a match do anyway.
pub(super) fn role_of(property: &str) -> Option<&str> {
    match property {
        "homeTeam" => Some("home"),
        "awayTeam" => Some("away"),
        "competitor" => None,
        property => Some(property),
    }
}

/// The type of a publication.
pub(super) fn publication_type(kind: PublicationKind) -> &'static str {
    match kind {
        PublicationKind::Periodical | PublicationKind::Journal | PublicationKind::Magazine => "Periodical",
        PublicationKind::Newspaper => "Newspaper",
        PublicationKind::Website => "WebSite",
        PublicationKind::Blog => "Blog",
        PublicationKind::Wire => "CreativeWorkSeries",
    }
}

pub(super) fn publication_kind(name: Option<&str>) -> PublicationKind {
    match name {
        Some("Newspaper") => PublicationKind::Newspaper,
        Some("WebSite") => PublicationKind::Website,
        Some("Blog") => PublicationKind::Blog,
        _ => PublicationKind::default(),
    }
}

/// The type of a work of this CSL type, and the type of its container.
///
/// Types for which search engines require more than an article states are written as `CreativeWork`: data sets, films,
/// reviews, programs.
pub(super) fn work_types(csl: &str) -> (&'static str, &'static str) {
    match csl {
        "article" | "paper-conference" => ("ScholarlyArticle", "CreativeWork"),
        "article-journal" => ("ScholarlyArticle", "Periodical"),
        "article-magazine" => ("Article", "Periodical"),
        "article-newspaper" => ("NewsArticle", "Newspaper"),
        "bill" | "legislation" | "regulation" | "treaty" => ("Legislation", "CreativeWork"),
        "book" => ("Book", "BookSeries"),
        "chapter" => ("Chapter", "Book"),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => ("Article", "Book"),
        "manuscript" => ("Manuscript", "CreativeWork"),
        "map" => ("Map", "CreativeWork"),
        "musical_score" => ("SheetMusic", "CreativeWork"),
        "periodical" => ("Periodical", "CreativeWork"),
        "personal_communication" => ("Message", "CreativeWork"),
        "post" => ("CreativeWork", "WebSite"),
        "post-weblog" => ("BlogPosting", "Blog"),
        "report" => ("Report", "CreativeWork"),
        "review" | "review-book" => ("CreativeWork", "Periodical"),
        "song" => ("MusicRecording", "CreativeWork"),
        "thesis" => ("Thesis", "CreativeWork"),
        "webpage" => ("WebPage", "WebSite"),
        _ => ("CreativeWork", "CreativeWork"),
    }
}

/// The CSL type nearest to a schema.org type.
pub(super) fn csl_type(name: Option<&str>) -> &'static str {
    match name.unwrap_or_default() {
        "ScholarlyArticle" | "MedicalScholarlyArticle" => "article-journal",
        "BlogPosting" | "LiveBlogPosting" => "post-weblog",
        "SocialMediaPosting" | "DiscussionForumPosting" | "Comment" => "post",
        "Report" => "report",
        "Article" | "TechArticle" | "SatiricalArticle" => "article",
        name if name.ends_with("NewsArticle") => "article-newspaper",
        "Book" => "book",
        "Chapter" => "chapter",
        "Dataset" | "DataCatalog" | "DataDownload" => "dataset",
        "Legislation" | "LegislationObject" => "legislation",
        "Manuscript" => "manuscript",
        "Map" => "map",
        "Message" => "personal_communication",
        "Movie" | "VideoObject" => "motion_picture",
        "TVEpisode" | "Episode" | "PodcastEpisode" => "broadcast",
        "SheetMusic" | "MusicComposition" => "musical_score",
        "MusicRecording" | "MusicAlbum" | "AudioObject" => "song",
        "Periodical" | "Newspaper" => "periodical",
        "Review" | "CriticReview" => "review",
        "SoftwareApplication" | "SoftwareSourceCode" | "WebApplication" | "MobileApplication" => "software",
        "Thesis" => "thesis",
        "ImageObject" | "Photograph" | "Painting" => "graphic",
        "WebPage" | "WebSite" | "Blog" => "webpage",
        _ => "document",
    }
}

/// Whether a suffix is part of the name, not a degree: "Jr".
pub(super) fn is_generation(suffix: &str) -> bool {
    let bare = suffix.trim().trim_end_matches('.').to_ascii_lowercase();
    matches!(
        bare.as_str(),
        "jr" | "sr" | "junior" | "senior" | "ii" | "iii" | "iv" | "v" | "vi" | "2nd" | "3rd"
    )
}

/// The base URL of SPDX license pages.
pub(super) const SPDX_PAGES: &str = "https://spdx.org/licenses/";

/// The name of the funder registry in `identifier`.
pub(super) const FUNDER_REGISTRY: &str = "Crossref Funder ID";

/// Whether a DOI is in the funder registry, which its prefix states.
pub(super) fn is_of_funders(doi: &str) -> bool {
    doi.strip_prefix("10.13039/")
        .is_some_and(|id| !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// The namespace of the [IPTC vocabulary](http://cv.iptc.org/newscodes/digitalsourcetype/).
const IPTC: &str = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/// Its terms that schema.org [lists](https://schema.org/IPTCDigitalSourceEnumeration), and their names there.
const SOURCE_TYPES: [(&str, &str); 17] = [
    ("algorithmicallyEnhanced", "AlgorithmicallyEnhanced"),
    ("algorithmicMedia", "AlgorithmicMedia"),
    ("composite", "Composite"),
    ("compositeCapture", "CompositeCapture"),
    ("compositeSynthetic", "CompositeSynthetic"),
    ("compositeWithTrainedAlgorithmicMedia", "CompositeWithTrainedAlgorithmicMedia"),
    ("computationalCapture", "MultiFrameComputationalCapture"),
    ("dataDrivenMedia", "DataDrivenMedia"),
    ("digitalArt", "DigitalArt"),
    ("digitalCapture", "DigitalCapture"),
    ("minorHumanEdits", "MinorHumanEdits"),
    ("negativeFilm", "NegativeFilm"),
    ("positiveFilm", "PositiveFilm"),
    ("print", "Print"),
    ("screenCapture", "ScreenCapture"),
    ("trainedAlgorithmicMedia", "TrainedAlgorithmicMedia"),
    ("virtualRecording", "VirtualRecording"),
];

/// The schema.org enumeration member for an IPTC term.
pub(super) fn enumerated_source_type(uri: &str) -> Option<String> {
    let term = uri.split_once("cv.iptc.org/newscodes/digitalsourcetype/")?.1;
    let (_, member) = SOURCE_TYPES.iter().find(|(known, _)| *known == term)?;
    Some(format!("https://schema.org/{member}DigitalSource"))
}

/// The IPTC term for a schema.org enumeration member.
pub(super) fn source_type_of(member: &str) -> Option<String> {
    let member = member.strip_suffix("DigitalSource")?;
    let (term, _) = SOURCE_TYPES.iter().find(|(_, known)| *known == member)?;
    Some(format!("{IPTC}{term}"))
}
