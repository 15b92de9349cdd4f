//! Web pages as browsers [parse](https://html.spec.whatwg.org/multipage/parsing.html) them.

mod base;
mod document;
mod microdata;
mod names;
mod node;
mod nodes;
mod outline;
mod parse;
mod pause;
mod rdfa;
mod sink;
mod tags;
#[cfg(test)]
mod tests;
mod tokenize;
mod tokens;
mod visible;
mod words;

pub(crate) use document::Document;
pub(crate) use microdata::add_items;
pub(crate) use node::{Attribute, Node};
pub(crate) use outline::Outline;
pub use parse::parse;
pub(crate) use rdfa::add_things;
pub(crate) use tags::{Tag, TagAttribute, tags, text_of};
pub(crate) use words::trimmed;

/// How many bytes of text the statements of a page of so many bytes may have in all: most pages state everything once or twice, but parts
/// that others share could be repeated without end.
fn text_budget(bytes: usize) -> usize {
    8 * bytes + (1 << 16)
}
