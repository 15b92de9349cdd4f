//! The identifier in a text with more than the identifier: an address, a label, other hyphens.

use std::borrow::Cow;

use crate::model::identifier::is_positive_number;
use crate::model::{Isbn, Isni, Issn, Lei, Orcid, Pmcid, Pmid, Ror, WikidataId};

macro_rules! digits_meant {
    ($($type:ident)*) => {
        $(impl $type {
            /// The identifier in its usual form, if just this and its checksum can be made out in the text.
            ///
            /// The text may also contain an address, the name of the scheme, other kinds of hyphens and spaces.
            pub(crate) fn meant(&self) -> Option<Self> {
                let core = core(&self.0);
                let id = Self(core.trim_start_matches(|c: char| !c.is_ascii_digit()).to_owned());
                (id.is_well_formed() && id.checksum_holds()).then(|| Self(id.canonical()))
            }
        })*
    };
}
digits_meant!(Orcid Isni Issn Isbn);

impl Isbn {
    /// The ISBN with a capital `X`; hyphens and spaces stay, for they show its parts.
    pub fn canonical(&self) -> String {
        self.0.to_ascii_uppercase()
    }
}

impl Ror {
    /// The nine characters in lower case, if the text contains them and their checksum is right.
    pub(crate) fn meant(&self) -> Option<Self> {
        let id = Self(core(&self.0).to_ascii_lowercase());
        (id.is_well_formed() && id.checksum_holds()).then_some(id)
    }
}

impl Lei {
    /// The twenty characters in upper case without spaces, if the text contains them and their checksum is right.
    pub(crate) fn meant(&self) -> Option<Self> {
        let id = Self(core(&self.0).replace([' ', '-'], "").to_ascii_uppercase());
        (id.is_well_formed() && id.checksum_holds()).then_some(id)
    }
}

impl WikidataId {
    /// `Q` and the number, if they can be made out in the text.
    pub(crate) fn meant(&self) -> Option<Self> {
        let core = core(&self.0);
        let number = core.strip_prefix(['Q', 'q']).unwrap_or(&core).trim_start_matches('0');
        is_positive_number(number).then(|| Self(format!("Q{number}")))
    }
}

impl Pmid {
    /// The number, if it is the only one in the text.
    pub(crate) fn meant(&self) -> Option<Self> {
        let core = core(&self.0).to_ascii_uppercase();
        let number = core.strip_prefix("PMID").unwrap_or(&core).trim_start().trim_start_matches('0');
        is_positive_number(number).then(|| Self(number.to_owned()))
    }
}

impl Pmcid {
    /// `PMC` and the number, if it is the only one in the text.
    pub(crate) fn meant(&self) -> Option<Self> {
        let core = core(&self.0).to_ascii_uppercase();
        let core = core.strip_prefix("PMCID").unwrap_or(&core).trim_start();
        let number = core.strip_prefix("PMC").unwrap_or(core).trim_start().trim_start_matches('0');
        is_positive_number(number).then(|| Self(format!("PMC{number}")))
    }
}

/// The last part of an address, or the part after a label, with plain hyphens and spaces.
fn core(text: &str) -> String {
    let plain = plain(text);
    let end = plain.find(['?', '#']).unwrap_or(plain.len());
    let whole = plain[..end].trim_matches([' ', '/', '.', ',', ';']);
    whole.rsplit(['/', ':']).next().unwrap_or_default().trim().to_owned()
}

/// The text with plain hyphens and spaces; most have no others.
fn plain(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
        return Cow::Borrowed(text);
    }
    let plain = text.chars().map(|c| match c {
        '\u{2010}'..='\u{2013}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    Cow::Owned(plain.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_is_seen_through_its_surroundings() {
        for text in [
            "https://orcid.org/0000-0002-1694-233x",
            "HTTPS://ORCID.ORG/0000-0002-1694-233X/",
            "orcid.org/0000-0002-1694-233X?lang=en",
            "ORCID: 0000–0002–1694–233X",
            "000000021694233X",
        ] {
            assert_eq!(Orcid::from(text).meant(), Some("0000-0002-1694-233X".into()), "{text}");
        }
        assert_eq!(Isni::from("ISNI 0000 0001 2156 142X").meant(), Some("000000012156142X".into()));
        assert_eq!(Issn::from("ISSN 20493630").meant(), Some("2049-3630".into()));
        assert_eq!(Isbn::from("ISBN-13: 978-0-306-40615-7").meant(), Some("978-0-306-40615-7".into()));
        assert_eq!(Ror::from("https://www.ror.org/05GQ02987/").meant(), Some("05gq02987".into()));
        assert_eq!(Lei::from("5299 00T8 BM49 aurs do55").meant(), Some("529900T8BM49AURSDO55".into()));
        assert_eq!(WikidataId::from("wd:q42").meant(), Some("Q42".into()));
        assert_eq!(Pmid::from("PMID: 31452104").meant(), Some("31452104".into()));
        assert_eq!(Pmcid::from("pmc 6710000").meant(), Some("PMC6710000".into()));
    }

    #[test]
    fn nothing_is_guessed_where_digits_are_wrong_or_too_many() {
        assert_eq!(Orcid::from("0000-0002-1694-2333").meant(), None);
        assert_eq!(Issn::from("2049-3630, 2434-561X").meant(), None);
        assert_eq!(Pmid::from("PMC6710000").meant(), None);
        assert_eq!(Pmid::from("31452104; 2").meant(), None);
        assert_eq!(Pmcid::from("PMC6710000.2").meant(), None);
        for odd in ["", "é", "Q", ":", "/?", "한국어"] {
            assert_eq!(WikidataId::from(odd).meant(), None, "{odd}");
            assert_eq!(Isni::from(odd).meant(), None, "{odd}");
        }
    }
}
