//! The encoding of a file: by its byte order mark, or else by its declaration, or else UTF-8.

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memmem;

use crate::source::html::{self, Tag, TagAttribute};
use crate::source::{BYTE_ORDER_MARK, Source, Span, SyntaxError, SyntaxErrorKind, Undecodable};

/// How many bytes of a file are searched for a declaration, as in the HTML Standard.
const DECLARED_WITHIN: usize = 1024;

impl Source {
    /// Decodes `bytes`. Their encoding is that of their byte order mark, or else the one that the XML or the web page
    /// declares, or else UTF-8. Bytes that are valid UTF-8 beyond ASCII are read as UTF-8, whatever is declared.
    ///
    /// ```
    /// use byline::source::Source;
    ///
    /// let bytes = b"<?xml version='1.0' encoding='ISO-8859-1'?><p>S\xE3o</p>";
    /// let source = Source::from_bytes("a.xml", bytes.to_vec())?;
    /// assert!(source.text.ends_with("<p>São</p>"));
    /// assert_eq!(source.encoding, Some("windows-1252"));
    /// # Ok::<(), Box<byline::source::Undecodable>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If they are malformed in that encoding; the error contains a text to show anyway.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Box<Undecodable>> {
        let encoding = encoding_of(&bytes);
        Self::decoded(name, bytes, encoding)
    }

    /// Decodes `bytes`, of which a server says that they are in the encoding with this label, if there is one. As in
    /// browsers, only a byte order mark is stronger.
    #[cfg(feature = "cli")]
    pub(crate) fn from_bytes_in(
        name: impl Into<String>,
        bytes: Vec<u8>,
        label: Option<&str>,
    ) -> Result<Self, Box<Undecodable>> {
        let said = label.and_then(|label| Encoding::for_label_no_replacement(label.as_bytes()));
        match said.filter(|_| Encoding::for_bom(&bytes).is_none()) {
            Some(encoding) => Self::decoded(name, bytes, encoding),
            None => Self::from_bytes(name, bytes),
        }
    }

    fn decoded(
        name: impl Into<String>,
        bytes: Vec<u8>,
        encoding: &'static Encoding,
    ) -> Result<Self, Box<Undecodable>> {
        let source = if encoding == UTF_8 {
            Self::from_utf8(name, bytes)?
        } else {
            match encoding.decode_without_bom_handling_and_without_replacement(&bytes) {
                Some(text) => Self::new(name, text),
                None => return Err(undecodable(name.into(), &bytes, encoding)),
            }
        };
        Ok(Self { encoding: Some(encoding.name()), ..source })
    }

    /// Decodes `bytes` as UTF-8, whatever they declare.
    ///
    /// # Errors
    ///
    /// If they are not valid UTF-8; the error contains a text to show anyway.
    pub fn from_utf8(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, Box<Undecodable>> {
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text)),
            Err(error) => Err(undecodable(name.into(), error.as_bytes(), UTF_8)),
        }
    }

    /// Encodes `text` in the encoding of this source, for writing it back.
    ///
    /// `None` if a character does not exist in the encoding, or if unchanged characters might get other bytes, as in
    /// UTF-16 and the legacy encodings of Chinese, Japanese and Korean.
    pub fn encode<'t>(&self, text: &'t str) -> Option<Cow<'t, [u8]>> {
        let encoding = self.encoding.map_or(Some(UTF_8), |name| Encoding::for_label(name.as_bytes()))?;
        let (bytes, used, is_lossy) = encoding.encode(text);
        let is_exact = encoding.is_single_byte() || encoding == UTF_8 || text.is_ascii();
        (used == encoding && !is_lossy && is_exact).then_some(bytes)
    }

    /// The declaration of an encoding that differs from the one used.
    pub(crate) fn contradiction(&self) -> Option<Contradiction> {
        let actual = Encoding::for_label(self.encoding?.as_bytes())?;
        let name = declaration(self.text.as_bytes())?;
        let label = &self.text.as_bytes()[name.clone()];
        let declared = Encoding::for_label_no_replacement(label);
        // `UTF-16` does not state the byte order.
        let is_either = declared == Some(UTF_16LE) && !label.to_ascii_lowercase().ends_with(b"le");
        let agrees = declared == Some(actual) || is_either && actual == UTF_16BE;
        let encoding = if is_utf16(actual) { "UTF-16" } else { actual.name() };
        let name = Span::new(name.start, name.end);
        (!agrees).then_some(Contradiction { name, is_known: declared.is_some(), encoding })
    }
}

/// A declaration of another encoding than the file's.
#[derive(Debug)]
pub(crate) struct Contradiction {
    /// The span of the declared encoding's name.
    pub(crate) name: Span,
    /// Whether the declared encoding exists.
    pub(crate) is_known: bool,
    /// The encoding used, by the name to declare.
    pub(crate) encoding: &'static str,
}

fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    match bytes {
        [b'<', 0, b'?', 0, ..] => return UTF_16LE,
        [0, b'<', 0, b'?', ..] => return UTF_16BE,
        _ => {}
    }
    let declared = declaration(bytes).and_then(|name| Encoding::for_label_no_replacement(&bytes[name]));
    match declared {
        // A declaration in single bytes cannot be of UTF-16.
        Some(encoding) if encoding != UTF_8 && !is_utf16(encoding) && !is_utf8_beyond_ascii(bytes) => {
            encoding
        }
        _ => UTF_8,
    }
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn is_utf8_beyond_ascii(bytes: &[u8]) -> bool {
    !bytes.is_ascii() && str::from_utf8(bytes).is_ok()
}

/// The span of the encoding name that XML or a web page declares.
fn declaration(bytes: &[u8]) -> Option<Range<usize>> {
    if bytes.trim_ascii_start().first() != Some(&b'<') {
        return None;
    }
    let beginning = &bytes[..bytes.len().min(DECLARED_WITHIN)];
    let xml = memmem::find(beginning, b"?>").map(|end| as_ascii(&beginning[..end]));
    xml.and_then(|declaration| in_xml(&declaration)).or_else(|| in_page(&as_ascii(beginning)))
}

/// The bytes as text: declarations are ASCII. Other characters keep their length.
fn as_ascii(bytes: &[u8]) -> String {
    bytes.iter().map(|b| if b.is_ascii() { char::from(*b) } else { '?' }).collect()
}

/// [`<?xml version="1.0" encoding="…"?>`](https://www.w3.org/TR/xml/#NT-EncodingDecl), without its end.
fn in_xml(text: &str) -> Option<Range<usize>> {
    let declaration = text.strip_prefix("<?xml").filter(|rest| rest.starts_with([' ', '\t', '\r', '\n']))?;
    let (_, rest) = declaration.split_once("encoding")?;
    let value = rest.trim_start().strip_prefix('=')?.trim_start().strip_prefix(['"', '\''])?;
    let start = text.len() - value.len();
    Some(start..start + value.find(['"', '\''])?)
}

/// [`<meta charset="…">`](https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-charset) in the head of a web
/// page.
fn in_page(text: &str) -> Option<Range<usize>> {
    const HEAD: [&str; 9] = ["html", "head", "meta", "title", "base", "link", "script", "style", "noscript"];
    let mut found = None;
    html::tags(text, &mut |tag| {
        found = in_meta(text, &tag);
        let is_over = !tag.is_end && !HEAD.contains(&tag.name.as_str());
        if found.is_some() || is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    found
}

/// The encoding in one element; also in the older `<meta http-equiv="Content-Type" content="text/html; charset=…">`.
fn in_meta(text: &str, tag: &Tag) -> Option<Range<usize>> {
    let attribute =
        |name: &str| tag.attribute(name).map(|TagAttribute { start, value, .. }| (*start, value.as_str()));
    if tag.is_end || tag.name != "meta" {
        return None;
    }
    let (at, label) = match attribute("charset") {
        Some((at, label)) => (at, label.trim()),
        None => {
            attribute("http-equiv").filter(|(_, value)| value.eq_ignore_ascii_case("content-type"))?;
            let (at, content) = attribute("content")?;
            let charset = content.to_ascii_lowercase().find("charset")?;
            let value = content[charset + "charset".len()..].trim_start().strip_prefix('=')?.trim_start();
            let mut words = value.split([';', '"', '\'', ' ']).filter(|word| !word.is_empty());
            (at, words.next()?)
        }
    };
    let start = at + text[at..tag.span.end].find(label).filter(|_| !label.is_empty())?;
    Some(start..start + label.len())
}

fn undecodable(name: String, bytes: &[u8], encoding: &'static Encoding) -> Box<Undecodable> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let source = Source::new(name, text);
    let (before, malformed) = first_malformed(bytes, encoding);
    let malformed: Vec<String> = malformed.iter().map(|byte| format!("0x{byte:02X}")).collect();
    let message = match malformed.as_slice() {
        [byte] => format!("the byte {byte} is not {}", encoding.name()),
        bytes => format!("the bytes {} are not {}", bytes.join(" "), encoding.name()),
    };
    let declared = declaration(source.text.as_bytes()).map(|name| &source.text[name]);
    let help = match declared {
        Some(name) if Encoding::for_label_no_replacement(name.as_bytes()).is_none() => {
            format!("`{name}` is not a known encoding; save the file as UTF-8")
        }
        _ if source.text.starts_with('<') => "save the file as UTF-8, or declare its encoding".to_owned(),
        _ => "save the file as UTF-8".to_owned(),
    };
    let start = before - mark;
    let span = Span::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8());
    let error = SyntaxError::new(SyntaxErrorKind::NotUtf8, span, message).with_help(help);
    Box::new(Undecodable { source, error })
}

/// The first malformed bytes, and the length of the text before them.
fn first_malformed<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> (usize, &'b [u8]) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let most = decoder.max_utf8_buffer_length_without_replacement(bytes.len());
    let mut before = String::with_capacity(most.unwrap_or_default());
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut before, true);
    let malformed = match result {
        DecoderResult::Malformed(length, behind) => {
            let end = read - usize::from(behind);
            &bytes[end - usize::from(length)..end]
        }
        DecoderResult::InputEmpty | DecoderResult::OutputFull => &[],
    };
    (before.len(), malformed)
}

#[cfg(test)]
mod tests;
