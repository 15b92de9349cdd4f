//! Parsing TOML 1.1.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use crate::source::json::{MAX_DEPTH, TOO_DEEP};
use crate::source::tree::{Builder, Key, Text};
use crate::source::{Kind, Span, SyntaxError, SyntaxErrorKind, Tree};

/// The maximum size of a TOML text in bytes: people write it by hand.
pub(crate) const MAX_BYTES: usize = 1 << 24;

/// Parses a TOML document ([TOML 1.1]) to the equivalent JSON.
///
/// Dates and times are strings, so that they need no quotes. The place of a table is its name in the header.
///
/// # Errors
///
/// If the text is not TOML, has numbers that JSON lacks (`inf` and `nan`), or exceeds the limits.
///
/// [TOML 1.1]: https://toml.io/en/v1.1.0
pub(crate) fn parse(text: &str) -> Result<Tree<'_>, SyntaxError> {
    if text.len() > MAX_BYTES {
        return Err(too_large());
    }
    let table = DeTable::parse(text).map_err(|error| {
        let span = error.span().map_or(Span::new(0, 0), |span| Span::new(span.start, span.end));
        SyntaxError::grammar(span, lower_case(error.message()))
            .with_help("see https://toml.io for the syntax of TOML")
    })?;
    let mut reader = Reader { text, tree: Builder::new(text) };
    reader.tree.begin(Kind::Object, 0, None);
    reader.members(table.get_ref())?;
    reader.tree.end(text.len());
    Ok(reader.tree.finish())
}

/// The error for a text that is too large.
pub(crate) fn too_large() -> SyntaxError {
    let message = format!("the text has more than {MAX_BYTES} bytes");
    SyntaxError::new(SyntaxErrorKind::TooLarge, Span::new(0, 0), message)
        .with_help("a configuration is read for every article; shorten it: no option raises this limit")
}

struct Reader<'s> {
    text: &'s str,
    tree: Builder<'s>,
}

type Done = Result<(), SyntaxError>;

impl Reader<'_> {
    fn members(&mut self, table: &DeTable<'_>) -> Done {
        for (key, value) in table {
            let span = span(key);
            let text = self.known(key.get_ref(), span);
            self.value(value, Some(Key { text, span }))?;
        }
        Ok(())
    }

    fn value(&mut self, value: &Spanned<DeValue<'_>>, key: Option<Key>) -> Done {
        let span = span(value);
        match value.get_ref() {
            DeValue::String(text) => {
                let text = self.known(text, span);
                self.tree.string(text, span, key);
            }
            DeValue::Datetime(date) => {
                let text = self.known(&Cow::Owned(date.to_string()), span);
                self.tree.string(text, span, key);
            }
            DeValue::Boolean(truth) => self.tree.scalar(Kind::Bool(*truth), span, key),
            DeValue::Integer(_) => self.tree.scalar(Kind::Number, span, key),
            DeValue::Float(float) => {
                if float.as_str().contains(['i', 'n']) {
                    let message = format!("`{}` is a number that JSON does not have", float.as_str());
                    return Err(SyntaxError::grammar(span, message)
                        .with_help("put it in quotes if it is meant as text"));
                }
                self.tree.scalar(Kind::Number, span, key);
            }
            DeValue::Array(items) => {
                self.begin(Kind::Array, span, key)?;
                for item in items.iter() {
                    self.value(item, None)?;
                }
                self.tree.end(span.end);
            }
            DeValue::Table(table) => {
                self.begin(Kind::Object, span, key)?;
                self.members(table)?;
                self.tree.end(span.end);
            }
        }
        Ok(())
    }

    fn begin(&mut self, kind: Kind, span: Span, key: Option<Key>) -> Done {
        if self.tree.depth() == MAX_DEPTH {
            let message = format!("values are nested more than {MAX_DEPTH} levels deep");
            return Err(SyntaxError::new(SyntaxErrorKind::TooDeep, span, message).with_help(TOO_DEEP));
        }
        self.tree.begin(kind, span.start, key);
        Ok(())
    }

    /// The text at `span`, possibly in quotes.
    fn known(&mut self, text: &DeString<'_>, span: Span) -> Text {
        let raw = &self.text[span.range()];
        match raw.find(text.as_ref()) {
            Some(start) if raw.len() - text.len() <= 2 => {
                let start = span.start + start;
                Text::verbatim(Span::new(start, start + text.len()))
            }
            _ => self.tree.decoded(text),
        }
    }
}

