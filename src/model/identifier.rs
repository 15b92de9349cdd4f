//! Identifiers of works, people, organizations and places in the registries of the world.

mod assigned;
mod country;
mod form;
mod meant;
mod placeholder;
mod scheme;

use crate::model::record::record;
use crate::model::value::string_value;
use crate::model::{Uri, Url};

pub use scheme::Scheme;

record! {
    /// Identifiers of an article or of another work.
    #[derive(Default, Eq, Hash)]
    pub struct WorkIdentifiers {
        /// The DOI, without `https://doi.org/`.
        pub doi: Option<Doi> = default,
        /// The URL of its web page.
        pub url: Option<Url> = default,
        /// Any other persistent URI, such as a `tag:` or `urn:`.
        pub uri: Option<Uri> = default,
        /// The PubMed id.
        pub pmid: Option<Pmid> = default,
        /// The PubMed Central id.
        pub pmcid: Option<Pmcid> = default,
        /// The ISBN, of ten or thirteen digits.
        pub isbn: Option<Isbn> = default,
        /// The Wikidata item.
        pub wikidata: Option<WikidataId> = default,
        /// Identifiers of other schemes.
        pub other: Vec<Identifier> = default,
    }
}

record! {
    /// An identifier of a scheme that has no field of its own.
    #[derive(Eq, Hash)]
    pub struct Identifier {
        /// The scheme's name, such as `publisher-id` or `handle`.
        #[schemars(example = &"publisher-id")]
        pub scheme: String,
        /// The identifier itself.
        pub value: String,
        /// Its URL.
        pub url: Option<Url> = default,
    }
}

string_value! {
    /// A DOI, without `https://doi.org/`.
    Doi { pattern: "^10\\.[0-9]{4,9}(\\.[0-9]+)*/\\S+$", examples: ["10.1000/182"] }
}
string_value! {
    /// An ORCID iD: sixteen digits in four groups, the last a checksum (ISO/IEC 7064, MOD 11-2).
    Orcid {
        pattern: "^(https?://(www\\.)?orcid\\.org/)?([0-9][ -]?){15}[0-9Xx]$",
        examples: ["0000-0002-1825-0097"]
    }
}
string_value! {
    /// An ISNI: sixteen digits, the last a checksum (ISO 27729).
    Isni {
        pattern: "^(https?://(www\\.)?isni\\.org/(isni/)?)?([0-9][ -]?){15}[0-9Xx]$",
        examples: ["0000000419369094"]
    }
}
string_value! {
    /// An ISSN: eight digits in two groups, the last a checksum (ISO 3297).
    Issn { pattern: "^[0-9]{4}[ -]?[0-9]{3}[0-9Xx]$", examples: ["2049-3630"] }
}
string_value! {
    /// An ISBN of ten or thirteen digits, the last a checksum (ISO 2108).
    Isbn { pattern: "^([0-9][ -]?){9}(([0-9][ -]?){3}[0-9]|[0-9Xx])$", examples: ["978-0-306-40615-7"] }
}
string_value! {
    /// A ROR id: `0`, six letters or digits, and two digits of checksum (ISO/IEC 7064, MOD 97-10).
    Ror { pattern: "^(https?://ror\\.org/)?0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}$", examples: ["05gq02987"] }
}
string_value! {
    /// An LEI: eighteen letters or digits and two digits of checksum (ISO 17442).
    Lei { pattern: "^[0-9A-Z]{18}[0-9]{2}$", examples: ["529900T8BM49AURSDO55"] }
}
string_value! {
    /// A Wikidata item: `Q` and a number.
    WikidataId { pattern: "^(https?://www\\.wikidata\\.org/(entity|wiki)/)?Q[1-9][0-9]*$", examples: ["Q7825"] }
}
string_value! {
    /// A PubMed id: a number.
    Pmid { pattern: "^[1-9][0-9]*$", examples: ["31452104"] }
}
string_value! {
    /// A PubMed Central id: `PMC` and a number.
    Pmcid { pattern: "^PMC[1-9][0-9]*$", examples: ["PMC6710000"] }
}
string_value! {
    /// A country (ISO 3166-1, two letters) or a part of one (ISO 3166-2).
    CountryCode { pattern: "^[A-Z]{2}(-[A-Z0-9]{1,3})?$", examples: ["KR", "GB-SCT"] }
}

