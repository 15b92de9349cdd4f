//! The stack that reading takes.

/// What a thread that reads articles needs of it, in bytes.
///
/// In a build for debugging, decoding a file that nests as many values as are allowed takes nearly three megabytes, and
/// judging JATS with [`MAX_ELEMENTS_DEEP`](crate::source::MAX_ELEMENTS_DEEP) ten. What the system gives by itself is
/// one megabyte here, two or eight there.
pub(super) const STACK: usize = 32 << 20;
