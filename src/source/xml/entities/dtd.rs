//! The named characters of the JATS DTDs.

/// Lines with a name and its code points, sorted by the bytes of the names.
const TABLE: &str = include_str!("dtd.txt");

/// The characters of an entity.
#[derive(Debug, Clone)]
pub(in super::super) struct Characters {
    codes: &'static str,
}

/// The characters for this name in the JATS DTDs.
pub(super) fn characters(name: &str) -> Option<Characters> {
    let mut rest = TABLE;
    while !rest.is_empty() {
        let middle = rest.len() / 2;
        let start = rest[..middle].rfind('\n').map_or(0, |end| end + 1);
        let end = rest[start..].find('\n').map_or(rest.len(), |end| start + end + 1);
        match rest[start..end].trim_end().split_once(' ') {
            // The lines at the top are not entities.
            Some(("#", _)) => rest = &rest[end..],
            Some((known, codes)) if known == name => return Some(Characters { codes }),
            Some((known, _)) if known < name => rest = &rest[end..],
            _ => rest = &rest[..start],
        }
    }
    None
}

impl Iterator for Characters {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (code, rest) = self.codes.split_once(' ').unwrap_or((self.codes, ""));
        self.codes = rest;
        u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::xml::is_xml_char;

    #[test]
    fn every_name_of_the_table_is_found() {
        let mut names = 0;
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let (name, codes) = line.split_once(' ').unwrap();
            let found: Vec<char> = characters(name).unwrap_or_else(|| panic!("{name}")).collect();
            assert_eq!(found.len(), codes.split(' ').count(), "{name}");
            assert!(found.into_iter().all(is_xml_char), "{name}");
            names += 1;
        }
        assert_eq!(names, 2195);
    }

    #[test]
    fn names_have_the_meaning_of_the_dtds_not_of_html() {
        let meant = |name| characters(name).map(|found| found.collect::<String>());
        assert_eq!(meant("nbsp").as_deref(), Some("\u{A0}"));
        assert_eq!(meant("phi").as_deref(), Some("\u{3D5}"));
        assert_eq!(meant("Hmacr").as_deref(), Some("H\u{304}"));
        assert_eq!(meant("zwnj"), None);
        assert_eq!(meant(""), None);
        assert_eq!(meant("#"), None);
    }
}
