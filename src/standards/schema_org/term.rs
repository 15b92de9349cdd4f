//! One name of schema.org, with what the table says of it.

/// A name of schema.org: a type, a property, or a member of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Term {
    /// How schema.org spells it.
    pub name: &'static str,
    /// What the table says behind the name: signs, and names behind each.
    said: &'static str,
}

impl Term {
    /// Reads a line of the table.
    pub(super) fn read(line: &'static str) -> Self {
        let (name, said) = line.split_once(' ').unwrap_or((line, ""));
        Self { name, said }
    }

    /// The names behind a sign, if it is there.
    fn behind(&self, sign: char) -> Option<&'static str> {
        let rest = &self.said[self.said.find(sign)? + sign.len_utf8()..];
        let end = rest.find(['<', '=', '@', '>', '!', '~']).unwrap_or(rest.len());
        Some(&rest[..end])
    }

    fn names(&self, sign: char) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.behind(sign).unwrap_or_default().split_ascii_whitespace()
    }

    /// Whether it is a type; a type may be a member of an enumeration, too.
    pub(crate) fn is_type(&self) -> bool {
        self.behind('<').is_some()
    }

    /// Whether it is a property.
    pub(crate) fn is_property(&self) -> bool {
        self.name.starts_with(|first: char| first.is_ascii_lowercase())
    }

    /// The types right above a type.
    pub(crate) fn parents(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('<')
    }

    /// The enumerations that it is a member of.
    pub(crate) fn enumerations(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('=')
    }

    /// The types that a property is made for.
    pub(crate) fn domains(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('@')
    }

    /// The types that the values of a property have.
    pub(crate) fn ranges(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('>')
    }

    /// What schema.org has now instead of it.
    pub(crate) fn superseded_by(&self) -> impl Iterator<Item = &'static str> + Clone + use<> {
        self.names('!')
    }
}
