//! The ranges of numbers that registries assign.

use crate::model::{Isbn, Orcid};

impl Orcid {
    /// Whether it is in one of the [blocks of ISNIs](https://support.orcid.org/hc/en-us/articles/360006897674) that are
    /// set aside for ORCID.
    pub(crate) fn is_in_block(&self) -> bool {
        let canonical = self.canonical();
        let digits = canonical.bytes().filter(u8::is_ascii_digit).take(15);
        let number = digits.fold(0, |number: u64, digit| number * 10 + u64::from(digit - b'0'));
        (15_000_000..=35_000_000).contains(&number) || (900_000_000_000..=900_100_000_000).contains(&number)
    }
}

impl Isbn {
    /// Whether it has ten digits, or begins with one of the prefixes for books: 978 or 979.
    pub(crate) fn has_prefix_of_books(&self) -> bool {
        let digits: String = self.0.chars().filter(char::is_ascii_digit).collect();
        digits.len() < 13 || digits.starts_with("978") || digits.starts_with("979")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_the_blocks_are_in_them() {
        for id in ["0000-0001-5000-0007", "0000-0003-5000-0001", "0009-0000-0000-0000", "0009-0010-0000-0000"]
        {
            assert!(Orcid::from(id).is_in_block(), "{id}");
        }
        for id in ["0000-0001-4999-9999", "0000-0003-5000-0015", "0000-0004-1936-9094", "0009-0011-0000-0000"]
        {
            assert!(!Orcid::from(id).is_in_block(), "{id}");
        }
        assert!(Orcid::from("https://orcid.org/0000-0002-1694-233X").is_in_block());
    }

    #[test]
    fn other_goods_have_other_prefixes() {
        assert!(Isbn::from("979-10-90636-07-1").has_prefix_of_books());
        assert!(Isbn::from("0-306-40615-2").has_prefix_of_books());
        assert!(!Isbn::from("400-6-381-33393-1").has_prefix_of_books());
    }
}
