//! What a catalogue would say about the article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::record::record;
use crate::model::{
    AgentRef, Blocks, Contributor, Copyright, Correction, Date, Dates, EntityRef, Inlines, Language, License,
    Media, OrganizationRef, PlaceRef, Publication, RelatedWork, Section, Term, TranslatedText, Uri, Url,
    WorkIdentifiers, WorkRef,
};

record! {
    /// What a catalogue would say about the article. `title` and `language` are required.
    #[derive(Default)]
    pub struct Metadata {
        /// The headline, without a full stop.
        #[schemars(example = &"Council approves tidal barrage after nine-hour hearing")]
        pub title: Inlines,
        /// The language the article is written in.
        pub language: Language,
        /// The type of article.
        pub kind: ArticleKind = default,
        /// The second headline, printed under or above the title.
        pub subtitle: Option<Inlines> = default,
        /// The title in other languages.
        pub translated_titles: Vec<TranslatedText> = default,
        /// Summaries: the abstract, the standfirst, the teaser.
        pub abstracts: Vec<Abstract> = default,
        /// Who wrote it, in the order of the byline.
        pub authors: Vec<Contributor> = default,
        /// Editors, translators, photographers and others who are not authors, each with a role.
        pub contributors: Vec<Contributor> = default,
        /// When it was written, published, changed.
        pub dates: Dates = default,
        /// The article's own DOI, URL and other identifiers.
        pub identifiers: WorkIdentifiers = default,
        /// Who published it.
        pub publisher: Option<OrganizationRef> = default,
        /// The newspaper, journal or site it appeared in, with volume, issue and pages.
        pub publication: Option<Publication> = default,
        /// Under which terms it may be used.
        pub licenses: Vec<License> = default,
        /// Who holds the rights, since when.
        pub copyright: Option<Copyright> = default,
        /// Where and when it was reported from, as printed before the first sentence.
        pub dateline: Option<Dateline> = default,
        /// Free keywords, or terms of a vocabulary.
        pub keywords: Vec<Term> = default,
        /// Subjects from a controlled vocabulary, such as IPTC Media Topics.
        pub subjects: Vec<Term> = default,
        /// What kind of text it is: interview, obituary, column.
        pub genres: Vec<Term> = default,
        /// What the article is about, as opposed to what it merely mentions.
        pub about: Vec<EntityRef> = default,
        /// Who paid for the work.
        pub funding: Vec<Funding> = default,
        /// Works this one corrects, translates, continues or otherwise belongs to.
        pub related: Vec<RelatedWork> = default,
        /// For a review, the rating of the reviewed work and the highest possible one: `4/5`, `7.5/10`.
        #[schemars(example = &"4/5")]
        pub rating: Option<String> = default,
        /// What was corrected after publication, and when.
        pub corrections: Vec<Correction> = default,
        /// The reference list in the order to print it. Left out: the cited works in the order of their first citation.
        pub references: Vec<WorkRef> = default,
        /// Notes on the first page, outside the text: how to write to the authors, their interests, who has died.
        pub notes: Vec<Section> = default,
        /// The lead image of the article.
        pub image: Option<Media> = default,
        /// More images, after the lead image: the same one in other aspect ratios, such as 16:9, 4:3 and 1:1, or others.
        pub images: Vec<Media> = default,
        /// Videos of the article, outside the text. Search engines need their `title`, `thumbnail` and `published`.
        pub videos: Vec<Media> = default,
        /// Recordings that belong to the article: read aloud, an interview, a podcast.
        pub audio: Vec<Media> = default,
        /// Whether the article is free to read.
        pub is_accessible_for_free: Option<bool> = default,
        /// Whether it is suitable for all ages.
        pub is_family_friendly: Option<bool> = default,
        /// What readers are warned of before they read on.
        #[schemars(example = &"This article describes violence.")]
        pub content_advisories: Vec<String> = default,
        /// How the text was made, as an IPTC digital source type: written by a model, edited by people. Explain it in a section of the kind `ai-disclosure`.
        #[schemars(example = &"http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia")]
        pub digital_source_type: Option<Uri> = default,
        /// The URL of the principles that it was written by, if they are not those of its publisher.
        pub publishing_principles: Option<Url> = default,
        /// The parts of the page that are fit to be read aloud: CSS selectors, or XPaths that begin with `/`.
        #[schemars(example = &".headline")]
        pub speakable: Vec<String> = default,
        /// Fields of `metadata` that the source does not state, so that a gap can be told from an oversight: `authors`, `dates.published`.
        #[schemars(example = &"dates.published")]
        pub unstated: Vec<String> = default,
    }
}

impl Metadata {
    /// What every article says at least.
    pub fn new(title: impl Into<Inlines>, language: impl Into<Language>) -> Self {
        Self { title: title.into(), language: language.into(), ..Self::default() }
    }
}

/// The type of article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ArticleKind {
    /// An article of no particular kind.
    #[default]
    Article,
    /// A news report.
    News,
    /// An opinion piece or column.
    Opinion,
    /// An analysis of events by the newsroom.
    Analysis,
    /// Background to the news: an explainer, a chronology.
    Background,
    /// An interview.
    Interview,
    /// A review of a book, film, play, product or exhibition.
    Review,
    /// A letter to the editor.
    Letter,
    /// The publication's own opinion.
    Editorial,
    /// An obituary.
    Obituary,
    /// A report of original research.
    ResearchArticle,
    /// A survey of the research on a subject.
    ReviewArticle,
    /// A short report of research.
    BriefReport,
    /// A report of a clinical case.
    CaseReport,
    /// A notice that corrects another article.
    Correction,
    /// A notice that retracts another article.
    Retraction,
    /// A post on a blog.
    BlogPost,
    /// Live coverage: its updates are sub-articles of kind `live-update`.
    LiveBlog,
    /// None of these.
    Other,
}

record! {
    /// A summary of the article.
    pub struct Abstract {
        /// The type of summary.
        pub kind: AbstractKind = default,
        /// Its language, when it is not the article's.
        pub language: Option<Language> = default,
        /// The summary: a string, or a list of blocks.
        pub content: Blocks,
        /// How it was made, as an IPTC digital source type, if not as the article.
        pub digital_source_type: Option<Uri> = default,
    }
}

/// The type of summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AbstractKind {
    /// The abstract, as researchers write it.
    #[default]
    Abstract,
    /// A summary for any reader.
    Summary,
    /// The lead-in printed under the headline.
    Standfirst,
    /// A summary without technical terms.
    PlainLanguage,
    /// An image that summarizes the article.
    Graphical,
    /// The main points as a list.
    KeyPoints,
    /// A line or two that invites to read on, for lists and social media.
    Teaser,
}

record! {
    /// Where and when the article was reported from.
    pub struct Dateline {
        /// The dateline as printed.
        #[schemars(example = &"PORT ELLERY, March 14")]
        pub text: Option<String> = default,
        /// The place it names.
        pub place: Option<PlaceRef> = default,
        /// The date it names.
        pub date: Option<Date> = default,
    }
}

record! {
    /// A grant or other support.
    pub struct Funding {
        /// Who paid.
        pub funder: AgentRef,
        /// Numbers of the grants.
        pub awards: Vec<String> = default,
        /// The name of the grant or programme.
        pub title: Option<String> = default,
        /// Who received it.
        pub recipients: Vec<AgentRef> = default,
        /// The funding statement, as printed.
        pub statement: Option<String> = default,
    }
}
