//! A stream in chunks of whole lines.

use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::Error;
use crate::cli::input::{Input, opened};
use crate::cli::settings::{Settings, SettingsCache};
use crate::source::Limits;

/// How many bytes to read from a file at once. From a pipe, whatever is available is processed without waiting for
/// more.
const SIZE: usize = 1 << 18;

/// Some lines of a stream.
pub(super) struct Chunk {
    /// Their file; `None` for standard input.
    pub(super) file: Option<Arc<str>>,
    /// The number of the first line.
    pub(super) first_line: u64,
    /// The lines with their line ends, which the very last one may lack.
    pub(super) bytes: Vec<u8>,
    /// The settings for their documents.
    pub(super) settings: Arc<Settings>,
}

/// The chunks of all `files`, one after the other; of standard input, if there are none.
pub(super) fn of<'a>(
    files: &'a [PathBuf],
    cache: &'a SettingsCache<'_>,
    limits: Limits,
) -> impl Iterator<Item = Result<Chunk, Error>> + Send + 'a {
    let standard = files.is_empty().then(|| PathBuf::from("-"));
    let files = files.iter().cloned().chain(standard);
    files.flat_map(move |file| {
        let (chunks, error) = match Chunks::open(&file, cache, limits) {
            Ok(chunks) => (Some(chunks), None),
            Err(error) => (None, Some(Err(error))),
        };
        chunks.into_iter().flatten().chain(error)
    })
}

/// The chunks of one input.
struct Chunks {
    input: Box<dyn Read + Send>,
    name: PathBuf,
    file: Option<Arc<str>>,
    settings: Arc<Settings>,
    next_line: u64,
    /// The start of an incomplete line.
    rest: Vec<u8>,
    is_over: bool,
    limits: Limits,
}

impl Chunks {
    fn open(file: &Path, cache: &SettingsCache<'_>, limits: Limits) -> Result<Self, Error> {
        let is_standard = file.as_os_str() == "-";
        let input = if is_standard { Input::Standard } else { Input::File(file.to_path_buf()) };
        let settings = cache.settings(&input)?;
        let (input, file): (Box<dyn Read + Send>, _) = match input.path() {
            None => (Box::new(io::stdin()), None),
            Some(path) => {
                let file = opened(path).map_err(|cause| Error::Read(path.to_path_buf(), cause))?;
                (Box::new(file), Some(path.display().to_string().into()))
            }
        };
        let name = PathBuf::from(file.as_deref().unwrap_or("<stdin>"));
        Ok(Self { input, name, file, settings, next_line: 1, rest: Vec::new(), is_over: false, limits })
    }

    /// Reads until at least one line is complete, or the input ends.
    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = std::mem::take(&mut self.rest);
        loop {
            let before = bytes.len();
            bytes.resize(before + SIZE, 0);
            let count = match self.input.read(&mut bytes[before..]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {
                    bytes.truncate(before);
                    continue;
                }
                result => result?,
            };
            bytes.truncate(before + count);
            if count == 0 {
                self.is_over = true;
                return Ok(Some(bytes).filter(|bytes| !bytes.is_empty()));
            }
            if let Some(last) = memchr::memrchr(b'\n', &bytes[before..]) {
                self.rest = bytes.split_off(before + last + 1);
                return Ok(Some(bytes));
            }
            // Enough of a line to detect that it is too long.
            bytes.truncate(self.limits.size.saturating_add(1));
        }
    }
}

impl Iterator for Chunks {
    type Item = Result<Chunk, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        match self.read() {
            Ok(bytes) => {
                let bytes = bytes?;
                let first_line = self.next_line;
                self.next_line += memchr::memchr_iter(b'\n', &bytes).count() as u64;
                let (file, settings) = (self.file.clone(), Arc::clone(&self.settings));
                Some(Ok(Chunk { file, first_line, bytes, settings }))
            }
            Err(cause) => {
                self.is_over = true;
                Some(Err(Error::Read(self.name.clone(), cause)))
            }
        }
    }
}