impl Doi {
    /// Whether it has the form of a DOI: `10.`, a registrant, a slash, and something after it.
    ///
    /// The registrant is four to nine digits; more may follow behind dots, where it is divided.
    pub fn is_well_formed(&self) -> bool {
        let Some((registrant, suffix)) = self.0.strip_prefix("10.").and_then(|rest| rest.split_once('/'))
        else {
            return false;
        };
        let (registrant, divisions) = registrant.split_once('.').unwrap_or((registrant, "0"));
        let all_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        (4..=9).contains(&registrant.len())
            && all_digits(registrant)
            && divisions.split('.').all(all_digits)
            && !suffix.is_empty()
            // A pattern's `\S` leaves out the byte order mark, too.
            && !suffix.contains(|c: char| c.is_whitespace() || c == '\u{FEFF}')
    }

    /// The URL of what it identifies.
    pub fn url(&self) -> String {
        format!("https://doi.org/{}", self.0)
    }
}

impl Orcid {
    /// Whether it is sixteen digits of which the last is the checksum of the others.
    ///
    /// ```
    /// use byline::model::Orcid;
    /// assert!(Orcid::from("0000-0002-1825-0097").checksum_holds());
    /// assert!(!Orcid::from("0000-0002-1825-0098").checksum_holds());
    /// ```
    pub fn checksum_holds(&self) -> bool {
        self.digits().is_some_and(|digits| mod_11_2_holds(&digits))
    }

    /// The iD in its usual form: four groups of four.
    pub fn canonical(&self) -> String {
        let Some(digits) = self.digits() else { return self.0.clone() };
        let mut canonical = String::with_capacity(19);
        for group in digits.chunks(4) {
            if !canonical.is_empty() {
                canonical.push('-');
            }
            canonical.extend(group.iter().copied().map(char::from));
        }
        canonical
    }

    fn digits(&self) -> Option<[u8; 16]> {
        sixteen_digits(&self.0, &["orcid.org/"])
    }

    /// The URL of the person.
    pub fn url(&self) -> String {
        format!("https://orcid.org/{}", self.canonical())
    }
}

impl Isni {
    /// Whether it is sixteen digits of which the last is the checksum of the others.
    pub fn checksum_holds(&self) -> bool {
        self.digits().is_some_and(|digits| mod_11_2_holds(&digits))
    }

    /// The sixteen digits without spaces.
    pub fn canonical(&self) -> String {
        match self.digits() {
            Some(digits) => digits.map(char::from).iter().collect(),
            None => self.0.clone(),
        }
    }

    fn digits(&self) -> Option<[u8; 16]> {
        sixteen_digits(&self.0, &["isni.org/isni/", "isni.org/"])
    }

    /// The URL of the person or organization.
    pub fn url(&self) -> String {
        format!("https://isni.org/isni/{}", self.canonical())
    }
}

impl Issn {
    /// Whether it is eight digits of which the last is the checksum of the others.
    pub fn checksum_holds(&self) -> bool {
        let digits = compact(&self.0);
        digits.len() == 8 && weighted_sum(&digits, 8).is_some_and(|sum| sum % 11 == 0)
    }

    /// The ISSN in its usual form: two groups of four.
    pub fn canonical(&self) -> String {
        let digits = compact(&self.0);
        if digits.len() == 8 && digits.is_ascii() {
            format!("{}-{}", &digits[..4], &digits[4..])
        } else {
            self.0.clone()
        }
    }
}

