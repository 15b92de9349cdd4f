//! Compressed files.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;

/// The name without the extension of a compressed file.
pub(in crate::cli) fn without_compression(path: &Path) -> Cow<'_, Path> {
    match ending(path) {
        Some("gz" | "zst") => Cow::Owned(path.with_extension("")),
        _ => Cow::Borrowed(path),
    }
}

/// The content of a file, decompressed according to its extension.
pub(in crate::cli) fn opened(path: &Path) -> io::Result<Decompressed<File>> {
    decompressed(path, File::open(path)?)
}

/// The content of `file`, decompressed according to the extension of `name`.
pub(super) fn decompressed<R: Read>(name: &Path, file: R) -> io::Result<Decompressed<R>> {
    Ok(match ending(name) {
        Some("gz" | "tgz") => Decompressed::Gzip(MultiGzDecoder::new(file)),
        Some("zst") => Decompressed::Zstandard(zstd::Decoder::new(file)?),
        _ => Decompressed::Plain(file),
    })
}

/// A file that is decompressed during reading.
pub(in crate::cli) enum Decompressed<R: Read> {
    Plain(R),
    Gzip(MultiGzDecoder<R>),
    Zstandard(zstd::Decoder<'static, BufReader<R>>),
}

impl<R: Read> Read for Decompressed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.read(bytes),
            Self::Gzip(file) => file.read(bytes),
            Self::Zstandard(file) => file.read(bytes),
        }
    }
}

fn ending(path: &Path) -> Option<&str> {
    path.extension().and_then(|ending| ending.to_str())
}
