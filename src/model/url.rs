//! Addresses.

use crate::model::value::string_value;

string_value! {
    /// The URL of a web page, from `https://` on.
    Url { format: "iri-reference", examples: ["https://example.org/2026/tidal-lab"] }
}
string_value! {
    /// A URL of any scheme, or a file name relative to the article.
    Uri { format: "iri-reference", examples: ["https://example.org/about", "figures/map.png"] }
}

/// Schemes that run code or carry content in the address itself.
const FORBIDDEN: [&str; 4] = ["javascript", "data", "file", "vbscript"];

macro_rules! address {
    ($type:ident) => {
        impl $type {
            /// The scheme in lower case, without the colon; `None` for a relative address.
            pub(crate) fn scheme(&self) -> Option<String> {
                scheme(&self.0)
            }

            /// Whether it follows the grammar of [RFC 3987](https://www.rfc-editor.org/rfc/rfc3987#section-2.2).
            pub fn is_well_formed(&self) -> bool {
                fluent_uri::IriRef::parse(self.0.as_str()).is_ok()
            }

            /// Where it first breaks that grammar, in bytes.
            pub(crate) fn first_fault(&self) -> Option<usize> {
                fluent_uri::IriRef::parse(self.0.as_str()).err().map(|error| error.index())
            }

            /// Whether a browser would run it or find its content in the address itself.
            pub(crate) fn is_forbidden(&self) -> bool {
                !self.0.starts_with("https://")
                    && self.scheme().is_some_and(|scheme| FORBIDDEN.contains(&scheme.as_str()))
            }
        }
    };
}
address!(Url);
address!(Uri);

/// Whether it is the whole, well-formed address of a web page.
pub(crate) fn is_web_address(address: &str) -> bool {
    let is_web = |scheme: &str| ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web));
    fluent_uri::Iri::parse(address).is_ok_and(|iri| is_web(iri.scheme().as_str()))
}

fn scheme(address: &str) -> Option<String> {
    // Most addresses begin with one as it should be, or with a letter and no scheme.
    let length =
        address.bytes().position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')))?;
    let next = address.as_bytes()[length];
    if next.is_ascii_graphic() && address.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (next == b':').then(|| address[..length].to_ascii_lowercase());
    }
    // Browsers skip white space and control characters when they look for a scheme.
    let seen: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).take(32).collect();
    let (scheme, _) = seen.split_once(':')?;
    let mut letters = scheme.chars();
    let first_is_letter = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    (first_is_letter && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.')))
        .then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_is_seen_through_white_space_and_case() {
        assert!(Uri::from(" java\tscript:alert(1)").is_forbidden());
        assert!(Uri::from("DATA:text/html,x").is_forbidden());
        assert!(!Uri::from("figures/data:1.png").is_forbidden());
        assert!(!Uri::from("mailto:desk@example.org").is_forbidden());
    }
}