fn span<T>(spanned: &Spanned<T>) -> Span {
    let span = spanned.span();
    Span::new(span.start, span.end)
}

/// The message in lower case, as in all messages: it may begin with a word, never with a name.
fn lower_case(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Number, Pointer};

    const CONFIG: &str = "profiles = ['a', \"b\\u00e9\"]\n[rules]\nalt-missing = \"deny\"\n\
        [defaults.metadata]\ndates.created = 2024-05-06 07:08:09Z\ncopyright = { year = 2_024 }\n\
        [[defaults.back]]\ntitle = '''\nNotes'''\n[defaults.metadata.image]\nsrc = \"a.png\"\n";

    fn at<'t>(tree: &'t Tree<'_>, pointer: &str) -> crate::source::Node<'t> {
        let resolved = tree.resolve(&Pointer::from(pointer));
        assert!(resolved.rest.is_empty(), "{pointer}: {:?}", resolved.rest);
        resolved.node
    }

    #[test]
    fn toml_is_read_as_equivalent_json() {
        let tree = parse(CONFIG).unwrap();
        let text = |pointer| at(&tree, pointer).text().unwrap();
        assert_eq!((text("/profiles/0"), text("/profiles/1")), ("a", "bé"));
        assert_eq!(text("/rules/alt-missing"), "deny");
        assert_eq!(text("/defaults/metadata/dates/created"), "2024-05-06T07:08:09Z");
        assert_eq!(text("/defaults/back/0/title"), "Notes");
        assert_eq!(text("/defaults/metadata/image/src"), "a.png");
        assert_eq!(at(&tree, "/defaults/metadata/copyright/year").number(), Some(Number::Whole(2024)));
    }

    #[test]
    fn every_value_has_a_place() {
        let tree = parse(CONFIG).unwrap();
        let key = |pointer| &CONFIG[at(&tree, pointer).key_span().unwrap().range()];
        assert_eq!(key("/defaults"), "defaults");
        assert_eq!(key("/defaults/metadata"), "metadata");
        assert_eq!(key("/defaults/metadata/dates"), "dates");
        assert_eq!(key("/defaults/metadata/image"), "image");
        assert_eq!(at(&tree, "/rules/alt-missing").raw(), "\"deny\"");
        assert_eq!(at(&tree, "/profiles/1").raw(), "\"b\\u00e9\"");
        let title = at(&tree, "/defaults/back/0/title");
        assert!(CONFIG[title.span_within(1..3).range()].contains("ot"));
        for node in tree.nodes() {
            assert!(CONFIG.is_char_boundary(node.span().start) && node.span().end <= CONFIG.len());
        }
    }

    #[test]
    fn invalid_toml_is_rejected_with_a_place() {
        let error = |text: &str| {
            let error = parse(text).unwrap_err();
            (error.message, text[error.span.range()].to_owned())
        };
        assert_eq!(error("a = 1\na = 2\n"), ("duplicate key".to_owned(), "a".to_owned()));
        assert_eq!(error("a = nan").1, "nan");
        assert!(!error("a = \n").0.is_empty());
        assert!(!error("[rules\n").0.is_empty());
    }

    #[test]
    fn extreme_nesting_is_rejected() {
        assert!(parse(&format!("a = {}", "[".repeat(100_000))).is_err());
        assert!(parse(&format!("{}a = 1", "a.".repeat(100_000))).is_err());
        let deep = format!("{}x = 1", (0..60).map(|_| "[a.a.a.a.a.a]\n").collect::<String>());
        assert!(parse(&deep).is_err());
        let inline =
            format!("[a{}]\nb{} = {}1{}", ".a".repeat(70), ".b".repeat(70), "[".repeat(70), "]".repeat(70));
        assert_eq!(parse(&inline).unwrap_err().kind, SyntaxErrorKind::TooDeep);
    }
}
