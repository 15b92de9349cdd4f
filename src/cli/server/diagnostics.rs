//! What is wrong, as the protocol says it.

use gen_lsp_types::{
    Code, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location, Message, Range, Uri,
};

use crate::diagnostic::{Diagnostic, Severity};
use crate::render::visible;
use crate::source::Span;

/// A diagnostic of the text at `uri`, with `range` for the places in it.
pub(super) fn diagnostic(
    found: &Diagnostic,
    uri: &Uri,
    range: impl Fn(Span) -> Range,
) -> gen_lsp_types::Diagnostic {
    let message = match &found.help {
        Some(help) => format!("{}\nhelp: {help}", found.message),
        None => found.message.clone(),
    };
    let related = found.related.iter().map(|(location, text)| DiagnosticRelatedInformation {
        location: Location { uri: uri.clone(), range: range(location.span) },
        message: readable(text),
    });
    let related: Vec<_> = related.collect();
    gen_lsp_types::Diagnostic {
        range: range(found.location.span),
        severity: Some(match found.severity {
            Severity::Error => DiagnosticSeverity::Error,
            Severity::Warning => DiagnosticSeverity::Warning,
            Severity::Advice => DiagnosticSeverity::Information,
        }),
        code: Some(Code::String(found.code.id.to_owned())),
        code_description: None,
        source: Some("byline".to_owned()),
        message: Message::String(readable(&message)),
        tags: tag(found.code.id).map(|tag| vec![tag]),
        related_information: (!related.is_empty()).then_some(related),
        data: None,
    }
}

/// How an editor may show it besides underlining.
fn tag(code: &str) -> Option<DiagnosticTag> {
    match code {
        "allowance-unused" | "entity-unreachable" => Some(DiagnosticTag::Unnecessary),
        "language-subtag-deprecated" | "jsonld-superseded" => Some(DiagnosticTag::Deprecated),
        _ => None,
    }
}

/// The lines of a text, with characters that cannot be seen written out.
fn readable(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(visible).collect();
    lines.join("\n")
}
