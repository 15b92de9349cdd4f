//! The address of a page, against which relative ones are resolved.

use fluent_uri::{Iri, IriRef};

/// The address of a page, if it is known.
pub(super) struct Base(Option<Iri<String>>);

impl Base {
    pub(super) fn new(address: Option<&str>) -> Self {
        let address = address.and_then(|address| Iri::parse(address).ok());
        Self(address.map(|address| address.strip_fragment().to_owned()))
    }

    /// The address, or an empty text.
    pub(super) fn as_str(&self) -> &str {
        self.0.as_ref().map_or("", |address| address.as_str())
    }

    /// The absolute address; `None` for what is no address, and if the page has none.
    pub(super) fn resolved(&self, address: &str) -> Option<String> {
        let relative = IriRef::parse(address).ok()?;
        relative.resolve_against(self.0.as_ref()?).ok().map(Iri::into_string)
    }
}

#[cfg(test)]
mod tests {
    use super::Base;

    #[test]
    fn addresses_are_resolved_against_the_page_without_its_fragment() {
        let base = Base::new(Some("https://news.example/2026/tides#top"));
        assert_eq!(base.resolved("../kim").as_deref(), Some("https://news.example/kim"));
        assert_eq!(base.resolved("").as_deref(), Some("https://news.example/2026/tides"));
        assert_eq!(base.resolved("a b"), None);
        assert_eq!(Base::new(None).resolved("a"), None);
    }
}
