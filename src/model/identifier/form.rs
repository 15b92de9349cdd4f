//! The form of identifiers, exactly as in the schema's patterns: characters and their number, not the checksum.

use crate::model::{Isbn, Isni, Issn, Lei, Orcid, Ror};

impl Orcid {
    /// Whether it is sixteen digits, grouped by single hyphens or spaces, perhaps after `https://orcid.org/`.
    pub fn is_well_formed(&self) -> bool {
        let text = after_web(&self.0, &["orcid.org/", "www.orcid.org/"]);
        grouped(text).is_some_and(|digits| digits == 16)
    }
}

impl Isni {
    /// Whether it is sixteen digits, grouped by single hyphens or spaces, perhaps after `https://isni.org/`.
    pub fn is_well_formed(&self) -> bool {
        let hosts = ["isni.org/isni/", "www.isni.org/isni/", "isni.org/", "www.isni.org/"];
        grouped(after_web(&self.0, &hosts)).is_some_and(|digits| digits == 16)
    }
}

impl Issn {
    /// Whether it is two groups of four digits, the last perhaps an `X`.
    pub fn is_well_formed(&self) -> bool {
        let bytes = self.0.as_bytes();
        grouped(&self.0).is_some_and(|digits| digits == 8)
            && (bytes.len() == 8 || bytes.len() == 9 && matches!(bytes[4], b' ' | b'-'))
    }
}

impl Isbn {
    /// Whether it is ten or thirteen digits, grouped by single hyphens or spaces; of ten the last may be an `X`.
    pub fn is_well_formed(&self) -> bool {
        match grouped(&self.0) {
            Some(10) => true,
            Some(13) => self.0.ends_with(|c: char| c.is_ascii_digit()),
            _ => false,
        }
    }
}

impl Ror {
    /// Whether it is `0`, six letters or digits and two digits, perhaps after `https://ror.org/`.
    ///
    /// The letters are small; `i`, `l`, `o` and `u` are not used.
    pub fn is_well_formed(&self) -> bool {
        let id = after_web(&self.0, &["ror.org/"]).as_bytes();
        id.len() == 9
            && id[0] == b'0'
            && id[1..7].iter().all(|b| {
                b.is_ascii_digit() || b.is_ascii_lowercase() && !matches!(b, b'i' | b'l' | b'o' | b'u')
            })
            && id[7..].iter().all(u8::is_ascii_digit)
    }
}

impl Lei {
    /// Whether it is eighteen capital letters or digits, and two digits.
    pub fn is_well_formed(&self) -> bool {
        let signs = self.0.as_bytes();
        signs.len() == 20
            && signs[..18].iter().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
            && signs[18..].iter().all(u8::is_ascii_digit)
    }
}

/// The part after `https://` or `http://` and one of the hosts; the whole text without them.
pub(super) fn after_web<'a>(text: &'a str, hosts: &[&str]) -> &'a str {
    text.strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"))
        .and_then(|rest| hosts.iter().find_map(|host| rest.strip_prefix(host)))
        .unwrap_or(text)
}

/// How many digits there are, if there is nothing else but one hyphen or space between some of them,
/// and an `X` in the place of the last.
fn grouped(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (last, before) = bytes.split_last()?;
    if !last.is_ascii_digit() && !matches!(last, b'X' | b'x') {
        return None;
    }
    let mut digits = 1;
    let mut after_digit = false;
    for byte in before {
        match byte {
            b'0'..=b'9' => digits += 1,
            b' ' | b'-' if after_digit => {}
            _ => return None,
        }
        after_digit = byte.is_ascii_digit();
    }
    Some(digits)
}
