//! Check articles and convert them to schema.org JSON-LD and JATS XML.
//!
//! | floor | modules | what lives there |
//! |-------|---------|------------------|
//! | 5 | [`render`], `cli` | words and exit codes for people and machines |
//! | 4 | [`config`] | what a newsroom wants of all its articles |
//! | 3 | [`validate`] | the two steps in order: the reader reads, the rules judge |
//! |   | [`fix`] | what was found mended, as far as the findings say how |
//! | 2 | [`formats`], [`rules`] | how it is written, what it must mean; neither knows the other |
//! | 1 | [`model`], [`diagnostic`] | the article; what can be wrong with one |
//! |   | [`standards`] | what others define, as tables |
//! | 0 | [`source`] | text, spans, paths, trees |
//!
//! A module uses only floors below its own; `tests/it/house.rs` holds this table to its word.

#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod fix;
pub mod formats;
pub mod model;
pub mod render;
pub mod rules;
pub mod source;
pub mod standards;
pub mod validate;

/// Runs the README's example as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
