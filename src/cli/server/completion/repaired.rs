//! A text that is being written, completed so that it can be parsed.

use crate::cli::server::document::Document;
use crate::formats::article::Syntax;
use crate::source::{Source, Span, json, markdown, yaml};

/// The placeholder for the word at the cursor.
pub(super) const MARK: &str = "byline__here";

/// A text with a mark in place of the word at the cursor.
pub(super) struct Repaired {
    pub(super) document: Document,
    /// The word at the cursor in the text as it is.
    pub(super) span: Span,
    pub(super) syntax: Syntax,
    /// Whether the word is in quotation marks.
    pub(super) is_quoted: bool,
    /// Whether the word may be the name of a field as well as a value.
    pub(super) can_be_key: bool,
}

impl Repaired {
    /// The text with a mark at `offset`, and what is missing there; `None` if it cannot be parsed even so.
    pub(super) fn at(document: &Document, offset: usize) -> Option<Self> {
        let syntax = document.syntax()?;
        let text = document.text();
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'$');
        let before = text.as_bytes()[..offset].iter().rev().take_while(is_part).count();
        let after = text.as_bytes()[offset..].iter().take_while(is_part).count();
        let span = Span::new(offset - before, offset + after);
        let is_quoted = text[..span.start].ends_with('"') && text[span.end..].starts_with('"');
        let line = text[..span.start].rsplit('\n').next().unwrap_or_default();
        let has_fields = match syntax {
            Syntax::Json => false,
            Syntax::Yaml => true,
            Syntax::Markdown => is_in_front_matter(text, offset),
        };
        let can_be_key = has_fields && line.trim_start_matches([' ', '-']).is_empty();
        forms(syntax).into_iter().find_map(|form| {
            let marked = form.replace('*', MARK);
            let whole = [&text[..span.start], &marked, &text[span.end..]].concat();
            let source = Source { text: whole, ..document.source.clone() };
            let parsed = match syntax {
                Syntax::Json => json::parse_within(&source.text, source.limits),
                Syntax::Yaml => yaml::parse_within(&source.text, source.limits),
                Syntax::Markdown => {
                    markdown::parse_within(&source.text, source.limits).map(|parsed| parsed.tree)
                }
            };
            let is_there = parsed.is_ok_and(|tree| {
                tree.nodes().any(|node| node.key() == Some(MARK) || node.text() == Some(MARK))
            });
            let document = is_there.then(|| document.with(source))?;
            Some(Self { document, span, syntax, is_quoted, can_be_key })
        })
    }
}

/// Whether a byte is in the front matter of a Markdown file, which is YAML.
fn is_in_front_matter(text: &str, offset: usize) -> bool {
    let front = markdown::front_matter(text).unwrap_or_default();
    text.find('\n').is_some_and(|line| offset <= line + 1 + front.len())
}

/// What may be missing around the word `*`.
fn forms(syntax: Syntax) -> Vec<&'static str> {
    match syntax {
        Syntax::Json => {
            vec!["*", "\"*\"", "\"*\": 0", "\"*\",", "\"*\": 0,", ", \"*\"", ", \"*\": 0", "\"*\": 0, \"\":"]
        }
        Syntax::Yaml | Syntax::Markdown => vec!["*", "*:", "\"*\"", "*: 0"],
    }
}