impl Isbn {
    /// Whether it is ten or thirteen digits of which the last is the checksum of the others.
    pub fn checksum_holds(&self) -> bool {
        let digits = compact(&self.0);
        match digits.len() {
            10 => weighted_sum(&digits, 10).is_some_and(|sum| sum % 11 == 0),
            13 => {
                let values = digits.chars().map(|c| c.to_digit(10)).collect::<Option<Vec<u32>>>();
                values.is_some_and(|values| {
                    values
                        .iter()
                        .zip([1, 3].iter().cycle())
                        .map(|(digit, weight)| digit * weight)
                        .sum::<u32>()
                        % 10
                        == 0
                })
            }
            _ => false,
        }
    }
}

impl Ror {
    /// Whether its last two digits are the checksum of the six characters before them.
    pub fn checksum_holds(&self) -> bool {
        const ALPHABET: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let id = self.canonical();
        let Some((value, checksum)) = id.strip_prefix('0').and_then(|rest| rest.split_at_checked(6)) else {
            return false;
        };
        let number = value
            .bytes()
            .try_fold(0_u64, |sum, b| Some(sum * 32 + ALPHABET.iter().position(|sign| *sign == b)? as u64));
        number.is_some_and(|number| format!("{:02}", 98 - number * 100 % 97) == checksum)
    }

    /// The bare nine characters.
    pub fn canonical(&self) -> String {
        after_host(&self.0, &["ror.org/"]).to_owned()
    }

    /// The URL of the organization.
    pub fn url(&self) -> String {
        format!("https://ror.org/{}", self.canonical())
    }
}

impl Lei {
    /// Whether it is 20 characters, of which the last two are the checksum of the others (ISO/IEC 7064, MOD 97-10).
    pub fn checksum_holds(&self) -> bool {
        let remainder = self.0.chars().try_fold(0, |remainder, c| {
            if c.is_ascii_lowercase() {
                return None;
            }
            let value = c.to_digit(36)?;
            Some((remainder * if value > 9 { 100 } else { 10 } + value) % 97)
        });
        self.0.len() == 20 && self.0.ends_with(|c: char| c.is_ascii_digit()) && remainder == Some(1)
    }
}

impl WikidataId {
    /// Whether it is `Q` and a number.
    pub fn is_well_formed(&self) -> bool {
        form::after_web(&self.0, &["www.wikidata.org/entity/", "www.wikidata.org/wiki/"])
            .strip_prefix('Q')
            .is_some_and(is_positive_number)
    }

    /// The id alone: `Q7825`.
    pub fn canonical(&self) -> &str {
        after_host(&self.0, &["www.wikidata.org/entity/", "www.wikidata.org/wiki/"])
    }

    /// The URL of the item itself.
    pub fn url(&self) -> String {
        format!("https://www.wikidata.org/entity/{}", self.canonical())
    }
}

impl Pmid {
    /// Whether it is a number.
    pub fn is_well_formed(&self) -> bool {
        is_positive_number(&self.0)
    }

    /// The URL of the work.
    pub fn url(&self) -> String {
        format!("https://pubmed.ncbi.nlm.nih.gov/{}/", self.0)
    }
}

impl Pmcid {
    /// Whether it is `PMC` and a number.
    pub fn is_well_formed(&self) -> bool {
        self.0.strip_prefix("PMC").is_some_and(is_positive_number)
    }

    /// The URL of the work.
    pub fn url(&self) -> String {
        format!("https://pmc.ncbi.nlm.nih.gov/articles/{}/", self.0)
    }
}

impl CountryCode {
    /// Whether it has the form of an ISO 3166-1 or 3166-2 code; it may still be unassigned.
    pub fn is_well_formed(&self) -> bool {
        let (country, part) = match self.0.split_once('-') {
            Some((country, part)) => (country, Some(part)),
            None => (self.0.as_str(), None),
        };
        country.len() == 2
            && country.bytes().all(|b| b.is_ascii_uppercase())
            && part.is_none_or(|part| {
                (1..=3).contains(&part.len())
                    && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            })
    }

    /// The two letters of the country.
    pub fn country(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }
}

