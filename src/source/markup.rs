//! How statements about things are written.

/// A syntax for statements about things; those that are kept with more care come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Markup {
    /// JSON-LD, in a file of its own or in a script of a page.
    JsonLd,
    /// [Microdata](https://html.spec.whatwg.org/multipage/microdata.html), in the elements of a page.
    Microdata,
    /// [RDFa](https://www.w3.org/TR/rdfa-core/), in the elements of a page.
    Rdfa,
    /// The `citation_*` elements that [Google Scholar](https://scholar.google.com/intl/en/scholar/inclusion.html) reads.
    Citation,
    /// [Open Graph](https://ogp.me), with its `article:*`.
    OpenGraph,
    /// [Cards](https://developer.x.com/en/docs/x-for-websites/cards/overview/markup) of Twitter.
    Twitter,
    /// Dublin Core, other names of `meta`, the canonical link and the title of the page.
    Meta,
}

impl Markup {
    /// Whether it is for things of any kind, in the terms of schema.org; the others only describe the page.
    pub(crate) fn is_of_schema_org(self) -> bool {
        self <= Self::Rdfa
    }
}
