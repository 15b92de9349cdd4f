//! The stack size for reading articles.

/// The stack of a thread that reads articles, in bytes.
///
/// In a debug build, decoding a file with the maximum nesting takes nearly three megabytes, and validating JATS with
/// [`MAX_ELEMENTS_DEEP`](crate::source::MAX_ELEMENTS_DEEP) ten. The default of systems is between one and eight
/// megabytes.
pub(super) const STACK: usize = 32 << 20;
