//! Parsing a page into a tree.

use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};

use super::document::Document;
use super::sink::Sink;
use super::tokenize::tokenize;
use super::tokens::Tokens;
use crate::source::{Limits, SyntaxError};

/// Parses a page as browsers do while scripts are disabled. Only limits can make it fail.
///
/// No script in it is run, so that what a page has in `noscript` is what it consists of, in its head as in its body.
pub fn parse(page: &str, limits: Limits) -> Result<Document<'_>, SyntaxError> {
    SyntaxError::check_size(page.len(), limits)?;
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = TreeBuilder::new(Sink::new(page, limits), options);
    tokenize(page, &mut Tokens::new(&builder, limits));
    let Sink { nodes, exceeded } = builder.sink;
    exceeded.into_inner().map_or_else(|| Ok(nodes.into_inner().finish()), Err)
}
