//! One name of schema.org, with what the table says of it.

/// A name of schema.org: a type, a property, or a member of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// How schema.org spells it.
    pub name: &'static str,
    /// Whether schema.org still tries it out; pending names are for use all the same.
    pub is_pending: bool,
    /// Names, with blanks between them; absent where there is no such sign.
    parents: Option<&'static str>,
    enumerations: &'static str,
    domains: &'static str,
    ranges: &'static str,
    superseded_by: &'static str,
}

impl Term {
    /// Reads a line of the table.
    pub(super) fn read(line: &'static str) -> Self {
        let (name, mut rest) = line.split_once(' ').unwrap_or((line, ""));
        let mut term = Self {
            name,
            is_pending: false,
            parents: None,
            enumerations: "",
            domains: "",
            ranges: "",
            superseded_by: "",
        };
        while let Some(sign) = rest.bytes().next() {
            let end = rest[1..].find(['<', '=', '@', '>', '!', '~']).map_or(rest.len(), |end| end + 1);
            let names = rest[1..end].trim_ascii();
            match sign {
                b'<' => term.parents = Some(names),
                b'=' => term.enumerations = names,
                b'@' => term.domains = names,
                b'>' => term.ranges = names,
                b'!' => term.superseded_by = names,
                _ => term.is_pending = true,
            }
            rest = &rest[end..];
        }
        term
    }

    /// Whether it is a type; a type may be a member of an enumeration, too.
    pub fn is_type(&self) -> bool {
        self.parents.is_some()
    }

    /// Whether it is a property.
    pub fn is_property(&self) -> bool {
        self.name.starts_with(|first: char| first.is_ascii_lowercase())
    }

    /// The types right above a type.
    pub fn parents(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.parents.unwrap_or_default().split_ascii_whitespace()
    }

    /// The enumerations that it is a member of.
    pub fn enumerations(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.enumerations.split_ascii_whitespace()
    }

    /// The types that a property is made for.
    pub fn domains(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.domains.split_ascii_whitespace()
    }

    /// The types that the values of a property have.
    pub fn ranges(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.ranges.split_ascii_whitespace()
    }

    /// What schema.org has now instead of it.
    pub fn superseded_by(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.superseded_by.split_ascii_whitespace()
    }
}
