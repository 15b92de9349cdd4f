//! What is read of a file: all of it, or nothing.

use std::io::{self, Read};

use crate::source::{BYTE_ORDER_MARK, Limits, MAX_BYTES};

/// The content of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Content {
    /// All of it, decompressed.
    Whole(Vec<u8>),
    /// It is larger than the limit allows.
    TooLarge,
}

/// How many bytes to make room for at first, if the size of the file is unknown.
const FIRST: usize = 1 << 16;

impl Content {
    /// Reads `file`, which has `expected` bytes if that is known.
    ///
    /// Not much more memory is taken than the content or the limit has bytes, whichever is less.
    pub(super) fn read(mut file: impl Read, expected: Option<u64>, limits: Limits) -> io::Result<Self> {
        let most = limits.size.min(MAX_BYTES);
        let expected = expected.map_or(0, |size| usize::try_from(size).unwrap_or(usize::MAX));
        if expected > most {
            return Ok(Self::TooLarge);
        }
        let (mut bytes, mut more) = (Vec::with_capacity(expected), Vec::new());
        loop {
            let room = bytes.capacity() - bytes.len();
            let count = file.by_ref().take(room as u64).read_to_end(&mut bytes)?;
            // Room is only made for what exists.
            more.clear();
            if count == room {
                file.by_ref().take(FIRST as u64).read_to_end(&mut more)?;
            }
            if more.is_empty() {
                return Ok(Self::Whole(bytes));
            }
            if more.len() > most - bytes.len() {
                return Ok(Self::TooLarge);
            }
            bytes.reserve_exact(capacity(bytes.len() + more.len(), most) - bytes.len());
            bytes.append(&mut more);
        }
    }

    /// Whether it begins with a byte order mark.
    pub(in crate::cli) fn has_mark(&self) -> bool {
        match self {
            Self::Whole(bytes) => bytes.starts_with(BYTE_ORDER_MARK.to_string().as_bytes()),
            Self::TooLarge => false,
        }
    }

    /// The number of bytes it takes in memory.
    pub(in crate::cli) fn len(&self) -> usize {
        self.bytes().map_or(0, <[u8]>::len)
    }

    /// Its bytes, unless it is too large.
    pub(in crate::cli) fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Whole(bytes) => Some(bytes),
            Self::TooLarge => None,
        }
    }
}

/// The next capacity for `len` bytes of a file of unknown size.
///
/// Memory that is reserved and not written to costs nothing; what does is moving to another place.
fn capacity(len: usize, most: usize) -> usize {
    if len > most / 64 { most } else { len * 8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_exact_whether_the_size_is_known_or_not() {
        for size in [0, 1, 7, FIRST - 1, FIRST, FIRST + 1, 5 * FIRST] {
            let file = vec![b'x'; size];
            for expected in [None, Some(0), Some(size as u64 / 2), Some(size as u64)] {
                let read = |most| {
                    Content::read(file.as_slice(), expected, Limits { size: most, ..Limits::default() })
                };
                assert_eq!(read(size).unwrap(), Content::Whole(file.clone()), "{size} {expected:?}");
                assert_eq!(read(size + 1).unwrap(), Content::Whole(file.clone()), "{size} {expected:?}");
                if size > 0 {
                    assert_eq!(read(size - 1).unwrap(), Content::TooLarge, "{size} {expected:?}");
                }
            }
        }
    }

    #[test]
    fn no_more_is_read_than_needed_to_know_that_it_is_too_large() {
        let mut file = io::repeat(b'x').take(1 << 40);
        let limits = Limits { size: 10 << 20, ..Limits::default() };
        assert_eq!(Content::read(&mut file, None, limits).unwrap(), Content::TooLarge);
        assert!((1 << 40) - file.limit() < 11 << 20);
    }

    #[test]
    fn capacity_never_exceeds_the_limit() {
        let most = 100 << 20;
        for len in (1..most).step_by(999_983) {
            assert!((len..=most).contains(&capacity(len, most)), "{len}");
        }
    }
}
