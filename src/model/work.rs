//! A work that the article cites or is related to.

use std::borrow::Cow;

use crate::model::record::record;
use crate::model::shorthand::{self, Shorthand, shorthand};
use crate::model::value::string_value;
use crate::model::{AgentRef, Date, Inlines, Issn, Language, WorkIdentifiers};

record! {
    /// A work that the article cites or is related to. The fields are those of CSL-JSON.
    #[derive(Default)]
    pub struct Work {
        /// The CSL type of the work.
        pub r#type as "type": WorkType = default,
        /// Its label in the reference list: a number, or a name and a year.
        #[schemars(example = &"12")]
        pub label: Option<String> = default,
        /// Its title.
        pub title: Option<Inlines> = default,
        /// Who wrote it.
        pub authors: Vec<BibliographicName> = default,
        /// Whether it has more authors than those listed: “et al.”.
        pub et_al: bool = default,
        /// Who edited it.
        pub editors: Vec<BibliographicName> = default,
        /// When it was published.
        pub issued: Option<Date> = default,
        /// The date of publication as printed, if it differs from a plain year: `2012a`, `in press`.
        #[schemars(example = &"2012a")]
        pub printed_date: Option<String> = default,
        /// When it was looked up.
        pub accessed: Option<Date> = default,
        /// The journal, newspaper or book it is in.
        pub container_title: Option<String> = default,
        /// Who published it.
        pub publisher: Option<String> = default,
        /// Where the publisher is.
        pub publisher_place: Option<String> = default,
        /// The volume.
        pub volume: Option<String> = default,
        /// The issue.
        pub issue: Option<String> = default,
        /// The pages.
        #[schemars(example = &"12–19")]
        pub page: Option<String> = default,
        /// The edition.
        pub edition: Option<String> = default,
        /// The number of a report, law or standard.
        pub number: Option<String> = default,
        /// The ISSN of the journal it is in.
        pub issn: Option<Issn> = default,
        /// Its language.
        pub language: Option<Language> = default,
        /// Its DOI, URL and other identifiers.
        pub identifiers: WorkIdentifiers = default,
        /// A remark on it: where to find it, or that it is in press.
        pub note: Option<Inlines> = default,
        /// The whole reference as printed, where its parts are not known.
        pub unstructured: Option<Inlines> = default,
    }
}

impl Work {
    /// A work of which nothing is known but its type.
    pub fn of_type(r#type: impl Into<WorkType>) -> Self {
        Self { r#type: r#type.into(), ..Self::default() }
    }

    /// The title as plain text, unless it is blank.
    pub(crate) fn plain_title(&self) -> Option<String> {
        self.title.as_ref().map(Inlines::plain_text).filter(|title| !title.trim().is_empty())
    }
}

string_value! {
    /// The type of a work, as CSL names it ([types](https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types)).
    WorkType { default: "document", examples: ["article-journal", "webpage"] }
}

record! {
    /// A name in a reference: `"Silva, Ana"` is family name and given name, a string without a comma is printed as it is.
    #[derive(Default)]
    #[serde(remote = "Self")]
    #[schemars(transform = shorthand::or_string)]
    pub struct BibliographicName {
        /// A person or organization declared in this article.
        pub agent: Option<AgentRef> = default,
        /// A name that has no parts.
        pub literal: Option<String> = default,
        /// The family name.
        pub family: Option<String> = default,
        /// The given names or initials.
        pub given: Option<String> = default,
        /// What follows the name: "Jr".
        pub suffix: Option<String> = default,
    }
}

shorthand!(BibliographicName);

impl Shorthand for BibliographicName {
    fn from_short(short: String) -> Self {
        match short.split_once(',') {
            Some((family, given)) if !family.trim().is_empty() && !given.trim().is_empty() => Self {
                family: Some(family.trim().to_owned()),
                given: Some(given.trim().to_owned()),
                ..Self::default()
            },
            _ => Self { literal: Some(short), ..Self::default() },
        }
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        let short = match self {
            Self { agent: None, literal: Some(literal), family: None, given: None, suffix: None } => {
                Cow::Borrowed(literal.as_str())
            }
            Self { agent: None, literal: None, family: Some(family), given: Some(given), suffix: None } => {
                Cow::Owned(format!("{family}, {given}"))
            }
            _ => return None,
        };
        (Self::from_short(short.clone().into_owned()) == *self).then_some(short)
    }
}
