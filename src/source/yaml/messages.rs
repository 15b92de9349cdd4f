//! The messages of YAML syntax errors: those of the parser, reworded for people.

use granit_parser::{ErrorKind as Kind, ScanError};

use super::corrected::{Corrected, corrected};
use crate::source::json::TOO_DEEP;
use crate::source::{Span, SyntaxError, SyntaxErrorKind};

const FLOW: &str = "in brackets, a comma separates two values; put text with a comma or a bracket in quotes";

const COLUMN: &str = "the members of an object, and the items of a list, begin in the same column";

/// The parser's error in plain words, at the place an author would look.
pub(super) fn translate(text: &str, error: &ScanError) -> SyntaxError {
    let at = text.floor_char_boundary(error.marker().byte_offset().unwrap_or(text.len()));
    let rest = &text[at..];
    let next = rest.chars().next();
    let line = rest.lines().next().unwrap_or_default().trim_end();
    let one = Span::new(at, at + next.filter(|c| !c.is_control()).map_or(0, char::len_utf8));
    let to_line_end = Span::new(at, at + line.len());
    let (span, message, help) = match error.kind() {
        Kind::TabInBlockIndentation
        | Kind::TabNotAllowed
        | Kind::TabInIndentation
        | Kind::TabAtBlockScalarStart => {
            (tabs(text, at), "a tab in the indentation".to_owned(), "YAML is indented with spaces")
        }
        Kind::MappingValueNotAllowed => (
            one,
            "a colon is not allowed here".to_owned(),
            "put text with a colon in it in quotes; if this is a key, check its indentation and the line \
             above",
        ),
        Kind::InvalidColonPlacement => (
            one,
            "a colon is not allowed here".to_owned(),
            "put text with a colon in it in quotes; if this is a key, look for an open bracket above",
        ),
        Kind::SimpleKeyExpected | Kind::InvalidSimpleKey => (
            to_line_end,
            "expected a key and a colon".to_owned(),
            "a member is `key: value`; text that goes on over lines is indented more than its key",
        ),
        Kind::InvalidMappingValueWhitespace => (one, "a tab after this colon".to_owned(), "add a space"),
        Kind::UnclosedQuotedScalar => {
            (to_line_end, "this text has no closing quote".to_owned(), "put the quote where the text ends")
        }
        Kind::DocumentIndicatorInQuotedScalar => {
            (one, "`---` or `...` in quotes".to_owned(), "close the quotes above")
        }
        Kind::InvalidTrailingSingleQuotedScalar => {
            (one, "text after the closing quote".to_owned(), "within single quotes `'` is written `''`")
        }
        Kind::InvalidTrailingDoubleQuotedScalar => {
            (one, "text after the closing quote".to_owned(), "within double quotes `\"` is written `\\\"`")
        }
        Kind::UnknownQuotedScalarEscape
        | Kind::InvalidQuotedScalarHexEscape
        | Kind::InvalidUnicodeEscape
        | Kind::InvalidLowSurrogate
        | Kind::InvalidLowSurrogateHexEscape
        | Kind::MissingLowSurrogate
        | Kind::UnpairedLowSurrogate => (
            to_line_end,
            "this text has an unknown escape".to_owned(),
            "write `\\\\` for a backslash, or use single quotes, which have no escapes",
        ),
        Kind::InvalidQuotedScalarIndent | Kind::InvalidFlowScalarIndent => (
            to_line_end,
            "this line is not indented enough".to_owned(),
            "indent it more than the key it belongs to",
        ),
        Kind::UnexpectedCharacter { character } => (
            one,
            match character {
                '@' | '`' | '%' => format!("text cannot begin with `{character}`"),
                character => format!("the character U+{:04X} is not allowed here", u32::from(*character)),
            },
            "put the text in quotes",
        ),
        Kind::BlockSequenceEntryNotAllowed | Kind::BlockEntryInFlowCollection => (
            one,
            "a list cannot begin here".to_owned(),
            "begin it on the next line, or put the text in quotes",
        ),
        Kind::ExpectedBlockMappingKey
        | Kind::InvalidIndentation
        | Kind::ExpectedBlockSequenceEntry
        | Kind::InvalidBlockScalarIndent => {
            (to_line_end, "this indentation does not match the lines above".to_owned(), COLUMN)
        }
        Kind::UnclosedFlowCollection { open } => (
            one,
            format!("this `{open}` is not closed"),
            "close it, or put text that begins with it in quotes",
        ),
        Kind::MismatchedFlowCollectionEnd { open, close } => (
            one,
            format!("this `{open}` is closed by `{close}`"),
            "each `{` goes with a `}`, each `[` with a `]`",
        ),
        Kind::MisplacedFlowCollectionEnd => {
            (one, "this bracket was never opened".to_owned(), "put the text in quotes")
        }
        Kind::ExpectedFlowMappingSeparator => (one, "expected `,` or `}`".to_owned(), FLOW),
        Kind::ExpectedFlowSequenceSeparator => (one, "expected `,` or `]`".to_owned(), FLOW),
        Kind::UnknownAnchor => {
            let name = line.split([' ', ',', ']', '}']).next().unwrap_or_default();
            let span = Span::new(at, at + name.len());
            (
                span,
                format!("there is no anchor for the alias `{name}`"),
                "put text that begins with `*` in quotes",
            )
        }
        Kind::RecursionLimitExceeded => {
            return SyntaxError::new(SyntaxErrorKind::TooDeep, one, "values are nested too deeply")
                .with_help(TOO_DEEP);
        }
        Kind::UnexpectedEof
        | Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping
        | Kind::UnexpectedEofBlockSequence
        | Kind::UnexpectedEofBlockMapping => {
            (one, "the file ends too early".to_owned(), "close the brackets and quotes that are open")
        }
        Kind::ExpectedDocumentStart | Kind::InvalidDocumentEnd => {
            (to_line_end, "expected the end of the file".to_owned(), COLUMN)
        }
        Kind::ExpectedNodeContent => {
            (one, "expected a value".to_owned(), "give the key a value, or remove it")
        }
        Kind::CommentNotSeparated => (one, "a comment needs a space before `#`".to_owned(), "add a space"),
        Kind::UndeclaredTagHandle
        | Kind::ExpectedTagBang
        | Kind::InvalidTagTerminator
        | Kind::MissingTagUri => {
            (one, "this is read as a tag".to_owned(), "put text that begins with `!` in quotes")
        }
        Kind::MissingAnchorOrAliasName => (
            one,
            format!("a name is missing after `{}`", next.unwrap_or('&')),
            "put text that begins with it in quotes",
        ),
        other => (one, other.to_string().to_lowercase(), "put text with YAML syntax characters in quotes"),
    };
    match corrected(text, at, error.kind()) {
        Some(Corrected { help, cause }) => {
            let (span, message) = cause.unwrap_or((span, message));
            SyntaxError::grammar(span, message).with_help(help)
        }
        None => SyntaxError::grammar(span, message).with_help(help),
    }
}

/// The run of tabs around `at`.
fn tabs(text: &str, at: usize) -> Span {
    let start = text[..at].trim_end_matches('\t').len();
    let end = text.len() - text[at..].trim_start_matches('\t').len();
    Span::new(start, end)
}
