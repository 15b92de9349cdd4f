//! Web archives: [WARC](https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/), possibly
//! compressed record by record.

use std::io::{self, BufRead, BufReader, ErrorKind, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use flate2::bufread::GzDecoder;

use super::http::{self, Response};
use super::{Give, Member};
use crate::cli::Error;
use crate::cli::input::compression::decompressed;
use crate::cli::input::{Input, Intake, Reason};

/// A response in a web archive.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) struct Record {
    /// The URL that it answers.
    pub(in crate::cli) url: String,
    /// Where its record begins in the archive, in bytes. Where records are compressed together, where the compressed part
    /// begins; with Zstandard, where it begins in what is decompressed.
    pub(in crate::cli) offset: u64,
    /// A name that tells the format, such as `response.html`.
    pub(in crate::cli) kind: &'static str,
    /// The encoding of the text, if the server said it.
    pub(in crate::cli) charset: Option<String>,
}

impl Record {
    /// Its URL as the path of a file, without the scheme and what follows the path.
    pub(in crate::cli) fn path(&self) -> &Path {
        path_in(&self.url)
    }
}

/// The host and the path of a URL.
fn path_in(url: &str) -> &Path {
    let path = url.split_once("://").map_or(url, |(_, path)| path);
    Path::new(path.split(['?', '#']).next().unwrap_or_default())
}

/// How many bytes the header of a record may have.
const HEADER: u64 = 1 << 16;

/// What it takes to read the records of an archive.
struct Reading<'a, 'g> {
    archive: &'a Path,
    intake: Intake<'a>,
    give: Give<'g>,
}

/// Passes the responses of the archive in `file`, which has the name `archive`, to `give`.
pub(super) fn members_of(
    archive: &Path,
    file: impl Read,
    intake: Intake<'_>,
    give: Give<'_>,
) -> ControlFlow<()> {
    let mut reading = Reading { archive, intake, give };
    let is_gzip = archive.extension().is_some_and(|ending| ending == "gz");
    let read = if is_gzip { reading.members(file) } else { reading.whole(file) };
    read.unwrap_or_else(|cause| (reading.give)(Err(Error::Read(archive.to_path_buf(), cause))))
}

impl Reading<'_, '_> {
    /// Reads an archive in which each record is compressed by itself.
    fn members(&mut self, file: impl Read) -> io::Result<ControlFlow<()>> {
        let mut file = Counted { file: BufReader::new(file), count: 0 };
        while !file.fill_buf()?.is_empty() {
            let offset = file.count;
            let mut member = BufReader::new(GzDecoder::new(&mut file));
            while !member.fill_buf()?.is_empty() {
                if self.record(&mut member, offset)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Reads an archive that is not compressed, or as a whole.
    fn whole(&mut self, file: impl Read) -> io::Result<ControlFlow<()>> {
        let file = decompressed(self.archive, file)?;
        let mut file = Counted { file: BufReader::new(file), count: 0 };
        while !file.fill_buf()?.is_empty() {
            let offset = file.count;
            if self.record(&mut file, offset)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Reads the record at `offset`, and passes it on if it is a response that is selected.
    fn record(&mut self, file: &mut impl BufRead, offset: u64) -> io::Result<ControlFlow<()>> {
        let wrong = |what: &str| {
            io::Error::new(ErrorKind::InvalidData, format!("the record at byte {offset} {what}"))
        };
        let head = http::head(file, HEADER)?.ok_or_else(|| wrong("has too long a header"))?;
        if head.trim_ascii().is_empty() {
            // Only the line ends after the last record.
            return Ok(ControlFlow::Continue(()));
        }
        let start = head.iter().position(|byte| *byte == b'\n').map_or(head.len(), |end| end + 1);
        if !head.starts_with(b"WARC/") {
            return Err(wrong("does not begin with `WARC/`"));
        }
        let mut fields = [httparse::EMPTY_HEADER; 64];
        let Ok(httparse::Status::Complete((_, fields))) =
            httparse::parse_headers(&head[start..], &mut fields)
        else {
            return Err(wrong("has a malformed header"));
        };
        let field = |name: &str| http::field(fields, name);
        let length = field("Content-Length").and_then(|length| length.parse().ok());
        let mut block = file.take(length.ok_or_else(|| wrong("has no `Content-Length`"))?);
        let mut member = None;
        if field("WARC-Type").is_some_and(|kind| kind.eq_ignore_ascii_case("response")) {
            let url = field("WARC-Target-URI").unwrap_or_default();
            let url = url.trim_start_matches('<').trim_end_matches('>').to_owned();
            member = match Response::read(&mut block)? {
                Some(response) => self.response(url, offset, response)?,
                None => {
                    let archive = self.archive;
                    let message =
                        format!("the response at byte {offset} of {archive:?} is not HTTP, and is not read");
                    Some(Err(Error::Request(message)))
                }
            }
        }
        // What is left of the block. A page that is not whole is not judged.
        io::copy(&mut block, &mut io::sink())?;
        if block.limit() > 0 {
            return Err(wrong("is cut off"));
        }
        skip_line_ends(file)?;
        Ok(member.map_or(ControlFlow::Continue(()), |member| (self.give)(member)))
    }

    /// The response at `offset`, if it is selected.
    fn response(
        &self,
        url: String,
        offset: u64,
        response: Response<impl BufRead>,
    ) -> io::Result<Option<Member>> {
        let kind = response.kind();
        let (charset, is_page) = (response.charset(), response.is_page());
        let Intake { selection, tally, .. } = self.intake;
        let answer = if is_page { Ok(()) } else { Err(Reason::Status) };
        if let Err(reason) = selection.includes(path_in(&url)).and(answer) {
            tally.pass_over(self.archive, reason);
            return Ok(None);
        }
        let record = Record { url, offset, kind, charset };
        let input = Input::Record(self.archive.to_path_buf(), Arc::new(record));
        Ok(match self.intake.selected(self.archive, Path::new(kind), None, response.body()?) {
            Ok(content) => content.map(|content| Ok((input, content))),
            Err(cause) => Some(Err(Error::Read(input.name().into(), cause))),
        })
    }
}

/// Skips the line ends between two records.
fn skip_line_ends(file: &mut impl BufRead) -> io::Result<()> {
    loop {
        let count = file.fill_buf()?.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if count == 0 {
            return Ok(());
        }
        file.consume(count);
    }
}

/// A file of which is known how much has been read.
struct Counted<R> {
    file: BufReader<R>,
    count: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(bytes)?;
        self.count += count as u64;
        Ok(count)
    }
}

impl<R: Read> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.file.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.file.consume(count);
        self.count += count as u64;
    }
}
