//! The document in a line: an article itself, or an envelope around a document in any format.

use serde_json::value::RawValue;

use crate::diagnostic::{Diagnostic, nearest};
use crate::formats::Format;
use crate::render::Checked;
use crate::source::{Kind, Limits, Node, Source, Span, SyntaxError, json};
use crate::validate::unreadable;

/// The document in a line.
pub(super) struct Document {
    /// Its id in the stream.
    pub(super) id: Option<Box<RawValue>>,
    pub(super) source: Source,
    pub(super) format: Format,
}

/// A line without a document.
pub(super) struct Unreadable {
    pub(super) id: Option<Box<RawValue>>,
    /// The line, and its diagnostics.
    pub(super) checked: Checked,
}

impl Document {
    /// The document in `line`, in the format `wanted` unless the line states another one.
    pub(super) fn of(line: &[u8], wanted: Option<Format>, limits: Limits) -> Result<Self, Box<Unreadable>> {
        SyntaxError::check_size(line.len(), limits)
            .map_err(|error| Unreadable::new(Source::new("<line>", ""), unreadable(error)))?;
        let source = Source::from_utf8("<line>", line.to_vec())
            .map_err(|undecodable| Unreadable::new(undecodable.source, unreadable(undecodable.error)))?;
        if is_bare(&source.text) {
            let format = wanted.unwrap_or_else(|| match Format::of("", &source.text) {
                // A line that is neither an object nor a list is not a document, even as YAML.
                Format::Jsonld => Format::Jsonld,
                _ => Format::Json,
            });
            return Ok(Self { id: None, source: source.within(limits), format });
        }
        match json::parse(&source.text) {
            Ok(tree) => {
                let id = tree.root().get("id").and_then(|id| RawValue::from_string(id.raw().to_owned()).ok());
                match in_envelope(tree.root(), wanted) {
                    Ok((source, format)) => Ok(Self { id, source: source.within(limits), format }),
                    Err(error) => {
                        drop(tree);
                        Err(Box::new(Unreadable { id, ..*Unreadable::new(source, unreadable(error)) }))
                    }
                }
            }
            Err(error) => Err(Unreadable::new(source, unreadable(error))),
        }
    }
}

impl Unreadable {
    fn new(source: Source, diagnostic: Diagnostic) -> Box<Self> {
        Box::new(Self { id: None, checked: Checked { source, diagnostics: vec![diagnostic] } })
    }
}

/// Whether the line is a document itself, without an envelope.
fn is_bare(line: &str) -> bool {
    // Usually the first member decides.
    let Some(members) = line.trim_start().strip_prefix('{') else { return true };
    let first = members.trim_start().strip_prefix('"').and_then(|key| key.split_once('"'));
    if first.is_some_and(|(key, _)| is_of_document(key)) {
        return true;
    }
    let Ok(tree) = json::parse(line) else { return true };
    let keys = || tree.root().children().filter_map(Node::key);
    keys().any(is_of_document) || !keys().any(|key| matches!(key, "id" | "format" | "content"))
}

/// Whether this key occurs in articles or JSON-LD nodes, and not in envelopes.
fn is_of_document(key: &str) -> bool {
    key.starts_with(['@', '$']) || matches!(key, "metadata" | "body")
}

/// The document in an envelope, and its format.
fn in_envelope(envelope: Node<'_>, wanted: Option<Format>) -> Result<(Source, Format), SyntaxError> {
    let format = match envelope.get("format") {
        None => wanted,
        Some(name) => Some(format(name)?),
    };
    let Some(content) = envelope.get("content") else {
        let start = envelope.span().start;
        let message = "this line has no `content`";
        return Err(SyntaxError::grammar(Span::new(start, start + 1), message)
            .with_help("write an article, or `{\"id\": …, \"format\": …, \"content\": …}`"));
    };
    let (text, is_text) = match content.kind() {
        Kind::String => (content.text().unwrap_or_default(), true),
        Kind::Object | Kind::Array => (content.raw(), false),
        _ => {
            return Err(SyntaxError::grammar(content.span(), "`content` is neither a string nor an object")
                .with_help("write the document as a string; JSON articles and JSON-LD may also be objects"));
        }
    };
    let found = format.unwrap_or_else(|| Format::of("", text));
    if !is_text && !matches!(found, Format::Json | Format::Yaml | Format::Jsonld) {
        return Err(SyntaxError::grammar(
            content.span(),
            format!("`content` is an object, but `{}` needs a string", found.name()),
        )
        .with_help("write the document as a string"));
    }
    Ok((Source::new("<line>", text), found))
}

fn format(name: Node<'_>) -> Result<Format, SyntaxError> {
    let text = name.text().unwrap_or_default();
    Format::ALL.into_iter().find(|format| format.name() == text).ok_or_else(|| {
        let names = Format::ALL.map(Format::name);
        let error = SyntaxError::grammar(name.span(), format!("there is no format {}", name.raw()));
        error.with_help(match nearest(text, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the formats are {}", names.join(", ")),
        })
    })
}
