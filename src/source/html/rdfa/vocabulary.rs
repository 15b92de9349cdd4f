//! Which names are read.

use crate::source::jsonld::in_schema_org;

/// Whether a value of `rel` is a [type of link](https://html.spec.whatwg.org/multipage/links.html#linkTypes), and not also
/// a property of schema.org: with a vocabulary in scope, it would be a property of that.
pub(super) fn is_link_type(word: &str) -> bool {
    const TYPES: [&str; 41] = [
        "alternate",
        "amphtml",
        "apple-touch-icon",
        "archives",
        "attachment",
        "bookmark",
        "canonical",
        "dns-prefetch",
        "edituri",
        "external",
        "first",
        "help",
        "home",
        "icon",
        "index",
        "last",
        "manifest",
        "mask-icon",
        "me",
        "modulepreload",
        "next",
        "nofollow",
        "noopener",
        "noreferrer",
        "opener",
        "opensearch",
        "pingback",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "prev",
        "profile",
        "search",
        "shortcut",
        "shortlink",
        "sponsored",
        "stylesheet",
        "tag",
        "ugc",
        "up",
    ];
    TYPES.iter().any(|name| name.eq_ignore_ascii_case(word))
}

/// The term of schema.org with this IRI, if it means the same in JSON-LD.
pub(super) fn term(iri: &str) -> Option<&str> {
    let is_name = |term: &&str| !term.is_empty() && !term.contains(':') && !term.starts_with('@');
    in_schema_org(iri).filter(is_name).filter(|term| !matches!(*term, "id" | "type"))
}

/// Whether a property of the page itself says what the head says: it is of Open Graph or the like, mostly without a
/// declared prefix, or of Dublin Core, or it is a link.
pub(super) fn is_of_head(iri: &str) -> bool {
    const SPACES: [&str; 9] = [
        "http://ogp.me/ns",
        "https://ogp.me/ns",
        "http://opengraphprotocol.org/schema/",
        "http://www.facebook.com/2008/fbml",
        "https://www.facebook.com/2008/fbml",
        "http://purl.org/dc/",
        "http://purl.org/stuff/rev",
        super::prefixes::XHTML,
        super::prefixes::RDFA,
    ];
    !iri.contains("//") || SPACES.iter().any(|space| iri.starts_with(space))
}
