//! What a catalogue would say about the article.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::shorthand::is_default;
use crate::model::{
    AgentRef, Blocks, Contributor, Copyright, Correction, Date, Dates, EntityRef, Inlines, Language, License,
    Media, OrganizationRef, PlaceRef, Publication, RelatedWork, Section, Term, TranslatedText,
    WorkIdentifiers, WorkRef,
};

/// What a catalogue would say about the article. `title` and `language` are required.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Metadata {
    /// The headline, without a full stop.
    #[schemars(example = &"Council approves tidal barrage after nine-hour hearing")]
    pub title: Inlines,
    /// The language the article is written in.
    pub language: Language,
    /// What sort of article it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: ArticleKind,
    /// The second headline, printed under or above the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<Inlines>,
    /// The title in other languages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translated_titles: Vec<TranslatedText>,
    /// Summaries: the abstract, the standfirst, the teaser.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub abstracts: Vec<Abstract>,
    /// Who wrote it, in the order of the byline.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<Contributor>,
    /// Editors, translators, photographers and others who are not authors, each with a role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contributors: Vec<Contributor>,
    /// When it was written, published, changed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub dates: Dates,
    /// The article's own DOI, address and other identifiers.
    #[serde(default, skip_serializing_if = "is_default")]
    pub identifiers: WorkIdentifiers,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<OrganizationRef>,
    /// The newspaper, journal or site it appeared in, with volume, issue and pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publication: Option<Publication>,
    /// Under which terms it may be used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub licenses: Vec<License>,
    /// Who holds the rights, since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copyright: Option<Copyright>,
    /// Where and when it was reported from, as printed before the first sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dateline: Option<Dateline>,
    /// Free keywords, or terms of a vocabulary.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keywords: Vec<Term>,
    /// Subjects from a controlled vocabulary, such as IPTC Media Topics.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subjects: Vec<Term>,
    /// What kind of text it is: interview, obituary, column.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub genres: Vec<Term>,
    /// What the article is about, as opposed to what it merely mentions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<EntityRef>,
    /// Who paid for the work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<Funding>,
    /// Works this one corrects, translates, continues or otherwise belongs to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedWork>,
    /// What was corrected after publication, and when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// The reference list in the order to print it. Left out: the cited works in the order of their first citation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<WorkRef>,
    /// Notes on the first page, outside the text: how to write to the authors, their interests, who has died.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Section>,
    /// The picture that stands for the article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<Media>,
    /// Whether everybody can read it without paying.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_accessible_for_free: Option<bool>,
    /// Fields of `metadata` that the source does not state, so that a gap can be told from an oversight: `authors`, `dates.published`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(example = &"dates.published")]
    pub unstated: Vec<String>,
}

impl Metadata {
    /// What every article says at least.
    pub fn new(title: Inlines, language: Language) -> Self {
        Self {
            title,
            language,
            kind: ArticleKind::default(),
            subtitle: None,
            translated_titles: Vec::new(),
            abstracts: Vec::new(),
            authors: Vec::new(),
            contributors: Vec::new(),
            dates: Dates::default(),
            identifiers: WorkIdentifiers::default(),
            publisher: None,
            publication: None,
            licenses: Vec::new(),
            copyright: None,
            dateline: None,
            keywords: Vec::new(),
            subjects: Vec::new(),
            genres: Vec::new(),
            about: Vec::new(),
            funding: Vec::new(),
            related: Vec::new(),
            corrections: Vec::new(),
            references: Vec::new(),
            notes: Vec::new(),
            image: None,
            is_accessible_for_free: None,
            unstated: Vec::new(),
        }
    }
}

/// What sort of article it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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
    /// None of these.
    Other,
}

/// A summary of the article.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Abstract {
    /// What sort of summary it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: AbstractKind,
    /// Its language, when it is not the article's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// The summary: a string, or a list of blocks.
    pub content: Blocks,
}

/// What sort of summary it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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
    /// A picture that sums up the article.
    Graphical,
    /// The main points as a list.
    KeyPoints,
    /// A line or two that invites to read on, for lists and social media.
    Teaser,
}

/// Where and when the article was reported from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Dateline {
    /// The dateline as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(example = &"PORT ELLERY, March 14")]
    pub text: Option<String>,
    /// The place it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceRef>,
    /// The date it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// A grant or other support.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(deny_unknown_fields)]
pub struct Funding {
    /// Who paid.
    pub funder: AgentRef,
    /// Numbers of the grants.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub awards: Vec<String>,
    /// The name of the grant or programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who received it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<AgentRef>,
    /// The funding statement, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
}
