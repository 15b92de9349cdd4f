//! Parsing Markdown with front matter: to the same tree as JSON and YAML, with the places in the Markdown.

mod attributes;
mod blocks;
mod emit;
pub(crate) mod escape;
mod frames;
mod front;
mod ids;
mod inlines;
mod node;
mod reader;
mod tables;
#[cfg(test)]
mod tests;

pub(crate) use front::front_matter;
pub(crate) use ids::{Holder, Ids, Reference};
pub(crate) use inlines::openers;

use pulldown_cmark::{Options, Parser};

use self::node::{Key, Node};
use self::reader::Reader;
use crate::source::tree::Builder;
use crate::source::{Limits, Span, SyntaxError, Tree, yaml};

/// A Markdown file as a tree, and what the tree has no place for.
#[derive(Debug)]
pub(crate) struct Parsed<'s> {
    pub(crate) tree: Tree<'s>,
    pub(crate) unsupported: Vec<Unsupported>,
    /// The first comment in the body.
    pub(crate) comment: Option<Span>,
}

/// Something in the Markdown that an article has no place for.
#[derive(Debug)]
pub(crate) struct Unsupported {
    pub(crate) span: Span,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// Beyond CommonMark.
const EXTENSIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_DEFINITION_LIST);

/// Parses a Markdown file: its front matter is the article without its body, as YAML; the rest is the body.
///
/// # Errors
///
/// If there is no front matter, or it or a block of YAML in the body is not YAML; if the text exceeds the limits of
/// JSON.
pub(crate) fn parse_within(text: &str, limits: Limits) -> Result<Parsed<'_>, SyntaxError> {
    SyntaxError::check_size(text.len(), limits)?;
    let front = front::front(text)?;
    let builder = yaml::read(&text[..front.end], Builder::markdown(text, front.body), limits)?;
    if !builder.is_object() {
        let message = "the front matter does not consist of fields";
        return Err(SyntaxError::grammar(Span::new(0, front.end.min(3)), message).with_help(front::HELP));
    }
    let events = Parser::new_ext(&text[front.body..], EXTENSIONS).into_offset_iter();
    let mut reader = Reader::new(text, front.body, limits);
    for (event, range) in events {
        reader.event(event, Span::new(range.start + front.body, range.end + front.body))?;
    }
    let document = reader.finish()?;
    emit::emit(document, builder, limits)
}

/// A member whose name the source does not state.
fn field(name: &'static str, node: Node) -> (Key, Node) {
    let at = node.span.start;
    (Key::new(name, Span::new(at, at)), node)
}