/// The digits of an ORCID iD or ISNI, without what precedes or separates them, if there are sixteen.
fn sixteen_digits(text: &str, hosts: &[&str]) -> Option<[u8; 16]> {
    let mut digits = [0; 16];
    let mut places = digits.iter_mut();
    for byte in after_host(text, hosts).bytes().filter(|byte| !matches!(byte, b' ' | b'-')) {
        *places.next()? = byte.to_ascii_uppercase();
    }
    (places.next().is_none() && digits.is_ascii()).then_some(digits)
}

/// The part after `https://` and one of the hosts; the whole text without them.
fn after_host<'a>(text: &'a str, hosts: &[&str]) -> &'a str {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return text;
    };
    let bare = rest.strip_prefix("www.").unwrap_or(rest);
    hosts.iter().find_map(|host| rest.strip_prefix(host).or_else(|| bare.strip_prefix(host))).unwrap_or(text)
}

fn compact(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, ' ' | '-')).map(|c| c.to_ascii_uppercase()).collect()
}

fn is_positive_number(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit())
}

/// ISO/IEC 7064, MOD 11-2, over sixteen characters, the last of which may be `X`.
fn mod_11_2_holds([value @ .., check]: &[u8; 16]) -> bool {
    let digit = |byte: u8| char::from(byte).to_digit(10);
    let sum = value.iter().try_fold(0, |sum, byte| Some((sum + digit(*byte)?) * 2 % 11));
    sum.is_some_and(|sum| match (12 - sum) % 11 {
        10 => *check == b'X',
        expected => digit(*check) == Some(expected),
    })
}

/// The sum of the digits, the first weighted by `first`, each next by one less; a last `X` counts ten.
fn weighted_sum(digits: &str, first: u32) -> Option<u32> {
    let last = digits.len() - 1;
    digits.chars().enumerate().try_fold(0, |sum, (i, c)| {
        let value = if c == 'X' && i == last { 10 } else { c.to_digit(10)? };
        Some(sum + value * (first - u32::try_from(i).ok()?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_hold_for_the_registries_own_examples() {
        assert!(Orcid::from("0000-0001-5109-3700").checksum_holds());
        assert!(Orcid::from("https://orcid.org/0000-0002-1694-233x").checksum_holds());
        assert!(Isni::from("0000 0001 2150 090X").checksum_holds());
        assert!(Isni::from("https://isni.org/isni/0000000419369094").checksum_holds());
        assert!(Issn::from("2049-3630").checksum_holds());
        assert!(Issn::from("2434-561X").checksum_holds());
        assert!(Isbn::from("978-0-306-40615-7").checksum_holds());
        assert!(Isbn::from("0-8044-2957-X").checksum_holds());
        assert!(Ror::from("https://ror.org/05gq02987").checksum_holds());
        assert!(Ror::from("03yrm5c26").checksum_holds());
        assert!(Lei::from("529900T8BM49AURSDO55").checksum_holds());
        assert!(Doi::from("10.1000.10/182").is_well_formed());
    }

    #[test]
    fn one_wrong_digit_breaks_every_checksum() {
        assert!(!Orcid::from("0000-0001-5109-3701").checksum_holds());
        assert!(!Isni::from("0000 0001 2150 0901").checksum_holds());
        assert!(!Issn::from("2049-3631").checksum_holds());
        assert!(!Isbn::from("978-0-306-40615-8").checksum_holds());
        assert!(!Ror::from("05gq02988").checksum_holds());
        assert!(!Lei::from("529900T8BM49AURSDO56").checksum_holds());
    }

    #[test]
    fn odd_texts_are_no_identifiers_and_no_panic() {
        for odd in ["", "X", "é", "0000-0002-1825-009é", "한국어한국어한", "----------------"] {
            assert!(!Orcid::from(odd).checksum_holds(), "{odd}");
            assert!(!Issn::from(odd).checksum_holds(), "{odd}");
            assert!(!Isbn::from(odd).checksum_holds(), "{odd}");
            assert!(!Ror::from(odd).checksum_holds(), "{odd}");
            assert!(!Lei::from(odd).checksum_holds(), "{odd}");
            assert!(!Doi::from(odd).is_well_formed(), "{odd}");
            assert!(!CountryCode::from(odd).is_well_formed(), "{odd}");
        }
    }
}
