//! Pauses in reading a page, so that the tokenizer takes no stack for each attribute of a tag.

use std::cell::Cell;
use std::fmt;

use html5gum::{Readable, Reader, StringReader};

/// Reads a page, and fails once when a pause is due.
///
/// The tokenizer then returns, and with it from all calls that it made within each other. Asked for its next token, it
/// continues where it was.
pub(super) struct PausingReader<'p> {
    page: StringReader<'p>,
    is_due: &'p Cell<bool>,
}

/// The error of a reader that pauses.
#[derive(Debug)]
pub(super) struct Pause;

impl<'p> PausingReader<'p> {
    pub(super) fn new(page: &'p str, is_due: &'p Cell<bool>) -> Self {
        Self { page: page.to_reader(), is_due }
    }

    fn pause(&self) -> Result<(), Pause> {
        if self.is_due.take() { Err(Pause) } else { Ok(()) }
    }
}

impl Reader for PausingReader<'_> {
    type Error = Pause;

    #[inline(always)]
    fn read_byte(&mut self) -> Result<Option<u8>, Pause> {
        self.pause()?;
        let Ok(byte) = self.page.read_byte();
        Ok(byte)
    }

    #[inline(always)]
    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Pause> {
        self.pause()?;
        let Ok(is_next) = self.page.try_read_string(text, case_sensitive);
        Ok(is_next)
    }

    #[inline(always)]
    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        buffer: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Pause> {
        self.pause()?;
        let Ok(read) = self.page.read_until(needle, buffer);
        Ok(read)
    }
}

impl fmt::Display for Pause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("reading pauses")
    }
}

impl std::error::Error for Pause {}
