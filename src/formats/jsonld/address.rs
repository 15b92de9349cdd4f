//! Addresses: none is written that a browser would run or a parser would refuse.

use crate::formats::jsonld::writer::Writer;
use crate::model::{Uri, Url};
use crate::source::Path;

impl<'a> Writer<'a> {
    /// The address as written, if it is safe and well formed.
    pub(super) fn url(&mut self, at: &Path<'_>, url: &'a Url) -> Option<&'a str> {
        let sound = url.is_well_formed() && !url.is_forbidden();
        self.sound(at, url.as_str(), sound)
    }

    /// The address as written, if it is safe and well formed.
    pub(super) fn uri(&mut self, at: &Path<'_>, uri: &'a Uri) -> Option<&'a str> {
        let sound = uri.is_well_formed() && !uri.is_forbidden();
        self.sound(at, uri.as_str(), sound)
    }

    fn sound(&mut self, at: &Path<'_>, address: &'a str, sound: bool) -> Option<&'a str> {
        if !sound {
            self.note(at, format_args!("`{}` is left out: it is no safe address", address.escape_debug()));
        }
        sound.then_some(address)
    }
}
