//! Check articles and convert them to schema.org JSON-LD and JATS XML.
//!
//! An article with two authors, an affiliation and a quote, judged and exported:
//!
//! ```
//! use byline::formats::{Writer, jsonld::JsonldWriter};
//! use byline::model::{Contributor, Organization, OrganizationKind, Person, Quote};
//! use byline::{Article, Format, RuleSet, Source, validate};
//!
//! let mut article = Article::new("Council approves tidal barrage", "en");
//! let costa = Person { orcid: Some("0000-0002-1825-0097".into()), ..Person::named("Ana Costa") };
//! article.people.insert("costa".into(), costa);
//! article.people.insert("okafor".into(), Person::named("Mei Okafor"));
//! let herald = Organization::named("Harbour Herald", OrganizationKind::default());
//! article.organizations.insert("herald".into(), herald);
//! article.metadata.authors = vec![
//!     Contributor { affiliations: vec!["herald".into()], ..Contributor::from("costa") },
//!     "okafor".into(),
//! ];
//! article.quotes.insert("q-vote".into(), Quote::of("It was the hardest vote of all", "okafor".into()));
//! article.body = "“It was the hardest vote of all,” Mei Okafor said.".into();
//!
//! let source = Source::new("article.json", serde_json::to_string(&article)?);
//! assert!(validate(&source, Format::Json, &RuleSet::standard()).diagnostics.is_empty());
//! let written = JsonldWriter::default().export(&article).expect("it has all that JSON-LD asks for");
//! assert!(written.text.contains(r#""affiliation""#));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! A file in any format is read by [`validate()`], which has the [`Article`] and a [`Diagnostic`] with a place for everything
//! that is wrong. `ARCHITECTURE.md` in the repository has the map of the crate.

#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod fix;
pub mod formats;
#[doc(hidden)]
pub mod internals;
pub mod model;
pub mod render;
mod rules;
pub mod source;
mod standards;
pub mod validate;

pub use diagnostic::Diagnostic;
pub use formats::format::Format;
pub use model::Article;
pub use rules::{Corpus, Facts, Profile, RuleSet};
pub use source::Source;
pub use validate::validate;

/// Runs the README's example as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
