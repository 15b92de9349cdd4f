//! The article as plain data: the types, and what can be asked of a value by itself.
//!
//! No spans, no format of output, no rules: those live on other floors.

mod affiliation;
mod article;
mod block;
mod contributor;
mod credit;
mod date;
mod dates;
mod event;
mod extensions;
mod id;
pub(crate) mod identifier;
mod identity;
mod inline;
mod language;
pub(crate) mod leaf;
mod license;
mod media;
mod merge;
mod metadata;
mod organization;
mod person;
mod place;
mod plain_text;
mod policies;
mod publication;
mod quote;
mod record;
mod related;
mod rights;
mod short_list;
mod shorthand;
mod sub_article;
mod table;
mod tagged;
mod term;
mod url;
mod value;
pub(crate) mod visit;
mod walk;
mod work;

pub use article::{Article, Entries};
pub use block::{
    Aside, Block, BlockQuote, Blocks, CodeBlock, Definition, DefinitionList, Embed, Figure, Foreign,
    ForeignFormat, List, ListOrder, MathBlock, Paragraph, Section,
};
pub use contributor::Contributor;
pub use credit::CreditRole;
pub use date::{Calendar, Date, DateForm, Day, Zone};
pub(crate) use date::{MONTHS, Normalized, written_date};
pub use dates::Dates;
pub use event::{Cause, Event, EventKind, EventStatus, Participant};
pub use extensions::{Allowance, Extensions};
pub use id::{AgentRef, BlockRef, EntityRef, EventRef, Id, OrganizationRef, PlaceRef, QuoteRef, WorkRef};
pub(crate) use identifier::Scheme;
pub use identifier::{
    CountryCode, Doi, Identifier, Isbn, Isni, Issn, Lei, Orcid, Pmcid, Pmid, Ror, WikidataId, WorkIdentifiers,
};
pub use identity::Identity;
pub use inline::{
    Break, Cite, CrossReference, DateText, Footnote, Inline, InlineCode, InlineQuote, Inlines, Link, Marked,
    Math, Mention, OtherLanguage,
};
pub use language::Language;
pub(crate) use language::{Subtag, SubtagKind, script_of};
#[cfg(feature = "cli")]
pub(crate) use language::{country_codes, language_codes};
pub(crate) use leaf::{Collection, Leaf, LeafType, Reference};
pub use media::Media;
pub(crate) use media::is_duration;
pub(crate) use merge::Merge;
pub use metadata::{Abstract, AbstractKind, ArticleKind, Dateline, Funding, Metadata};
pub use organization::{Organization, OrganizationKind};
pub use person::{NameStyle, Person, Role, RoleKind};
pub use place::{Place, PlaceKind};
pub use policies::Policies;
pub use publication::{Publication, PublicationKind};
pub use quote::{Anchor, Quote, QuoteKind, Speaker, Unnamed};
pub(crate) use related::rating_parts;
pub use related::{Correction, CorrectionKind, RelatedWork, Relation};
pub use rights::{Copyright, License};
pub use sub_article::SubArticle;
pub use table::{Alignment, Cell, Table, TableFrame, TableRules};
pub use term::{AlternateName, NameKind, Term, TranslatedText};
pub(crate) use url::is_web_address;
pub use url::{Uri, Url};
pub use work::{BibliographicName, Work, WorkType};
