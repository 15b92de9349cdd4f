//! Quotes: reported speech, with its speaker and source.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::record::record;
use crate::model::shorthand::{self, LongForm, Shorthand, short_form};
use crate::model::{AgentRef, BlockRef, Date, EventRef, Language, OrganizationRef, TranslatedText, WorkRef};

record! {
    /// A reported statement, with its speaker.
    ///
    /// A direct quote must appear in the body: in `quote` nodes that name it, at its `anchors`, or simply
    /// as its text.
    #[derive(Default)]
    pub struct Quote {
        /// The words reported, without the quotation marks around them; of an indirect quote, the sense.
        pub text: String,
        /// Who said it: the id of a person or an organization, or `{ "unnamed": "a senior official" }`.
        pub speaker: Speaker,
        /// Whether these are the speaker's own words.
        pub kind: QuoteKind = default,
        /// The reporting words.
        #[schemars(example = &"told reporters")]
        pub cue: Option<String> = default,
        /// The event at which it was said.
        pub event: Option<EventRef> = default,
        /// When it was said, if no event says so.
        pub date: Option<Date> = default,
        /// To whom.
        pub addressees: Vec<AgentRef> = default,
        /// The work it was taken from.
        pub source: Option<WorkRef> = default,
        /// The language of the text, when it is not the article's.
        pub language: Option<Language> = default,
        /// The words as they were spoken, when the text is a translation.
        pub original: Option<TranslatedText> = default,
        /// Who translated it.
        pub translator: Option<AgentRef> = default,
        /// Where it is in the body, if no `quote` node names it.
        pub anchors: Vec<Anchor> = default,
        /// How sure a program was that this is a quote by that speaker, from 0 to 1. Left out: a person made
        /// sure.
        #[schemars(range(min = 0.0, max = 1.0))]
        pub confidence: Option<f64> = default,
    }
}

impl Quote {
    /// These words of that speaker, and nothing more.
    pub fn of(text: impl Into<String>, speaker: Speaker) -> Self {
        Self { text: text.into(), speaker, ..Self::default() }
    }
}

/// Whether a quote is in the speaker's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum QuoteKind {
    /// Word for word, within quotation marks.
    #[default]
    Direct,
    /// Reported in the writer's words.
    Indirect,
    /// Reported, with some words within quotation marks.
    Mixed,
}

/// Who said it: the id of a person or an organization, or an object that describes an unnamed speaker.
#[derive(Debug, Clone, PartialEq)]
pub enum Speaker {
    /// A person or organization declared in the article.
    Agent(AgentRef),
    /// A speaker whom the article does not name.
    Unnamed(Unnamed),
}

/// No speaker yet.
impl Default for Speaker {
    fn default() -> Self {
        Self::Agent(AgentRef::default())
    }
}

impl Shorthand for Speaker {
    fn from_short(short: String) -> Self {
        Self::Agent(AgentRef(short))
    }

    fn as_short(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Agent(agent) => Some(Cow::Borrowed(agent.as_str())),
            Self::Unnamed(_) => None,
        }
    }
}

impl LongForm for Speaker {
    fn read_long<'de, D: Deserializer<'de>>(long: D) -> Result<Self, D::Error> {
        Unnamed::deserialize(long).map(Self::Unnamed)
    }

    fn write_long<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Agent(agent) => agent.serialize(serializer),
            Self::Unnamed(unnamed) => unnamed.serialize(serializer),
        }
    }
}
short_form!(Speaker);

impl JsonSchema for Speaker {
    fn schema_name() -> Cow<'static, str> {
        "Speaker".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = Unnamed::json_schema(generator);
        schema.insert(
            "description".into(),
            "The id of a person or an organization, or an object that describes an unnamed speaker.".into(),
        );
        shorthand::or_string(&mut schema);
        schema
    }
}

record! {
    /// A speaker the article does not name.
    pub struct Unnamed {
        /// What the article calls the speaker.
        #[schemars(example = &"a senior official")]
        pub unnamed: String,
        /// The organization they speak for or from.
        pub organization: Option<OrganizationRef> = default,
    }
}

record! {
    /// A passage of the body, found by its own words (a W3C TextQuoteSelector).
    pub struct Anchor {
        /// The id of the block that contains it.
        pub block: Option<BlockRef> = default,
        /// The words of the passage.
        pub exact: String,
        /// Words right before it, where the passage occurs more than once.
        pub prefix: Option<String> = default,
        /// Words right after it.
        pub suffix: Option<String> = default,
    }
}
