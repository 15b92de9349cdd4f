//! Compressed files.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

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
        Some("zst") => Decompressed::Zstandard(Frames::new(file)),
        _ => Decompressed::Plain(file),
    })
}

/// A file that is decompressed during reading.
pub(in crate::cli) enum Decompressed<R: Read> {
    Plain(R),
    Gzip(MultiGzDecoder<R>),
    Zstandard(Frames<R>),
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

/// A Zstandard file, which may consist of several frames.
pub(in crate::cli) struct Frames<R> {
    file: BufReader<R>,
    decoder: Box<FrameDecoder>,
    /// Whether a frame has begun and is not read to its end.
    is_inside: bool,
}

impl<R: Read> Frames<R> {
    pub(super) fn new(file: R) -> Self {
        Self { file: BufReader::new(file), decoder: Box::new(FrameDecoder::new()), is_inside: false }
    }

    /// Begins the next frame that has content, if there is one.
    fn begin(&mut self) -> io::Result<bool> {
        while !self.file.fill_buf()?.is_empty() {
            match self.decoder.reset(&mut self.file) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    let length = u64::from(length);
                    if io::copy(&mut self.file.by_ref().take(length), &mut io::sink())? < length {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                }
                Err(cause) => return Err(io::Error::other(cause)),
            }
        }
        Ok(false)
    }

    /// Ends the frame, whose content is complete.
    fn end(&mut self) -> io::Result<()> {
        self.is_inside = false;
        let stated = self.decoder.get_checksum_from_data();
        match stated.is_none() || stated == self.decoder.get_calculated_checksum() {
            true => Ok(()),
            false => Err(io::Error::new(io::ErrorKind::InvalidData, "the checksum of a frame is wrong")),
        }
    }
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        while !bytes.is_empty() && (self.is_inside || self.begin()?) {
            self.is_inside = true;
            while self.decoder.can_collect() == 0 && !self.decoder.is_finished() {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.file, one).map_err(io::Error::other)?;
            }
            let count = self.decoder.read(bytes)?;
            if count > 0 {
                return Ok(count);
            }
            self.end()?;
        }
        Ok(0)
    }
}

fn ending(path: &Path) -> Option<&str> {
    path.extension().and_then(|ending| ending.to_str())
}

#[cfg(test)]
mod tests {
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    use super::*;

    fn frame(text: &str) -> Vec<u8> {
        compress_to_vec(text.as_bytes(), CompressionLevel::Fastest)
    }

    fn read(file: &[u8]) -> io::Result<String> {
        io::read_to_string(decompressed(Path::new("a.zst"), file)?)
    }

    #[test]
    fn all_frames_of_a_file_are_read() {
        let skipped = [&[0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0][..], b"abc"].concat();
        let long = "The tide turns. ".repeat(40_000);
        let file = [frame("one "), skipped.clone(), frame(""), frame(&long), skipped].concat();
        assert_eq!(read(&file).unwrap(), format!("one {long}"));
        assert_eq!(read(b"").unwrap(), "");
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let whole = frame("The tide turns.");
        for length in 1..whole.len() {
            assert!(read(&whole[..length]).is_err(), "{length}");
        }
        assert!(read(b"The tide turns.").is_err());
        let mut changed = whole.clone();
        let letter = changed.windows(4).position(|bytes| bytes == b"tide").unwrap();
        changed[letter] = b'T';
        assert!(read(&changed).unwrap_err().to_string().contains("checksum"));
    }
}
