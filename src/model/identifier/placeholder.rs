//! Identifiers from examples and templates, which are not assigned.

use crate::model::{Doi, Isbn, Isni, Issn, Orcid, Ror, WikidataId};

impl Doi {
    /// Whether its registrant is one of those set aside for tests, or it is a row of keys.
    ///
    /// `10.5555` is Crossref's, `10.5072` was DataCite's.
    pub(crate) fn is_placeholder(&self) -> bool {
        let Some((prefix, suffix)) = self.0.split_once('/') else { return false };
        let suffix = suffix.to_ascii_lowercase();
        match prefix {
            "10.5555" | "10.5072" => true,
            // The registrant does not matter: such a suffix is never registered.
            "10.1234" | "10.12345" | "10.0000" | "10.9999" => {
                ["0", "1", "123", "1234", "12345", "5678", "56789", "abc", "abcd", "example", "test"]
                    .contains(&suffix.as_str())
                    || is_repeated(&suffix, &['0', 'x'])
            }
            _ => is_repeated(&suffix, &['x']),
        }
    }
}

impl Orcid {
    /// Whether its digits are all zero, but for the checksum, or count up.
    ///
    /// `0000-0002-1825-0097`, which ORCID gave to a professor who does not exist, is not among them:
    /// it is valid, and used in tests on purpose.
    pub(crate) fn is_placeholder(&self) -> bool {
        let id = self.canonical();
        ["0000000000000001", "0000000123456789"].iter().any(|example| digits(&id).eq(example.bytes()))
    }
}

impl Isni {
    /// Whether its digits are all zero, but for the checksum, or count up.
    pub(crate) fn is_placeholder(&self) -> bool {
        let digits = self.canonical();
        digits == "0000000000000001" || digits == "0000000123456789"
    }
}

impl Issn {
    /// Whether its digits are all zero or count up.
    pub(crate) fn is_placeholder(&self) -> bool {
        ["0000-0000", "1234-5679"].contains(&self.canonical().as_str())
    }
}

impl Isbn {
    /// Whether its digits are all zero or count up.
    pub(crate) fn is_placeholder(&self) -> bool {
        let digits: String = digits(&self.0).map(char::from).collect();
        is_repeated(&digits, &['0'])
            || ["9780000000002", "9781234567897", "123456789X"].contains(&digits.as_str())
    }
}

impl Ror {
    /// Whether its characters are all zero, except the checksum.
    pub(crate) fn is_placeholder(&self) -> bool {
        self.canonical().starts_with("0000000")
    }
}

impl WikidataId {
    /// Whether it is one of the items in which people try out how Wikidata works.
    pub(crate) fn is_placeholder(&self) -> bool {
        ["Q4115189", "Q13406268", "Q15397819"].contains(&self.canonical())
    }
}

/// The digits in a text, and its letters in upper case.
fn digits(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_uppercase())
}

/// Whether it is one of these characters, three times or more, and nothing else.
fn is_repeated(text: &str, signs: &[char]) -> bool {
    text.len() >= 3 && signs.iter().any(|sign| text.chars().all(|c| c == *sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_checksum_gives_away_is_known() {
        assert!(Issn::from("0000-0000").checksum_holds() && Issn::from("0000-0000").is_placeholder());
        assert!(Issn::from("1234-5679").checksum_holds() && Issn::from("1234-5679").is_placeholder());
        assert!(Orcid::from("0000-0000-0000-0001").checksum_holds());
        assert!(Orcid::from("0000-0001-2345-6789").checksum_holds());
        assert!(Orcid::from("0000-0001-2345-6789").is_placeholder());
        assert!(
            Isbn::from("978-1-234-56789-7").checksum_holds()
                && Isbn::from("978-1-234-56789-7").is_placeholder()
        );
        assert!(Isbn::from("9780000000002").checksum_holds() && Isbn::from("123456789X").checksum_holds());
        assert!(
            Doi::from("10.5555/12345678").is_placeholder() && Doi::from("10.1000/xxxxx").is_placeholder()
        );
        assert!(
            !Doi::from("10.1234/tides.2026.7").is_placeholder() && !Doi::from("10.1000/182").is_placeholder()
        );
    }
}
