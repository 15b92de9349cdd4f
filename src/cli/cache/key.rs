//! What a file is known by.

use sha2::{Digest, Sha256};

use crate::cli::settings::Settings;
use crate::formats::Format;
use crate::source::Source;

/// Everything that the findings in a file depend on, as a hash.
///
/// The hash is cryptographic, so that no file can be crafted to pass for another that had no findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::cli) struct Key([u8; 32]);

impl Key {
    /// Of a file with this content.
    pub(in crate::cli) fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).into())
    }

    /// Of the same file, which is read as `source` in `format` with these settings, with or without its coverage.
    #[must_use]
    pub(in crate::cli) fn with(
        self,
        source: &Source,
        format: Format,
        settings: &Settings,
        has_coverage: bool,
    ) -> Self {
        let Source { name: _, text: _, encoding, url, limits } = source;
        let about = format!("{}\n{encoding:?}\n{url:?}\n{limits:?}\n{has_coverage}\n", format.name());
        let hash = Sha256::new_with_prefix(self.0).chain_update(settings.digest()).chain_update(about);
        Self(hash.finalize().into())
    }

    /// As hexadecimal digits.
    pub(super) fn digits(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// From hexadecimal digits.
    pub(super) fn from_digits(digits: &[u8]) -> Option<Self> {
        let mut bytes = [0; 32];
        if digits.len() != bytes.len() * 2 {
            return None;
        }
        let digit = |digit: u8| char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Some(Self(bytes))
    }
}
