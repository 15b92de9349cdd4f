//! Addresses: none is written that a browser would run or a parser would refuse.

use fluent_uri::Iri;

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

/// Whether it is the whole, well-formed address of a web page.
pub(super) fn web_address(address: &str) -> bool {
    let is_web = |scheme: &str| ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    Iri::parse(address).is_ok_and(|iri| is_web(iri.scheme().as_str()))
}
