//! Responses of web servers, as archives keep them:
//! [HTTP/1.1](https://www.rfc-editor.org/rfc/rfc9112), with whatever encodings its header names.

use std::io::{self, BufRead, BufReader, Read};

use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use httparse::Header;

use crate::cli::input::compression::Frames;

/// How many bytes the header of a response may have.
const HEADER: u64 = 1 << 18;

/// A response, whose body is not read yet.
pub(super) struct Response<R> {
    status: u16,
    media_type: Option<String>,
    charset: Option<String>,
    is_chunked: bool,
    encodings: Vec<String>,
    body: R,
}

impl<R: BufRead> Response<R> {
    /// Reads the header; `None` if it is not that of a response.
    pub(super) fn read(mut block: R) -> io::Result<Option<Self>> {
        let Some(head) = head(&mut block, HEADER)? else { return Ok(None) };
        let mut fields = [httparse::EMPTY_HEADER; 256];
        let mut parsed = httparse::Response::new(&mut fields);
        let mut lenient = httparse::ParserConfig::default();
        lenient
            .allow_spaces_after_header_name_in_responses(true)
            .allow_obsolete_multiline_headers_in_responses(true)
            .ignore_invalid_headers_in_responses(true);
        if lenient.parse_response(&mut parsed, &head).is_err() {
            return Ok(None);
        }
        let Some(status) = parsed.code else { return Ok(None) };
        let list = |name: &str| -> Vec<String> {
            let words = field(parsed.headers, name).unwrap_or_default().to_ascii_lowercase();
            words.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
        };
        let content_type = field(parsed.headers, "Content-Type");
        let parameters = content_type.iter().flat_map(|value| value.split(';').skip(1));
        let charset =
            parameters.filter_map(|parameter| parameter.split_once('=')).find_map(|(name, value)| {
                let is_charset = name.trim().eq_ignore_ascii_case("charset");
                is_charset.then(|| value.trim().trim_matches(['"', '\'']).to_owned())
            });
        let media_type = content_type.as_ref().and_then(|value| value.split(';').next());
        let media_type =
            media_type.map(|name| name.trim().to_ascii_lowercase()).filter(|name| !name.is_empty());
        Ok(Some(Self {
            status,
            media_type,
            charset,
            is_chunked: list("Transfer-Encoding").iter().any(|coding| coding == "chunked"),
            encodings: list("Content-Encoding"),
            body: block,
        }))
    }

    /// Whether the server answered with what was asked for.
    pub(super) fn is_page(&self) -> bool {
        self.status == 200
    }

    /// The encoding of the text, if the server said it.
    pub(super) fn charset(&self) -> Option<String> {
        self.charset.clone()
    }

    /// A file name with the extension for the media type; without one if the server said no media type.
    pub(super) fn kind(&self) -> &'static str {
        match self.media_type.as_deref() {
            None => "response",
            Some("text/html" | "application/xhtml+xml") => "response.html",
            Some("application/ld+json") => "response.jsonld",
            Some("application/json" | "text/json") => "response.json",
            Some("application/yaml" | "application/x-yaml" | "text/yaml") => "response.yaml",
            Some("application/xml" | "text/xml") => "response.xml",
            Some(name) if name.ends_with("+xml") => "response.xml",
            Some(name) if name.ends_with("+json") => "response.json",
            Some(_) => "response.other",
        }
    }

    /// The body, decoded. Some archives keep a decoded body with the header of the encoded one.
    pub(super) fn body<'r>(self) -> io::Result<Box<dyn BufRead + 'r>>
    where
        R: 'r,
    {
        let mut body: Box<dyn BufRead + 'r> = Box::new(self.body);
        if self.is_chunked && begins_with_size(body.fill_buf()?) {
            // Chained, because at its end the decoder would look for another chunk.
            body = Box::new(BufReader::new(chunked_transfer::Decoder::new(body).chain(io::empty())));
        }
        for encoding in self.encodings.iter().rev() {
            let start: Vec<u8> = body.fill_buf()?.iter().take(4).copied().collect();
            body = match encoding.as_str() {
                "gzip" | "x-gzip" if start.starts_with(&[0x1F, 0x8B]) => {
                    Box::new(BufReader::new(MultiGzDecoder::new(body)))
                }
                "deflate" if start.first().is_some_and(|byte| byte & 0x0F == 8) => {
                    Box::new(BufReader::new(ZlibDecoder::new(body)))
                }
                "deflate" if start.first() != Some(&b'<') => {
                    Box::new(BufReader::new(DeflateDecoder::new(body)))
                }
                "zstd" if start == [0x28, 0xB5, 0x2F, 0xFD] => Box::new(BufReader::new(Frames::new(body))),
                "br" if !matches!(start.first(), Some(b'<' | b'{' | b'[')) => {
                    Box::new(BufReader::new(brotli_decompressor::Decompressor::new(body, 1 << 12)))
                }
                _ => body,
            };
        }
        Ok(body)
    }
}

/// The lines up to an empty one, including it; `None` if they have more than `most` bytes. Empty lines before them are
/// skipped.
pub(super) fn head(file: &mut impl BufRead, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    let mut file = file.take(most);
    loop {
        let before = head.len();
        file.read_until(b'\n', &mut head)?;
        let line = &head[before..];
        if line.is_empty() {
            return Ok((file.limit() > 0).then_some(head));
        }
        if matches!(line, b"\r\n" | b"\n") {
            match before {
                0 => head.clear(),
                _ => return Ok(Some(head)),
            }
        }
    }
}

/// The value of a field of a header.
pub(super) fn field(fields: &[Header<'_>], name: &str) -> Option<String> {
    let field = fields.iter().find(|field| field.name.eq_ignore_ascii_case(name))?;
    Some(String::from_utf8_lossy(field.value).trim().to_owned())
}

/// Whether a body begins with the size of a chunk.
fn begins_with_size(body: &[u8]) -> bool {
    let line = body.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let size = line.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii();
    line.len() < body.len() && !size.is_empty() && size.iter().all(u8::is_ascii_hexdigit)
}
